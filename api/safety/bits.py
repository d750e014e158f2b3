"""What a message must hold for a pattern to be worth trying, as bits of one number: most end here."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import NamedTuple

from api.safety.vocabulary import FIRST

# Of a symbol: the bits of the sets that it is in and of the pairs that it may begin; and of those that it may
# end: a message is read from its end, and what a pair ends with opens what it begins with.
Known = tuple[int, int]
Places = defaultdict[str, "array[int]"]  # of each symbol, the places of its bits
WIDTH = 5000  # bits of a number: with fewer, more patterns are tried in vain; with more, numbers are slower
CLOSE = 9  # symbols: in what matches, nine pairs of ten stand no farther apart
SHARED = 12  # needs on a bit, at most


class Need(NamedTuple):
    """Words of which a message has one; or `first`, and one of `second` behind it, close by or anywhere."""

    first: str
    second: str = ""
    close: bool = False


class Bits:
    """A bit for each need.

    There are far more needs than bits. What leads to a pattern (a gate) has a bit of its own; the others
    share the lowest ones, the commonest with their like: a message seems to hold some that it doesn't, and a
    few patterns more are tried in vain; none is missed.
    """

    def __init__(self) -> None:
        self._numbers: dict[Need, int] = {}
        self._known: list[Known | None] = []  # once sealed, in the order of the vocabulary
        self.every = self._always = self._lasting = 0

    def need(self, first: str, second: str = "", apart: int = 0) -> Need:
        """`apart`: at most so many symbols from one to the other in what matches."""
        need = Need(first, second, 0 < apart <= CLOSE)
        self._numbers.setdefault(need, 0)
        return need

    def seal(self, vocabulary: Iterable[str], gates: Collection[Need], often: Callable[[Need], int]) -> None:
        """No more needs are to come; `often` says how many messages hold one.

        Only now are large numbers made: growing with each need, they would leave the memory in pieces.
        """
        self._number(gates, often)
        places = _places(), _places()
        for (first, second, _), number in self._numbers.items():
            _add(places[0], first, number)
            _add(places[1], second, number)
        same: dict[int, int] = {}  # words of the same classes have the same bits: kept once
        alike: dict[Known, Known] = {}

        def known(symbol: str) -> Known | None:
            begins, ends = (same.setdefault(bits, bits) for bits in (_bits(of, symbol) for of in places))
            return alike.setdefault((begins, ends), (begins, ends)) if begins or ends else None

        self._known = [known(symbol) for symbol in vocabulary]

    def _number(self, gates: Collection[Need], often: Callable[[Need], int]) -> None:
        """Those of a kind share bits: what is anywhere, what may be far off, what must be close by."""
        alike: dict[tuple[bool, bool], list[Need]] = {}
        for need in sorted(self._numbers, key=often):
            if need not in gates:
                alike.setdefault((not need.second, need.close), []).append(need)
        left = max(1 / SHARED, (WIDTH - len(gates)) / max(1, len(self._numbers) - len(gates)))
        begin = 0
        for those in alike.values():
            width = max(1, int(len(those) * left))
            for place, need in enumerate(those):
                self._numbers[need] = begin + place * width // len(those)
            begin += width
        for number, gate in enumerate(sorted(gates, key=often), begin):
            self._numbers[gate] = number
        self.every = (1 << begin + len(gates)) - 1
        self._always = self.mask(need for need in self._numbers if not need.second)
        self._lasting = self.mask(need for need in self._numbers if not need.close)

    def mask(self, needs: Iterable[Need]) -> int:
        """What a message holds that has all of them, once sealed."""
        numbers = {self._numbers[need] for need in needs}
        return sum(1 << number for number in numbers)

    def of(self, symbols: str) -> int:
        """The bits of a message: the sets it has a symbol of, the pairs that stand in it in their order.

        Read from its end, and what may be close by is forgotten after CLOSE to twice as many symbols.
        """
        known, held, opened, lately = self._known, 0, self._always, self._always
        for place, symbol in enumerate(reversed(symbols)):
            if place % CLOSE == 0:
                opened, lately = lately, lately & self._lasting
            if (bits := known[ord(symbol) - FIRST]) is not None:
                begins, ends = bits
                held |= begins & opened
                opened |= ends
                lately |= ends
        return held


def _add(of: Places, symbols: str, number: int) -> None:
    for symbol in symbols:
        of[symbol].append(number)


def _places() -> Places:
    return defaultdict(partial(array, "H"))


def _bits(of: Places, symbol: str) -> int:
    places = of.get(symbol)
    if not places:
        return 0
    held = bytearray(max(places) // 8 + 1)
    for place in places:
        held[place // 8] |= 1 << place % 8
    return int.from_bytes(held, "little")
