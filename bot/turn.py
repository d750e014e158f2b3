"""One turn: what came in, what the engine answers. The visitor's words go no further than `hear`."""

from typing import Any, NamedTuple, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.audience import says_who
from bot.bought import forgotten_if_taken_back
from bot.continued import help_called, moved, nearer
from bot.course import ACT, DANGERS, DANGERS_OF_A_FRIEND, STILL, before, dying_told, led_back
from bot.heard import Heard, certain
from bot.hearing import hear
from bot.later import back_to, come_back, put_off
from bot.oneself import of_oneself
from bot.payload import read
from bot.rows import YOUTH
from bot.scene import HELD, KINDS, OUT_OF_IT
from bot.sequel import graver
from bot.spoken import told_before
from bot.tongues import in_her_language
from bot.unwell import of_the_body
from bot.writer import YOUNG

LONGEST_ID = 200
KIND = "danger_kind"  # a slot: what the screen saw


class BadTurn(ValueError):  # noqa: N818 - its name is the answer
    """The request is not a turn: see the fields of Turn."""


class Turn(NamedTuple):
    conversation: str
    text: Optional[str]
    intent: Optional[str]
    entities: dict[str, Any]
    slots: dict[str, Any]
    # The words beside a danger that the screen saw: who writes, help that was called, a door, a friend.
    said: Optional[str] = None

    @classmethod
    def of(cls, body: Any) -> "Turn":
        if not isinstance(body, dict):
            raise BadTurn
        turn = cls(
            body.get("conversation", ""),
            body.get("text"),
            body.get("intent"),
            body.get("entities") or {},
            body.get("slots") or {},
            body.get("said"),
        )
        words = [value for value in (turn.text, turn.intent) if value is not None]
        shaped = (
            isinstance(turn.entities, dict)
            and isinstance(turn.slots, dict)
            and isinstance(turn.conversation, str)
            and isinstance(turn.said, (str, type(None)))
        )
        if (
            not shaped
            or not 0 < len(turn.conversation) <= LONGEST_ID
            or len(words) != 1
            or not isinstance(words[0], str)
        ):
            raise BadTurn
        return turn


async def take(agent: Agent, turn: Turn, understood: Optional[Heard] = None) -> dict[str, Any]:
    """Raises BadTurn for an intent or a slot unknown to the flows; anything else is the engine's failure.

    `understood` is what the turn's words alone mean, when that was worked out before.
    """
    _check_names(agent, turn)
    processor = agent.processor
    async with agent.lock_store.lock(turn.conversation):
        tracker = await processor.fetch_tracker_and_update_session(turn.conversation)
        slots = {name: value for name, value in turn.slots.items() if name != KIND}
        tracker.update_with_events([SlotSet(name, value) for name, value in slots.items()], agent.domain)
        tracker.update_with_events(forgotten_if_taken_back(tracker, turn.text), agent.domain)
        if turn.intent is not None:
            heard = _as_the_screen_says(turn.intent, turn, tracker)
        else:
            heard = await hear(agent, turn.text or "", tracker, understood)
            heard = of_the_body(heard, turn.slots.get(KIND), tracker)
            if led_back(tracker, heard.intent):
                heard = heard._replace(narrower={heard.intent: STILL})
            heard = _hurt_young(heard, turn, tracker)
        if heard.meant in DANGERS_OF_A_FRIEND and turn.slots.get(ACT):  # it was the friend's
            tracker.update_with_events([SlotSet(ACT, None)], agent.domain)
        if heard.meant == HELD:
            tracker.update_with_events([SlotSet(KIND, "held")], agent.domain)
        if heard.meant in OUT_OF_IT and tracker.get_slot(KIND) is not None:
            tracker.update_with_events([SlotSet(KIND, None)], agent.domain)
        if dying_told(tracker, heard.meant):
            heard = heard._replace(intent=DANGERS["suicidal_form"], narrower={})
        collector = CollectingOutputChannel()
        *greeting, heard = in_her_language(turn.text or turn.said or "", heard, tracker)
        for first in greeting:
            await processor.follow(_without_words(first, turn.conversation, collector), tracker)
        waits = put_off(tracker, heard.intent, heard.aside or heard.meant)
        changes = before(tracker, heard.told, heard.entities.get("audience")) + moved(tracker, heard.meant)
        tracker.update_with_events([*waits, *changes], agent.domain)
        await processor.follow(_without_words(heard, turn.conversation, collector), tracker)
        for name in back_to(tracker, heard.intent):
            again = _without_words(certain(name, {}), turn.conversation, collector)
            await processor.follow(again, tracker)
            tracker.update_with_events(come_back(tracker, name), agent.domain)
        await processor.save_tracker(tracker)
    return {
        "messages": [item for message in collector.messages for item in _items(message)],
        "intent": heard.intent,
        "confidence": heard.confidence,
        "ranking": heard.ranking,
        "slots": tracker.current_slot_values(),
    }


def _as_the_screen_says(intent: str, turn: Turn, tracker: DialogueStateTracker) -> Heard:
    """A button, or a danger that the screen saw: what is nearer to it is answered.

    For the young that is the kind of danger, of an adult's words what is told of the child.
    """
    known, said = tracker.get_slot("audience"), of_oneself(turn.said or "")
    writer = says_who(said, known) if known is None else {}
    if called := help_called(said, tracker):
        return certain(called, {**writer, **turn.entities})
    heard = certain(intent, {**writer, **turn.entities})
    who = heard.entities.get("audience") or known
    if intent in DANGERS.values() and who in YOUTH and (means := nearer(said, who, tracker, intent)):
        counted = means if means in DANGERS_OF_A_FRIEND else intent
        return certain(counted, heard.entities)._replace(narrower={counted: means})
    kind = KINDS.get(str(turn.slots.get(KIND)))
    if kind and intent == DANGERS["danger_form"] and who in YOUTH:
        return heard._replace(narrower={intent: kind})
    if not said or intent not in DANGERS.values() or turn.entities or who == YOUNG:
        return heard
    means = graver(said, who, told_before(tracker), tracker.active_loop_name)
    return certain(means, heard.entities) if means else of_the_body(heard, turn.slots.get(KIND), tracker)


def _hurt_young(heard: Heard, turn: Turn, tracker: DialogueStateTracker) -> Heard:
    """«Je saigne depuis hier» is a danger to the engine, of the body to the screen: nobody to hide from."""
    who = heard.entities.get("audience") or tracker.get_slot("audience")
    if turn.slots.get(KIND) != "medical" or heard.meant != DANGERS["danger_form"] or who not in YOUTH:
        return heard
    return heard._replace(narrower={heard.intent: KINDS["medical"]})


def _check_names(agent: Agent, turn: Turn) -> None:
    known = {slot.name for slot in agent.domain.slots}
    if not set(turn.slots) <= known or not set(turn.entities) <= set(agent.domain.entities):
        raise BadTurn
    if turn.intent is not None and turn.intent not in agent.domain.intents:
        raise BadTurn


def _without_words(heard: Heard, conversation: str, collector: CollectingOutputChannel) -> UserMessage:
    """The tracker keeps what was meant, so Rasa's memory never holds what was typed."""
    parsed = {
        "text": "",
        "intent": {"name": heard.meant, "confidence": heard.confidence},
        "intent_ranking": heard.ranking,
        "entities": [{"entity": name, "value": value} for name, value in heard.entities.items()],
    }
    return UserMessage("", collector, conversation, parse_data=parsed, input_channel="fanal")


def _items(message: dict[str, Any]) -> list[dict[str, Any]]:
    if custom := message.get("custom"):
        return [dict(custom)]
    if "text" not in message:
        return []
    item: dict[str, Any] = {"text": message["text"]}
    if buttons := message.get("buttons"):
        item["choices"] = [
            {"label": button["title"], "payload": read(button["payload"])._asdict()} for button in buttons
        ]
    return [item]
