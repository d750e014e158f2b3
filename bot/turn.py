"""One turn: what came in, what the engine answers. The visitor's words go no further than `hear`."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.classifier import selected
from bot.conversation import GENERAL, HELP, MISS, SEARCH, WHO, Heard, certain, hear
from bot.payload import read

LONGEST_ID = 200
MOST_BEFORE = 2  # of the visitor's earlier messages that are read along
NUMBERS = "ask_emergency_number"
TONGUE = "tongue"  # a slot: the language she writes in, where it is another than French
IN_HER_LANGUAGE = "not_understood/language"
SHOWN = "lines_shown"  # a slot: the helplines of the cards so far
ANSWERED = "answered"  # a slot: the meanings that were answered so far
GUESSED = "guessed"  # a slot: who writes, as long as nobody said it
OURS = frozenset({SHOWN, ANSWERED, GUESSED})


class BadTurn(ValueError):  # noqa: N818 - its name is the answer
    """The request is not a turn: see the fields of Turn."""


class Turn(NamedTuple):
    """`intent`: a meaning that a button names; else `text` is read, after `before`.

    `danger`: the meaning that the reader is sure of in `text`; here it is only told more closely.
    """

    conversation: str
    text: Optional[str]
    intent: Optional[str]
    entities: dict[str, Any]
    slots: dict[str, Any]
    before: list[str]
    danger: Optional[str]

    @classmethod
    def of(cls, body: Any) -> "Turn":
        if not isinstance(body, dict):
            raise BadTurn
        turn = cls(
            body.get("conversation", ""), body.get("text"), body.get("intent"), body.get("entities") or {},
            body.get("slots") or {}, body.get("before") or [], body.get("danger"),
        )  # fmt: skip
        words = [value for value in (turn.text, turn.intent) if value is not None]
        shaped = (
            isinstance(turn.entities, dict)
            and isinstance(turn.slots, dict)
            and isinstance(turn.conversation, str)
            and isinstance(turn.danger, (str, type(None)))
            and isinstance(turn.before, list)
            and all(isinstance(text, str) for text in turn.before)
        )
        if (
            not shaped
            or not 0 < len(turn.conversation) <= LONGEST_ID
            or len(words) != 1
            or not isinstance(words[0], str)
        ):
            raise BadTurn
        return turn


async def take(agent: Agent, turn: Turn) -> dict[str, Any]:
    """Raises BadTurn for a meaning or a slot unknown to the flows; anything else is the engine's failure."""
    _check_names(agent.domain, turn)
    async with agent.lock_store.lock(turn.conversation):
        tracker = await agent.processor.fetch_tracker_and_update_session(turn.conversation)
        _set(tracker, agent.domain, turn.slots)
        if turn.intent is not None:
            heard = certain(turn.intent, turn.entities)
        else:
            heard = await hear(agent, turn.text or "", tracker, turn.before[-MOST_BEFORE:], turn.danger)
        heard = _with_what_is_known(heard, tracker)
        collector = CollectingOutputChannel()
        if heard.tongue and tracker.get_slot(TONGUE) is None:
            _set(tracker, agent.domain, {TONGUE: heard.tongue})
            in_her_words = certain(IN_HER_LANGUAGE, {})
            await agent.processor.follow(_without_words(in_her_words, turn.conversation, collector), tracker)
        await agent.processor.follow(_without_words(heard, turn.conversation, collector), tracker)
        messages = [item for message in collector.messages for item in items(message)]
        messages = _numbers_once(messages, heard, tracker, agent.domain)
        _set(tracker, agent.domain, _remembered(heard, tracker))
        await agent.processor.save_tracker(tracker)
    return {
        "messages": messages,
        "intent": heard.listening if heard.meaning == MISS and heard.listening else heard.intent,
        "meaning": heard.meaning,
        "confidence": heard.confidence,
        "ranking": list(heard.ranking),
        "slots": {name: value for name, value in tracker.current_slot_values().items() if name not in OURS},
    }


def _set(tracker: DialogueStateTracker, domain: Domain, slots: Mapping[str, Any]) -> None:
    events: list[Event] = [SlotSet(name, value) for name, value in slots.items()]
    tracker.update_with_events(events, domain)


def _check_names(domain: Domain, turn: Turn) -> None:
    known = {slot.name for slot in domain.slots} - OURS
    if not set(turn.slots) <= known or not set(turn.entities) <= set(domain.entities):
        raise BadTurn
    for meaning in filter(None, (turn.intent, turn.danger)):
        intent, _, narrower = meaning.partition("/")
        if intent not in domain.intents or (narrower and f"utter_{meaning}" not in domain.responses):
            raise BadTurn


def _with_what_is_known(heard: Heard, tracker: DialogueStateTracker) -> Heard:
    """What is sought is asked once; and who writes is acknowledged as the one they are, typed or chosen."""
    if heard.intent == WHO and (who := heard.entities.get("audience")):
        return heard._replace(meaning=f"{WHO}/{who}")
    known = heard.entities.get("need") or tracker.get_slot("need")
    return heard._replace(meaning=SEARCH) if heard.meaning == f"{HELP}/general" and known else heard


def _remembered(heard: Heard, tracker: DialogueStateTracker) -> dict[str, Any]:
    """What was talked about, what of it was answered, and whether who writes was said or guessed."""
    kept: dict[str, Any] = {}
    if heard.intent not in GENERAL:
        answered = list(tracker.get_slot(ANSWERED) or [])
        kept = {
            "subject": heard.intent,
            ANSWERED: [*answered, heard.meaning if "/" in heard.meaning else f"{heard.meaning}/general"],
        }
    elif heard.meaning == MISS and heard.listening is not None and heard.listening not in GENERAL:
        kept = {"subject": heard.listening}
    if who := heard.entities.get("audience"):
        kept[GUESSED] = None if heard.intent == WHO else who
    return kept


def _in_full(meaning: str) -> str:
    return meaning if "/" in meaning else f"{meaning}/general"


def _without_words(heard: Heard, conversation: str, collector: CollectingOutputChannel) -> UserMessage:
    """The tracker keeps what was meant, so Rasa's memory never holds what was typed."""
    parsed: dict[str, Any] = {
        "text": "",
        "intent": {"name": heard.intent, "confidence": heard.confidence},
        "entities": [{"entity": name, "value": value} for name, value in heard.entities.items()],
        "response_selector": selected(heard.intent, heard.meaning if "/" in heard.meaning else None),
        "between": list(heard.between),
        "listening": heard.listening,
        "near": list(heard.near),
    }
    return UserMessage("", collector, conversation, parse_data=parsed, input_channel="fanal")


def items(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A reply as what to say and what to do; the API makes bubbles of it, and puts what is to do before a question."""
    said: list[dict[str, Any]] = [{"text": message["text"].strip()}] if message.get("text") else []
    if buttons := message.get("buttons"):
        said[-1]["choices"] = [
            {"label": button["title"], "payload": read(button["payload"])._asdict()} for button in buttons
        ]
    return [*said, dict(message["custom"])] if message.get("custom") else said


def _numbers_once(
    messages: list[dict[str, Any]], heard: Heard, tracker: DialogueStateTracker, domain: Domain
) -> list[dict[str, Any]]:
    """Without the card whose numbers were all shown before, unless numbers are what is asked for."""
    shown: list[str] = list(tracker.get_slot(SHOWN) or [])
    kept = []
    for item in messages:
        lines = item.get("ids", []) if item.get("do") == "show_helplines" else []
        if lines and set(lines) <= set(shown) and heard.intent != NUMBERS:
            continue
        shown += [line for line in lines if line not in shown]
        kept.append(item)
    _set(tracker, domain, {SHOWN: shown})
    return kept or messages
