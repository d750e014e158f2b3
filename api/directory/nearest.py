"""The nearest rows that fit a question, read by an index in rings that grow only while too little was found.

Building a statement takes longer than running it, so each shape of question is built once.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Literal

from sqlalchemy import BindParameter, ColumnElement, Float, Integer, Row, Select, bindparam, literal, select
from sqlmodel import Session

from api.directory.index import ANY, EVERYWHERE, NOT_TOO_OLD, since
from api.directory.place import Place
from api.models import Audience, ServiceNeed

RINGS = (8, 25, 60)  # kilometres around a place
ENOUGH = 20  # rows that end the growing; the same for every page, or pages would repeat rows
POOL = 120  # nearest rows that are ranked: more than anybody reads
MOST = 2 * POOL + ENOUGH  # of all kinds together
DEGREE = 111.2  # kilometres

Where = Literal["box", "department", "refuges", "nationwide", "one"]
Near = Row[*tuple[Any, ...]]  # service_id, squared (degrees), department, assured_on, hours, confidential
_INDEX = ServiceNeed.metadata.tables["serviceneed"].c


def around(
    session: Session,
    need: str | None,
    place: Place | None,
    *,
    audience: Audience | None,
    age: int | None,
    today: date,
) -> Sequence[Near]:
    """The nearest, and those that serve all of France where that is little.

    A refuge lies, for all that we tell, in the main town of its département and serves all of it: those of
    the département are there however far that town is.
    """
    run = session.connection().execute
    asked = {"need": need or ANY, "age": age, "since": since(today)}

    def rows(where: Where, **here: float | str | None) -> Sequence[Near]:
        return run(_statement(where, audience, aged=age is not None), asked | here).all()

    if place is None:
        return rows("nationwide")
    found: Sequence[Near] = []
    narrow = math.cos(math.radians(place.lat or 0.0))
    centre = {"lat": place.lat, "lon": place.lon, "narrow": narrow}
    if place.kind == "department" or place.lat is None:
        found = rows("department", department=place.department, **centre)
    else:
        for ring in RINGS:
            found = rows("box", high=ring / DEGREE, wide=ring / DEGREE / narrow, **centre)
            if len(found) >= ENOUGH:
                break
    enough = len(found) >= ENOUGH
    if place.kind != "department":
        there = {row.service_id for row in found}
        hidden = rows("refuges", department=place.department)
        found = [*found, *(row for row in hidden if row.service_id not in there)]
    return found if enough else [*found, *rows("nationwide")]


def one(session: Session, today: date, service_id: str) -> Near | None:
    """The row of a service that may be shown at all."""
    asked = {"need": ANY, "service_id": service_id, "since": since(today)}
    return session.connection().execute(_statement("one", "professional", aged=False), asked).first()


@cache
def _statement(where: Where, audience: Audience | None, *, aged: bool) -> Select[*tuple[Any, ...]]:
    """By distance, then by id, so that a page never depends on the order that a database chose."""
    squared = (_squared() if where in {"box", "department"} else literal(0.0)).label("squared")
    shown = (_INDEX.department, _INDEX.assured_on, _INDEX.hours, _INDEX.confidential)
    return (
        select(_INDEX.service_id, squared, *shown)
        .where(_INDEX.need == bindparam("need"), _within(where), NOT_TOO_OLD, *_fitting(audience, aged=aged))
        .order_by(squared, _INDEX.service_id)
        .limit(POOL)
    )


def _within(where: Where) -> ColumnElement[bool]:
    if where == "one":
        return _INDEX.service_id == bindparam("service_id")
    if where == "nationwide":
        return _INDEX.department == literal(EVERYWHERE)
    if where == "refuges":
        return (_INDEX.department == bindparam("department")) & _INDEX.confidential.is_(True)
    if where == "department":
        return _INDEX.department == bindparam("department")
    lat, lon, high, wide = _numbers("lat", "lon", "high", "wide")
    return _INDEX.lat.between(lat - high, lat + high) & _INDEX.lon.between(lon - wide, lon + wide)


def _fitting(audience: Audience | None, *, aged: bool) -> Iterator[ColumnElement[bool]]:
    if audience != "professional":
        yield _INDEX.by_professionals.is_(False)
    if audience == "young":
        yield _INDEX.young.is_(True)
    if audience == "parent":
        yield _INDEX.parent.is_(True)
    if aged:
        yield bindparam("age", type_=Integer()).between(_INDEX.min_age, _INDEX.max_age)


def _squared() -> ColumnElement[Any]:
    """Good enough to sort by within 60 km, and an index can't do better."""
    lat, lon, narrow = _numbers("lat", "lon", "narrow")
    north = _INDEX.lat - lat
    east = (_INDEX.lon - lon) * narrow
    return north * north + east * east


def _numbers(*names: str) -> list[BindParameter[float]]:
    return [bindparam(name, type_=Float()) for name in names]
