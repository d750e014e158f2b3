"""Writes opinion.txt, the weights of the screen's second opinion (api/safety/opinion.py).

    uv run --group api --with "scikit-learn>=1.5" python resources/safety/make_opinion.py

Learns from tests/safety/tune and learn and, as examples of harmless talk, from the flows' examples of intents
in which nobody is in danger; never from tests/safety/held. Each question (high or graver? immediate? which
axes?) is a logistic regression over words, their beginnings and pairs, signs and rules. When phrases or
spellings changed, run it again: words are known by what the speller makes of them.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from fanal_kernels.weights import HUNDREDTHS, Weights  # noqa: E402

from api.safety.ears import STEM, listening  # noqa: E402
from api.safety.features import PICTURE, Growing  # noqa: E402
from api.safety.opinion import Head  # noqa: E402
from api.safety.phrases import OPINION, Phrases, load  # noqa: E402
from api.safety.screen import heard, matched  # noqa: E402

TUNE, LEARN = ROOT / "tests" / "safety" / "tune", ROOT / "tests" / "safety" / "learn"
FOLDER = ROOT / "resources" / "safety"
HARMLESS = {
    "greet", "goodbye", "thank", "affirm", "deny", "unsure", "bot_challenge", "ask_confidentiality",
    "ask_how_it_works", "ask_human", "ask_emergency_number", "find_help_nearby", "inform_place",
    "inform_audience", "erase_conversation", "not_understood", "not_helpful", "insult", "out_of_scope",
    "parent_prevention", "parent_how_to_talk", "parent_legal", "pro_training", "pro_secrecy", "pro_report",
    "ask_rights", "sexual_health",
}  # fmt: skip
Message = dict[str, Any]
Asked = Callable[[Message], bool]
GRAVE = ("high", "immediate")
# Words of grammar say nothing alone, however often they stand in long messages; their pairs do.
GRAMMAR = """
a ai and au avec ca ce cette dans de des du elle en est et i il ils is it je la le les ma mais me mes mon my
ne nous on par pour qu que qui sa se ses si son sont suis sur te the to tu un une vous y
<break> <quote> <other>
"""
EMPTY = frozenset(feature for word in GRAMMAR.split() for feature in (word, f"{word[:STEM]}*"))
RARE = 3  # a feature met in fewer messages says nothing
STRENGTH = 2.0  # of the regression's trust in its examples, against small weights
ONLY_FOR = ("!", "+emoji_")
ROUNDS = 3  # of looking for the most alarming stretch of each harmless message
# How far above the even chance a head says yes: docs/safety.md says how this was chosen.
SURE = {"high": 1.1, "immediate": 0.35}
FAINT = {"head": 0.18, "axis": 0.45}  # weights closer to nothing are left out


def labelled() -> list[Message]:
    paths = [path for folder in (TUNE, LEARN) for path in sorted(folder.glob("*.jsonl"))]
    lines = (line for path in paths for line in path.open(encoding="utf-8"))
    return [json.loads(line) for line in lines if line.strip()]


def harmless() -> Iterator[Message]:
    for path in sorted((ROOT / "flows" / "topics").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", ()):
            if block.get("intent") in HARMLESS:
                for line in block["examples"].splitlines():
                    said = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", line.removeprefix("- "))
                    yield {"text": said, "level": "none", "axes": []}


def grave(message: Message) -> bool:
    return message["level"] in GRAVE


def immediate(message: Message) -> bool:
    return bool(message["level"] == "immediate")


class Learner:
    """Learns what the screen does: a stretch counts, so a harmless message may hold none that alarms."""

    def __init__(self, messages: list[Message]) -> None:
        phrases = attentive()
        self.messages = messages
        self._heard = [heard(*matched(message["text"], phrases), phrases) for message in messages]
        self.names = phrases.ears.features.names()
        told = [words.told() for words in self._heard]
        common = Counter(feature for features in told for feature in features)
        self._kept = [
            number
            for number, name in enumerate(self.names)
            if common[number] >= RARE and name not in EMPTY and PICTURE not in name
        ]
        self._told = self._table(told)

    def head(self, yes: Asked) -> Head:
        """The first round weighs whole messages, each next one also what the last was wrongly alarmed by."""
        answers = [yes(message) for message in self.messages]
        mined: set[tuple[int, int, int]] = set()
        for _ in range(ROUNDS):
            head = self._fit(answers, sorted(mined))
            for row, answer in enumerate(answers):
                if not answer:
                    _, start, end = head.weights.best(self._heard[row], needed=0.0)
                    if 0 < end - start < len(self._heard[row]):
                        mined.add((row, start, end))
        return self._fit(answers, sorted(mined))

    def _fit(self, answers: list[bool], mined: list[tuple[int, int, int]]) -> Head:
        """A message and its stretches weigh as much as a message without."""
        shares = Counter(row for row, _, _ in mined)
        rows = [*range(len(answers)), *(row for row, _, _ in mined)]
        parts = [self._heard[row].told(start, end) for row, start, end in mined]
        weights, bias = self._weights(
            vstack([self._told, self._table(parts)]),
            [answers[row] for row in rows],
            FAINT["head"],
            [1 / (1 + shares[row]) for row in rows],
        )
        # A rule speaks for danger or not at all: else words elsewhere that complete one could hide it. Nor
        # does an emoji make anything harmless.
        for number, name in enumerate(self.names):
            if name.startswith(ONLY_FOR):
                weights[number] = max(weights[number], 0.0)
        return Head(-bias, Weights(round(weight * HUNDREDTHS) for weight in weights))

    def subject(self, axis: str) -> tuple[list[float], float]:
        """What speaks for and against an axis; the bias."""
        answers = [axis in message["axes"] for message in self.messages]
        return self._weights(self._told, answers, FAINT["axis"])

    def named(self, weights: Sequence[float]) -> dict[str, float]:
        return {name: weight for name, weight in zip(self.names, weights, strict=True) if weight}

    def _table(self, told: Sequence[set[int]]) -> csr_matrix:
        """A row of each message, a column of each feature that is worth weighing."""
        ends = [*accumulate(map(len, told), initial=0)]
        features = [feature for features in told for feature in features]
        shape = len(told), len(self.names)
        return csr_matrix((np.ones(len(features)), features, ends), shape=shape)[:, self._kept]

    def _weights(
        self, told: csr_matrix, answers: list[bool], faint: float, shares: list[float] | None = None
    ) -> tuple[list[float], float]:
        """Of each feature, by its number."""
        model = LogisticRegression(C=STRENGTH, max_iter=5_000)
        model.fit(told, answers, sample_weight=shares)
        weights = [0.0] * len(self.names)
        for number, weight in zip(self._kept, model.coef_[0], strict=True):
            if abs(weight) >= faint:
                weights[number] = round(float(weight), 2)
        return weights, round(float(model.intercept_[0]), 2)


def attentive() -> Phrases:
    """The phrases with ears for every feature.

    To be heard with, not to screen with: the models number their features otherwise.
    """
    phrases = load(FOLDER)
    ears = listening(Growing(), phrases.ears.signs, phrases.speller.vocabulary)
    return replace(phrases, ears=ears)


def learn(messages: list[Message]) -> dict[str, Any]:
    learner = Learner([message for message in messages if message["level"] != "concern"])
    heads = {"high": learner.head(grave), "immediate": learner.head(immediate)}
    weights = {
        name: learner.named([weight / HUNDREDTHS for weight in head.weights]) for name, head in heads.items()
    }
    # Some files tell only how grave a message is.
    learner = Learner([message for message in messages if message["level"] != "none" and "axes" in message])
    bias: dict[str, float] = {}
    about: dict[str, dict[str, float]] = {}
    for axis in sorted({axis for message in learner.messages for axis in message["axes"]}):
        speaks, bias[axis] = learner.subject(axis)
        for feature, weight in learner.named(speaks).items():
            about.setdefault(feature, {})[axis] = weight
    return {
        **{
            name: {"fires": _over(head.fires + SURE[name]), "weights": weights[name]}
            for name, head in heads.items()
        },
        "subjects": {"bias": bias, "weights": about},
    }


def _over(fires: float) -> float:
    """Half a hundredth above, so that no sum of weights equals it, however it was rounded on its way."""
    return round(fires, 2) + 0.005


def write(found: dict[str, Any]) -> None:
    """As api/safety/opinion.py reads it."""
    heads, about = [found[name]["weights"] for name in ("high", "immediate")], found["subjects"]["weights"]
    first = {name: found[name]["fires"] for name in ("high", "immediate")}
    lines = [json.dumps(first | {"bias": found["subjects"]["bias"]}, sort_keys=True)]
    for feature in sorted({*heads[0], *heads[1], *about}):
        axes = " ".join(f"{axis}:{weight}" for axis, weight in sorted(about.get(feature, {}).items()))
        lines.append("\t".join((feature, *(str(head.get(feature, "")) for head in heads), axes)))
    (FOLDER / OPINION).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if not (FOLDER / OPINION).exists():
        nothing = {"fires": 1e9, "weights": {}}
        write({"high": nothing, "immediate": nothing, "subjects": {"bias": {}, "weights": {}}})
    write(learn(labelled() + list(harmless())))
