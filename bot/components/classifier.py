"""Rasa's intent classifier: logistic regressions over words, letters and the reader's vector, beside its own head.

Narrower meanings are Rasa's retrieval intents (`ask_confidentiality/kept`). One regression tells the intents apart,
one within each intent its narrower meanings; what they think is averaged with the encoder's own head. They read the
message alone, the head knows the conversation before it (the message's metadata: `question`, `choices`, `before`):
where there is one, it is believed more. Weights are kept as plain arrays, never as pickles.
"""

# ruff: noqa: ARG003 - the signatures are those that Rasa calls

import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Optional

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from bot.components.features import Features
from reader import Context, Reader
from reader.reader import CHECKSUMS, FOLDER

OUT = "out_of_scope"
OfHead = Callable[[dict[str, float], str], Optional[float]]  # a head's chances, a name: its chance
LEAST = 1e-6  # a chance, before its logarithm is taken


class NotTrained(RuntimeError):  # noqa: N818 - a sentence
    """A message came before training or loading."""


class Regression(NamedTuple):
    names: list[str]
    weights: np.ndarray  # (columns, names)
    bias: np.ndarray


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ReaderClassifier(GraphComponent, IntentClassifier):
    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "strength": 10.0,  # C of the regressions: higher follows the examples more closely
            "iterations": 40,  # stopping early keeps the accuracy and takes a third of the time
            # Exponents of the regressions' and the head's chances, for a first message and for one with a conversation
            # before it, chosen on the validation set: a chance of 0.2 to 0.8 is then about right.
            "weights": [0.7, 0.3],
            "context_weights": [0.3, 0.45],
            "out_of_scope_from": 0.5,  # a chance from which out_of_scope wins whatever comes first
            "ranking": 10,
        }

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._reader = Reader.load()
        self._features: Optional[Features] = None
        self._wide = Regression([], np.zeros((0, 0)), np.zeros(0))
        self._within: dict[str, Regression] = {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ReaderClassifier":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "ReaderClassifier":
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._features = Features.load(folder, component._reader)
            component._wide = _loaded(folder / "intents.npz")
            component._within = {path.stem: _loaded(path) for path in (folder / "within").glob("*.npz")}
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> Optional[str]:
        """Rasa's cache would else answer with what was learned from another encoder's vectors."""
        return (FOLDER / CHECKSUMS).read_text(encoding="utf-8")

    def train(self, training_data: TrainingData) -> Resource:
        examples = [one for one in training_data.intent_examples if one.get(TEXT) and not _in_context(one)]
        named = [example.get(INTENT_RESPONSE_KEY) or example.get(INTENT) for example in examples]
        wide = [example.get(INTENT) for example in examples]
        features = Features(self._reader)
        matrix = features.fit([example.get(TEXT) for example in examples])
        self._wide = self._regression(matrix, wide)
        self._within = {
            name: self._regression(matrix[rows], [named[row] for row in rows])
            for name, rows in _rows(wide).items()
            if len({named[row] for row in rows}) > 1
        }
        with self._storage.write_to(self._resource) as folder:
            features.save(folder)
            _save(folder / "intents.npz", self._wide)
            (folder / "within").mkdir()
            for name, regression in self._within.items():
                _save(folder / "within" / f"{name}.npz", regression)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            context = _context(message.get(METADATA) or {})
            talk = self._reader.talk(text, context)
            alone = self._reader.talk(text) if context else talk
            weights = self._config["context_weights" if context else "weights"]
            ranking = self._rank(text, alone.vector, talk.meanings, weights)
            first = self._rank(text, alone.vector, alone.meanings, self._config["weights"])[0]
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            message.set(
                "response_selector",
                selected(ranking[0]["name"], ranking[0].get("narrower")),
                add_to_output=True,
            )
            message.set("reads_stance", talk.stance, add_to_output=True)
            message.set("reads_about", talk.about, add_to_output=True)
            message.set("reads_audience", (talk.audience, talk.audience_chance), add_to_output=True)
            message.set("reads_alone", (first, alone.about), add_to_output=True)
            message.set("reads_language", (talk.language, talk.language_chance), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this component learns from what it would predict on the examples."""
        return training_data

    def _regression(self, matrix: csr_matrix, names: list[str]) -> Regression:
        """Each name weighs the same however many examples it has."""
        model = LogisticRegression(
            C=self._config["strength"], max_iter=self._config["iterations"], class_weight="balanced"
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is the choice
            model.fit(matrix, names)
        coefficients, bias = model.coef_, model.intercept_
        if len(model.classes_) == 2:
            coefficients = np.concatenate([-coefficients, coefficients]) / 2
            bias = np.concatenate([-bias, bias]) / 2
        return Regression(list(model.classes_), coefficients.T.astype(np.float32), bias)

    def _chances(self, text: str, vector: np.ndarray, regression: Regression) -> dict[str, float]:
        if self._features is None:
            raise NotTrained
        logits = self._features.weighed(text, vector, regression.weights) + regression.bias
        odds = np.exp(logits - logits.max())
        return dict(zip(regression.names, (odds / odds.sum()).tolist()))  # noqa: B905 - Python 3.10

    def _rank(
        self, text: str, vector: np.ndarray, head: dict[str, float], weights: Sequence[float]
    ) -> list[dict[str, Any]]:
        """Best first: an intent with its chance, its likeliest narrower meaning, and how likely each of them is."""
        chances = _averaged(self._chances(text, vector, self._wide), head, _together, weights)
        order = sorted(chances, key=lambda name: -chances[name])
        if chances.get(OUT, 0.0) >= self._config["out_of_scope_from"]:
            order = [OUT, *(name for name in order if name != OUT)]
        ranked: list[dict[str, Any]] = [
            {"name": name, "confidence": chances[name]} for name in order[: self._config["ranking"]]
        ]
        # The winner is never less sure than what it beat: the fallback reads the first confidence only.
        ranked[0]["confidence"] = max(entry["confidence"] for entry in ranked)
        for entry in ranked:
            if regression := self._within.get(entry["name"]):
                narrower = _averaged(self._chances(text, vector, regression), head, _alone, weights)
                likely = sorted(narrower.items(), key=lambda one: -one[1])
                entry["narrower"], entry["within"] = likely[0][0], likely[: self._config["ranking"]]
        return ranked


def _averaged(
    own: dict[str, float], head: dict[str, float], of_head: OfHead, weights: Sequence[float]
) -> dict[str, float]:
    """Of a meaning that the encoder was never taught, an editor's of today, the regression alone tells."""
    found = {}
    for name, chance in own.items():
        told = of_head(head, name)
        found[name] = chance if told is None else chance ** weights[0] * max(told, LEAST) ** weights[1]
    return _shares(found)


def _shares(chances: dict[str, float]) -> dict[str, float]:
    """Adding up to one."""
    total = sum(chances.values()) or 1.0
    return {name: chance / total for name, chance in chances.items()}


def selected(intent: str, narrower: Optional[str]) -> dict[str, Any]:
    """What Rasa's own response selector would say: which reply of a retrieval intent is to be uttered."""
    action = f"utter_{narrower or f'{intent}/general'}"
    return {intent: {"response": {"utter_action": action, "responses": []}}}


def _together(head: dict[str, float], intent: str) -> Optional[float]:
    """What the encoder gives an intent and all that is narrower than it (`intent/narrower`)."""
    chances = [chance for name, chance in head.items() if name.split("/")[0] == intent]
    return sum(chances) if chances else None


def _alone(head: dict[str, float], meaning: str) -> Optional[float]:
    """What it gives one meaning."""
    return head.get(meaning)


def _in_context(example: Message) -> bool:
    """« oui » to a question of ours: only the encoder, which reads the question, learned from it."""
    return bool((example.get(METADATA) or {}).get("example"))


def _context(metadata: dict[str, Any]) -> Context:
    return Context(
        question=str(metadata.get("question") or ""),
        choices=tuple(metadata.get("choices") or ()),
        before=tuple(metadata.get("before") or ()),
    )


def _rows(names: list[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {name: [] for name in Counter(names)}
    for row, name in enumerate(names):
        rows[name].append(row)
    return rows


def _save(path: Any, regression: Regression) -> None:
    np.savez(path, names=np.array(regression.names), weights=regression.weights, bias=regression.bias)


def _loaded(path: Any) -> Regression:
    with np.load(path) as kept:
        weights = np.ascontiguousarray(kept["weights"], dtype=np.float64)
        return Regression([str(name) for name in kept["names"]], weights, kept["bias"])
