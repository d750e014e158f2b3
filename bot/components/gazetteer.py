"""Where a place is named in a text, by the words around it.

Communes are also common words («il est nice», «à la rue»).
"""

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Optional

from ruamel.yaml import YAML

from bot.folding import strip_accents

WORD = re.compile(r"[\wÀ-ÿ]+")
LONGEST = 6  # words in a name: «saint remy en bouzemont saint genest»
TOWN = 1500  # inhabitants from which a name after a preposition is taken for a place
BEFORE = (
    r"(?:\b(?:a|à|sur|vers|en|aux?|chez moi a|(?:près|pres|loin|autour|banlieue|ville|"
    r"centre|région|region|commune|sortie|gare) d[eu']|"
    r"(?:côté|cote|cotés) d[eu']|(?:suis|viens|vient|reviens|vient|habitants?) d[eu']|"
    r"dans l[ea']?|dans|habite|vis|vit|vivons|habitons)\s*)$"
)
BEFORE_DEPARTMENT = (
    r"(?:\b(?:dans l[ea']s?|en|l[ea']|du|de l[a']|des|département|departement|dep|dpt|région|à la|a la)\s*)$"
)
NUMBER = re.compile(
    r"(?:\b(?:dans le|le|du|sur le|dep(?:artement)?|dpt|département|\(|"
    r"code postal(?: c'est)?)\s*)(?P<number>\d{5}|97[1-8]|2[ab]|\d{2})\b",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b\d{5}\b")
# «elle doit 35000 euros», «dans le 20 minutes»: a number of something is no postcode and no département.
COUNTS = re.compile(
    r"\s*(?:€|\$|%|(?:euros?|balles?|boules?|francs?|dollars?|dirhams?|dinars?|k|personnes?|gens|abonn\w*|"
    r"followers?|vues?|likes?|messages?|km|habitants?|fois|heures?|minutes?|min|jours?|ans|mois)\b)",
    re.IGNORECASE,
)
# What is said every day of no place, though a commune has the name: Placé, Cours, Mars, Sens.
SAYINGS = re.compile(r"(?:sur place|en (?:cours|mars)|au cours|a (?:sens|cours))")
SHORT = {"st": "saint", "ste": "sainte"}
CITY = 10_000  # inhabitants from which a name alone is the town even where nobody asked
# What may stand around the name in an answer to «where».
AROUND = re.compile(
    r"au?x?|vers|sur|dans|en|l[ae]?s?|d[eu]?s?|pres|cote|loin|je?|j?suis|jsui|chuis?|j?habite|vis|on|nous|est|c|y|"
    r"ville|code|postal|departement|stp|svp|plutot|ben|bah|euh|heu|genre|actuellement|maintenant|mtn|et|non|nan|oui"
)
LED = frozenset({"a", "au", "aux", "en", "dans", "sur", "vers"})  # «à Mayotte»: unasked, no name of a person
NUMBERED = re.compile(r"97[1-8]|2[ab]|\d{2}")
SIDE = 12  # characters of the text read before a name


class Span(NamedTuple):
    start: int
    end: int
    value: str


class Named(NamedTuple):
    """A place that is all that a message says. `surely`: its name is no everyday word, or a town's."""

    value: str
    surely: bool
    city: bool


class Gazetteer:
    """`communes` maps folded names to inhabitants; `common` holds names that are everyday words too."""

    def __init__(
        self,
        communes: Mapping[str, int],
        departments: Iterable[str],
        postcodes: Iterable[str],
        common: Iterable[str],
    ) -> None:
        self.communes = dict(communes)
        self.departments = set(departments)
        self.postcodes = set(postcodes)
        self.common = set(common)
        self._before = re.compile(BEFORE, re.IGNORECASE)
        self._before_department = re.compile(BEFORE_DEPARTMENT, re.IGNORECASE)

    def find(self, text: str, *, expected: bool) -> Optional[Span]:
        """`expected`: the message is about a place, so that a bare name is one."""
        for code in POSTCODE.finditer(text):
            if code[0] in self.postcodes and not COUNTS.match(text, code.end()):
                return Span(code.start(), code.end(), code[0])
        return self._named(text, expected=expected) or self._numbered(text, expected=expected)

    def alone(self, text: str) -> Optional[Named]:
        """The place if nothing but a place is said: «Rodez», «vers Auch», «Gourdon dans le Lot»."""
        words = list(WORD.finditer(text))
        told = [_folded(word[0]) for word in words]
        for first in range(len(words)):
            for last in range(min(len(words), first + LONGEST), first, -1):
                start, end = words[first].start(), words[last - 1].end()
                name = _folded(text[start:end])
                beside = told[:first] + told[last:]
                if first and _saying(told[first - 1], name, text[start:end]):
                    return None
                if self._is_known(name) and all(
                    AROUND.fullmatch(word) or self._is_wide(word) for word in beside
                ):
                    return self._named_alone(name, text[start:end], beside)
            if not AROUND.fullmatch(told[first]) and not self._is_wide(told[first]):
                return None
        return None

    def _named_alone(self, name: str, value: str, beside: list[str]) -> Optional[Named]:
        inhabitants = self.communes.get(name, 0)
        rare = name not in self.common
        if not rare and beside and inhabitants <= CITY:
            return None  # «chez ma mère»
        wide = name in self.departments and not LED.isdisjoint(beside)
        return Named(value, rare or inhabitants > CITY, rare and (inhabitants >= CITY or wide))

    def _is_known(self, name: str) -> bool:
        return (name in self.communes or self._is_wide(name)) and not all(map(AROUND.fullmatch, name.split()))

    def _is_wide(self, name: str) -> bool:
        """A name or number that may stand beside a town's."""
        return name in self.departments or name in self.postcodes or bool(NUMBERED.fullmatch(name))

    def _named(self, text: str, *, expected: bool) -> Optional[Span]:
        words = list(WORD.finditer(text))
        for first in range(len(words)):
            for last in range(min(len(words), first + LONGEST), first, -1):
                start, end = words[first].start(), words[last - 1].end()
                name = _folded(text[start:end])
                if self._is_place(
                    name, text, start, whole=first == 0 and last == len(words), expected=expected
                ):
                    return Span(start, end, text[start:end])
        return None

    def _is_place(self, name: str, text: str, start: int, *, whole: bool, expected: bool) -> bool:
        before = text[max(0, start - SIDE) : start].replace("’", "'")
        if _saying(_folded(before).rpartition(" ")[2], name, text[start:]):
            return False
        if name in self.departments and (expected or self._before_department.search(before)):
            return name not in self.common or bool(self._before_department.search(before)) or whole
        inhabitants = self.communes.get(name)
        if inhabitants is None:
            return False
        led = bool(self._before.search(before))
        capital = text[start].isupper() and start > 0
        if name in self.common:
            return (
                (whole and expected) or (led and (expected or capital)) or (led and inhabitants > TOWN * 20)
            )
        if expected:
            return led or capital or whole or inhabitants >= TOWN
        return led and (capital or inhabitants >= TOWN)

    def _numbered(self, text: str, *, expected: bool) -> Optional[Span]:
        found = NUMBER.search(text)
        if found and COUNTS.match(text, found.end("number")):
            return None
        if found and (expected or text[: found.start()].lower().endswith(("dans ", "suis ", "habite "))
                      or found[0].lower().startswith(("dans", "dep", "dép", "dpt"))):  # fmt: skip
            return Span(found.start("number"), found.end("number"), found["number"])
        bare = re.fullmatch(r"\W*(97[1-8]|2[abAB]|\d{2})\W*", text) if expected else None
        return Span(bare.start(1), bare.end(1), bare[1]) if bare else None


def _saying(before: str, name: str, typed: str) -> bool:
    """A capital tells the name: «sur Placé», «en cours»."""
    return typed[:1].islower() and bool(SAYINGS.fullmatch(f"{before} {name}"))


def _folded(name: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", strip_accents(name.lower())).split()
    return " ".join(SHORT.get(word, word) for word in words)


def _nicknames(file: Path) -> list[str]:
    """«paname», «bdx»: the directory's own list. Spelled numbers are left to the rules for numbers."""
    names = (
        YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))["names"] if file.exists() else {}
    )
    return [name for name in map(str, names) if name.replace(" ", "").isalpha()]


def read(folder: Path, common: Iterable[str]) -> Gazetteer:
    """Empty when the places are not there: nothing is then found, and nothing breaks."""
    communes: dict[str, int] = {}
    postcodes: set[str] = set()
    departments: set[str] = set()
    if (folder / "communes.csv").exists():
        with (folder / "communes.csv").open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                name = _folded(row["name"])
                communes[name] = max(communes.get(name, 0), int(row["population"] or 0))
                postcodes.update(row["postcodes"].split())
        communes.update(dict.fromkeys(_nicknames(folder / "words.yml"), TOWN * 30))
        with (folder / "departments.csv").open(encoding="utf-8", newline="") as rows:
            departments = {_folded(row["name"]) for row in csv.DictReader(rows)}
    return Gazetteer(
        communes,
        departments,
        postcodes,
        {word for word in map(_folded, common) if word in communes or word in departments},
    )
