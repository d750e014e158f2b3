"""What supervisors and admins keep: accounts, phrases, hours, counters; the rest is in shapes.py."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from api.console.shapes import Role
from api.shapes import Plain, Strict

# Latin letters, of which none looks like another alphabet's. With what an identity provider's names hold:
# «ines@asso.example», «auth0|5f7c», and «Éléonore d'Aubigné».
Name = Annotated[
    str, StringConstraints(pattern=r"^[0-9A-Za-zÀ-ÖØ-öø-ſ_.@|+\-'’ ]{2,40}$", strip_whitespace=True)
]
PhraseText = Annotated[Plain, Field(min_length=1, max_length=600)]
Hours = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]


class PersonIn(Strict):
    name: Name
    role: Role
    capacity: Annotated[int, Field(ge=1, le=10)] = 2


class PersonChange(Strict):
    role: Role | None = None
    capacity: Annotated[int, Field(ge=1, le=10)] | None = None
    active: bool | None = None
    reset: bool = Field(default=False, description="a new one-time password, and TOTP starts over")


class PersonOut(BaseModel):
    id: str
    name: str
    role: Role
    capacity: int
    active: bool
    totp: bool
    locked: bool


class PersonMade(PersonOut):
    password: str | None = Field(default=None, description="one-time, shown once")


class PhraseIn(Strict):
    situation: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    text: PhraseText


class PhraseOut(BaseModel):
    id: str
    situation: str
    text: str
    shipped: bool = Field(description="from resources/console/phrases.yml: cannot be deleted here")


class ExceptionDay(Strict):
    day: date
    hours: Hours = Field(default="", description="OSM opening_hours; empty: closed that day")


class HoursIn(Strict):
    week: Hours = Field(description="OSM opening_hours; empty: whenever somebody is there")
    exceptions: list[ExceptionDay] = Field(default_factory=list, max_length=200)


class HoursOut(BaseModel):
    week: str
    exceptions: list[ExceptionDay]
    open_now: bool


class StatOut(BaseModel):
    """One counter of one month, rounded down to a multiple of five.

    Null: between 1 and 4, few enough to point at someone.
    """

    month: str
    name: str
    value: int | None


class StatsOut(BaseModel):
    counters: list[StatOut]
