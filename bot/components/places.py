"""Rasa's place extractor: the town, postcode or département that a message names, as it was typed.

The API resolves it; here only the words are found. Names come from resources/places/ when the model is
trained and are kept in it. It stands after the intent classifier, because a message about a place needs
no preposition; and a town's name alone tells a place, whatever its letters resemble («Angers», an insult).
"""

# ruff: noqa: ARG003 - the signatures are those that Rasa calls

import json
from pathlib import Path
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.gazetteer import Gazetteer, read
from bot.folding import fold

ABOUT_PLACES = frozenset({"inform_place", "find_help_nearby"})
FILE = "places.json"
NAMED = "named"  # beside the intent: the place that is all that is said


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class PlaceExtractor(GraphComponent, EntityExtractorMixin):
    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"folder": "resources/places"}

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, places: Gazetteer
    ) -> None:
        self._config, self._storage, self._resource, self._places = config, storage, resource, places

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "PlaceExtractor":
        return cls(config, model_storage, resource, Gazetteer({}, (), (), ()))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "PlaceExtractor":
        with model_storage.read_from(resource) as folder:
            kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, Gazetteer(**kept))

    def train(self, training_data: TrainingData) -> Resource:
        """Names that visitors' other sentences use as words are common ones."""
        words = {
            word
            for example in training_data.intent_examples
            if example.get(INTENT) not in ABOUT_PLACES
            for word in fold(example.get(TEXT)).split()
        }
        self._places = places = read(Path(self._config["folder"]), words)
        with self._storage.write_to(self._resource) as folder:
            kept = {
                "communes": places.communes, "departments": sorted(places.departments),
                "postcodes": sorted(places.postcodes), "common": sorted(places.common),
            }  # fmt: skip
            (folder / FILE).write_text(json.dumps(kept), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            named = self._places.alone(message.get(TEXT) or "")
            if named:
                message.set(NAMED, named._asdict(), add_to_output=True)
                if named.city:
                    _tells_a_place(message)
            span = self._find(message.get(TEXT) or "", message.get(INTENT))
            if span:
                entity = {"entity": "place", "start": span.start, "end": span.end, "value": span.value}
                message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages

    def _find(self, text: str, intent: Optional[Any]) -> Any:
        name = intent.get("name") if isinstance(intent, dict) else intent
        return self._places.find(text, expected=name in ABOUT_PLACES)


def _tells_a_place(message: Message) -> None:
    told = {"name": "inform_place", "confidence": 1.0}
    others = [entry for entry in message.get(INTENT_RANKING_KEY) or [] if entry["name"] != told["name"]]
    message.set(INTENT, told, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [told, *others], add_to_output=True)
