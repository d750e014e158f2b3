"""Finds the services for a need near a place: verified, open first, nearest first, never a closed circle.

Two steps keep it fast with 100,000 services: the nearest few from one table that holds all that filters and
ranks; then whole rows for the one page that is shown.
"""

import base64
import binascii
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any, NamedTuple, NotRequired, TypedDict

from sqlalchemy import Row, bindparam, select
from sqlmodel import Session, col

from api.directory import hours, nearest
from api.directory.index import EVERYWHERE, STALE
from api.directory.nearest import DEGREE, MOST, Near
from api.directory.place import Place
from api.errors import BadInput
from api.models import Audience, Organization, Service


class Candidate(NamedTuple):
    id: str
    distance: float | None  # kilometres
    open: bool
    stale: bool

    @property
    def rank(self) -> tuple[bool, bool, float]:
        return self.stale, not self.open, self.distance if self.distance is not None else math.inf


@dataclass(frozen=True)
class Hit:
    service: Row[*tuple[Any, ...]]  # the columns of Service, and the name of its `organization`
    distance: float | None
    open: bool | None  # None: nobody told us the hours
    stale: bool


# Plain rows: the object mapper would take longer than the database.
_WHOLE = (
    select(*Service.metadata.tables["service"].columns, col(Organization.name).label("organization"))
    .join(Organization, col(Organization.id) == col(Service.organization_id))
    .where(col(Service.id).in_(bindparam("ids", expanding=True)))
)


@dataclass(frozen=True)
class Page:
    hits: list[Hit]
    more: str | None  # the cursor of the next page


class Question(TypedDict):
    """What `find` is asked, for those who pass it on."""

    need: str | None
    place: Place | None
    at: datetime
    audience: NotRequired[Audience | None]
    age: NotRequired[int | None]
    open_now: NotRequired[bool]
    limit: NotRequired[int]
    cursor: NotRequired[str | None]


def find(
    session: Session,
    *,
    need: str | None,
    place: Place | None,
    audience: Audience | None = None,
    age: int | None = None,
    at: datetime,
    open_now: bool = False,
    limit: int = 10,
    cursor: str | None = None,
) -> Page:
    """`at` carries its zone. Without a place: nationwide services only. BadInput for a foreign cursor."""
    start = _opened(cursor)
    rows = nearest.around(session, need, place, audience=audience, age=age, today=at.date())
    candidates = list(_candidates(rows, place, at))
    if open_now:
        candidates = [candidate for candidate in candidates if candidate.open]
    candidates.sort(key=lambda candidate: candidate.rank)
    page = candidates[start : start + limit]
    more = _sealed(start + limit) if len(candidates) > start + limit else None
    return Page(_hits(session, page), more)


def one(session: Session, service_id: str, at: datetime) -> Hit | None:
    """A service that a visitor may see, or None."""
    row = nearest.one(session, at.date(), service_id)
    hits = _hits(session, list(_candidates([row], None, at))) if row else []
    return hits[0] if hits else None


def _candidates(rows: Sequence[Near], place: Place | None, at: datetime) -> Iterator[Candidate]:
    measured = place is not None and place.kind != "department"
    fresh_since = at.date() - STALE
    is_open = cache(partial(hours.is_open, at=at))  # many doors of a town keep the same hours
    for service_id, squared, department, assured_on, expression, confidential in rows:
        known = measured and department != EVERYWHERE and not confidential and squared is not None
        yield Candidate(
            id=service_id,
            distance=math.sqrt(squared) * DEGREE if known else None,
            open=bool(expression) and is_open(expression, zone=hours.zone_of(department)),
            stale=assured_on < fresh_since,
        )


def _hits(session: Session, page: list[Candidate]) -> list[Hit]:
    ids = [candidate.id for candidate in page]
    found = {row.id: row for row in session.connection().execute(_WHOLE, {"ids": ids})}
    return [
        Hit(row, seen.distance, seen.open if row.hours else None, seen.stale)
        for seen in page
        if (row := found.get(seen.id))
    ]


def known_cursor(value: object) -> str | None:
    """A cursor of ours as it is, anything else as none: the first page."""
    try:
        return str(value) if _opened(str(value)) else None
    except BadInput:
        return None


def _sealed(start: int) -> str:
    return base64.urlsafe_b64encode(f"after:{start}".encode()).decode()


def _opened(cursor: str | None) -> int:
    if not cursor:
        return 0
    try:
        kind, _, number = base64.urlsafe_b64decode(cursor.encode()).decode().partition(":")
    except (binascii.Error, UnicodeError, ValueError):
        raise BadInput(fields=["cursor"]) from None
    if kind != "after" or not number.isdecimal() or int(number) > MOST:
        raise BadInput(fields=["cursor"])
    return int(number)
