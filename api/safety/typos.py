"""Words that are one slip of the finger away from a word that matters."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_TYPED = 5
SHORTEST_MEANT = 4
_BEHIND = "{"  # comes after all letters


class Typos:
    """Looks among the words that begin alike, since the first letter is seldom missed.

    One slip leaves the first half of a word as it was, or what follows its middle: the words, and the words
    sorted as if turned around behind their first letter, leave a handful to compare.
    """

    def __init__(self, words: Iterable[str], common: Callable[[str], int]) -> None:
        """`words`: the most common first, as `common` says; of those as near, that one is taken."""
        self._common = common
        self._same_letters: dict[str, str] = {}  # words of four, sorted: two swapped is all that may be wrong
        self._forwards: list[str] = []
        for word in words:
            if len(word) == SHORTEST_MEANT:
                self._same_letters.setdefault("".join(sorted(word)), word)
            if len(word) >= SHORTEST_MEANT and word.isalpha():
                self._forwards.append(word)
        self._forwards.sort()
        self._by_end = sorted(self._forwards, key=_turned)
        self._endings = [*map(_turned, self._by_end)]

    def nearest(self, typed: str) -> str | None:
        """Itself first, then with a letter more behind (« secour »), one as long, one longer, one shorter."""
        size = len(typed)
        if size < SHORTEST_TYPED:
            same_letters = self._same_letters.get("".join(sorted(typed)))
            return same_letters if same_letters and OSA.distance(typed, same_letters) == 1 else None
        half = size // 2
        alike = self._forwards[_beginning(typed[:half], self._forwards)]
        alike += self._by_end[_beginning(_turned(typed)[: size - half], self._endings)]
        near = process.extract(typed, alike, scorer=OSA.distance, score_cutoff=1, limit=None)
        words = (word for word, _, _ in near)
        return min(words, key=lambda word: (*_unlike(typed, word), self._rank(word)), default=None)

    def _rank(self, word: str) -> tuple[int, str]:
        return -self._common(word), word


def _beginning(start: str, words: Sequence[str]) -> slice:
    """Where in the sorted words those stand that begin so."""
    return slice(bisect_left(words, start), bisect_left(words, start + _BEHIND))


def _unlike(typed: str, word: str) -> tuple[bool, bool, bool, bool]:
    cut = len(word) > len(typed) and word.startswith(typed)
    return word != typed, not cut, len(word) != len(typed), len(word) < len(typed)


def _turned(word: str) -> str:
    """The first letter, then the others from the last on."""
    return word[0] + word[:0:-1]
