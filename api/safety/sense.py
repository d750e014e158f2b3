"""What a message says as a whole: a small network reads each word with two on either side.

The stretches of `opinion` know words and pairs; this knows how words stand together: « il monte » after « je
me cache », or in a match. A convolution five words wide, the strongest answer of each unit over the
message, and a sum for each question, learned by resources/safety/make_sense.py.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from fanal_kernels.heard import Heard
from fanal_kernels.network import SILENT, WIDTH, Answers, Network, Question

from api.safety.features import UNKNOWN, Features

TEXT, ROWS = "sense.txt", "sense.rows"


class SenseError(ValueError):
    """The network's files are damaged, or of different learnings: it would take one word for another."""


class Sounds(NamedTuple):
    """Log odds of high or graver, of immediate, of any worry; and the run of words heard that says so."""

    high: float
    immediate: float
    start: int = 0
    end: int = 0
    concern: float = SILENT


SILENCE = Sounds(SILENT, SILENT)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the network makes of what is `heard`.

    `parts`: the whole, or its stretches where it is long, and its sentences. `answers`: to be asked further.
    """

    heard: Heard
    parts: tuple[Sounds, ...]
    answers: Answers

    @property
    def gravest(self) -> Sounds:
        return max(self.parts, default=SILENCE)


@dataclass(frozen=True, slots=True)
class Sense:
    network: Network
    high: Question
    immediate: Question
    concern: Question
    axes: Mapping[str, Question]

    def of(self, heard: Heard) -> Sounds:
        """Of the gravest stretch, or sentence: what is said in another doesn't count against it."""
        return self.listen(heard).gravest

    def listen(self, heard: Heard) -> Hearing:
        answers = Answers(self.network, heard)
        asked = self.high, self.immediate, self.concern
        found = (
            (answers.span(first, behind), answers.to(asked, first, behind))
            for first, behind in answers.parts()
        )
        parts = tuple(Sounds(high, immediate, *span, concern) for span, (high, immediate, concern) in found)
        return Hearing(heard, parts, answers)

    def alarm(self, hearing: Hearing, start: int, end: int) -> float:
        """Log odds of high or graver of a stretch of what was heard, as if nothing else had been said."""
        return hearing.answers.highest(self.high, start, end)

    def about(self, hearing: Hearing) -> dict[str, float]:
        """Log odds of each axis, of the stretch that speaks for it most."""
        answers, asked = hearing.answers, tuple(self.axes.values())
        each = [answers.to(asked, *stretch) for stretch in answers.stretches()]
        if not each:
            return {}
        most = each[0] if len(each) == 1 else map(max, zip(*each, strict=True))
        return dict(zip(self.axes, most, strict=True))


def mapped(path: Path) -> mmap:
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def load_sense(folder: Path, features: Features) -> Sense:
    """Raises SenseError where rows and features are not of one learning.

    `sense.txt`: a line of JSON (`begin`, questions, `first`: a checksum of the first row), then the features,
    one a line, the commonest first when learned anew. `sense.rows`: their rows in the same order; mapped, so
    that of 8 MB only what is heard comes into memory. `features`, of which only the reserved ones
    are known, grow by these.
    """
    with (folder / TEXT).open(encoding="utf-8") as file:
        raw = json.loads(next(file))
        rows = len(features.extend(line.rstrip("\n") for line in file))
    table = mapped(folder / ROWS)
    size = WIDTH * len(raw["begin"])
    sizes = {len(table), rows * size, (len(features) - UNKNOWN) * size}
    if len(sizes) > 1 or crc32(table[:size]) != raw["first"]:
        raise SenseError(f"{TEXT} and {ROWS} do not belong together: learn both again (make_sense.py)")
    asked = {level: Question(**raw[level]) for level in ("high", "immediate", "concern")}
    axes = {axis: Question(**asked) for axis, asked in raw["axes"].items()}
    return Sense(Network(raw["begin"], table, UNKNOWN), **asked, axes=axes)
