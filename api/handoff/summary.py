"""What is passed on to the person who takes over: three lines from categories, none of the visitor's words.

The visitor sees them first and may strike any. A struck line is shown to nobody; the danger level still
orders the queue, since that is the service's own judgement and not something she told.
"""

from collections.abc import Collection
from typing import Any, Literal, TypedDict

from api.models import Conversation
from api.safety import AXES
from api.words import Words

LineId = Literal["who", "what", "worry"]
LINES: tuple[LineId, ...] = ("who", "what", "worry")
MOST_AXES = 3  # a line stays a line: the gravest, whatever was written first


class Line(TypedDict):
    id: LineId
    text: str
    struck: bool


def lines(conversation: Conversation, struck: Collection[str], words: Words) -> list[Line]:
    texts: dict[LineId, str] = {
        "who": _who(conversation, words),
        "what": _what(conversation, words),
        "worry": words.say(f"hand_off.worry.{conversation.level}"),
    }
    return [{"id": line, "text": texts[line], "struck": line in struck} for line in LINES]


def card(
    conversation: Conversation, struck: Collection[str], words: Words, *, passed: bool = False
) -> dict[str, Any]:
    """`passed`: she has chosen, and reads what came of it."""
    title = "summary_title"
    if passed:
        title = "summary_passed" if set(LINES) - set(struck) else "summary_nothing"
    return {
        "type": "handoff",
        "state": "waiting",
        "passed": passed,
        "title": words.say(f"hand_off.{title}", conversation.audience),
        "lines": lines(conversation, struck, words),
    }


def _who(conversation: Conversation, words: Words) -> str:
    audience = conversation.audience
    if audience in {"parent", "professional"}:
        return words.say(f"hand_off.who.{audience}")
    return words.say(f"hand_off.who.{conversation.age_band or audience or 'unsaid'}")


def _what(conversation: Conversation, words: Words) -> str:
    known: dict[str, str] = words.tree("hand_off.axes")
    if axes := [known[axis] for axis in AXES if axis in conversation.axes][:MOST_AXES]:
        return words.say("hand_off.what_understood", things=", ".join(axes))
    topics: dict[str, str] = known | words.tree("hand_off.topics")
    topic = topics.get(conversation.intent or "", topics["unsaid"])
    return words.say("hand_off.what", things=topic)
