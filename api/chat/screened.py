"""What the screen hears in a conversation, and what the conversation remembers of it."""

from typing import cast

from api.models import Conversation
from api.safety import LEVELS, AgeBand, Context, Level, Phrases, Screening, screen, together

# Characters: what is read on the loop, where five thousand would hold up everybody for 20 ms.
AT_ONCE = 500


def screened(
    conversation: Conversation, text: str, phrases: Phrases, recent: tuple[str, ...] = ()
) -> Screening:
    # Columns are plain strings; only this file and a person's judgement write them.
    level, band = cast("Level", conversation.level), cast("AgeBand | None", conversation.age_band)
    return screen(text, Context(recent=recent, level=level, age_band=band), phrases=phrases)


def remember(conversation: Conversation, seen: Screening) -> None:
    """The level of a conversation never falls by itself; axes and an age once said stay.

    What is told of it are the axes that rules name: a model's guess would say of her what she never said.
    """
    conversation.level = max(seen.conversation_level, seen.level, key=LEVELS.index)
    conversation.axes = together(conversation.axes, seen.axes)
    conversation.named = together(conversation.named, seen.named)
    conversation.age_band = seen.age_band or conversation.age_band
