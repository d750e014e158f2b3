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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from api.safety.ears import Heard, told_in
from api.safety.features import Features
from api.safety.screening import Level
from api.safety.subjects import HUNDREDTHS, Subjects, packed

NEAR = 0.6  # of the sum that says yes: below, a message isn't worth weighing
LONGEST = 25  # words of a stretch: two or three sentences
Told = tuple[int, float]  # a feature and its weight


class Stretch(NamedTuple):
    """`start` and `end` count symbols."""

    score: float
    start: int
    end: int


NOTHING = Stretch(0.0, 0, 0)


class Suspicion(NamedTuple):
    level: Level
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """What one question makes of words: `fires` is the sum that says yes, `weights` by a feature's number.

    `scale`: how many times what they are these weights say, so that whole numbers lie close together.
    """

    fires: float
    weights: Sequence[float]
    scale: int = 1

    def bound(self, heard: Sequence[Heard]) -> float:
        """No stretch has a higher sum: one pass (Kadane's algorithm), what speaks against it counted once."""
        weights = self.weights
        best: float = 0
        score: float = 0
        against: set[int] = set()
        for joined, alone in heard:
            if (weight := weights[joined]) > 0:
                score += weight
            elif joined not in against:
                against.add(joined)
                score += weight
            if score < 0:  # noqa: PLR1730  (nothing before is worth having; a call costs more)
                score = 0
            for feature in alone:
                if (weight := weights[feature]) > 0:
                    score += weight
                elif feature not in against:
                    against.add(feature)
                    score += weight
            best = max(best, score)
        return best / self.scale

    def found(self, heard: Sequence[Heard], told: Iterable[int]) -> Stretch:
        """A stretch that comes up to `fires`, or nothing; `told` are the features of all that is heard.

        Most dangers need no search: the whole of a message is a stretch as well, if it is short enough.
        """
        if len(heard) <= LONGEST:
            whole = self.weigh(told)
            if whole >= self.fires:
                return Stretch(whole, 0, len(heard))
        return self.best(heard)

    def weigh(self, told: Iterable[int]) -> float:
        return sum(map(self.weights.__getitem__, told)) / self.scale

    def best(self, heard: Sequence[Heard]) -> Stretch:
        """The stretch of at most `LONGEST` words with the highest sum, what is said twice counted once.

        Each stretch is weighed by what stands in it alone, so words around it can't lower it; its length
        is bounded, so long harmless talk doesn't add up. Empty where nothing comes up to `fires`.
        """
        if self.bound(heard) < self.fires:
            return NOTHING
        told = [(self._told(pair), self._told(*alone)) for pair, alone in heard]
        speaks = [(_for_it(joined), _for_it(alone)) for joined, alone in told]
        left = [*accumulate(map(sum, reversed(speaks)), initial=0.0)][::-1]  # from each word to the end
        best, needed = NOTHING, self.fires
        for start, (_, alone) in enumerate(told):
            if left[start] < needed:
                break  # no later stretch comes up to it either
            end = min(start + LONGEST, len(told))
            if speaks[start][1] + left[start + 1] - left[end] >= needed:
                found = _from(start, [([], alone), *told[start + 1 : end]])
                if found.score >= needed and found > best:
                    best, needed = found, found.score
        return best

    def _told(self, *said: int) -> list[Told]:
        weights, scale = self.weights, self.scale
        return [(feature, weight / scale) for feature in said if (weight := weights[feature])]


def _from(start: int, told: Iterable[tuple[list[Told], list[Told]]]) -> Stretch:
    """The best stretch that begins at `start`, of the words `told` from there on."""
    best, last, score, seen = 0.0, start, 0.0, set[int]()
    for place, (joined, alone) in enumerate(told, start + 1):
        for feature, weight in joined + alone:
            if feature not in seen:
                seen.add(feature)
                score += weight
        if score > best:
            best, last = score, place
    return Stretch(best, start, last)


def _for_it(told: list[Told]) -> float:
    return sum(weight for _, weight in told if weight > 0)


@dataclass(frozen=True, slots=True)
class Opinion:
    high: Head
    immediate: Head
    subjects: Subjects

    def worth_weighing(self, heard: Sequence[Heard]) -> bool:
        return self.high.bound(heard) >= self.high.fires * NEAR  # what is urgent is grave too

    def of(self, heard: Sequence[Heard], first: int = 0) -> Suspicion | None:
        """`first`: the place of the first word heard among all."""
        told = told_in(heard)
        if (now := self.immediate.found(heard, told)).score:
            return Suspicion("immediate", first + now.start, first + now.end)
        if (high := self.high.found(heard, told)).score:
            return Suspicion("high", first + high.start, first + high.end)
        return None


def load_opinion(path: Path, features: Features) -> Opinion:
    """A line of JSON (`fires` of the heads, `bias` of the axes), then one a feature.

    Tabs between: what it weighs for `high`, for `immediate`, and for axes (`violence:1.2 held:-0.4`). Read
    line by line, and equal numbers kept once: all of it at once takes four times the memory. `features`
    grow by those that they don't hold.
    """
    high, immediate, about = array("h"), array("h"), list[int]()
    weight, axes = cache(lambda written: round(float(written or 0) * HUNDREDTHS)), cache(_axes)
    with path.open(encoding="utf-8") as file:
        raw = json.loads(next(file))
        for line in file:
            feature, grave, now, said = line.rstrip("\n").split("\t")
            number = features.add(feature)
            new = range(len(high), len(features))
            high.extend(0 for _ in new)
            immediate.extend(0 for _ in new)
            about.extend(0 for _ in new)
            high[number], immediate[number], about[number] = weight(grave), weight(now), axes(said)
    return Opinion(
        high=Head(raw["high"], high, HUNDREDTHS),
        immediate=Head(raw["immediate"], immediate, HUNDREDTHS),
        subjects=Subjects(raw["bias"], about),
    )


def _axes(written: str) -> int:
    pairs = (pair.partition(":") for pair in written.split())
    return packed({axis: float(weight) for axis, _, weight in pairs})
