"""Rasa's age extractor: «j'ai 14 ans» or «ma fille de 13 ans» become an age band, never a number."""

# ruff: noqa: ARG003 - the signatures are those that Rasa calls

import re
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

AGE = re.compile(r"(?<![\d.,])(?P<age>[6-9]|1\d|2[0-5])\s*(?:ans?|piges?|balais|yo)\b", re.IGNORECASE)
ALONE = re.compile(r"^\W*(?P<age>1[0-9]|20)\W*$")
DURATION = re.compile(
    r"(?:depuis|pendant|durant|il y a|y a|dans|ça fait|ca fait|sa fait|fait|en|après|apres|"
    r"avant|d'ici)\s*(?:plus de |presque |environ )?$",
    re.IGNORECASE,
)
GROWN = re.compile(r"\bje suis majeure?\b", re.IGNORECASE)


def age_band(text: str) -> Optional[tuple[int, int, str]]:
    """Start, end and band of the first age told; a duration («depuis 2 ans») is not one."""
    for found in (*AGE.finditer(text), *ALONE.finditer(text)):
        if not DURATION.search(text[: found.start("age")]):
            return found.start("age"), found.end(), band(int(found["age"]))
    grown = GROWN.search(text)
    return (grown.start(), grown.end(), "adult") if grown else None


def band(age: int) -> str:
    return "under_15" if age < 15 else "15_17" if age < 18 else "adult"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AgeExtractor(GraphComponent, EntityExtractorMixin):
    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "AgeExtractor":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if found := age_band(message.get(TEXT) or ""):
                start, end, band = found
                entity = {"entity": "age_band", "start": start, "end": end, "value": band}
                message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages
