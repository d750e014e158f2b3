"""Finds the services for a need near a place: verified, open first, nearest first, never a closed circle.

Two steps keep it fast with 100,000 services: the nearest few by an index on need and position, in rings that
grow only while too little was found; then whole rows for the one page that is shown.
"""

import base64
import binascii
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NotRequired, TypedDict

import sqlmodel
from sqlalchemy import ColumnElement, Select, literal, select
from sqlmodel import Session, col

from api.directory import hours
from api.directory.helplines import Audience
from api.directory.places import Place
from api.directory.store import ANY, STALE
from api.errors import BadInput
from api.models import Organization, Service, ServiceNeed

RINGS = (8, 25, 60)  # kilometres around a place
ENOUGH = 20  # rows that end the growing; the same for every page, or pages would repeat rows
POOL = 120  # nearest rows that are ranked: more than anybody reads
DEGREE = 111.2  # kilometres


@dataclass(frozen=True)
class Candidate:
    id: str
    distance: float | None  # kilometres
    open: bool
    stale: bool

    @property
    def rank(self) -> tuple[bool, bool, float]:
        return self.stale, not self.open, self.distance if self.distance is not None else math.inf


@dataclass(frozen=True)
class Hit:
    service: Service
    organization: Organization
    distance: float | None
    open: bool | None  # None: nobody told us the hours
    stale: bool


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
    wanted = _filters(need, audience, age)
    rows = _around(session, wanted, place)
    candidates = [_candidate(row, place, at) for row in rows]
    if open_now:
        candidates = [candidate for candidate in candidates if candidate.open]
    candidates.sort(key=lambda candidate: candidate.rank)
    page = candidates[start : start + limit]
    more = _sealed(start + limit) if len(candidates) > start + limit else None
    return Page(_hits(session, page), more)


def one(session: Session, service_id: str, at: datetime) -> Hit | None:
    """A service that a visitor may see, or None."""
    wanted = [col(ServiceNeed.service_id) == service_id, _is(ANY)]
    row = session.connection().execute(_nearest(literal(0.0), wanted)).first()
    hits = _hits(session, [_candidate(row, None, at)]) if row else []
    return hits[0] if hits else None


def _filters(need: str | None, audience: Audience | None, age: int | None) -> list[ColumnElement[bool]]:
    wanted = [_is(need or ANY)]
    if audience != "professional":
        wanted.append(col(ServiceNeed.by_professionals).is_(False))
    if audience == "young":
        wanted.append(col(ServiceNeed.young).is_(True))
    if audience == "parent":
        wanted.append(col(ServiceNeed.parent).is_(True))
    if age is not None:
        wanted += [col(ServiceNeed.min_age) <= age, col(ServiceNeed.max_age) >= age]
    return wanted


def _is(need: str) -> ColumnElement[bool]:
    return col(ServiceNeed.need) == need


def _around(session: Session, wanted: list[ColumnElement[bool]], place: Place | None) -> Sequence[Any]:
    run = session.connection().execute
    nationwide = _nearest(literal(0.0), [*wanted, col(ServiceNeed.department) == "FR"])
    if place is None:
        return run(nationwide).all()
    squared = _squared_degrees(place)
    found: Sequence[Any] = []
    if place.kind == "department" or place.lat is None:
        inside = [*wanted, col(ServiceNeed.department) == place.department]
        found = run(_nearest(squared, inside)).all()
    for ring in RINGS if place.lat is not None and place.kind != "department" else ():
        box = wanted + _box(place, ring)
        found = run(_nearest(squared, box)).all()
        if len(found) >= ENOUGH:
            break
    return found if len(found) >= ENOUGH else [*found, *run(nationwide).all()]


def _nearest(squared: ColumnElement[Any], wanted: list[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    """The nearest rows by the index alone; only those few are then joined with their hours."""
    near = (
        select(
            col(ServiceNeed.service_id),
            squared.label("squared"),
            col(ServiceNeed.department),
            col(ServiceNeed.assured_on),
        )
        .where(*wanted)
        .order_by("squared")
        .limit(POOL)
        .subquery()
    )
    return select(near, col(Service.hours), col(Service.confidential)).join(
        Service, col(Service.id) == near.c.service_id
    )


def _squared_degrees(place: Place) -> ColumnElement[Any]:
    """Good enough to sort by within 60 km, and an index can't do better."""
    if place.lat is None or place.lon is None:
        return literal(0.0)
    north = col(ServiceNeed.lat) - place.lat
    east = (col(ServiceNeed.lon) - place.lon) * math.cos(math.radians(place.lat))
    return north * north + east * east


def _box(place: Place, kilometres: int) -> list[ColumnElement[bool]]:
    lat, lon = place.lat or 0.0, place.lon or 0.0
    high = kilometres / DEGREE
    wide = high / math.cos(math.radians(lat))
    return [
        col(ServiceNeed.lat).between(lat - high, lat + high),
        col(ServiceNeed.lon).between(lon - wide, lon + wide),
    ]


def _candidate(row: Any, place: Place | None, at: datetime) -> Candidate:
    known = (
        place is not None and place.kind != "department" and row.department != "FR" and not row.confidential
    )
    return Candidate(
        id=row.service_id,
        distance=math.sqrt(row.squared) * DEGREE if known and row.squared is not None else None,
        open=bool(row.hours) and hours.is_open(row.hours, at, hours.zone_of(row.department)),
        stale=at.date() - row.assured_on > STALE,
    )


def _hits(session: Session, page: list[Candidate]) -> list[Hit]:
    rows = session.exec(
        sqlmodel.select(Service, Organization)
        .join(Organization, col(Organization.id) == Service.organization_id)
        .where(col(Service.id).in_([candidate.id for candidate in page]))
    ).all()
    found = {service.id: (service, organization) for service, organization in rows}
    return [
        Hit(*found[seen.id], seen.distance, seen.open if found[seen.id][0].hours else None, seen.stale)
        for seen in page
        if seen.id in found
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
    if kind != "after" or not number.isdecimal() or int(number) > POOL:
        raise BadInput(fields=["cursor"])
    return int(number)
