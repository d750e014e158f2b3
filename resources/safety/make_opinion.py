"""Writes opinion.json, the weights of the screen's second opinion (api/safety/opinion.py).

    uv run --group api --with scikit-learn python resources/safety/make_opinion.py

Learns from tests/safety/tune and learn and, as examples of harmless talk, from the flows' examples of intents
in which nobody is in danger; never from tests/safety/held. Each question (high or graver? immediate? which
axes?) is a logistic regression over words, their beginnings and pairs, and signs. When phrases or spellings
changed, run it again: words are known by what the speller makes of them.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from api.safety.opinion import features, heard_in  # noqa: E402
from api.safety.phrases import OPINION, load  # noqa: E402
from api.safety.screen import read  # noqa: E402

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
EMPTY = frozenset(feature for words in heard_in(GRAMMAR.split()) for feature in words[1])
RARE = 2  # a feature met in fewer messages says nothing
STRENGTH = 0.5  # of the regression's trust in its examples, against small weights
DRIFT = 0.0  # what a word more costs: nothing, since words of grammar are left out
# Sums above which a head says yes: docs/safety.md says how they were chosen.
FIRES = {"high": 6.0, "immediate": 5.0}
FAINT = {"high": 0.05, "immediate": 0.05, "axis": 0.2}  # weights closer to nothing are left out


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


def everything(_: Message) -> bool:
    return True


def grave(message: Message) -> bool:
    return message["level"] in GRAVE


def immediate(message: Message) -> bool:
    return bool(message["level"] == "immediate")


def about_it(axis: str, message: Message) -> bool:
    return axis in message["axes"]


class Learner:
    def __init__(self, messages: list[Message]) -> None:
        phrases = load(FOLDER)
        self.messages = messages
        heard = [phrases.opinion.hear(read(message["text"], phrases)) for message in messages]
        counted = [Counter(found for found in features(words) if found not in EMPTY) for words in heard]
        common = Counter(feature for counts in counted for feature in counts)
        self._vectors = DictVectorizer()
        self._matrix = self._vectors.fit_transform(
            [{feature: 1 for feature in counts if common[feature] >= RARE} for counts in counted]
        )

    def weights(self, yes: Asked, of: Asked, faint: float) -> tuple[dict[str, float], float]:
        """The weights that tell messages for which `yes` holds among those `of` which is asked; the bias."""
        rows = [row for row, message in enumerate(self.messages) if of(message)]
        model = LogisticRegression(C=STRENGTH, max_iter=5_000)
        model.fit(self._matrix[rows], [yes(self.messages[row]) for row in rows])
        named = zip(self._vectors.get_feature_names_out(), model.coef_[0], strict=True)
        weights = {name: round(float(weight), 2) for name, weight in named if abs(weight) >= faint}
        return weights, round(float(model.intercept_[0]), 2)


def learn(messages: list[Message]) -> dict[str, Any]:
    learner = Learner([message for message in messages if message["level"] != "concern"])

    high, _ = learner.weights(grave, everything, FAINT["high"])
    now, _ = learner.weights(immediate, everything, FAINT["immediate"])
    found: dict[str, Any] = {
        "high": {"drift": DRIFT, "fires": FIRES["high"], "weights": high},
        "immediate": {"drift": DRIFT, "fires": FIRES["immediate"], "weights": now},
    }
    bias: dict[str, float] = {}
    about: dict[str, dict[str, float]] = {}
    for axis in sorted({axis for message in learner.messages if grave(message) for axis in message["axes"]}):
        weights, bias[axis] = learner.weights(partial(about_it, axis), grave, FAINT["axis"])
        for feature, weight in weights.items():
            about.setdefault(feature, {})[axis] = weight
    return found | {"subjects": {"bias": bias, "weights": about}}


def write(found: dict[str, Any]) -> None:
    text = json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True)
    (FOLDER / OPINION).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    if not (FOLDER / OPINION).exists():
        nothing = {"drift": 0.0, "fires": 1e9, "weights": {}}
        write({"high": nothing, "immediate": nothing, "subjects": {"bias": {}, "weights": {}}})
    write(learn(labelled() + list(harmless())))
