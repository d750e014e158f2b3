"""Each word that a phrase knows becomes one character, so that a message is a short string to search."""

import re
from collections.abc import Iterable, Iterator, Sequence

# The first of 65,000 characters of a private plane, none of them special in a regular expression (`endings`,
# `homophones`). In the first plane of all `re` draws a map of 64 KB for each class while compiling; here it
# keeps a class as ranges. Matching is as fast.
FIRST = 0xF0000
HIGHEST_NUMBER = 100
RESERVED = ("<other>", "<break>", "<quote>", "<harmless>", "<many>")
ER_ENDINGS = (
    "e", "es", "ent", "er", "ee", "ees", "ez", "ons", "a", "as", "ai", "ais", "ait", "aient", "ant",
    "era", "eras", "erai", "erais", "erait", "eront",
)  # fmt: skip
_RANGE = re.compile(r"#(\d+)-(\d+)")
_STEM = re.compile(r"(.+)\+er")


class Vocabulary:
    """Words, in the order in which they were first met, and the character of each.

    `by_frequency`: the words of the language, the most common first.
    """

    def __init__(self, by_frequency: Sequence[str] = ()) -> None:
        self._symbols: dict[str, str] = {}
        self._commonness: dict[str, int] = {}
        self._frequency = {word: len(by_frequency) // (place + 1) for place, word in enumerate(by_frequency)}
        for word in RESERVED:
            self.add(word)
        for number in range(HIGHEST_NUMBER + 1):
            self.add(f"#{number}")

    def add(self, word: str) -> str:
        if word not in self._symbols:
            self._symbols[word] = symbol = chr(FIRST + len(self._symbols))
            # The list has no « a », « j », « m », …; and every message ends.
            often = len(word) == 1 or word == "<break>"
            self._commonness[symbol] = self._frequency.get(word, len(self._frequency) if often else 1)
        return self._symbols[word]

    def seal(self) -> None:
        """No more words are to come: how common those of the language are is let go (1 MB)."""
        self._frequency = {}

    def common(self, symbols: Iterable[str]) -> int:
        """How often one of these may be met, to compare sets of symbols."""
        return sum(map(self._commonness.__getitem__, symbols))

    def get(self, word: str) -> str | None:
        return self._symbols.get(word)

    def words(self) -> Iterator[str]:
        return (word for word in self._symbols if word[0] not in "<#")

    def symbols(self) -> Iterable[str]:
        return self._symbols.values()

    def number(self, value: int) -> str:
        return self._symbols[f"#{value}" if value <= HIGHEST_NUMBER else "<many>"]

    def __getitem__(self, word: str) -> str:
        return self._symbols[word]

    def __iter__(self) -> Iterator[str]:
        """In the order of their symbols."""
        return iter(self._symbols)

    def __len__(self) -> int:
        return len(self._symbols)


def spread(entry: str) -> Iterable[str]:
    """What one entry of the lexicon stands for: `#6-14` every number, `frapp+er` every form, else itself."""
    if found := _RANGE.fullmatch(entry):
        first, last = map(int, found.groups())
        last = min(last, max(first, HIGHEST_NUMBER + 1))  # those beyond are one word
        return [f"#{number}" for number in range(first, last + 1)]
    if found := _STEM.fullmatch(entry):
        return [found[1] + ending for ending in ER_ENDINGS]
    return [entry]
