"""The reader: a message and what stood before it in, what it means and how worried one must be out."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.encoder import Encoder
from reader.linear import Linear
from reader.reading import AXES, LEVELS, Context, Reading
from reader.text import LONGEST, Span, passages, sentences

Array = NDArray[Any]
FOLDER = Path(__file__).parent / "model"
PARTS = ("encoder.onnx", "embedding.npz", "tokenizer.json", "linear.npz", "stack.json")
CHECKSUMS = "SHA256SUMS"
NOTHING = Context()
WORRY = LEVELS[1:]  # a chance is told for each: of being that grave at least


class ModelError(Exception):
    """A model file is missing, damaged, or not of this version; the words name the file."""


class Signals(NamedTuple):
    """What both models make of a message: log-odds of three levels, then of 14 axes.

    A row of `encoder` and `linear` each: the whole message, then its passages where it has more than one.
    """

    encoder: Array  # (parts, 17)
    linear: Array  # (parts, 17)
    behind: Array | None  # (17,): the encoder's, in its context
    talk: Mapping[str, Array]  # logits of the encoder's other heads, in the context where there is one
    foreign: float  # the chance that it is not in French, which the linear model knows best
    parts: tuple[Span, ...]


class Talk(NamedTuple):
    """What a message does in a conversation, without a look at how worried one must be."""

    vector: Array  # (384,): what the encoder makes of it, for classifiers that are learned on top
    meanings: dict[str, float]  # chances of all meanings that the encoder knows
    stance: str
    about: str
    audience: str
    audience_chance: float
    language: str
    language_chance: float


class Reader:
    """Thread-safe: nothing is kept between messages. The same answer in each process, thread and order."""

    def __init__(
        self, encoder: Encoder, linear: Linear, stack: Mapping[str, Any], bounds: Mapping[str, float]
    ) -> None:
        self.encoder, self.linear, self.stack, self.bounds = encoder, linear, stack, bounds
        self.classes: Mapping[str, Sequence[str]] = stack["classes"]
        self._french = list(self.classes["language"]).index("fr")
        self._part = np.array(stack["part"], np.float64)  # (3 levels, 4 + 1)
        self._whole = np.array(stack["whole"], np.float64)  # (3, 3 + 1)
        self._behind = np.array(stack["behind"], np.float64)  # (3, 2 + 1)
        self._axes = np.array(stack["axes"], np.float64)  # (14, 2 + 1)
        self._axis_bounds = np.array(stack["axis_bounds"], np.float64)

    @classmethod
    def load(cls, folder: Path = FOLDER, bounds: Mapping[str, float] | None = None) -> "Reader":
        """Raise ModelError unless all files are there, whole, and belong together.

        `bounds`: the chance from which a level is said; those that training chose where none are given.
        """
        verify(folder)
        stack = json.loads((folder / "stack.json").read_text(encoding="utf-8"))
        heads = [*stack["classes"], "vector"]
        encoder = Encoder(folder, heads)
        return cls(encoder, Linear(folder / "linear.npz"), stack, bounds or stack["bounds"])

    def read(self, message: str, context: Context = NOTHING) -> Reading:
        """Any text is read; what is blank is a reading of nothing. At most `LONGEST` characters count."""
        message = message[:LONGEST]
        if not message.strip():
            return Reading()
        seen = self.signals(message, context)
        chances = self.chances(seen)
        level = self._level(chances)
        by_context = seen.behind is not None and level != self._level(
            self.chances(seen._replace(behind=None))
        )
        axis_chances = self.axis_chances(seen)
        ranked = _softmax(seen.talk["meaning"])
        order = np.argsort(-ranked, kind="stable")
        return Reading(
            level=level,
            axes=self._named(axis_chances, level),
            meanings=tuple((self.classes["meaning"][at], float(ranked[at])) for at in order[:10]),
            stance=self._best(seen.talk, "stance") if context.question or context.choices else "none",
            about=self._best(seen.talk, "about"),
            audience=self._best(seen.talk, "audience"),
            language=self._best(seen.talk, "language"),
            spans=() if level == "none" else (self.gravest(message, seen),),
            by_context=by_context,
            chances=chances,
            axis_chances=dict(zip(AXES, map(float, axis_chances), strict=True)),
        )

    def talk(self, message: str, context: Context = NOTHING) -> Talk:
        """One run of the encoder, over a long message's beginning: a third of the time of `read`."""
        out = self.encoder.read(message[:LONGEST], context)
        ranked = _softmax(out["meaning"])
        return Talk(
            vector=out["vector"],
            meanings=dict(zip(self.classes["meaning"], map(float, ranked), strict=True)),
            stance=self._best(out, "stance") if context.question or context.choices else "none",
            about=self._best(out, "about"),
            audience=self._best(out, "audience"),
            audience_chance=float(_softmax(out["audience"]).max()),
            language=self._best(out, "language"),
            language_chance=float(_softmax(out["language"]).max()),
        )

    def signals(self, message: str, context: Context = NOTHING) -> Signals:
        """What both models see, before it is weighed."""
        read = self.encoder.read(message, NOTHING)
        parts = passages(message)
        texts = [message[part.start : part.end] for part in parts] if len(parts) > 1 else []
        encoder = [read, *(self.encoder.read(text, NOTHING) for text in texts)]
        linear = [self.linear.read(text) for text in (message, *texts)]
        behind = self.encoder.read(message, context) if context else None
        return Signals(
            encoder=np.stack([_log_odds(one) for one in encoder]),
            linear=np.stack(linear),
            behind=None if behind is None else _log_odds(behind),
            talk=behind or read,
            foreign=1 - float(_softmax(read["language"])[self._french]),
            parts=tuple(parts) or (Span(0, len(message)),),
        )

    def gravest(self, message: str, seen: Signals) -> Span:
        """The sentence that weighs most, within the passage that does."""
        high = WORRY.index("high")
        odds = self.parts(seen)[:, high]
        part = seen.parts[int(np.argmax(odds[1:]))] if len(odds) > 1 else Span(0, len(message))
        within = [one for one in sentences(message) if one.start >= part.start and one.end <= part.end]
        if len(within) < 2:
            return within[0] if within else part
        return max(within, key=lambda one: float(self.linear.read(message[one.start : one.end])[high]))

    def _level(self, chances: Mapping[str, float]) -> str:
        return next((level for level in reversed(WORRY) if chances[level] >= self.bounds[level]), LEVELS[0])

    def chances(self, seen: Signals) -> dict[str, float]:
        """Of being at least a concern, high, immediate: calibrated; what is graver is at least the milder."""
        odds = self.alone(seen)
        if seen.behind is not None:
            odds = np.fmax(odds, _weighed(self._behind, behind_features(seen, odds)))
        concern, high, immediate = (1 / (1 + math.exp(-one)) for one in odds.tolist())
        high = max(high, immediate)
        return dict(zip(WORRY, (max(concern, high), high, immediate), strict=True))

    def alone(self, seen: Signals) -> Array:
        """Log-odds of the three levels, of the message by itself."""
        parts: Array = self.parts(seen)
        return parts[0] if len(parts) == 1 else _weighed(self._whole, whole_features(parts))

    def axis_chances(self, seen: Signals) -> Array:
        """Of each axis: the most that the whole, a passage or the context shows."""
        parts = range(len(seen.encoder))
        odds: Array = np.stack([_weighed(self._axes, axis_features(seen, at)) for at in parts]).max(axis=0)
        chances: Array = 1 / (1 + np.exp(-odds))
        return chances

    def parts(self, seen: Signals) -> Array:
        """Log-odds of the three levels, of the whole and of each passage."""
        return np.stack([_weighed(self._part, part_features(seen, at)) for at in range(len(seen.encoder))])

    def _named(self, chances: Array, level: str) -> tuple[str, ...]:
        """What it is about, the gravest first; a danger is about something."""
        if level == "none":
            return ()
        named = tuple(
            axis
            for axis, chance, bound in zip(AXES, chances, self._axis_bounds, strict=True)
            if chance >= bound
        )
        if not named and level in {"high", "immediate"}:
            return (AXES[int(np.argmax(chances - self._axis_bounds))],)
        return named

    def _best(self, logits: Mapping[str, Array], head: str) -> str:
        return self.classes[head][int(np.argmax(logits[head]))]


def part_features(seen: Signals, at: int) -> Array:
    """(3 levels, 4) of the whole message, where `at` is 0, or of a passage."""
    levels = slice(0, len(WORRY))
    encoder, linear = seen.encoder[at, levels], seen.linear[at, levels]
    foreign = np.full(len(WORRY), seen.foreign)
    return np.stack([encoder, linear, foreign, foreign * linear], axis=1)


def whole_features(parts: Array) -> Array:
    """(3 levels, 3) of a message that has passages, out of the log-odds of the whole and of each."""
    many = np.full(len(WORRY), np.log(len(parts) - 1))
    return np.stack([parts[0], parts[1:].max(0), many], axis=1)


def behind_features(seen: Signals, alone: Array) -> Array:
    """(3 levels, 2) of the message in its context."""
    if seen.behind is None:
        raise ValueError("read without a context")
    return np.stack([seen.behind[: len(WORRY)], alone], axis=1)


def axis_features(seen: Signals, at: int) -> Array:
    """(14 axes, 2) of the whole message, in its context where it has one, or of a passage."""
    axes = slice(len(WORRY), None)
    encoder = seen.encoder[at, axes]
    if at == 0 and seen.behind is not None:
        encoder = np.maximum(encoder, seen.behind[axes])
    return np.stack([encoder, seen.linear[at, axes]], axis=1)


def _weighed(weights: Array, features: Array) -> Array:
    odds: Array = (weights[:, :-1] * features).sum(1) + weights[:, -1]
    return odds


def _log_odds(read: Mapping[str, Array]) -> Array:
    """Of being at least at each level, out of the logits of the four; then of each axis."""
    level = read["level"] - read["level"].max()
    power = np.exp(level.astype(np.float64))
    above = np.cumsum(power[::-1])[::-1][1:]
    below = power.sum() - above
    odds = np.log(above + 1e-9) - np.log(below + 1e-9)
    return np.concatenate([odds.astype(np.float32), read["axes"]])


def _softmax(logits: Array) -> Array:
    power = np.exp(logits - logits.max())
    chances: Array = power / power.sum()
    return chances


def verify(folder: Path) -> str:
    """The checksum of the whole model; ModelError where a file is missing or is not the one that was released."""
    sums = folder / CHECKSUMS
    if not sums.exists():
        raise ModelError(f"{sums} is missing: fetch the repository again, or run make learn")
    lines = sums.read_text(encoding="utf-8").splitlines()
    listed = {name: checksum for checksum, _, name in (line.partition("  ") for line in lines)}
    for name in PARTS:
        path = folder / name
        if not path.exists():
            raise ModelError(f"{path} is missing: fetch the repository again, or run make learn")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if listed.get(name) != found:
            raise ModelError(
                f"{path} has the checksum {found[:12]}…, {CHECKSUMS} says {str(listed.get(name))[:12]}…"
            )
    return hashlib.sha256(sums.read_bytes()).hexdigest()


def write_checksums(folder: Path) -> None:
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in PARTS]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
