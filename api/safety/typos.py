"""Words that are one slip of the finger away from a word that matters."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from fanal_kernels.alike import Alike

SHORTEST_TYPED = 5
SHORTEST_MEANT = 4
LONG_TYPED = 9  # letters of a word in which a finger may slip twice
_KEYS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_VOWELS = "aeiouy"
_SLIP = 3  # as unlike as a slip of the finger makes a word (`_unlike`)


class Typos:
    def __init__(
        self, words: Iterable[str], common: Callable[[str], int], others: Iterable[str] = ()
    ) -> None:
        """`words`: the most common first, as `common` says; of those as near, that one is taken.

        `others`: longer words that stand for one of these; only what a finger does makes anything of them.
        """
        self._common = common
        self._others = frozenset(word for word in others if len(word) >= SHORTEST_TYPED)
        written = (word for word in words if len(word) >= SHORTEST_MEANT and word.isalpha())
        self._alike = Alike({*written, *self._others})

    def nearest(self, typed: str) -> str | None:
        """Itself first, then with a letter more behind (« secour »), then what a finger does (`_unlike`)."""
        if len(typed) < SHORTEST_MEANT:
            return None
        near = self._alike.near(typed)
        if len(typed) < SHORTEST_TYPED:
            meant = [word for word in near if word not in self._others and _slipped(typed, word)]
            return min(meant, key=self._rank, default=None)
        likely = (word for word in near if word not in self._others or _unlike(typed, word) <= _SLIP)
        nearest = min(likely, key=lambda word: (_unlike(typed, word), self._rank(word)), default=None)
        return nearest or (self._slipped_twice(typed) if len(typed) >= LONG_TYPED else None)

    def _slipped_twice(self, typed: str) -> str | None:
        """« enfermrz » ; of what the fingers do only, since two letters make many a word of another."""
        meant = [word for word in self._alike.twice(typed) if _slips_only(typed, word)]
        return min(meant, key=self._rank, default=None)

    def _rank(self, word: str) -> tuple[bool, int, bool, str]:
        """Of words as common « défonce » before « défonça »: the e is what fingers leave out."""
        return word in self._others, -self._common(word), not word.endswith("e"), word


def _unlike(typed: str, word: str) -> int:
    """The lower, the likelier: « monye » is « monte », though « monde » is met more often."""
    if word == typed:
        return 0
    if len(word) > len(typed):
        return 1 if word.startswith(typed) else 3
    if len(word) < len(typed):
        return 5
    return 2 if _beside(typed, word) else 4


def _beside(typed: str, word: str) -> bool:
    """Whether words of one length differ by two letters swapped, or by a key beside the right one."""
    wrong = [(struck, meant) for struck, meant in zip(typed, word, strict=True) if struck != meant]
    return len(wrong) > 1 or all(meant in _BESIDE.get(struck, "") for struck, meant in wrong)


def _slips_only(typed: str, word: str) -> bool:
    """Whether each wrong letter is a key beside the right one, or has changed places with the next."""
    wrong = [(struck, meant) for struck, meant in zip(typed, word, strict=True) if struck != meant]
    return sorted(typed) == sorted(word) or all(meant in _BESIDE.get(struck, "") for struck, meant in wrong)


def _slipped(typed: str, word: str) -> bool:
    """What a short word may have been: two letters swapped, a key beside the right one, a vowel left out."""
    if len(word) > len(typed):
        return any(word.count(vowel) > typed.count(vowel) for vowel in _VOWELS)
    return len(word) == len(typed) and word != typed and _beside(typed, word)


def _beside_keys() -> dict[str, str]:
    """Of each letter those beside it, or right below or above it, on a French keyboard."""
    pairs = [pair for row in _KEYS for pair in pairwise(row)]
    for row, under in pairwise(_KEYS):
        pairs += [
            (upper, lower)
            for place, upper in enumerate(row)
            for lower in under[max(0, place - 1) : place + 1]
        ]
    keys: dict[str, str] = {}
    for one, other in pairs:
        keys[one], keys[other] = keys.get(one, "") + other, keys.get(other, "") + one
    return keys


_BESIDE = _beside_keys()
