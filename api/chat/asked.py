"""What the engine is asked of a message."""

from typing import Any

from api.chat.engine import Ask
from api.heard import Heard
from api.models import audience_of
from api.safety import Screening
from api.safety.cards import YOUNG

DONE = {"suicide", "medical"}  # axes, both: an act was done
BODILY = {"medical", "substances"}  # axes: help for the body, nobody to hide from


def ask(heard: Heard, seen: Screening) -> Ask:
    """Words, a chosen button, or what the screen saw in the words, whatever the engine would make of them."""
    identity, audience = heard.conversation.engine_id, audience_told(heard)
    slots: dict[str, Any] = {"waiting": heard.conversation.state == "waiting"}
    if audience:
        slots["audience"] = audience
    if heard.payload is not None:
        return Ask(
            identity, intent=heard.payload["intent"], entities=heard.payload.get("entities", {}), slots=slots
        )
    if seen.level == "immediate" and seen.intent is not None:
        # The engine could misread the words; the screen has already understood what matters.
        friend = "choose_friend_danger" if DONE.isdisjoint(seen.axes) else "choose_friend_dying"
        intent = friend if seen.another and audience in YOUNG else seen.intent
        # They may say that help is on its way, that he is behind the door, or tell it of a friend.
        return Ask(identity, intent=intent, said=heard.text, slots=slots | _seen_by_screen(seen, audience))
    return Ask(identity, text=heard.text, slots=slots | _body_in_danger(seen))


def _seen_by_screen(seen: Screening, audience: str | None) -> dict[str, str]:
    """What the engine would have read in words that it isn't given."""
    young = {"audience": "young"} if audience is None and seen.undergone and not seen.another else {}
    done = set(seen.axes) >= DONE
    theirs = done and not (seen.another and audience in YOUNG)
    kind = None if seen.another else _kind(seen)
    return young | ({"act_told": "told"} if theirs else {}) | ({"danger_kind": kind} if kind else {})


def _body_in_danger(seen: Screening) -> dict[str, str]:
    """What the models alone see of a body in danger names no intent: the engine reads the words, and this.

    Not of a danger that only the conversation shows: « non » tells nothing of a body.
    """
    told_here = seen.level == "immediate" and "context" not in seen.rules
    medical = told_here and bool(seen.axes) and BODILY.issuperset(seen.axes)
    return {"danger_kind": "medical"} if medical else {}


def _kind(seen: Screening) -> str | None:
    """What of a danger is answered otherwise than by questions of safety, for a young person."""
    if "held" in seen.named:
        return "held"
    return "medical" if seen.axes and BODILY.issuperset(seen.axes) else None


def audience_told(heard: Heard) -> str | None:
    found = (heard.payload or {}).get("entities", {}).get("audience")
    return audience_of(found) or heard.conversation.audience
