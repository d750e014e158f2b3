"""The numbers of the second opinion's features, by their names: words, beginnings, signs, rules and pairs.

Of a pair (« peux plus ») the numbers of its two words are the key: a tenth of the memory of its name, and
nothing to be joined for each two words of a message.
"""

from collections.abc import Iterable, Sized
from itertools import chain

from fanal_kernels.heard import Pairs

PICTURE = "<emoji>"  # what any is called that stands for a word: only its signs are weighed
SILENT = (  # change nothing for the network, so that « mdr » never cancels
    "bonjour", "bonsoir", "salut", "coucou", "cc", "slt", "bjr", "bsr", "hello", "hey", "hi",
    "mdr", "mdrr", "ptdr", "lol", "xd", "haha", "hihi", "jpp", "<harmless>",
    "merci", "stp", "svp", "ok", "okay", "oki", "dac", "voila",
    "euh", "heu", "bah", "ben", "bref", "genre", "wesh", PICTURE,
)  # fmt: skip
# The first numbers are for what no model knows, the silent words, what the network makes of a word that it
# never met, and the end of a sentence: `fanal_kernels.heard` tells them by this order.
RESERVED = ("", *SILENT, "<unknown>", "<break>")
UNHEARD, LAST_SILENT, UNKNOWN, BREAK = 0, len(SILENT), len(SILENT) + 1, len(SILENT) + 2


class Features:
    """Those that a model knows; the reserved ones first, then as they were added."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self.pairs = Pairs()
        self.extend(chain(RESERVED, names))

    def __len__(self) -> int:
        return len(self._numbers) + len(self.pairs)

    def add(self, name: str) -> int:
        """The number of a feature that is known from now on."""
        (number,) = self.extend((name,))
        return number

    def extend(self, names: Iterable[str]) -> list[int]:
        """Their numbers; all are known from now on. A space makes a pair, and known its words."""
        known, add_pair, numbers = self._numbers, self.pairs.add, list[int]()
        free = len(self)
        for name in names:  # 80,000 when the phrases are loaded
            before, space, here = name.partition(" ")
            number = known.setdefault(before, free)
            free += number == free
            if space:
                behind = known.setdefault(here, free)
                free += behind == free
                number = add_pair(number, behind, free)
                free += number == free
            numbers.append(number)
        return numbers

    def of(self, name: str) -> int:
        """The number of anything but a pair; UNHEARD where no model knows it."""
        return self._numbers.get(name, UNHEARD)

    def names(self) -> list[str]:
        """By their numbers."""
        words = {number: name for name, number in self._numbers.items()}
        pairs = {number: f"{words[before]} {words[here]}" for before, here, number in self.pairs}
        return [name for _, name in sorted((words | pairs).items())]


class Growing(Features):
    """Whatever is asked for is known from then on: to learn from."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs = _Every(self._numbers)

    def of(self, name: str) -> int:
        return self.add(name)


class _Every(Pairs):
    def __init__(self, words: Sized) -> None:
        self._words = words

    def number(self, first: int, second: int) -> int:
        return self.add(first, second, len(self._words) + len(self)) if first else UNHEARD
