"""What the engine is asked of a message."""

from typing import Any

from api.chat.engine import Ask
from api.heard import Heard
from api.models import audience_of
from api.safety import Context, Screening
from api.safety.cards import YOUNG

DONE = {"suicide", "medical"}  # axes, both: an act was done


def ask(heard: Heard, seen: Screening, context: Context) -> Ask:
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
        friend = "friend_worried/danger" if DONE.isdisjoint(seen.axes) else "friend_worried/dying"
        intent = friend if seen.another and audience in YOUNG else seen.intent
        if audience is None and seen.undergone and not seen.another:
            slots["audience"] = "young"
        return Ask(identity, text=heard.text, before=context.before, danger=intent, slots=slots)
    return Ask(identity, text=heard.text, before=context.before, slots=slots)


def audience_told(heard: Heard) -> str | None:
    found = (heard.payload or {}).get("entities", {}).get("audience")
    return audience_of(found) or heard.conversation.audience
