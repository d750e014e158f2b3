"""What resources/helplines.yml says of one line."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, HttpUrl, TypeAdapter

from api.directory import hours
from api.models import Audience


def _web_address(value: str) -> str:
    TypeAdapter(HttpUrl).validate_python(value)
    return value


def _opening_hours(value: str) -> str:
    hours.parse(value)
    return value


WebAddress = Annotated[str, AfterValidator(_web_address)]
OpeningHours = Annotated[str, AfterValidator(_opening_hours)]


class Fact(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Note(Fact):
    young: str
    adult: str


class Ages(Fact):
    min: int | None = None
    max: int | None = None


class Chat(Fact):
    url: WebAddress
    hours: OpeningHours | None = None  # None: not known; the line's note sends to the site for them
    audiences: tuple[Audience, ...] = ()  # none named: everybody that the line is for
    mark: Literal["C", "C2"] = "C"


class Helpline(Fact):
    id: str
    name: str
    title: str | None = None
    number: str = ""
    from_abroad: str = ""
    sms: str = ""
    chat: Chat | None = None
    url: WebAddress | None = None
    through: str | None = None
    hours: OpeningHours | None = None
    hours_words: str | None = None
    emergency: bool = False
    audiences: tuple[Audience, ...]
    subjects: tuple[str, ...]
    ages: Ages = Ages()
    grown: tuple[str, ...] = ()  # lines that who has said to be 18 or more is shown before this one
    cost: str
    privacy: str
    note: Note
    mark: Literal["C", "C2"]
    source: str
    checked_on: date

    @property
    def channels(self) -> tuple[str, ...]:
        have = {"phone": self.number, "sms": self.sms, "chat": self.chat, "web": self.url}
        return tuple(name for name, value in have.items() if value)
