"""What comes in over the visitor's routes; unknown fields are refused, so that a typo loses no word."""

import unicodedata
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from api.events import EventOut

# Characters that reorder what is shown: they could make a counsellor read something else than was written.
REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


def tidy(text: str) -> str:
    """Plain text as it may be stored and shown: composed letters, no control or reordering characters."""
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept.translate(REORDERING)).strip()


Audience = Literal["young", "parent", "professional"]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class StartIn(Strict):
    audience: Audience | None = None
    locale: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "fr"


class MessageIn(Strict):
    client_id: UUID
    text: Annotated[str, AfterValidator(tidy)] | None = None
    choice: Annotated[str, StringConstraints(min_length=1, max_length=64)] | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.text is None) == (self.choice is None):
            raise ValueError("text or choice")
        return self


class StartOut(BaseModel):
    token: str
    expires_at: str
    events: list[EventOut]


class EventsOut(BaseModel):
    events: list[EventOut]


class TurnOut(EventsOut):
    stored: bool = Field(
        default=True, description="false: shown, but the database could not keep it; send it again"
    )
