"""Words one slip of the finger away: a letter more, one less, another, or two that changed places."""

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

BEGINNING = 2  # letters


class Alike:
    """Looks among the words that begin alike, since the first letter is seldom missed, unless by the second.

    One slip leaves the first half of a word as it was, or its first letter and what follows its middle: that
    leaves a handful to compare. The words stand in a few hundred strings, since looking through lists of them
    reaches all over the memory, which takes as long as the rest.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Words of two letters or more."""
        words = sorted(words)
        self._by_beginning = _rows((word[:BEGINNING], word) for word in words)
        by_end = sorted(words, key=lambda word: word[::-1])
        self._by_end = _rows((word[0] + word[-1], word) for word in by_end)

    def near(self, typed: str) -> list[str]:
        """Of a word of five letters or more."""
        half = len(typed) // 2
        beginning, end = f"\n{typed[:half]}", f"{typed[half + 1 :]}\n"
        alike: list[str] = []
        row = self._by_beginning.get(typed[:BEGINNING], "")
        if (first := row.find(beginning)) >= 0:
            alike += row[first : row.index("\n", row.rfind(beginning) + 1)].split()
        row = self._by_end.get(typed[0] + typed[-1], "")
        if (first := row.find(end)) >= 0:
            alike += row[row.rindex("\n", 0, first) : row.rfind(end) + len(end)].split()
        near = process.extract(typed, alike, scorer=OSA.distance, score_cutoff=1, limit=None) if alike else ()
        swapped = f"{typed[1]}{typed[0]}{typed[2:]}"
        is_word = f"\n{swapped}\n" in self._by_beginning.get(swapped[:BEGINNING], "")
        return [*(word for word, _, _ in near), *([swapped] if is_word else ())]


def _rows(words: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Of each key its words, each between line breaks."""
    rows: dict[str, list[str]] = {}
    for key, word in words:
        rows.setdefault(key, ["\n"]).append(f"{word}\n")
    return {key: "".join(row) for key, row in rows.items()}
