"""Words that are one slip of the finger away from a word that matters."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

SHORTEST_TYPED = 5
SHORTEST_MEANT = 4


def _without_one_letter(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


class Typos:
    """Finds by shared deletions, so that a look-up costs as many steps as the word has letters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._turned: dict[
            str, str
        ] = {}  # short words by their letters: two letters swapped is all they may lose
        self._near: dict[str, str] = {}  # words, separated by a space: an index of strings is small
        for word in words:
            if len(word) == SHORTEST_MEANT:
                self._turned.setdefault("".join(sorted(word)), word)
            if len(word) >= SHORTEST_MEANT and word.isalpha():
                for key in (word, *_without_one_letter(word)):
                    self._near[key] = f"{self._near[key]} {word}" if key in self._near else word

    def nearest(self, typed: str) -> str | None:
        if len(typed) < SHORTEST_TYPED:
            same_letters = self._turned.get("".join(sorted(typed)))
            return same_letters if same_letters and OSA.distance(typed, same_letters) == 1 else None
        met = {
            word for key in (typed, *_without_one_letter(typed)) for word in self._near.get(key, "").split()
        }
        close = [word for word in met if OSA.distance(typed, word, score_cutoff=1) <= 1]
        # The first letter is seldom the one missed; then the closest length; then the alphabet.
        return min(close, key=lambda w: (w[0] != typed[0], abs(len(w) - len(typed)), w), default=None)
