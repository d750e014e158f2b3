"""The reader: a message and what stood before it in, what it means and how worried one must be out."""

import hashlib
import json
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
PARTS = ("encoder.onnx", "tokenizer.json", "linear.npz", "stack.json")
CHECKSUMS = "SHA256SUMS"
SHORT = 40  # words: a longer message is also read passage by passage by the encoder
NOTHING = Context()
WORRY = LEVELS[1:]  # a chance is told for each: of being that grave at least


class ModelError(Exception):
    """A model file is missing, damaged, or not of this version; the words name the file."""


class Signals(NamedTuple):
    """What both models make of a message; each row is log-odds of (three levels, 14 axes)."""

    whole: Array  # the encoder, the message by itself
    passage: Array  # the encoder, the most that a passage shows
    words: Array  # the linear model, the message
    window: Array  # the linear model, the most that a sentence or passage shows
    behind: Array | None  # the encoder, in its context
    length: float  # log of the number of words
    talk: Mapping[str, Array]  # logits of the encoder's other heads, in context where there is one
    gravest: Span  # the sentence that weighs most


class Reader:
    """Thread-safe: nothing is kept between messages. The same answer in each process, thread and order."""

    def __init__(
        self, encoder: Encoder, linear: Linear, stack: Mapping[str, Any], bounds: Mapping[str, float]
    ) -> None:
        self.encoder, self.linear, self.stack, self.bounds = encoder, linear, stack, bounds
        self.classes: Mapping[str, Sequence[str]] = stack["classes"]
        self._alone = np.array(stack["alone"], np.float32)  # (3, features + 1)
        self._behind = np.array(stack["behind"], np.float32)  # (3, 2 + 1)
        self._axes = np.array(stack["axes"], np.float32)  # (14, 4 + 1)
        self._axis_bounds = np.array(stack["axis_bounds"], np.float32)

    @classmethod
    def load(cls, folder: Path = FOLDER, bounds: Mapping[str, float] | None = None) -> "Reader":
        """Raise ModelError unless all files are there, whole, and belong together.

        `bounds`: the chance from which a level is said; those that training chose where none are given.
        """
        verify(folder)
        stack = json.loads((folder / "stack.json").read_text(encoding="utf-8"))
        heads = [*stack["classes"], "vector"]
        encoder = Encoder(folder / "encoder.onnx", folder / "tokenizer.json", heads)
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
            stance=self._best(seen, "stance") if context.question or context.choices else "none",
            about=self._best(seen, "about"),
            audience=self._best(seen, "audience"),
            language=self._best(seen, "language"),
            spans=() if level == "none" else (seen.gravest,),
            by_context=by_context,
            chances=chances,
            axis_chances=dict(zip(AXES, map(float, axis_chances), strict=True)),
        )

    def signals(self, message: str, context: Context = NOTHING) -> Signals:
        """What both models see, before it is weighed."""
        read = self.encoder.read(message, NOTHING)
        whole = _log_odds(read)
        parts, within = passages(message), sentences(message)
        count = len(message.split())
        if count > SHORT and len(parts) > 1:
            texts = [message[part.start : part.end] for part in parts]
            passage = np.max([_log_odds(self.encoder.read(text, NOTHING)) for text in texts], axis=0)
        else:
            passage = whole
        words = self.linear.read(message)
        spans = list(dict.fromkeys([*parts, *within]))
        each = (
            {span: self.linear.read(message[span.start : span.end]) for span in spans}
            if len(spans) > 1
            else {}
        )
        window = np.max(list(each.values()), axis=0) if each else words
        behind = self.encoder.read(message, context) if context else None
        high = WORRY.index("high")
        gravest = max(
            within, key=lambda span: float(each[span][high]) if each else 0.0, default=Span(0, len(message))
        )
        talk = behind or read
        return Signals(
            whole, passage, words, window, None if behind is None else _log_odds(behind),
            float(np.log1p(count)), talk, gravest,
        )  # fmt: skip

    def _level(self, chances: Mapping[str, float]) -> str:
        return next((level for level in reversed(WORRY) if chances[level] >= self.bounds[level]), LEVELS[0])

    def chances(self, seen: Signals) -> dict[str, float]:
        """Of being at least a concern, high, immediate: calibrated, and never rising from one to the next."""
        alone = _weighed(self._alone, alone_features(seen))
        odds = alone
        if seen.behind is not None:
            odds = np.maximum(alone, _weighed(self._behind, behind_features(seen, alone)))
        found = np.minimum.accumulate(1 / (1 + np.exp(-odds)))
        return dict(zip(WORRY, map(float, found), strict=True))

    def axis_chances(self, seen: Signals) -> Array:
        rows = axis_features(seen)
        odds = (self._axes[:, :-1] * rows).sum(1) + self._axes[:, -1]
        chances: Array = 1 / (1 + np.exp(-odds))
        return chances

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

    def _best(self, seen: Signals, head: str) -> str:
        return self.classes[head][int(np.argmax(seen.talk[head]))]


def alone_features(seen: Signals) -> Array:
    """(3 levels, features) of the message by itself."""
    levels = slice(0, len(WORRY))
    columns = [seen.whole[levels], seen.passage[levels], seen.words[levels], seen.window[levels]]
    return np.stack([*columns, np.full(len(WORRY), seen.length, np.float32)], axis=1)


def behind_features(seen: Signals, alone: Array) -> Array:
    """(3 levels, features) of the message in its context."""
    if seen.behind is None:
        raise ValueError("read without a context")
    return np.stack([seen.behind[: len(WORRY)], alone], axis=1)


def axis_features(seen: Signals) -> Array:
    """(14 axes, features)."""
    axes = slice(len(WORRY), None)
    whole = seen.whole[axes] if seen.behind is None else np.maximum(seen.whole[axes], seen.behind[axes])
    return np.stack([whole, seen.passage[axes], seen.words[axes], seen.window[axes]], axis=1)


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
