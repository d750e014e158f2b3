"""Which slots a message can fill at all: Rasa asks each mapping of each slot at every message."""

import copy
from typing import Any, Optional

from rasa.shared.core.domain import Domain
from rasa.shared.core.slots import Slot


class Fillable:
    """The domain, with those of its slots only that an intent and entities can fill outside any form."""

    def __init__(self, domain: Domain) -> None:
        self._domain = domain
        self._known: dict[tuple[Optional[str], frozenset[str]], Domain] = {}

    def by(self, intent: Optional[str], entities: frozenset[str]) -> Domain:
        key = intent, entities
        if key not in self._known:
            fewer = copy.copy(self._domain)
            fewer.slots = [slot for slot in self._domain.slots if _can_be_filled(slot, intent, entities)]
            self._known[key] = fewer
        return self._known[key]


def _can_be_filled(slot: Slot, intent: Optional[str], entities: frozenset[str]) -> bool:
    return any(_may_hold(mapping, intent, entities) for mapping in slot.mappings)


def _may_hold(mapping: dict[str, Any], intent: Optional[str], entities: frozenset[str]) -> bool:
    """False where Rasa would find nothing; the rest of what it checks is left to it."""
    kind, intents, conditions = mapping["type"], mapping.get("intent") or [], mapping.get("conditions") or []
    if intents and intent not in ([intents] if isinstance(intents, str) else intents):
        return False
    if conditions and all(condition.get("active_loop") for condition in conditions):
        return bool(kind == "from_trigger_intent")
    if kind == "from_entity":
        return mapping["entity"] in entities
    return bool(kind != "custom" or "action" in mapping)
