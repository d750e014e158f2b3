"""Reads what people write for a place: fillers, short forms, postcodes, numbers of départements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from api.folding import bare

LONGEST = 80  # characters; no French place needs more
ARTICLES = ("le", "la", "les", "l")
_WORD = re.compile(r"[a-z0-9]+")
_POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)|\b2[ab]\d{3}\b")
_POSTCODE_IN_TWO = re.compile(r"\b\d{2} \d{3}\b")
# Its number is the arrondissement in Paris, Lyon and Marseille, and never a département.
_CEDEX = re.compile(r"\bcedex(?: (\d{1,2}))?\b")
_DEPARTMENT = re.compile(r"\b(0?[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-8]|98[46-9])\b")
_ARRONDISSEMENT = re.compile(r"\b(\d{1,2}) ?(?:er|ere|e|eme|ieme|nd|nde|arr)\b")
_SOUNDS = [
    *(("eaux|eau|aux|au", "o"), ("ph", "f"), ("qu|ck|k|q|c(?=[aou])", "c"), ("c(?=[eiy])|z|ss|ç", "s")),
    *(
        ("y|ll(?=e)", "i"),
        ("gn", "ni"),
        ("(?:ai|ei)(?![mn])|et$|er$|ez$", "e"),
        ("h", ""),
        ("g(?=[ei])", "j"),
    ),
    *(("(?:em|en|am)(?=[^aeioumn]|$)", "an"), (r"(.)\1+", r"\1"), ("[stdxe]+$", "")),
]
_CITIES_WITH_NUMBERS = ("paris", "lyon", "marseille", "paname")


def fold(text: str) -> str:
    """Small letters, no accents, words parted by one space: «L’Haÿ-les-Roses» → «l hay les roses»."""
    return " ".join(_WORD.findall(bare(text[:LONGEST])))


def squeeze(folded: str) -> str:
    return folded.replace(" ", "")


def without_article(folded: str) -> str:
    first, _, rest = folded.partition(" ")
    return rest if first in ARTICLES else ""


def sound(key: str) -> str:
    """One key for the spellings that sound alike: «bordo» and «bordeaux», «strazbourg» and «strasbourg»."""
    for pattern, by in _SOUNDS:
        key = re.sub(pattern, by, key)
    return key


@dataclass(frozen=True)
class Reading:
    """One way to understand what was written; `code` is already a place."""

    name: str = ""
    code: str = ""
    postcode: str = ""
    department: str = ""
    arrondissement: int = 0


@dataclass(frozen=True)
class Written:
    around: frozenset[str]
    short: dict[str, str]
    names: dict[str, str]
    departments: dict[str, str]  # folded name → code

    @classmethod
    def load(cls, words: dict[str, Any], departments: dict[str, str]) -> "Written":
        names = {fold(str(name)): str(code) for name, code in words["names"].items()}
        codes = {name: code for code, name in departments.items()}
        return cls(frozenset(words["around"]), dict(words["short"]), names, codes)

    def say_nothing(self, phrase: str) -> bool:
        """Whether it is made of the words around a place alone: « chez moi », « en ville »."""
        return self.around.issuperset(phrase.split())


def read(text: str, words: Written) -> Iterator[Reading]:
    """Readings of `text`, the most literal first."""
    folded = fold(text)
    for phrase in _phrases(folded, words):
        if code := words.names.get(phrase):
            yield Reading(code=code)
        yield from _with_numbers(phrase, words)


def _phrases(folded: str, words: Written) -> Iterator[str]:
    """The text itself, in full words, then with the words around a place taken off its ends, one by one."""
    seen: set[str] = set()
    tokens = folded.split()
    while tokens:
        full = " ".join(words.short.get(token, token) for token in tokens)
        for phrase in (" ".join(tokens), full):
            if phrase not in seen:
                seen.add(phrase)
                yield phrase
        if tokens[0] in words.around:
            tokens = tokens[1:]
        elif tokens[-1] in words.around:
            tokens = tokens[:-1]
        else:
            return


def _with_numbers(phrase: str, words: Written) -> Iterator[Reading]:
    arrondissement = 0
    if cedex := _CEDEX.search(phrase):
        phrase, arrondissement = _without(phrase, cedex), int(cedex[1] or 0)
    if postcode := _POSTCODE.search(phrase) or _POSTCODE_IN_TWO.search(phrase):
        name = _trimmed(_without(phrase, postcode), words)
        if number := _ARRONDISSEMENT.search(name):
            name = _trimmed(_without(name, number), words)
        yield Reading(name=name, postcode=squeeze(postcode[0]), arrondissement=arrondissement)
        return
    if arrondissement:
        yield Reading(name=_trimmed(phrase, words), arrondissement=arrondissement)
        return
    if phrase.startswith(_CITIES_WITH_NUMBERS) and (
        number := _ARRONDISSEMENT.search(phrase) or re.search(r"\b(\d{1,2})\b", phrase)
    ):
        name = _trimmed(_without(phrase, number), words)
        if not (name.startswith("marseille") and number[0] == "13"):  # the département of Marseille
            yield Reading(name=name, arrondissement=int(number[1]))
    if department := _DEPARTMENT.search(phrase):
        code = department[1].upper().zfill(2)
        name = _trimmed(_without(phrase, department), words)
        yield Reading(name=name, department=code) if name else Reading(code=code)
        return
    yield Reading(name=phrase)
    yield from _with_department_name(phrase, words)


def _with_department_name(phrase: str, words: Written) -> Iterator[Reading]:
    """«saint denis la reunion», «montreuil seine saint denis»."""
    tokens = phrase.split()
    for cut in range(1, len(tokens)):
        tail = " ".join(tokens[cut:])
        code = words.departments.get(tail) or words.names.get(tail, "")
        if 0 < len(code) <= 3:
            yield Reading(name=_trimmed(" ".join(tokens[:cut]), words), department=code)


def _without(phrase: str, found: re.Match[str]) -> str:
    return " ".join((phrase[: found.start()] + phrase[found.end() :]).split())


def _trimmed(name: str, words: Written) -> str:
    tokens = name.split()
    while tokens and tokens[-1] in words.around:
        tokens.pop()
    return " ".join(words.short.get(token, token) for token in tokens)
