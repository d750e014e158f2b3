"""What was heard in a message, and the same as if one meaning had not come to mind."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Optional

from bot.course import UNJUDGED
from bot.nlu.gazetteer import Named
from bot.spoken import MISS

SURE_OF_SOMETHING = 0.15  # config.yml: below it the classifier's first choice is a miss


class Heard(NamedTuple):
    """`ranking` holds real intents only, best first: {"name", "confidence"}.

    `narrower` holds for some of them what they mean here more closely: the flows follow it (`meant`), while
    statistics and measurements go by the intent.
    """

    intent: str
    confidence: float
    ranking: list[dict[str, Any]]
    entities: dict[str, Any]
    narrower: Mapping[str, str] = MappingProxyType({})
    named: Optional[Named] = None  # the place, where the message says nothing else
    aside: Optional[str] = None  # what it means more closely, to be answered once open questions are

    @property
    def meant(self) -> str:
        return self.narrower.get(self.intent, self.intent)

    @property
    def told(self) -> str:
        """What the conversation is about from now on: of a couple without harm no harm was told."""
        return self.meant if self.meant in UNJUDGED else self.intent


def without(intent: str, heard: Heard, sure_from: float = SURE_OF_SOMETHING) -> Heard:
    """As if this had not come to mind."""
    ranking = [entry for entry in heard.ranking if entry["name"] != intent]
    sure = bool(ranking) and ranking[0]["confidence"] >= sure_from
    name, confidence = (ranking[0]["name"], ranking[0]["confidence"]) if sure else (MISS, 0.0)
    return heard._replace(intent=name, confidence=confidence, ranking=ranking)


def certain(intent: str, entities: dict[str, Any]) -> Heard:
    return Heard(intent, 1.0, [{"name": intent, "confidence": 1.0}], entities)
