"""A second opinion: which stretch of a message sounds like those in which people told of danger.

Rules know the ways that somebody thought of; people find others. Each word, beginning of a word, pair of
words and sign (a wide class of words, signs.yml) carries a weight, learned from labelled messages by
resources/safety/make_opinion.py; the stretch with the highest sum counts. Words around a stretch can't lower
it, so harmless talk never hides a danger.
The opinion only adds: what the rules found stays.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from api.safety.screening import AXES, Level
from api.safety.signs import NOWHERE, Places, Signs
from api.safety.spelling import Words
from api.safety.vocabulary import Vocabulary

NEAR = 0.5  # of the sum that says yes: below, a message isn't worth weighing
LONGEST = 25  # words of a stretch: two or three sentences
STEM = 5  # letters: enough to tell words apart, few enough to hold the forms of one together
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[\W_]+")
# Of one word: the pair that it makes with the word before; itself, its beginning, the signs that end there.
Heard = tuple[str, tuple[str, ...]]


class Stretch(NamedTuple):
    """`start` and `end` count symbols."""

    score: float
    start: int
    end: int


class Suspicion(NamedTuple):
    level: Level
    axes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """What one question makes of words: `drift` is the cost of a word more, `fires` the sum that says yes."""

    drift: float
    fires: float
    weights: Mapping[str, float]

    def bound(self, heard: Sequence[Heard]) -> float:
        """The highest sum of any stretch, what is said twice counted twice: one pass (Kadane's algorithm)."""
        weigh, drift = self.weights.get, self.drift
        best = score = 0.0
        for pair, alone in heard:
            score += weigh(pair, 0.0)
            if score <= 0:
                score = 0.0
            score += drift
            for feature in alone:
                score += weigh(feature, 0.0)
            best = max(best, score)
        return best

    def best(self, heard: Sequence[Heard]) -> Stretch:
        """The stretch of at most `LONGEST` words with the highest sum, what is said twice counted once.

        Each stretch is weighed by what stands in it alone, so words around it can't lower it; its length
        is bounded, so long harmless talk doesn't add up. Empty where nothing can come up to `fires`.
        """
        if self.bound(heard) < self.fires:
            return Stretch(0.0, 0, 0)
        told = [self._told(pair, *alone) for pair, alone in heard]
        best = Stretch(0.0, 0, 0)
        for start, (_, alone) in enumerate(heard):
            opening = self._told(*alone)
            joining = self.weights.get(heard[start + 1][0], 0.0) if start + 1 < len(heard) else 0.0
            if joining > 0 or any(weight > 0 for _, weight in opening):  # else a later beginning is no worse
                best = max(best, self._from(start, (opening, *told[start + 1 : start + LONGEST])))
        return best

    def _from(self, start: int, told: Sequence[Sequence[tuple[str, float]]]) -> Stretch:
        """The best stretch that begins at `start`, of the words `told` from there on."""
        best, last, score, seen = 0.0, start, 0.0, set[str]()
        for place, word in enumerate(told, start + 1):
            for feature, weight in word:
                if feature not in seen:
                    seen.add(feature)
                    score += weight
            score += self.drift
            if score > best:
                best, last = score, place
        return Stretch(best, start, last)

    def _told(self, *said: str) -> list[tuple[str, float]]:
        return [(feature, weight) for feature in said if (weight := self.weights.get(feature))]


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a message is about: `bias` of each axis, and what a word or pair speaks for and against."""

    bias: Mapping[str, float]
    weights: Mapping[str, tuple[tuple[str, float], ...]]

    def of(self, heard: Sequence[Heard]) -> tuple[str, ...]:
        """Those that are likely, at least the likeliest."""
        sums = dict(self.bias)
        for feature in features(heard):
            for axis, weight in self.weights.get(feature, ()):
                sums[axis] += weight
        return tuple(axis for axis in AXES if sums.get(axis, -1.0) > 0) or (max(sums, key=sums.__getitem__),)


@dataclass(frozen=True, slots=True)
class Opinion:
    high: Head
    immediate: Head
    subjects: Subjects
    signs: Signs
    names: Mapping[str, str]  # of symbols
    other: str  # the symbol of all words that no phrase knows

    def of(self, words: Words) -> Suspicion | None:
        heard = self.hear(words)
        if self.high.bound(heard) < self.high.fires * NEAR:  # what is urgent is grave too
            return None
        now = self.immediate.best(heard)
        if now.score >= self.immediate.fires:
            return Suspicion("immediate", self.subjects.of(heard), now.start, now.end)
        high = self.high.best(heard)
        if high.score >= self.high.fires:
            return Suspicion("high", self.subjects.of(heard), high.start, high.end)
        return None

    def hear(self, words: Words) -> list[Heard]:
        """A word of the phrases by its name, any other as it sounds when read: doubled letters once."""
        names, other, folded = self.names, self.other, words.folded
        keys = [
            plain(folded[start:end]) if symbol == other else names[symbol]
            for symbol, (start, end) in zip(words.symbols, words.places, strict=True)
        ]
        return heard_in(keys, self.signs.of(words.symbols))


def plain(token: str) -> str:
    return _DOUBLED.sub(r"\1", _NO_LETTER.sub("", token[: 2 * STEM * STEM]))


def heard_in(keys: Sequence[str], signs: Places = NOWHERE) -> list[Heard]:
    heard: list[Heard] = []
    before = ""
    for place, key in enumerate(keys):
        alone: tuple[str, ...] = (key, f"{key[:STEM]}*")
        if place in signs:
            alone += tuple(signs[place])
        heard.append((f"{before} {key}", alone))
        before = key
    return heard


def features(heard: Sequence[Heard]) -> Iterator[str]:
    """All that is heard in a message."""
    for pair, alone in heard:
        yield pair
        yield from alone


def load_opinion(path: Path, signs: Signs, vocabulary: Vocabulary) -> Opinion:
    raw = json.loads(path.read_text(encoding="utf-8"))
    about = {feature: tuple(pairs.items()) for feature, pairs in raw["subjects"]["weights"].items()}
    return Opinion(
        high=Head(**raw["high"]),
        immediate=Head(**raw["immediate"]),
        subjects=Subjects(raw["subjects"]["bias"], about),
        signs=signs,
        names={symbol: word for word, symbol in vocabulary.items()},
        other=vocabulary["<other>"],
    )
