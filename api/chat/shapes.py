"""What comes in over the visitor's routes; unknown fields are refused, so that a typo loses no word."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from api.events import EventsOut
from api.models import Audience
from api.shapes import Plain, Strict


class StartIn(Strict):
    audience: Audience | None = None
    locale: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "fr"


class MessageIn(Strict):
    client_id: UUID
    text: Plain | None = None
    choice: Annotated[str, StringConstraints(min_length=1, max_length=64)] | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.text is None) == (self.choice is None):
            raise ValueError("text or choice")
        return self


class SeenIn(Strict):
    seq: Annotated[int, Field(ge=1, le=2**31 - 1)]


class TurnOut(EventsOut):
    stored: bool = Field(
        default=True, description="false: shown, but the database could not keep it; send it again"
    )
