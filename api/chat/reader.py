"""Who reads what is shown: in which words, and which lines fit."""

from typing import Literal, NamedTuple

from api.models import Audience, Conversation, audience_of
from api.safety.cards import YOUNG


class Reader(NamedTuple):
    """`grown`: who writes about themselves has said to be 18 or more. A parent's age is no child's."""

    audience: str | None
    grown: bool = False

    @property
    def voice(self) -> Literal["tu", "vous"]:
        return "tu" if self.audience in YOUNG else "vous"

    @property
    def known(self) -> Audience | None:
        return audience_of(self.audience)


def reader_of(conversation: Conversation, audience: str | None, said: str | None = None) -> Reader:
    """`said`: the age band in the words that are being answered."""
    return Reader(audience, audience in YOUNG and (said or conversation.age_band) == "adult")
