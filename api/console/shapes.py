"""What the console sends and receives; docs/console.md tells the routes and the stream."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import Path
from pydantic import BaseModel, Field, StringConstraints, model_validator

from api.events import EventOut
from api.shapes import Plain, Strict

Role = Literal["counsellor", "supervisor", "admin"]
Level = Literal["none", "concern", "high", "immediate"]
Step = Literal["code", "enrol", "renew", "full"]

IdentityDep = Annotated[str, Path(pattern=r"^[\w-]{1,32}$")]  # of a conversation, a person, a phrase
Password = Annotated[str, StringConstraints(min_length=12, max_length=200)]
Code = Annotated[str, StringConstraints(min_length=6, max_length=40)]
Reason = Annotated[Plain, Field(min_length=3, max_length=300)]
NoteText = Annotated[Plain, Field(min_length=1, max_length=2_000)]


# --- signing in ---------------------------------------------------------------------------------------


class LoginIn(Strict):
    name: Annotated[str, StringConstraints(max_length=100)]
    password: Annotated[str, StringConstraints(max_length=200)]
    code: Annotated[str, StringConstraints(max_length=40)] | None = None


class CodeIn(Strict):
    code: Code


class PasswordIn(Strict):
    current: Annotated[str, StringConstraints(max_length=200)]
    new: Password


class MeOut(BaseModel):
    """`step` full: signed in. Else what is missing, and every other route answers 401 until it is done.

    code: POST login/code. enrol: POST totp, then totp/confirm. renew: POST password.
    """

    step: Step
    id: str
    name: str
    role: Role
    totp: bool
    capacity: int
    on_break: bool
    idle_minutes: int = Field(description="the session ends after so long without a request")


class EnrolOut(BaseModel):
    secret: str
    uri: str
    qr: str = Field(description="data:image/png;base64,… of the uri")


class RecoveryOut(BaseModel):
    recovery: list[str] = Field(description="shown once, each good for one sign-in")


# --- the queue and the team ---------------------------------------------------------------------------


class Line(BaseModel):
    """A line of the summary. A line that the visitor struck comes without text."""

    id: Literal["who", "what", "worry"]
    text: str | None
    struck: bool


class CaseOut(BaseModel):
    """A hand-off in the queue or with somebody: categories only, never a word of the visitor."""

    conversation: str
    state: Literal["waiting", "taken"]
    reason: Literal["asked", "offered", "screen", "later"]
    level: Level
    axes: list[str]
    audience: str | None
    age_band: str | None
    department: str | None
    lines: list[Line]
    waiting_since: datetime
    taken_at: datetime | None
    taken_by: str | None = Field(description="name")
    released: bool = Field(description="its counsellor went away; it is back at the top")
    help_wanted: bool
    watched_by: list[str] = Field(description="supervisors who look at it now")
    demo: bool = False


class MateOut(BaseModel):
    id: str
    name: str
    role: Role
    on_break: bool
    held: int
    capacity: int


class QueueOut(BaseModel):
    """`waiting` is in the order of the queue. `taken` holds one's own; a supervisor's has everybody's."""

    waiting: list[CaseOut]
    taken: list[CaseOut]
    team: list[MateOut] = Field(description="who is there")
    open: bool = Field(description="within the hours of the service")
    oldest_wait_seconds: int | None
    waiting_by_level: dict[Level, int]


class PresenceIn(Strict):
    on_break: bool


# --- one conversation ---------------------------------------------------------------------------------


class FiredOut(BaseModel):
    """Why the screen fired: characters start to end of the event's text, and what they are about."""

    seq: int
    start: int
    end: int
    axes: list[str] = Field(description="none where the visitor keeps to herself what it is about")


class FlaggedOut(BaseModel):
    seq: int
    level: Level
    axes: list[str]


class NoteOut(BaseModel):
    id: str
    at: datetime
    by: str
    text: str


class RegradeOut(BaseModel):
    at: datetime
    by: str
    before: Level
    after: Level
    reason: str


class ConversationOut(BaseModel):
    case: CaseOut
    mine: bool
    state: Literal["bot", "waiting", "counsellor", "closed"]
    expires_at: datetime
    events: list[EventOut]
    said_by: dict[int, str] = Field(description="who of the team wrote: a counsellor's name by seq")
    delivered: int = Field(description="the visitor's page has had everything up to this seq")
    flagged: list[FlaggedOut] = Field(description="messages to warn about before showing them")
    fired: list[FiredOut]
    notes: list[NoteOut]
    regrades: list[RegradeOut]


class SayIn(Strict):
    """One of: text, helplines (ids of lines), services (ids of the directory)."""

    client_id: UUID
    text: Plain | None = None
    helplines: Annotated[list[str], Field(min_length=1, max_length=6)] | None = None
    services: Annotated[list[str], Field(min_length=1, max_length=6)] | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum(part is not None for part in (self.text, self.helplines, self.services)) != 1:
            raise ValueError("text, helplines or services")
        return self


class SaidOut(BaseModel):
    event: EventOut


class NoteIn(Strict):
    text: NoteText


class RiskIn(Strict):
    level: Level
    reason: Reason


class TransferIn(Strict):
    to: Annotated[str, StringConstraints(max_length=32)]


class CloseIn(Strict):
    outcome: Annotated[str, StringConstraints(max_length=24)]


class ChoicesOut(BaseModel):
    """French words for codes: levels, axes, reasons, roles, rules and the like.

    `outcomes` names all of them, `closings` those that one may choose.
    """

    words: dict[str, dict[str, str]]
    max_text: int
