"""The numbers of the second opinion's features, by their names: words, beginnings, signs, rules and pairs.

Of a pair (« peux plus ») the numbers of its two words are the key: half the memory of its name, and nothing
to be joined for each two words of a message.
"""

from collections.abc import Callable, Iterable
from itertools import chain

PICTURE = "<emoji>"  # what any is called that stands for a word: only its signs are weighed
SILENT = (  # change nothing for the network, so that « mdr » never cancels
    "bonjour", "bonsoir", "salut", "coucou", "cc", "slt", "bjr", "bsr", "hello", "hey", "hi",
    "mdr", "mdrr", "ptdr", "lol", "xd", "haha", "hihi", "jpp", "<harmless>",
    "merci", "stp", "svp", "ok", "okay", "oki", "dac", "voila",
    "euh", "heu", "bah", "ben", "bref", "genre", "wesh", PICTURE,
)  # fmt: skip
# The first numbers are for what no model knows, the silent words, what the network makes of a word that it
# never met, and the end of a sentence.
RESERVED = ("", *SILENT, "<unknown>", "<break>")
UNHEARD, LAST_SILENT, UNKNOWN, BREAK = 0, len(SILENT), len(SILENT) + 1, len(SILENT) + 2
PLACE = 24  # bits of a number in the key of a pair


class Features:
    """Those that a model knows; the reserved ones first, then as they were added.

    `pair`: the number of a pair by its key, that of the first word shifted by PLACE and that of the second.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self._pairs: dict[int, int] = {}
        self.pair: Callable[[int], int | None] = self._pairs.get  # asked for each word of each message
        for name in chain(RESERVED, names):
            self.add(name)

    def __len__(self) -> int:
        return len(self._numbers) + len(self._pairs)

    def add(self, name: str) -> int:
        """The number of a feature that is known from now on. A space makes a pair, and known its words."""
        before, space, here = name.partition(" ")
        if space:
            return self._pairs.setdefault(self.add(before) << PLACE | self.add(here), len(self))
        return self._numbers.setdefault(name, len(self))

    def of(self, name: str) -> int:
        """The number of anything but a pair; UNHEARD where no model knows it."""
        return self._numbers.get(name, UNHEARD)

    def names(self) -> list[str]:
        """By their numbers."""
        words = {number: name for name, number in self._numbers.items()}
        pairs = {
            number: f"{words[key >> PLACE]} {words[key & (1 << PLACE) - 1]}"
            for key, number in self._pairs.items()
        }
        return [name for _, name in sorted((words | pairs).items())]


class Growing(Features):
    """Whatever is asked for is known from then on: to learn from."""

    def __init__(self) -> None:
        super().__init__()
        self.pair = self._grown

    def of(self, name: str) -> int:
        return self.add(name)

    def _grown(self, key: int) -> int | None:
        return self._pairs.setdefault(key, len(self)) if key >> PLACE else None  # no word before: no pair
