"""What a message says as a whole: a small network reads each word with two on either side.

The stretches of `opinion` know words and pairs; this knows how words stand together: « il monte » after « je
me cache », or in a match. A convolution five words wide, the strongest answer of each unit over the
message, and a sum for each question, learned by resources/safety/make_sense.py.

All units are reckoned at once: each is a lane of 16 bits of one large whole number, so that one addition adds
all of them, and a shift by a block moves them on by a word. It needs no numerical library, nor the 20 MB that
one would cost.
"""

import json
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import pairwise
from math import sumprod
from pathlib import Path
from typing import NamedTuple

from api.safety.opinion import PICTURE, Heard

WIDTH = 5  # words that a unit sees
MOST = 12  # features of a word
LANE = 16  # bits of a unit; the highest is kept free to compare two numbers
# What stands for nothing in a lane: WIDTH * MOST * 127 and what a unit begins with stay below it.
ZERO = 1 << 14
KEPT_SPREAD = 3000  # rows ready to be added, of those heard last: they hold most of any message
# Words of a stretch, and from one to the next: linear work, and long talk doesn't add up.
LONGEST, STEP = 40, 30
HALF = 128  # stands for nothing in a byte of a row
UNKNOWN = "<unknown>"
SILENT = {  # change nothing, so that « mdr » never cancels
    "bonjour", "bonsoir", "salut", "coucou", "cc", "slt", "bjr", "bsr", "hello", "hey", "hi",
    "mdr", "mdrr", "ptdr", "lol", "xd", "haha", "hihi", "jpp", "<harmless>",
    "merci", "stp", "svp", "ok", "okay", "oki", "dac", "voila",
    "euh", "heu", "bah", "ben", "bref", "genre", "wesh", PICTURE,
}  # fmt: skip
TELLING = 4  # words of a sentence that is heard alone: fewer lean on the others
Told = Sequence[str]  # the features of one word
Word = tuple[int, Told]  # with its place among all that was heard


class Sounds(NamedTuple):
    """Log odds of high or graver, of immediate, of any worry; and the run of words heard that says so."""

    high: float
    immediate: float
    start: int = 0
    end: int = 0
    concern: float = -99.0


SILENCE = Sounds(-99.0, -99.0)
Lanes = Sequence[int]  # the strongest answer of each unit


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the network makes of what is `heard`.

    `parts`: the whole, or its stretches where it is long, and its sentences. `lanes`: of the stretches.
    """

    heard: Sequence[Heard]
    parts: tuple[Sounds, ...]
    lanes: tuple[Lanes, ...]

    @property
    def gravest(self) -> Sounds:
        return max(self.parts, default=SILENCE)


@dataclass(frozen=True, slots=True)
class Question:
    bias: float
    weights: tuple[float, ...]  # of each unit

    def answer(self, lanes: Lanes) -> float:
        return self.bias + sumprod(self.weights, lanes)


@dataclass(frozen=True, slots=True)
class Sense:
    """`rows`: of each feature WIDTH blocks, what it adds to the words from two before it to two behind.

    A byte a lane, HALF for nothing; `adds` makes numbers of them, which take twice the memory.
    Blocks: `begin` is what each unit begins with, `begins` the same WIDTH times, `zero` ZERO in each lane,
    `free` the highest bit of each.
    """

    bits: int  # of a block
    rows: Mapping[str, bytes]
    adds: Callable[[str], int]
    begin: int
    begins: int
    zero: int
    free: int
    high: Question
    immediate: Question
    concern: Question
    axes: Mapping[str, Question]

    def of(self, heard: Sequence[Heard]) -> Sounds:
        """Of the gravest stretch, or sentence: what is said in another doesn't count against it."""
        return self.listen(heard).gravest

    def listen(self, heard: Sequence[Heard]) -> Hearing:
        words = audible(heard)
        adds = [self._adds(told) for _, told in words]
        stretches = _stretches(len(words))
        lanes = [self._lanes(adds[start:end]) for start, end in stretches]
        parts = [self._sounds(read, words, *part) for read, part in zip(lanes, stretches, strict=True)]
        if len(stretches) == 1:
            parts += (
                self._sounds(self._lanes(adds[start:end]), words, start, end)
                for start, end in _sentences(words)
                if end - start >= TELLING
            )
        return Hearing(heard, tuple(parts), tuple(lanes))

    def about(self, hearing: Hearing) -> dict[str, float]:
        """Log odds of each axis, of the stretch that speaks for it most."""
        if not hearing.lanes:
            return {}
        return {axis: max(map(asked.answer, hearing.lanes)) for axis, asked in self.axes.items()}

    def _adds(self, told: Told) -> int:
        """What a word adds to the words around it and to itself."""
        known = [feature for feature in told[:MOST] if feature in self.rows]
        return sum(map(self.adds, known)) if known else self.adds(UNKNOWN)

    def _sounds(self, lanes: Lanes, words: Sequence[Word], start: int, end: int) -> Sounds:
        odds = (question.answer(lanes) for question in (self.high, self.immediate, self.concern))
        high, immediate, concern = odds
        return Sounds(high, immediate, words[start][0], words[end - 1][0] + 1, concern)

    def _lanes(self, adds: Sequence[int]) -> Lanes:
        strongest = reduce(self._higher, self._read(adds), self.zero)
        return memoryview(strongest.to_bytes(self.bits // 8, "little")).cast("H")

    def _read(self, added: Sequence[int]) -> list[int]:
        """Of each word a block: what the units make of it and its neighbours."""
        bits, block = self.bits, (1 << self.bits) - 1
        begin = self.begin << (bits * (WIDTH - 1))
        blocks: list[int] = []
        sums = self.begins  # lowest the block that this word is the last to add to
        for adds in added:
            sums += adds
            blocks.append(sums & block)
            sums = (sums >> bits) + begin
        blocks += (sums >> (bits * place) & block for place in range(WIDTH // 2))
        return blocks[WIDTH // 2 :]

    def _higher(self, one: int, other: int) -> int:
        """The higher of each lane."""
        mine = ((one | self.free) - other) & self.free
        return other ^ ((one ^ other) & (mine - (mine >> (LANE - 1))))


def each(value: int, lanes: int) -> int:
    """`value` in each lane."""
    return sum(value << (LANE * lane) for lane in range(lanes))


def audible(heard: Sequence[Heard]) -> list[Word]:
    """The words that count, each with its place among all."""
    words: list[Word] = [(place, told) for place, (_, told) in enumerate(heard) if told[0] not in SILENT]
    while words and words[-1][1][0] == "<break>":
        words.pop()
    return words


def spoken(heard: Sequence[Heard]) -> tuple[int, int]:
    """From the first word that counts to behind the last: « merci » at an end changes nothing."""
    words = audible(heard)
    return (words[0][0], words[-1][0] + 1) if words else (0, 0)


def _stretches(size: int) -> list[tuple[int, int]]:
    """The whole, or where it is long what overlaps and makes it up; none of nothing."""
    return [
        (at, min(at + LONGEST, size)) for at in range(0, max(size - LONGEST + STEP, 1), STEP) if at < size
    ]


def _sentences(words: list[Word]) -> list[tuple[int, int]]:
    """Where each starts and ends; none where the message is one."""
    ends = [place for place, (_, told) in enumerate(words) if told[0] == "<break>"]
    return [*pairwise([0, *ends, len(words)])] if ends else []


def load_sense(path: Path) -> Sense:
    """A line of JSON (`begin`, questions), then one a feature: its row in base64.

    Read line by line, since all of it at once would take three times the memory.
    """
    with path.open(encoding="utf-8") as file:
        raw = json.loads(next(file))
        lines = (line.rstrip("\n").partition(" ") for line in file)
        rows = {feature: b64decode(row) for row, _, feature in lines}
    levels = {level: _question(**raw[level]) for level in ("high", "immediate", "concern")}
    axes = {axis: _question(**asked) for axis, asked in raw["axes"].items()}
    return assembled(raw["begin"], rows, levels, axes)


def assembled(
    begin: Sequence[int],
    rows: Mapping[str, bytes],
    levels: Mapping[str, Question],
    axes: Mapping[str, Question],
) -> Sense:
    units, bits = len(begin), len(begin) * LANE
    nothing = each(HALF, WIDTH * units)
    block = sum((ZERO + value) << (LANE * lane) for lane, value in enumerate(begin))
    return Sense(
        bits=bits,
        rows=rows,
        adds=lru_cache(KEPT_SPREAD)(lambda feature: _lanes_of(rows[feature]) - nothing),
        begin=block,
        begins=sum(block << (bits * place) for place in range(WIDTH)),
        zero=each(ZERO, units),
        free=each(1 << (LANE - 1), units),
        high=levels["high"],
        immediate=levels["immediate"],
        concern=levels["concern"],
        axes=axes,
    )


def _lanes_of(row: bytes) -> int:
    spread = bytearray(2 * len(row))
    spread[::2] = row
    return int.from_bytes(spread, "little")


def _question(bias: float, weights: Sequence[float]) -> Question:
    """Lanes are read as they are, so what ZERO adds to the sum is taken off once."""
    return Question(bias - ZERO * sum(weights), tuple(weights))
