"""What a message must hold for a pattern to be worth trying, as bits of one number: most end here."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

Known = tuple[int, int, int]  # of a symbol: in a set, first of a pair, second of a pair
Places = defaultdict[str, "array[int]"]  # of each symbol, the places of its bits
# Bits of a number. There are twice as many sets, so they share bits: a message seems to hold some that it
# doesn't, and a few more patterns are tried in vain; none is missed. It saves most of their memory.
WIDTH = 3072


class Bits:
    """A number for each set of symbols, and for each pair of sets of which one must come before the other."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._of = (_places(), _places(), _places())  # in a set, first of a pair, second of a pair
        self._known: Mapping[str, Known] = {}  # once sealed
        self.every = (1 << WIDTH) - 1

    def present(self, symbols: str) -> int:
        number, new = self._number(symbols)
        if new:
            _add(self._of[0], symbols, number)
        return 1 << number

    def ordered(self, first: str, second: str) -> int:
        number, new = self._number((first, second))
        if new:
            _add(self._of[1], first, number)
            _add(self._of[2], second, number)
        return 1 << number

    def sealed(self) -> "Bits":
        """Itself, when no more sets are to come.

        Only now are large numbers made: growing with each set, they would leave the memory in pieces.
        """
        same: dict[int, int] = {}  # words of the same classes have the same bits: kept once
        alike: dict[Known, Known] = {}

        def known(symbol: str) -> Known:
            member, first, second = (same.setdefault(bits, bits) for bits in self._bits_of(symbol))
            return alike.setdefault((member, first, second), (member, first, second))

        member, first, second = self._of
        self._known = {symbol: known(symbol) for symbol in {**member, **first, **second}}
        self._numbers, self._of = {}, (_places(), _places(), _places())
        return self

    def _bits_of(self, symbol: str) -> Iterator[int]:
        return (_bits(of, symbol) for of in self._of)

    def of(self, symbols: str) -> int:
        """The bits of a message: the sets it has a symbol of, the pairs that stand in it in their order."""
        held = later = 0
        for known in map(self._known.get, reversed(symbols)):
            if known is not None:
                member, first, second = known
                held |= member | later & first
                later |= second
        return held

    def _number(self, what: object) -> tuple[int, bool]:
        new = what not in self._numbers
        return self._numbers.setdefault(what, len(self._numbers) % WIDTH), new


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
