"""Rasa's intent classifier: a logistic regression on words, letters, sense and writer (bot/nlu/features.py).

Rasa's own LogisticRegressionClassifier takes raw counts beside the embedding, which drowns it, and has
no say about its strength; the neural ones take minutes and half a gigabyte. Weights are kept as plain
arrays, never as pickles.

Examples whose intent has the metadata `within` teach a narrower meaning of the intent named there, as «how
long is it kept» of «who reads this». Both are learnt as classes of their own; what comes out is the wider,
as sure as both together, with the narrower beside it where that is the likelier.
"""

# ruff: noqa: ARG003 - the signatures are those that Rasa calls

import warnings
from collections import Counter
from pathlib import Path
from typing import Any, Optional

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from ruamel.yaml import YAML
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from bot.nlu.features import Features

OUT = "out_of_scope"


class NotTrained(RuntimeError):  # noqa: N818 - a sentence
    """A message came before training or loading."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SenseAndSpelling(GraphComponent, IntentClassifier):
    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "strength": 10.0,  # C of the regression: higher follows the examples more closely
            "iterations": 40,  # stopping early keeps the accuracy and takes a third of the time
            "sharpness": 1.0,  # above 1 makes confidences more extreme; chosen on held-out messages
            "out_of_scope_from": 0.5,  # a probability from which out_of_scope wins whatever comes first
            "ranking": 10,
            "spelling": "bot/nlu/spelling.yml",
            "spelling_sections": ["textspeak", "verlan", "money", "loans"],
        }

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._features: Optional[Features] = None
        self._names: list[str] = []
        self._wider: list[str] = []  # of each name, the intent that it is within: mostly itself
        self._weights = np.zeros((0, 0))
        self._bias = np.zeros(0)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SenseAndSpelling":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "SenseAndSpelling":
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            with np.load(folder / "weights.npz") as kept:
                component._names = [str(name) for name in kept["names"]]
                component._wider = [str(name) for name in kept["wider"]]
                # Turned once, in the features' precision: for each message it costs more than the rest.
                component._weights = np.ascontiguousarray(kept["weights"].T, dtype=np.float64)
                component._bias = kept["bias"]
            component._features = Features.load(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        features = Features(_spellings(Path(self._config["spelling"]), self._config["spelling_sections"]))
        within = {example.get(INTENT): _within(example) for example in examples}
        regression = LogisticRegression(
            C=self._config["strength"],
            max_iter=self._config["iterations"],
            class_weight=_balanced([example.get(INTENT) for example in examples], within),
        )
        matrix = features.fit([example.get(TEXT) for example in examples])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is the choice
            regression.fit(matrix, [example.get(INTENT) for example in examples])
        self._features, self._names = features, list(regression.classes_)
        self._wider = [within[name] for name in self._names]
        self._weights, self._bias = regression.coef_.T, regression.intercept_
        with self._storage.write_to(self._resource) as folder:
            np.savez(
                folder / "weights.npz",
                names=np.array(self._names),
                wider=np.array(self._wider),
                weights=regression.coef_.astype(np.float32),
                bias=self._bias,
            )
            features.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._rank(message.get(TEXT) or "")
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this component learns from what it would predict on the examples."""
        return training_data

    def _rank(self, text: str) -> list[dict[str, Any]]:
        if self._features is None:
            raise NotTrained
        logits = self._features.weighed(text, self._weights) + self._bias
        odds = np.exp((logits - logits.max()) * self._config["sharpness"])
        chances = odds / odds.sum()
        together: dict[str, float] = {}
        likeliest: dict[str, int] = {}
        for index in np.argsort(-chances):
            wider = self._wider[index]
            together[wider] = together.get(wider, 0.0) + float(chances[index])
            likeliest.setdefault(wider, index)
        order = sorted(together, key=lambda name: -together[name])
        # What is narrower than out of scope has an answer of its own and must come first by itself.
        out = self._names.index(OUT) if OUT in self._names else -1
        if out >= 0 and chances[out] >= self._config["out_of_scope_from"]:
            order = [OUT, *(name for name in order if name != OUT)]
        ranked: list[dict[str, Any]] = [{"name": name, "confidence": together[name]} for name in order]
        # The winner is never less sure than what it beat: the fallback reads the first confidence only.
        ranked[0]["confidence"] = max(entry["confidence"] for entry in ranked)
        ranked = ranked[: self._config["ranking"]]
        for entry in ranked:
            name = self._names[likeliest[entry["name"]]]
            if name != entry["name"]:
                entry["narrower"] = name
        return ranked


def _within(example: Message) -> str:
    told = (example.get("metadata") or {}).get(INTENT) or {}
    return str(told.get("within", example.get(INTENT)))


def _balanced(intents: list[str], within: dict[str, str]) -> dict[str, float]:
    """Each intent weighs the same however many examples it has, its narrower meanings included."""
    count = Counter(within[intent] for intent in intents)
    return {intent: len(intents) / (len(count) * count[wider]) for intent, wider in within.items()}


def _spellings(file: Path, sections: list[str]) -> dict[str, str]:
    """The screen's table without its numbers («#3»), which mean something to its rules only."""
    reader = YAML(typ="safe", pure=True)
    # The list is the screen's to keep; a word listed twice is no reason to stop.
    reader.allow_duplicate_keys = True
    table = reader.load(file.read_text(encoding="utf-8"))
    pairs = ((str(typed), str(meant)) for section in sections for typed, meant in table[section].items())
    return {typed: meant for typed, meant in pairs if "#" not in meant}
