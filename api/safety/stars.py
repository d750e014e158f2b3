"""Words some letters of which are hidden: « m*rt », « t*er »."""

from collections.abc import Iterable

STAR = "*"
SHORTEST = 3  # letters, of which two are to be seen


class Stars:
    """The words of each length as columns of letters: a place in one is the same word in all.

    A pattern made of what was typed would be compiled, which takes longer, and be kept by `re`.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """`words`: the most common first."""
        by_length: dict[int, list[str]] = {}
        for word in words:
            by_length.setdefault(len(word), []).append(word)
        self._columns = {
            size: ["".join(column) for column in zip(*alike, strict=True)]
            for size, alike in by_length.items()
            if size >= SHORTEST
        }

    def fitting(self, starred: str) -> str | None:
        """The most common word that has the letters that are seen, and others where the stars are."""
        columns = self._columns.get(len(starred), ())
        seen = [each for each in zip(columns, starred, strict=False) if each[1] != STAR]
        hidden = [column for column, letter in zip(columns, starred, strict=False) if letter == STAR]
        if not seen:
            return None
        rarest, letter = min(seen, key=lambda each: each[0].count(each[1]))
        place = rarest.find(letter)
        while place >= 0:
            if all(column[place] == letter for column, letter in seen) and all(
                "a" <= column[place] <= "z" for column in hidden
            ):
                return "".join(column[place] for column in columns)
            place = rarest.find(letter, place + 1)
        return None
