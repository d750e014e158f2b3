"""How a word sounds, roughly: « droi » and « droit », « letre » and « lettre », « niesse » and « nièce ».

A key for French without accents: what is not heard is left out, what sounds alike is written alike. It is
blind to more than the ear is (é and the silent e, s and z), since people who write by ear mix these up, too.
"""

from collections.abc import Callable, Iterable, Sequence
from string import ascii_lowercase

from rapidfuzz.distance import OSA

from api.safety.rewriting import DOUBLED, Rule, rewriter

SHORTEST_HEARD = 4  # letters: of fewer, too many words sound alike
BEGINNING = 2  # symbols of a sound
FAR = 99  # letters away: nothing sounds so

_NASAL = "(?![aeiouEUwmn])"  # a nasal is none before a vowel, or doubled
# Besides letters: « chat », « agneau », « peur », « nous », « fille », « an », « un », « on ».
SYMBOLS = f"{ascii_lowercase}SNEUJ153"
RULES: Sequence[Rule] = (  # one after the other
    (DOUBLED, ""),
    ("sch", "S"), ("ch", "S"), ("sh", "S"), ("ph", "f"), ("h", ""),
    ("er$|ez$|ers$|ees?$", "e"),
    ("s?c(?=[eiy])", "s"), ("ck", "k"), ("c", "k"), ("z", "s"), ("qu", "k"), ("q", "k"),
    ("gn", "N"), ("ge(?=[aou])|g(?=[eiy])", "j"), ("gu(?=[eiy])", "g"),
    ("eau", "o"), ("au", "o"), ("oeu", "E"), ("eu", "E"),
    ("oe", "E"), ("oiy", "oy"), ("ou", "U"), ("oi", "wa"),
    ("(?<=[aeU])ile?s?$|(?<=[aeEU])il(?=[aeo])", "J"), ("il(?=[aeo])", "iJ"),
    ("(?<=[aeU])ye?s?$|(?<=[aeEU])y(?=e)", "J"), ("(?<=[aeiouU])y(?=[aeio])", "iJ"), ("y", "i"),
    (f"[ae]?i[mn]{_NASAL}|un{_NASAL}", "5"), (f"ien{_NASAL}", "i5"),
    (f"[ae]n{_NASAL}|[ae]m(?=[bp])", "1"), (f"on{_NASAL}|om(?=[bp])", "3"),
    ("ai", "e"), ("ei", "e"),
    ("(?<=...)es?$|(?<=...)[stdpxz]+$", ""),
    ("(?<=[bdfgjklmnprstvS])e(?=[bdfgjklmnprstvS][aeiouEUw153])", ""),
    (DOUBLED, ""),
)  # fmt: skip
_HEARD = rewriter(SYMBOLS, RULES)


def written_alike(word: str) -> list[str]:
    """`jeter`, `jeté` and `jetez` sound alike, and young people write any of them."""
    return [word[:-1], f"{word[:-1]}z", f"{word[:-1]}s"] if len(word) > 4 and word.endswith("er") else []


def sound(word: str) -> str:
    """Of a word of a-z."""
    return _HEARD.of(word)


class Ear:
    """Of each sound of a word that matters all words, those that don't among them.

    Kept as a few hundred strings, by how a sound begins: a table of all of them takes ten times the memory.
    """

    def __init__(self, matter: Sequence[str], known: Iterable[str]) -> None:
        """`matter`: the most common first; `known`: ordinary words."""
        words = [word for word in dict.fromkeys((*matter, *known)) if _is_heard(word)]
        mattering, found = set(matter), dict[str, list[str]]()
        for word, heard in zip(words, map(sound, words), strict=True):
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
