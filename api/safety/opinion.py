"""A second opinion: which stretch of a message sounds like those in which people told of danger.

Rules know the ways that somebody thought of; people find others. Each word, beginning of a word, pair of
words, sign (a wide class of words, signs.yml) and rule that fired carries a weight, learned from labelled
messages by resources/safety/make_opinion.py; the stretch with the highest sum counts. Words around a stretch
can't lower it, so harmless talk never hides a danger.
By itself it only adds. What the rules found may be calmed to a concern, by this and by sense.py together
(weighing.py), where it is not certain.
"""

import json
from array import array
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from fanal_kernels.heard import Heard
from fanal_kernels.weights import HUNDREDTHS, LONGEST, Leanings, Weights

from api.safety.features import Features
from api.safety.screening import AXES, Level
from api.safety.subjects import Subjects, leaning

NEAR = 0.6  # of the sum that says yes: below, a message isn't worth weighing


class Stretch(NamedTuple):
    """`start` and `end` count symbols."""

    score: float
    start: int
    end: int


class Suspicion(NamedTuple):
    level: Level
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """What one question makes of words: `fires` is the sum that says yes."""

    fires: float
    weights: Weights

    def found(self, heard: Heard, start: int, end: int) -> Stretch:
        """A stretch that comes up to `fires`, or nothing.

        Most dangers need no search: the whole of a message is a stretch as well, if it is short enough.
        """
        if end - start <= LONGEST:
            whole = self.weights.sum(heard, start, end)
            if whole >= self.fires:
                return Stretch(whole, start, end)
        return Stretch(*self.weights.best(heard, self.fires, start, end))


@dataclass(frozen=True, slots=True)
class Opinion:
    high: Head
    immediate: Head
    subjects: Subjects

    def worth_weighing(self, heard: Heard) -> bool:
        return self.high.weights.bound(heard) >= self.high.fires * NEAR  # what is urgent is grave too

    def of(self, heard: Heard) -> Suspicion | None:
        """Of the words that count and what stands between them."""
        first, behind = heard.spoken()
        if (now := self.immediate.found(heard, first, behind)).score:
            return Suspicion("immediate", now.start, now.end)
        if (high := self.high.found(heard, first, behind)).score:
            return Suspicion("high", high.start, high.end)
        return None


def load_opinion(path: Path, features: Features) -> Opinion:
    """A line of JSON (`fires` of the heads, `bias` of the axes), then one a feature.

    Tabs between: what it weighs for `high`, for `immediate`, and for axes (`violence:1.2 held:-0.4`). Read
    line by line, twice, and equal numbers kept once: all of it at once takes four times the memory.
    `features` grow by those that they don't hold.
    """
    about = Leanings(len(AXES))
    weight, lean = cache(lambda written: round(float(written or 0) * HUNDREDTHS)), cache(leaning)
    with path.open(encoding="utf-8") as file:
        raw = json.loads(next(file))
        numbers = array("I", features.extend(line.partition("\t")[0] for line in file))
        high, immediate = (array("h", bytes(2 * len(features))) for _ in range(2))
        file.seek(0)
        for number, line in zip(numbers, islice(file, 1, None), strict=True):
            _, grave, now, said = line.rstrip("\n").split("\t")
            high[number], immediate[number] = weight(grave), weight(now)
            if said:
                about.add(number, [*map(lean, said.split())])
    return Opinion(
        high=Head(raw["high"], Weights(high)),
        immediate=Head(raw["immediate"], Weights(immediate)),
        subjects=Subjects(raw["bias"], about),
    )
