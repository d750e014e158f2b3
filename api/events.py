"""What happens in a conversation: drafts before they are numbered, events as the two sides see them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

Author = Literal["visitor", "bot", "counsellor", "service"]
Kind = Literal["text", "card", "status"]


@dataclass(slots=True)
class Draft:
    """Something to append. `choices` carry what the engine will be told, which visitors never see."""

    author: Author
    kind: Kind = "text"
    text: str | None = None
    choices: list[dict[str, Any]] = field(default_factory=list)  # {"label", "payload"}
    card: dict[str, Any] | None = None
    status: str | None = None
    reason: str | None = None  # of a status: "later", where an answer is awaited and not somebody
    client_id: str | None = None
    by: str | None = None  # the counsellor's name, for her colleagues
    reading: dict[str, object] | None = (
        None  # what the screen saw in a visitor's words, for whoever takes over
    )

    def body(self) -> dict[str, Any]:
        """What is sealed. Choices get ids here: opaque, issued by us, worth nothing elsewhere."""
        body: dict[str, Any] = {}
        if self.text is not None:
            body["text"] = self.text
        if self.choices:
            body["choices"] = [{"id": secrets.token_urlsafe(9), **choice} for choice in self.choices]
        if self.card is not None:
            body["card"] = self.card
        if self.status is not None:
            body["status"] = self.status
        if self.reason is not None:
            body["reason"] = self.reason
        if self.by is not None:
            body["by"] = self.by
        if self.reading is not None:
            body["reading"] = self.reading
        return body


@dataclass(frozen=True, slots=True)
class Message:
    """What a visitor sends: her words, or a choice that was offered to her."""

    client_id: str
    text: str | None = None
    choice: str | None = None


class Choice(BaseModel):
    id: str
    label: str


class EventOut(BaseModel):
    """An event as the contract names it. `seq` 0 means: shown, but the database could not keep it."""

    model_config = ConfigDict(populate_by_name=True)

    seq: int
    at: datetime
    author: Author = Field(serialization_alias="from", validation_alias="from")
    kind: Kind
    text: str | None = None
    choices: list[Choice] | None = None
    card: dict[str, Any] | None = None
    status: str | None = None
    reason: str | None = None
    client_id: str | None = None
    # Private, so that no way of writing an event out can tell a visitor who answered, or what was read in her words.
    _by: str | None = PrivateAttr(default=None)
    _reading: dict[str, Any] | None = PrivateAttr(default=None)

    @property
    def by(self) -> str | None:
        return self._by

    @property
    def reading(self) -> dict[str, Any] | None:
        return self._reading

    def signed(self, by: str | None, reading: dict[str, Any] | None = None) -> Self:
        self._by, self._reading = by, reading
        return self

    @classmethod
    def of(cls, row: Mapping[Any, Any], body: dict[str, Any]) -> "EventOut":
        """`row` is a row of the table of events, `body` what was sealed in it."""
        shown = {key: body.get(key) for key in ("text", "card", "status", "reason")}
        choices = [{"id": c["id"], "label": c["label"]} for c in body.get("choices", ())] or None
        head = {key: row[key] for key in ("seq", "at", "kind", "client_id")}
        event = cls.model_validate(head | {"from": row["author"], "choices": choices} | shown)
        return event.signed(body.get("by"), body.get("reading"))


class EventsOut(BaseModel):
    events: list[EventOut]


class StartOut(EventsOut):
    """A conversation begun or found again: whoever holds the token is its visitor."""

    token: str
    expires_at: str
