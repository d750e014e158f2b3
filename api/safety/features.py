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
# In the key of a pair, what the number of its first word counts: more than any number, and odd, with low bits
# that differ. By a power of two, all that ends with one word would be looked for in one place of the table.
FIRST_COUNTS = 26_544_357


class Features:
    """Those that a model knows; the reserved ones first, then as they were added.

    `pair`: the number of a pair by its key, that of the first word times FIRST_COUNTS and that of the
    second.
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
            return self._pairs.setdefault(self.add(before) * FIRST_COUNTS + self.add(here), len(self))
        return self._numbers.setdefault(name, len(self))

    def of(self, name: str) -> int:
        """The number of anything but a pair; UNHEARD where no model knows it."""
        return self._numbers.get(name, UNHEARD)

    def names(self) -> list[str]:
        """By their numbers."""
        words = {number: name for name, number in self._numbers.items()}
        pairs = {
            number: " ".join(map(words.__getitem__, divmod(key, FIRST_COUNTS)))
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
        known_before = key >= FIRST_COUNTS
        return self._pairs.setdefault(key, len(self)) if known_before else None
