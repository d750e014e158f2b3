"""A second opinion: which stretch of a message sounds like those in which people told of danger.

Rules know the ways that somebody thought of; people find others. Each word, beginning of a word, pair of
words, sign (a wide class of words, signs.yml) and rule that fired carries a weight, learned from labelled
messages by resources/safety/make_opinion.py; the stretch with the highest sum counts. Words around a stretch
can't lower it, so harmless talk never hides a danger.
The opinion only adds: what the rules found stays.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain, repeat
from pathlib import Path
from sys import intern
from typing import NamedTuple

from api.safety.letters import EMOJI
from api.safety.screening import Level
from api.safety.signs import NOWHERE, Places, Signs
from api.safety.spelling import Words
from api.safety.subjects import Subjects
from api.safety.vocabulary import Vocabulary

NEAR = 0.6  # of the sum that says yes: below, a message isn't worth weighing
LONGEST = 25  # words of a stretch: two or three sentences
STEM = 5  # letters: enough to tell words apart, few enough to hold the forms of one together
KEPT_TOLD = 2000  # words of the phrases that are ready to be told
PICTURE = "<emoji>"  # what any is called that stands for a word: only its signs are weighed
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[\W_]+")
# Of one word: the pair that it makes with the word before; itself, its beginning, the signs that end there.
Alone = tuple[str, ...]
Heard = tuple[str, Alone]
Told = tuple[str, float]  # a feature and its weight
# Each once, always in one order: a set's changes from run to run, and with it how a sum is rounded.
Features = Mapping[str, None]


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
    """What one question makes of words: `fires` is the sum that says yes."""

    fires: float
    weights: Mapping[str, float]

    def bound(self, heard: Sequence[Heard]) -> float:
        """No stretch has a higher sum: one pass (Kadane's algorithm), what speaks against it counted once."""
        weigh = self.weights.get
        best = score = 0.0
        said: set[str] = set()
        for joined, alone in heard:
            if (weight := weigh(joined)) and (weight > 0 or joined not in said):
                said.add(joined)
                score += weight
            if score < 0:  # nothing before is worth having
                score = 0.0
            for feature in alone:
                if (weight := weigh(feature)) and (weight > 0 or feature not in said):
                    said.add(feature)
                    score += weight
            best = max(best, score)
        return best

    def found(self, heard: Sequence[Heard], told: Features) -> Stretch:
        """A stretch that comes up to `fires`, or nothing; `told` are the features of all that is heard.

        Most dangers need no search: the whole of a message is a stretch as well, if it is short enough.
        """
        if len(heard) <= LONGEST:
            whole = self.weigh(told)
            if whole >= self.fires:
                return Stretch(whole, 0, len(heard))
        return self.best(heard)

    def weigh(self, told: Features) -> float:
        return sum(map(self.weights.get, told, repeat(0.0)))

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

    def _told(self, *said: str) -> list[Told]:
        weigh = self.weights.get
        return [(feature, weight) for feature in said if (weight := weigh(feature))]


def _from(start: int, told: Iterable[tuple[list[Told], list[Told]]]) -> Stretch:
    """The best stretch that begins at `start`, of the words `told` from there on."""
    best, last, score, seen = 0.0, start, 0.0, set[str]()
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
    signs: Signs
    told: Callable[[str], Alone | None]  # of each symbol, but for the one of all words that no phrase knows

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

    def hear(self, words: Words, found: Places) -> list[Heard]:
        """A word of the phrases by its name, any other as it sounds when read: doubled letters once.

        `found` is what the rules found, named so that no word is taken for it.
        """
        told_of, folded = self.told, words.folded
        told = [
            told_of(symbol) or alone(plain(folded[start:end]))
            for symbol, (start, end) in zip(words.symbols, words.places, strict=True)
        ]
        return heard_in(told, self.signs.of(words), found)


def plain(token: str) -> str:
    return _DOUBLED.sub(r"\1", _NO_LETTER.sub("", token[: 2 * STEM * STEM]))


def alone(word: str) -> Alone:
    """A word and its beginning."""
    return (word, f"{word[:STEM]}*") if word != PICTURE else (word,)


def heard_in(words: Iterable[Alone], signs: Places = NOWHERE, found: Places = NOWHERE) -> list[Heard]:
    heard: list[Heard] = []
    before = ""
    for place, told in enumerate(words):
        here = told
        if place in signs or place in found:
            here = tuple(dict.fromkeys((*told, *found.get(place, ()), *signs.get(place, ()))))
        heard.append((f"{before} {told[0]}", here))
        before = told[0]
    return heard


def told_in(heard: Sequence[Heard]) -> Features:
    """The features of a stretch, without the pair that its first word makes with the one before."""
    pairs = (pair for pair, _ in heard[1:])
    return dict.fromkeys(chain(pairs, chain.from_iterable(alone for _, alone in heard)))


def load_opinion(path: Path, signs: Signs, vocabulary: Vocabulary) -> Opinion:
    """A line of JSON (`fires` of the heads, `bias` of the axes), then one a feature.

    Tabs between: what it weighs for `high`, for `immediate`, and for axes (`violence:1.2 held:-0.4`). Read
    line by line, and equal numbers and pairs kept once: all of it at once takes four times the memory.
    """
    high: dict[str, float] = {}
    immediate: dict[str, float] = {}
    about: dict[str, tuple[tuple[str, float], ...]] = {}
    number, pair = cache(float), cache(_pair)
    with path.open(encoding="utf-8") as file:
        raw = json.loads(next(file))
        for line in file:
            feature, grave, now, axes = line.rstrip("\n").split("\t")
            if grave:
                high[feature] = number(grave)
            if now:
                immediate[feature] = number(now)
            if axes:
                about[feature] = tuple(map(pair, axes.split()))
    return Opinion(
        high=Head(raw["high"], high),
        immediate=Head(raw["immediate"], immediate),
        subjects=Subjects(raw["bias"], about),
        signs=signs,
        told=_telling({symbol: _named(word) for word, symbol in vocabulary.items() if word != "<other>"}),
    )


def _telling(names: Mapping[str, str]) -> Callable[[str], Alone | None]:
    """Kept of the words heard last: of the phrases only, since nothing that visitors type is kept."""
    return lru_cache(KEPT_TOLD)(lambda symbol: alone(names[symbol]) if symbol in names else None)


def _named(word: str) -> str:
    return PICTURE if re.fullmatch(EMOJI, word) else word


def _pair(written: str) -> tuple[str, float]:
    axis, _, weight = written.partition(":")
    return intern(axis), float(weight)
