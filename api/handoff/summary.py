"""What is passed on to the person who takes over: three lines from categories, none of the visitor's words.

The visitor sees them first and may strike any. A struck line is shown to nobody; the danger level still
orders the queue, since that is the service's own judgement and not something she told.

What was shown is kept with the hand-off: what she tells later changes no line, unless she is shown them anew.
So it is with a danger: its level and its subject are passed on at once, since whoever chooses among those who
wait must see them, and she is shown what is said now.

What it is about is what rules of the screen name. A model's guess, right or wrong, says nothing of her.
"""

from typing import Any, Literal, TypedDict

from api.models import Conversation, Handoff
from api.safety import AXES, LEVELS, Screening, together
from api.words import Words

LineId = Literal["who", "what", "worry"]
LINES: tuple[LineId, ...] = ("who", "what", "worry")
TOLD = ("audience", "age_band", "intent", "level")  # what the lines are made of, besides the axes
MOST_AXES = 3  # a line stays a line: the gravest, whatever was written first


class Line(TypedDict):
    id: LineId
    text: str
    struck: bool


def keep(handoff: Handoff, conversation: Conversation) -> None:
    """As it stands now, and as she is shown it next."""
    for name in TOLD:
        setattr(handoff, name, getattr(conversation, name))
    handoff.axes = conversation.named


def follow(handoff: Handoff, conversation: Conversation, seen: Screening, words: Words) -> bool:
    """Pass on the danger of a message; whether that says anything else than she was shown."""
    before = _passed_on(handoff, words)
    if LEVELS.index(seen.level) >= LEVELS.index("high"):
        handoff.axes = together(handoff.axes, seen.named)
    handoff.level = conversation.level
    return _passed_on(handoff, words) != before


def _passed_on(handoff: Handoff, words: Words) -> list[Line]:
    return [line for line in lines(handoff, handoff.level, words) if not line["struck"]]


def lines(handoff: Handoff, level: str, words: Words) -> list[Line]:
    texts: dict[LineId, str] = {
        "who": _who(handoff, words),
        "what": _what(handoff, words),
        "worry": words.say(f"hand_off.worry.{level}"),
    }
    return [{"id": line, "text": texts[line], "struck": line in handoff.struck} for line in LINES]


def card(
    handoff: Handoff, conversation: Conversation, words: Words, *, passed: bool = False, changed: bool = False
) -> dict[str, Any]:
    """`passed`: she has chosen, and reads what came of it. `changed`: she was shown other lines before."""
    title = "summary_changed" if changed else "summary_title"
    if changed and handoff.state == "taken":
        title, passed = "summary_told", True  # who reads it is there: nothing is left to choose
    elif passed:
        title = "summary_passed" if set(LINES) - set(handoff.struck) else "summary_nothing"
    return {
        "type": "handoff",
        "state": "waiting",
        "passed": passed,
        "title": words.say(f"hand_off.{title}", conversation.audience),
        "lines": lines(handoff, conversation.level, words),
    }


def _who(handoff: Handoff, words: Words) -> str:
    audience = handoff.audience
    if audience in {"parent", "professional"}:
        return words.say(f"hand_off.who.{audience}")
    return words.say(f"hand_off.who.{handoff.age_band or audience or 'unsaid'}")


def is_topic(intent: str, words: Words) -> bool:
    """Whether it says what somebody came for; a yes, a thank or the wish for a person says nothing of it."""
    return intent in words.tree("hand_off.topics")


def _what(handoff: Handoff, words: Words) -> str:
    known: dict[str, str] = words.tree("hand_off.axes")
    if axes := [known[axis] for axis in AXES if axis in handoff.axes][:MOST_AXES]:
        return words.say("hand_off.what_understood", things=", ".join(axes))
    topics: dict[str, str] = known | words.tree("hand_off.topics")
    if topic := topics.get(handoff.intent or ""):
        return words.say("hand_off.what_understood", things=topic)
    return words.say("hand_off.what_unsaid")
