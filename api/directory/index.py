"""What search reads: made anew of all services after each load, each door once, neighbours side by side."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    Text,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
    true,
)
from sqlmodel import Session, col

from api.directory import doubles
from api.directory.store import SERVICE
from api.models import ServiceNeed

STALE = timedelta(days=183)  # checked longer ago: shown after the others, and marked
TOO_OLD = timedelta(days=730)  # never shown as help
# Not only when the index is made: a load may be long ago.
NOT_TOO_OLD = col(ServiceNeed.assured_on) >= bindparam("since")
ANY = "any"
EVERYWHERE = "FR"  # instead of a département


def since(today: date) -> date:
    """What was checked before is not shown on that day."""
    return today - TOO_OLD


def renew(session: Session, today: date) -> None:
    """Finds doubles and keeps a line for each need of the active, verified rows."""
    doubles.mark(session)
    run = session.connection().execute
    run(delete(ServiceNeed))
    lines = _lines(session.get_bind().dialect.name, since(today))
    run(insert(ServiceNeed).from_select(list(lines.selected_columns.keys()), lines))
    # The planner must know how many rows came.
    session.connection().exec_driver_sql(f"ANALYZE {ServiceNeed.__tablename__}")


def _lines(dialect: str, oldest: date) -> CompoundSelect[*tuple[Any, ...]]:
    """In the order of search's index, so that the rows of a ring lie together on the disk."""
    elements = func.json_each if dialect == "sqlite" else func.json_array_elements_text
    told = elements(SERVICE.c.needs).table_valued("value").alias("told")
    named = _line(told.c.value, SERVICE.join(told, true()), oldest)
    return named.union_all(_line(literal(ANY), SERVICE, oldest)).order_by("need", "lat")


def _line(need: ColumnElement[Any], rows: FromClause, oldest: date) -> Select[*tuple[Any, ...]]:
    service, for_whom = SERVICE.c, cast(SERVICE.c.audiences, Text)
    return (
        select(
            service.id.label("service_id"),
            need.label("need"),
            case((service.nationwide, None), else_=service.lat).label("lat"),
            case((service.nationwide, None), else_=service.lon).label("lon"),
            case((service.nationwide, EVERYWHERE), else_=service.department).label("department"),
            func.coalesce(service.min_age, 0).label("min_age"),
            func.coalesce(service.max_age, 150).label("max_age"),
            for_whom.contains('"young"').label("young"),
            for_whom.contains('"parent"').label("parent"),
            *(service.by_professionals, service.hours, service.confidential, service.assured_on),
        )
        .select_from(rows)
        .where(service.status == "active", service.same_as.is_(None), service.assured_on >= oldest)
    )
