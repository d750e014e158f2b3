"""Words that are one slip of the finger away from a word that matters."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_TYPED = 5
SHORTEST_MEANT = 4


class Typos:
    """Looks among the words of about the same length that begin alike: the first letter is seldom missed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._alike: dict[tuple[str, int], list[str]] = {}
        self._turned: dict[str, str] = {}  # words of four letters by those: swapped is all that they may be
        for word in words:
            if len(word) == SHORTEST_MEANT:
                self._turned.setdefault("".join(sorted(word)), word)
            if len(word) >= SHORTEST_MEANT and word.isalpha():
                self._alike.setdefault((word[0], len(word)), []).append(word)

    def nearest(self, typed: str) -> str | None:
        size = len(typed)
        if size < SHORTEST_TYPED:
            same_letters = self._turned.get("".join(sorted(typed)))
            return same_letters if same_letters and OSA.distance(typed, same_letters) == 1 else None
        for length in (size, size + 1, size - 1):
            words = self._alike.get((typed[0], length), ())
            if found := process.extractOne(typed, words, scorer=OSA.distance, score_cutoff=1):
                return str(found[0])
        return None
