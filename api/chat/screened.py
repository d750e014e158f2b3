"""What a conversation remembers of what the screen read in it."""

from api.models import Conversation
from api.safety import LEVELS, Screening, together


def remember(conversation: Conversation, seen: Screening) -> None:
    """The level of a conversation never falls by itself; axes and an age once said stay.

    What is told of it are the axes that are sure: a guess would say of her what she never said.
    """
    conversation.level = max(conversation.level, seen.level, key=LEVELS.index)
    conversation.axes = together(conversation.axes, seen.axes)
    conversation.named = together(conversation.named, seen.named)
    conversation.age_band = seen.age_band or conversation.age_band
