"""The arithmetic of `sense`: a convolution over words, WIDTH wide, and the strongest answer of each unit.

All units are reckoned at once: each is a lane of 16 bits of one large whole number, so that one addition adds
all of them, and a shift by a block moves them on by a word. It needs no numerical library, nor the 20 MB that
one would cost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sumprod
from mmap import mmap
from struct import Struct

from api.safety.ears import Alone
from api.safety.features import UNHEARD, UNKNOWN

WIDTH = 5  # words that a unit sees
SIDE = WIDTH // 2
MOST = 12  # features of a word
LANE = 16  # bits of a unit; the highest is kept free to compare two numbers
# What stands for nothing in a lane: WIDTH * MOST * 127 and what a unit begins with stay below it.
ZERO, FREE = 1 << 14, 1 << 15
HALF = 128  # stands for nothing in a byte of a row
KEPT = 3000  # rows ready to be added: they hold most of any message
Lanes = tuple[int, ...]  # the strongest answer of each unit


@dataclass(frozen=True, slots=True)
class Question:
    bias: float
    weights: tuple[float, ...]  # of each unit

    def answer(self, lanes: Lanes) -> float:
        return self.bias + sumprod(self.weights, lanes)


@dataclass(frozen=True, slots=True)
class Network:
    """Its numbers in blocks, one lane of each for a unit; the lowest block is that of the first word.

    `row`: of a feature WIDTH blocks, what it adds to the words from two before it to two behind. `begin`:
    what each unit begins with.
    """

    bits: int  # of a block
    behind: int  # the number behind the last feature that has a row
    row: Callable[[int], int]
    begin: int
    zero: int  # ZERO in each lane
    free: int  # the highest bit of each lane
    lanes: Callable[[bytes], Lanes]  # of a block

    def adds(self, alone: Alone) -> int:
        """What a word adds to the words around it and to itself."""
        known = [feature for feature in alone if feature < self.behind][:MOST]
        return sum(map(self.row, known)) if known else self.row(UNKNOWN)

    def strongest(self, adds: Sequence[int]) -> Lanes:
        """The strongest answer of each unit in a run of words; beyond its edges stands nothing."""
        bits, free, begin = self.bits, self.free, self.begin << self.bits * (WIDTH - 1)
        block = (1 << bits) - 1
        best = self.zero
        sums = sum(self.begin << bits * place for place in range(WIDTH))
        for place, added in enumerate(chain(adds, (0,) * SIDE)):
            sums += added
            if place >= SIDE:  # all that adds to the lowest block has
                here = sums & block
                higher = ((here | free) - best) & free
                best ^= (here ^ best) & (higher - (higher >> LANE - 1))
            sums = (sums >> bits) + begin
        return self.lanes(best.to_bytes(bits // 8, "little"))


class Rows:
    """The rows of the features from UNKNOWN on, made ready to be added when they are heard.

    `table`: a byte a lane, HALF for nothing; numbers take twice the memory, so few are kept, each in the one
    place where it may stand: they tell what was heard of late, not in what order.
    """

    def __init__(self, table: bytes | mmap, size: int) -> None:
        self._table, self._size, self.behind = table, size, UNKNOWN + len(table) // size
        self._nothing = _lanes_of(bytes([HALF]) * size)
        self._kept = [(UNHEARD, 0)] * KEPT

    def of(self, number: int) -> int:
        kept, row = self._kept[number % KEPT]
        if kept != number:
            at = (number - UNKNOWN) * self._size
            row = _lanes_of(self._table[at : at + self._size]) - self._nothing
            self._kept[number % KEPT] = number, row
        return row


def assembled(begin: Sequence[int], table: bytes | mmap) -> Network:
    """`table`: of each feature WIDTH blocks of as many bytes as there are units."""
    units = len(begin)
    rows = Rows(table, WIDTH * units)
    return Network(
        bits=units * LANE,
        behind=rows.behind,
        row=rows.of,
        begin=sum((ZERO + value) << LANE * unit for unit, value in enumerate(begin)),
        zero=_each(ZERO, units),
        free=_each(FREE, units),
        lanes=Struct(f"<{units}H").unpack,
    )


def question(bias: float, weights: Sequence[float]) -> Question:
    """Lanes are read as they are, so what ZERO adds to the sum is taken off once."""
    return Question(bias - ZERO * sum(weights), tuple(weights))


def _each(value: int, lanes: int) -> int:
    """`value` in each lane."""
    return sum(value << LANE * lane for lane in range(lanes))


def _lanes_of(row: bytes) -> int:
    spread = bytearray(2 * len(row))
    spread[::2] = row
    return int.from_bytes(spread, "little")
