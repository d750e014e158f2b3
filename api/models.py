"""Every table, in one file. What is a visitor's own word is sealed (api/crypto.py) before it comes here."""

from datetime import UTC, date, datetime
from typing import Any, Literal, get_args

from sqlalchemy import JSON, DateTime, Dialect, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Column, Field, SQLModel


class Moment(TypeDecorator[datetime]):
    """UTC in, UTC out: SQLite would forget the time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


Audience = Literal["young", "parent", "professional"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


def audience_of(said: str | None) -> Audience | None:
    """Columns and slots are plain strings: None for what is no audience."""
    return next((audience for audience in AUDIENCES if audience == said), None)


def now() -> datetime:
    return datetime.now(UTC)


# --- the conversation ---------------------------------------------------------------------------------


class Conversation(SQLModel, table=True):
    id: str = Field(primary_key=True, max_length=32)
    token_hash: str = Field(unique=True, index=True, max_length=64)
    # The engine knows the conversation by another name, so that its memory can't be joined to our rows.
    engine_id: str = Field(max_length=32)
    key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    key_id: str = Field(max_length=16)
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
    last_at: datetime = Field(default_factory=now, sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment, index=True)
    state: str = Field(default="bot", max_length=12, index=True)  # bot | waiting | counsellor | closed
    seq: int = 0  # of the last event
    answered: int = 0  # seq of the last visitor message whose turn is complete
    # The engine's answers to messages up to here come too late: a person had the conversation since.
    quiet_to: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    # The visitor's page has had everything up to here, a counsellor's words among it.
    delivered: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    # A person has judged what stands up to here as less grave: no later word is screened together with it.
    judged_to: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    audience: str | None = Field(default=None, max_length=12)
    locale: str = Field(default="fr", max_length=5)
    level: str = Field(default="none", max_length=10)  # never falls by itself
    axes: list[str] = Field(default_factory=list, sa_type=JSON)
    # Of these, what rules named: all that is told of them.
    named: list[str] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"})
    age_band: str | None = Field(default=None, max_length=8)
    intent: str | None = Field(default=None, max_length=40)
    need: str | None = Field(default=None, max_length=20)  # what a place will be asked for
    # Code of a commune or département, never an address.
    place: str | None = Field(default=None, max_length=12)
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # the engine's slots: categories only
    shown: list[str] = Field(default_factory=list, sa_type=JSON)  # gentle cards already shown

    @property
    def over(self) -> bool:
        """Its time has passed: the visitor was told that it is erased, though the sweep has yet to come."""
        return self.expires_at <= now()


class Event(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("conversation_id", "client_id"),)

    conversation_id: str = Field(
        primary_key=True, foreign_key="conversation.id", ondelete="CASCADE", max_length=32
    )
    seq: int = Field(primary_key=True)
    at: datetime = Field(default_factory=now, sa_type=Moment)
    author: str = Field(max_length=12)  # visitor | bot | counsellor | service
    kind: str = Field(max_length=8)  # text | card | status
    turn: int = 0  # seq of the visitor message it answers; 0 when it answers none
    client_id: str | None = Field(default=None, max_length=36)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


# --- the counsellors' side ----------------------------------------------------------------------------


class Untold(SQLModel, table=True):
    """A conversation that is gone, and that the engine hasn't been told to forget yet."""

    engine_id: str = Field(primary_key=True, max_length=32)
    token_hash: str = Field(max_length=64)  # what its turns waited for each other under
    at: datetime = Field(default_factory=now, sa_type=Moment)


class Person(SQLModel, table=True):
    """Somebody of the team. Visitors are never persons here."""

    id: str = Field(primary_key=True, max_length=32)
    name: str = Field(unique=True, index=True, max_length=40)
    role: str = Field(max_length=12)  # counsellor | supervisor | admin
    password_hash: str = Field(max_length=128)  # argon2id
    must_renew: bool = True  # the password was made by somebody else
    totp: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))  # sealed secret
    totp_confirmed: bool = False
    totp_last: int = 0  # the last time step used: a code seen over a shoulder is worth nothing
    recovery: list[str] = Field(default_factory=list, sa_type=JSON)  # hashes of the codes that remain
    failures: int = 0  # wrong codes behind the right password, since the last right one
    locked_until: datetime | None = Field(default=None, sa_type=Moment)
    active: bool = True
    capacity: int = 2  # conversations at once
    created_at: datetime = Field(default_factory=now, sa_type=Moment)


class LoginSession(SQLModel, table=True):
    token_hash: str = Field(primary_key=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", ondelete="CASCADE", index=True, max_length=32)
    step: str = Field(max_length=8)  # what is still missing: code | enrol | renew, or full
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
    last_at: datetime = Field(default_factory=now, sa_type=Moment)


class Presence(SQLModel, table=True):
    person_id: str = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32)
    last_seen: datetime = Field(default_factory=now, sa_type=Moment)
    on_break: bool = False
    watching: str | None = Field(default=None, max_length=32)  # the conversation a supervisor looks at


class Handoff(SQLModel, table=True):
    """A visitor's wish for a person. One conversation can have several, at most one of them open."""

    __table_args__ = (
        Index(
            "one_open_handoff",
            "conversation_id",
            unique=True,
            sqlite_where=text("state IN ('waiting', 'taken')"),
            postgresql_where=text("state IN ('waiting', 'taken')"),
        ),
    )

    id: str = Field(primary_key=True, max_length=32)
    conversation_id: str = Field(foreign_key="conversation.id", ondelete="CASCADE", index=True, max_length=32)
    state: str = Field(default="waiting", max_length=10, index=True)  # waiting | taken | returned | closed
    reason: str = Field(max_length=12)  # asked | offered | screen | later
    # As she was shown them: what is passed on. What the level is now stands on the conversation.
    level: str = Field(max_length=10)
    audience: str | None = Field(default=None, max_length=12)
    age_band: str | None = Field(default=None, max_length=8)
    intent: str | None = Field(default=None, max_length=40)
    axes: list[str] = Field(default_factory=list, sa_type=JSON)
    struck: list[str] = Field(default_factory=list, sa_type=JSON)  # lines the visitor doesn't pass on
    opened_at: datetime = Field(default_factory=now, sa_type=Moment)
    waiting_since: datetime = Field(default_factory=now, sa_type=Moment)
    announced: int = 0  # the last step of honest news, in minutes
    released: bool = False  # its counsellor went away: back at the top
    taken_by: str | None = Field(default=None, foreign_key="person.id", max_length=32, index=True)
    taken_at: datetime | None = Field(default=None, sa_type=Moment)
    help_wanted: bool = False  # the counsellor asks for a supervisor
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    outcome: str | None = Field(default=None, max_length=24)


class Note(SQLModel, table=True):
    """A counsellor's note, sealed with the conversation's key and gone with it."""

    id: str = Field(primary_key=True, max_length=32)
    conversation_id: str = Field(foreign_key="conversation.id", ondelete="CASCADE", index=True, max_length=32)
    person_id: str = Field(foreign_key="person.id", max_length=32)
    at: datetime = Field(default_factory=now, sa_type=Moment)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Regrade(SQLModel, table=True):
    """A person's judgement over the screen's, with its reason."""

    id: str = Field(primary_key=True, max_length=32)
    conversation_id: str = Field(foreign_key="conversation.id", ondelete="CASCADE", index=True, max_length=32)
    person_id: str = Field(foreign_key="person.id", max_length=32)
    at: datetime = Field(default_factory=now, sa_type=Moment)
    before: str = Field(max_length=10)
    after: str = Field(max_length=10)
    reason: bytes = Field(sa_column=Column(LargeBinary, nullable=False))  # sealed


class Receipt(SQLModel, table=True):
    """A return code: `locator`, a keyed hash of its first part, finds the row, `code_hash` proves it."""

    conversation_id: str = Field(
        primary_key=True, foreign_key="conversation.id", ondelete="CASCADE", max_length=32
    )
    locator: str = Field(unique=True, index=True, max_length=64)
    code_hash: str = Field(max_length=128)  # argon2id
    tries: int = 0
    expires_at: datetime = Field(sa_type=Moment, index=True)


class AuditEntry(SQLModel, table=True):
    """Who did what to which conversation, never a word of it. Each entry's stamp covers the one before."""

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(default_factory=now, sa_type=Moment)
    person: str = Field(max_length=40)
    action: str = Field(max_length=24)
    subject: str = Field(default="", max_length=40)  # a conversation's id or a person's name
    detail: str = Field(default="", max_length=40)  # a category, never text
    key_id: str = Field(max_length=16)
    stamp: str = Field(max_length=64)


class AuditHead(SQLModel, table=True):
    """The end of the chain: its row is the lock under which the chain grows, and shows a cut tail."""

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int = 0
    stamp: str = Field(default="", max_length=64)


class DutyHours(SQLModel, table=True):
    """When the team answers: `day` is empty for the usual week, or the date of an exception."""

    day: str = Field(default="", primary_key=True, max_length=10)
    hours: str = Field(default="", max_length=200)  # OSM opening_hours; empty on an exception: closed


class Phrase(SQLModel, table=True):
    """A prepared phrase that the team added to those of resources/console/phrases.yml."""

    id: str = Field(primary_key=True, max_length=32)
    situation: str = Field(max_length=40)
    text: str = Field(max_length=600)


class Tally(SQLModel, table=True):
    """Counters by day, all that remains of a hand-off once it is forgotten."""

    day: str = Field(primary_key=True, max_length=10)
    name: str = Field(primary_key=True, max_length=60)
    value: int = 0


# --- the directory of help nearby ---------------------------------------------------------------------
# After Open Referral HSDS 3. A service stands here at its one place (HSDS: service, location, phone,
# schedule, service_at_location): that is what a visitor goes to; api/directory/hsds.py takes it apart.


class Organization(SQLModel, table=True):
    id: str = Field(primary_key=True, max_length=36)  # UUID made from source and source_id
    source: str = Field(max_length=40)
    source_id: str = Field(max_length=120)
    name: str = Field(max_length=200)
    description: str = Field(default="", max_length=2000)
    website: str = Field(default="", max_length=500)
    email: str = Field(default="", max_length=200)


class Service(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: str = Field(primary_key=True, max_length=36)  # UUID made from source and source_id
    source: str = Field(max_length=40)
    source_id: str = Field(max_length=120)
    organization_id: str = Field(foreign_key="organization.id", ondelete="CASCADE", max_length=36)
    name: str = Field(max_length=200)
    what: str = Field(default="", max_length=4000)  # what they do, in plain words
    first_visit: str = Field(default="", max_length=1000)  # what happens when I go there
    needs: list[str] = Field(default_factory=list, sa_type=JSON)
    audiences: list[str] = Field(default_factory=list, sa_type=JSON)
    min_age: int | None = None
    max_age: int | None = None
    alone: bool | None = None  # can a minor come without parents; None: nobody told us
    anonymous: bool | None = None
    appointment: str = Field(default="", max_length=8)  # none | possible | needed
    by_professionals: bool = False  # only a professional may call on it
    address: str = Field(default="", max_length=300)  # empty when confidential
    confidential: bool = False  # a refuge: the département is all that may be shown
    postcode: str = Field(default="", max_length=5)
    commune: str = Field(default="", max_length=5)  # INSEE code
    city: str = Field(default="", max_length=80)
    department: str = Field(default="", max_length=3)
    nationwide: bool = False
    lat: float | None = None
    lon: float | None = None
    phones: list[dict[str, str]] = Field(
        default_factory=list, sa_type=JSON
    )  # {number, about}, as one dials in France
    email: str = Field(default="", max_length=200)
    website: str = Field(default="", max_length=500)
    hours: str = Field(default="", max_length=500)  # OSM opening_hours
    languages: list[str] = Field(default_factory=list, sa_type=JSON)  # ISO 639-1
    accessibility: str = Field(default="", max_length=500)
    cost: str = Field(default="", max_length=8)  # free | paid
    status: str = Field(
        default="active", max_length=20
    )  # HSDS: active | inactive | defunct | temporarily closed
    licence: str = Field(default="", max_length=80)
    assured_on: date | None = None  # when somebody last said that this is true
    demo: bool = False  # invented
    same_as: str | None = Field(
        default=None, max_length=36
    )  # another source's row for the same door, which is shown


class ServiceNeed(SQLModel, table=True):
    """What search reads: a row for each need of a shown service, with all that filters and ranks it.

    Made anew of the services (api/directory/index.py): a foreign key would guard nothing, and cost a look-up
    for each of a load's lines.
    """

    __table_args__ = (
        Index("need_near", "need", "lat", "lon"),
        Index("need_department", "need", "department"),
    )

    service_id: str = Field(primary_key=True, max_length=36)
    need: str = Field(primary_key=True, max_length=20)  # a need, or "any"
    lat: float | None = None  # of what serves all of France, neither is told
    lon: float | None = None
    department: str = Field(default="", max_length=3)  # FR: all of France
    min_age: int = 0
    max_age: int = 150
    young: bool = True
    parent: bool = True
    by_professionals: bool = False
    hours: str = Field(default="", max_length=500)
    confidential: bool = False
    assured_on: date


class WrongEntry(SQLModel, table=True):
    """Somebody says that a service is wrong. Who, is not kept."""

    id: int | None = Field(default=None, primary_key=True)
    service_id: str = Field(foreign_key="service.id", ondelete="CASCADE", index=True, max_length=36)
    what: str = Field(max_length=12)  # closed | phone | hours | address | age | other
    day: date
