"""What was said so far in a conversation, read from Rasa's tracker."""

from typing import Any, Optional

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

MISS = "nlu_fallback"


def bot_turns(tracker: DialogueStateTracker) -> list[list[BotUttered]]:
    """One list a visitor's message, the oldest first; the last is what was said since the latest message."""
    turns: list[list[BotUttered]] = [[]]
    for event in tracker.applied_events():
        kind = type(event)  # `isinstance` of abstract classes costs ten times as much
        if kind is UserUttered:
            turns.append([])
        elif kind is BotUttered:
            turns[-1].append(event)
    return turns


def told_before(tracker: DialogueStateTracker) -> frozenset[str]:
    """All that the visitor's earlier messages meant."""
    heard = (event for event in tracker.applied_events() if type(event) is UserUttered)
    return frozenset(event.intent_name for event in heard if event.intent_name)


def last_told(tracker: DialogueStateTracker) -> Optional[str]:
    """What the visitor's message before this one meant."""
    for event in reversed(tracker.applied_events()):
        if type(event) is UserUttered and event.intent_name:
            return str(event.intent_name)
    return None


def said_by(event: BotUttered) -> str:
    """The reply's name."""
    return str(event.metadata.get("utter_action", ""))


def asked_where(turn: list[BotUttered]) -> bool:
    """The turn asked for a place, or had the API look near one, which asks while none is known."""
    deeds = {(event.data.get("custom") or {}).get("do") for event in turn}
    return not deeds.isdisjoint({"ask_place", "find_services"})


def offered(turn: list[BotUttered]) -> list[dict[str, Any]]:
    """The choices that ended a turn."""
    for said in reversed(turn):
        if buttons := said.data.get("buttons"):
            return list(buttons)
    return []


def misses_in_a_row(tracker: DialogueStateTracker) -> int:
    count = 0
    for event in reversed(tracker.applied_events()):
        if isinstance(event, UserUttered):
            if event.intent_name != MISS:
                break
            count += 1
    return count
