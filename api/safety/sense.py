"""What a message says as a whole: a small network reads each word with two on either side.

The stretches of `opinion` know words and pairs; this knows how words stand together: « il monte » after « je
me cache », or in a match. A convolution five words wide, the strongest answer of each unit over the
message, and a sum for each question, learned by resources/safety/make_sense.py.
"""

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from api.safety.ears import Heard, audible
from api.safety.features import BREAK, UNKNOWN, Features
from api.safety.network import WIDTH, Lanes, Network, Question, assembled, question

# Words of a stretch, and from one to the next: linear work, and long talk doesn't add up.
LONGEST, STEP = 40, 30
TEXT, ROWS = "sense.txt", "sense.rows"
TELLING = 4  # words of a sentence that is heard alone: fewer lean on the others


class SenseError(ValueError):
    """The network's files are damaged, or of different learnings: it would take one word for another."""


class Sounds(NamedTuple):
    """Log odds of high or graver, of immediate, of any worry; and the run of words heard that says so."""

    high: float
    immediate: float
    start: int = 0
    end: int = 0
    concern: float = -99.0


SILENCE = Sounds(-99.0, -99.0)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the network makes of what is `heard`.

    Of the words that count: `places`, each among all that is heard; `adds`, what it adds to the words around
    it and to itself; `breaks`, those that end a sentence.
    `parts`: the whole, or its stretches where it is long, and its sentences. `lanes`: of the stretches.
    """

    heard: Sequence[Heard]
    places: Sequence[int]
    adds: Sequence[int]
    breaks: Sequence[int]
    parts: tuple[Sounds, ...]
    lanes: tuple[Lanes, ...]

    @property
    def gravest(self) -> Sounds:
        return max(self.parts, default=SILENCE)

    def words(self, start: int, end: int) -> Span:
        """Which of the words that count stand in a stretch of all, without the last end of a sentence."""
        first, behind = bisect_left(self.places, start), bisect_left(self.places, end)
        ends = bisect_left(self.breaks, behind)
        while behind > first and ends and self.breaks[ends - 1] == behind - 1:
            behind, ends = behind - 1, ends - 1
        return first, behind


@dataclass(frozen=True, slots=True)
class Sense:
    network: Network
    high: Question
    immediate: Question
    concern: Question
    axes: Mapping[str, Question]

    def of(self, heard: Sequence[Heard]) -> Sounds:
        """Of the gravest stretch, or sentence: what is said in another doesn't count against it."""
        return self.listen(heard).gravest

    def listen(self, heard: Sequence[Heard]) -> Hearing:
        words = audible(heard)
        places = [place for place, _ in words]
        adds = [*map(cache(self.network.adds), (alone for _, alone in words))]  # what is said twice, once
        breaks = [word for word, (_, alone) in enumerate(words) if alone[:1] == (BREAK,)]
        stretches = _stretches(0, len(words))
        lanes = [self.network.strongest(adds[start:end]) for start, end in stretches]
        parts = [self._sounds(read, places, *part) for read, part in zip(lanes, stretches, strict=True)]
        if len(stretches) == 1:
            for start, end in _sentences(breaks, 0, len(words)):
                parts.append(self._sounds(self.network.strongest(adds[start:end]), places, start, end))
        return Hearing(heard, places, adds, breaks, tuple(parts), tuple(lanes))

    def alarm(self, hearing: Hearing, start: int, end: int) -> float:
        """Log odds of high or graver of a stretch of what was heard, as if nothing else had been said."""
        first, behind = hearing.words(start, end)
        parts = _stretches(first, behind)
        if len(parts) == 1:
            parts += _sentences(hearing.breaks, first, behind)
        return max(
            (self.high.answer(self.network.strongest(hearing.adds[first:behind])) for first, behind in parts),
            default=SILENCE.high,
        )

    def about(self, hearing: Hearing) -> dict[str, float]:
        """Log odds of each axis, of the stretch that speaks for it most."""
        if not hearing.lanes:
            return {}
        return {axis: max(map(asked.answer, hearing.lanes)) for axis, asked in self.axes.items()}

    def _sounds(self, lanes: Lanes, places: Sequence[int], start: int, end: int) -> Sounds:
        asked = (self.high, self.immediate, self.concern)
        high, immediate, concern = (question.answer(lanes) for question in asked)
        return Sounds(high, immediate, places[start], places[end - 1] + 1, concern)


def _stretches(first: int, behind: int) -> list[Span]:
    """The whole, or where it is long what overlaps and makes it up; none of nothing."""
    starts = range(first, max(behind - LONGEST + STEP, first + 1), STEP) if behind > first else ()
    return [(at, min(at + LONGEST, behind)) for at in starts]


def _sentences(breaks: Sequence[int], first: int, behind: int) -> list[Span]:
    """Those long enough to be heard alone; none where there is but one."""
    ends = breaks[bisect_left(breaks, first) : bisect_left(breaks, behind)]
    sentences = pairwise([first, *ends, behind]) if ends else ()
    return [(start, end) for start, end in sentences if end - start >= TELLING]


def load_sense(folder: Path, features: Features) -> Sense:
    """Raises SenseError where rows and features are not of one learning.

    `sense.txt`: a line of JSON (`begin`, questions, `first`: a checksum of the first row), then the features,
    one a line, the commonest first when learned anew. `sense.rows`: their rows in the same order; mapped, so
    that of 8 MB only what is heard comes into memory. `features`, of which only the reserved ones
    are known, grow by these.
    """
    with (folder / TEXT).open(encoding="utf-8") as file:
        raw, rows = json.loads(next(file)), 0
        for line in file:
            features.add(line.rstrip("\n"))
            rows += 1
    with (folder / ROWS).open("rb") as file:
        table = mmap(file.fileno(), 0, access=ACCESS_READ)
    size = WIDTH * len(raw["begin"])
    sizes = {len(table), rows * size, (len(features) - UNKNOWN) * size}
    if len(sizes) > 1 or crc32(table[:size]) != raw["first"]:
        raise SenseError(f"{TEXT} and {ROWS} do not belong together: learn both again (make_sense.py)")
    asked = {level: question(**raw[level]) for level in ("high", "immediate", "concern")}
    axes = {axis: question(**asked) for axis, asked in raw["axes"].items()}
    return Sense(assembled(raw["begin"], table), **asked, axes=axes)
