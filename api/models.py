"""Every table, in one file. What is a visitor's own word is sealed (api/crypto.py) before it comes here."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, LargeBinary, UniqueConstraint
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
    audience: str | None = Field(default=None, max_length=12)
    locale: str = Field(default="fr", max_length=5)
    level: str = Field(default="none", max_length=10)  # never falls by itself
    axes: list[str] = Field(default_factory=list, sa_type=JSON)
    age_band: str | None = Field(default=None, max_length=8)
    intent: str | None = Field(default=None, max_length=40)
    need: str | None = Field(default=None, max_length=20)  # what a place will be asked for
    place: str | None = Field(
        default=None, max_length=12
    )  # code of a commune or département, never an address
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # the engine's slots: categories only
    shown: list[str] = Field(default_factory=list, sa_type=JSON)  # gentle cards already shown


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
