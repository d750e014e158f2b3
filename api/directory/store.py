"""Puts checked rows into the database, finds doubles, and keeps the index that search reads."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import batched
from typing import Any

from sqlalchemy import Insert, Table, delete, insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Row
from sqlmodel import Session, SQLModel, col, select

from api.directory.draft import identity
from api.directory.written import fold, squeeze
from api.models import Organization, Service, ServiceNeed

STALE = timedelta(days=183)  # checked longer ago: shown after the others, and marked
TOO_OLD = timedelta(days=730)  # never shown as help
BATCH = 1000
ANY = "any"


def put(
    session: Session, source: str, licence: str, rows: Iterable[dict[str, Any]], *, demo: bool = False
) -> int:
    """Adds or renews rows by source and source_id; the same rows again change nothing. Returns how many."""
    count = 0
    for some in batched(rows, BATCH):
        organizations = {row["id"]: row for row in (_organization(source, row) for row in some)}
        _upsert(session, Organization, list(organizations.values()))
        services = {row["id"]: row for row in (_service(source, licence, row, demo=demo) for row in some)}
        _upsert(session, Service, list(services.values()))
        count += len(services)
    return count


def retire(session: Session, source: str, kept: set[str]) -> None:
    """What a complete file of a source no longer names is no longer offered."""
    known = session.exec(select(Service.id, Service.source_id).where(Service.source == source)).all()
    gone = [service_id for service_id, source_id in known if source_id not in kept]
    for some in batched(gone, 500):
        session.exec(update(Service).where(col(Service.id).in_(some)).values(status="defunct"))


def reindex(session: Session, today: date) -> None:
    """Finds doubles and rewrites what search reads: only active, verified rows, each door once."""
    _mark_doubles(session)
    session.exec(delete(ServiceNeed))
    columns = (
        *(Service.id, Service.needs, Service.audiences, Service.min_age, Service.max_age, Service.alone),
        *(Service.by_professionals, Service.lat, Service.lon, Service.department, Service.assured_on),
        Service.nationwide,
    )
    shown = select(*columns).where(  # type: ignore[call-overload]
        Service.status == "active",
        col(Service.same_as).is_(None),
        col(Service.assured_on) >= today - TOO_OLD,
    )
    for some in batched(session.exec(shown).all(), BATCH):
        _execute(session, insert(_table(ServiceNeed)), [line for row in some for line in _lines(row)])
    for table in (ServiceNeed, Service):  # the planner must know how many rows came
        session.connection().exec_driver_sql(f"ANALYZE {table.__tablename__}")


def _lines(row: Row[Any]) -> Iterable[dict[str, Any]]:
    for need in [*row.needs, ANY]:
        yield {
            "service_id": row.id,
            "need": need,
            "lat": row.lat,
            "lon": row.lon,
            "department": "FR" if row.nationwide else row.department,
            "min_age": row.min_age or 0,
            "max_age": 150 if row.max_age is None else row.max_age,
            "young": "young" in row.audiences,
            "parent": "parent" in row.audiences,
            "by_professionals": row.by_professionals,
            "assured_on": row.assured_on,
        }


def _mark_doubles(session: Session) -> None:
    """One door told by several sources: the freshest row is shown, the others point to it."""
    columns = (
        Service.id,
        Service.name,
        Service.postcode,
        Service.department,
        Service.assured_on,
        Service.same_as,
    )
    doors: dict[tuple[str, str], list[Any]] = defaultdict(list)
    active = select(*columns).where(Service.status == "active")  # type: ignore[call-overload]
    for row in session.exec(active):
        doors[squeeze(fold(row.name)), row.postcode or row.department].append(row)
    for rows in doors.values():
        best = max(rows, key=lambda row: (row.assured_on or date.min, row.id))
        for row in rows:
            points_to = None if row.id == best.id else best.id
            if row.same_as != points_to:
                session.exec(update(Service).where(col(Service.id) == row.id).values(same_as=points_to))


def _organization(source: str, row: dict[str, Any]) -> dict[str, Any]:
    source_id = row["organization_id"] or row["source_id"]
    return {
        "id": identity(source, f"organization:{source_id}"),
        "source": source,
        "source_id": source_id,
        "name": (row["organization"] or row["name"])[:200],
        "description": "",
        "website": "",
        "email": "",
    }


def _service(source: str, licence: str, row: dict[str, Any], *, demo: bool) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in {"organization", "organization_id"}}
    return kept | {
        "id": identity(source, row["source_id"]),
        "source": source,
        "organization_id": identity(source, f"organization:{row['organization_id'] or row['source_id']}"),
        "licence": licence,
        "demo": demo,
    }


def _upsert(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    added = dialect.insert(_table(table))
    changed = {name: added.excluded[name] for name in rows[0] if name != "id"}
    _execute(session, added.on_conflict_do_update(index_elements=["id"], set_=changed), rows)


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


def _execute(session: Session, statement: Insert, rows: Sequence[dict[str, Any]]) -> None:
    """Around the object mapper, which would double the time of a large load."""
    if rows:
        session.connection().execute(statement, rows)
