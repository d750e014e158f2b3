"""How a word sounds, roughly: « droi » and « droit », « letre » and « lettre », « niesse » and « nièce ».

A key for French without accents: what is not heard is left out, what sounds alike is written alike. It is
blind to more than the ear is (é and the silent e, s and z), since people who write by ear mix these up, too.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import OSA

SHORTEST_HEARD = 4  # letters: of fewer, too many words sound alike
BEGINNING = 2  # symbols of a sound
FAR = 99  # letters away: nothing sounds so

_NASAL = "(?![aeiouEUwmn])"  # a nasal is none before a vowel, or doubled
_DOUBLED = r"(.)(?=\1)"
# One after the other; for the speed's sake a row is tried only where one of the letters before it stands.
_ROWS: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (
    ("", [(_DOUBLED, "")]),
    ("h", [("sch", "S"), ("ch", "S"), ("sh", "S"), ("ph", "f"), ("h", "")]),
    ("e", [(r"e(?:r|z|rs|es?)$", "e")]),
    ("c", [(r"s?c(?=[eiy])", "s"), ("ck", "k"), ("c", "k")]),
    ("zq", [("z", "s"), ("qu", "k"), ("q", "k")]),
    ("g", [("gn", "N"), (r"ge(?=[aou])|g(?=[eiy])", "j"), (r"gu(?=[eiy])", "g")]),
    ("u", [("eau", "o"), ("au", "o"), ("oeu", "E"), ("eu", "E")]),
    ("o", [("oe", "E"), ("oiy", "oy"), ("ou", "U"), ("oi", "wa")]),
    ("l", [(r"(?<=[aeU])ile?s?$|(?<=[aeEU])il(?=[aeo])", "J"), (r"il(?=[aeo])", "iJ")]),
    ("y", [(r"(?<=[aeU])ye?s?$|(?<=[aeEU])y(?=e)", "J"), (r"(?<=[aeiouU])y(?=[aeio])", "iJ"), ("y", "i")]),
    ("mn", [
        (rf"(?:[ae]?i[mn]|un){_NASAL}", "5"), (rf"ien{_NASAL}", "i5"),
        (rf"[ae]n{_NASAL}|[ae]m(?=[bp])", "1"), (rf"on{_NASAL}|om(?=[bp])", "3"),
    ]),
    ("i", [("ai", "e"), ("ei", "e")]),
    ("", [(r"(?<=...)(?:es?|[stdpxz]+)$", "")]),
    ("e", [(r"e(?<=[bdfgjklmnprstvS]e)(?=[bdfgjklmnprstvS][aeiouEUw153])", "")]),
    ("", [(_DOUBLED, "")]),
)  # fmt: skip
_STEPS = [
    (
        letters[:1],
        letters[-1:],
        [(s if s.isalpha() else re.compile(s, re.MULTILINE), written) for s, written in steps],
    )
    for letters, steps in _ROWS
]


def sounds(words: Iterable[str]) -> Sequence[str]:
    """Of each word, all in one go: a start reckons thousands. Words are of a-z only."""
    text = "\n".join(words)
    for letter, other, steps in _STEPS:
        if letter in text or other in text:
            for sought, written in steps:
                text = text.replace(sought, written) if isinstance(sought, str) else sought.sub(written, text)
    return text.split("\n")


def written_alike(word: str) -> list[str]:
    """`jeter`, `jeté` and `jetez` sound alike, and young people write any of them."""
    return [word[:-1], f"{word[:-1]}z", f"{word[:-1]}s"] if len(word) > 4 and word.endswith("er") else []


def sound(word: str) -> str:
    return sounds([word])[0]


class Ear:
    """Of each sound of a word that matters all words, those that don't among them.

    Kept as a few hundred strings, by how a sound begins: a table of all of them takes ten times the memory.
    """

    def __init__(self, matter: Sequence[str], known: Iterable[str]) -> None:
        """`matter`: the most common first; `known`: ordinary words."""
        words = [word for word in dict.fromkeys((*matter, *known)) if _is_heard(word)]
        mattering, found = set(matter), dict[str, list[str]]()
        for word, heard in zip(words, sounds(words), strict=True):
            if word in mattering or heard in found:
                found.setdefault(heard, []).append(word)
        begun: dict[str, list[str]] = {}
        for heard, alike in found.items():
            begun.setdefault(heard[:BEGINNING], []).append(f"\n{heard} {' '.join(alike)}\n")
        self._begun = {beginning: "".join(lines) for beginning, lines in begun.items()}

    def nearest(self, typed: str, matters: Callable[[str], object]) -> tuple[str, int]:
        """The word that sounds so and looks most alike, and how many letters it is away; nothing is FAR."""
        if not (alike := self._sounding(sound(typed)) if _is_heard(typed) else ()):
            return "", FAR
        far = [(OSA.distance(typed, word), not matters(word), len(word) <= len(typed)) for word in alike]
        nearest = min(far)  # of those as near the most common, which stands first
        return alike[far.index(nearest)], nearest[0]

    def _sounding(self, heard: str) -> Sequence[str]:
        lines = self._begun.get(heard[:BEGINNING], "")
        start = lines.find(f"\n{heard} ")
        return lines[start + len(heard) + 2 : lines.index("\n", start + 1)].split() if start >= 0 else ()


def _is_heard(word: str) -> bool:
    return len(word) >= SHORTEST_HEARD and word.isascii() and word.isalpha()
