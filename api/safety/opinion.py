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

    def best(self, heard: Sequence[Heard]) -> Stretch:
        """The stretch of the highest sum (Kadane's algorithm): one pass, however long the message."""
        weigh, drift = self.weights.get, self.drift
        best, first, last, score, start = 0.0, 0, 0, 0.0, 0
        for place, (pair, alone) in enumerate(heard):
            score += weigh(pair, 0.0)
            if score <= 0:
                score, start = 0.0, place
            score += drift
            for feature in alone:
                score += weigh(feature, 0.0)
            if score > best:
                best, first, last = score, start, place + 1
        return Stretch(best, first, last)


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
        high = self.high.best(heard)
        if high.score < self.high.fires / 2:  # what is urgent is grave too: seldom worth asking
            return None
        now = self.immediate.best(heard)
        if now.score >= self.immediate.fires:
            return Suspicion("immediate", self.subjects.of(heard), now.start, now.end)
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
