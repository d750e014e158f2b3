"""What a message must hold for a pattern to be worth trying, as bits of one number: most end here."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

# Of a symbol: in a set, first of a pair, second of a pair that is close, and of any other.
Known = tuple[int, int, int, int]
Places = defaultdict[str, "array[int]"]  # of each symbol, the places of its bits
# Bits of a number. There are twice as many sets, so they share bits: a message seems to hold some that it
# doesn't, and a few more patterns are tried in vain; none is missed. It saves most of their memory. With more
# a number would be none of Python's small blocks (512 bytes), and memory left in pieces.
WIDTH = 3660
CLOSE = 9  # symbols: in what matches, nine pairs of ten stand no farther apart


class Bits:
    """A number for each set of symbols, and for each pair of sets of which one must come before the other."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._of = tuple(_places() for _ in range(4))  # as in Known
        self._known: Mapping[str, Known] = {}  # once sealed
        self.every = (1 << WIDTH) - 1

    def present(self, symbols: str) -> int:
        number, new = self._number(symbols)
        if new:
            _add(self._of[0], symbols, number)
        return 1 << number

    def ordered(self, first: str, second: str, apart: int) -> int:
        """`apart`: at most so many symbols from one to the other in what matches."""
        close = apart <= CLOSE
        number, new = self._number((first, second, close))
        if new:
            _add(self._of[1], first, number)
            _add(self._of[2 if close else 3], second, number)
        return 1 << number

    def sealed(self, vocabulary: Iterable[str]) -> "Bits":
        """Itself, when no more sets are to come.

        Only now are large numbers made: growing with each set, they would leave the memory in pieces. The
        symbols are the vocabulary's own, since a copy of each, cut out of a set, takes 80 bytes.
        """
        same: dict[int, int] = {}  # words of the same classes have the same bits: kept once
        alike: dict[Known, Known] = {}

        def known(symbol: str) -> Known:
            member, first, close, far = (same.setdefault(bits, bits) for bits in self._bits_of(symbol))
            return alike.setdefault((member, first, close, far), (member, first, close, far))

        held = set(chain.from_iterable(self._of))
        self._known = {symbol: known(symbol) for symbol in vocabulary if symbol in held}
        self._numbers, self._of = {}, ()
        return self

    def _bits_of(self, symbol: str) -> Iterator[int]:
        return (_bits(of, symbol) for of in self._of)

    def of(self, symbols: str) -> int:
        """The bits of a message: the sets it has a symbol of, the pairs that stand in it in their order.

        Read from its end, and what may be close by is forgotten after CLOSE to twice as many symbols.
        """
        held = far = close = closest = 0
        for place, known in enumerate(map(self._known.get, reversed(symbols))):
            if place % CLOSE == 0:
                close, closest = closest, 0
            if known is not None:
                member, first, second, second_far = known
                held |= member | (far | close | closest) & first
                closest |= second
                far |= second_far
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
