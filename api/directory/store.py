"""Puts checked rows into the database; of them, api/directory/index.py makes what search reads."""

from collections.abc import Iterable
from itertools import batched
from operator import itemgetter
from typing import Any

from pydantic_core import to_json
from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Table,
    Text,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from api.directory.draft import identity
from api.models import Organization, Service

BATCH = 1000
ORGANIZATION, SERVICE = (model.metadata.tables[str(model.__tablename__)] for model in (Organization, Service))


def put(
    session: Session, source: str, licence: str, rows: Iterable[dict[str, Any]], *, demo: bool = False
) -> int:
    """Adds or renews rows by source and source_id; the same rows again change nothing. Returns how many."""
    upsert = _upsert_sqlite if session.get_bind().dialect.name == "sqlite" else _upsert_postgresql
    count = 0
    for some in batched(rows, BATCH):
        organizations: dict[str, dict[str, Any]] = {}
        services: dict[str, dict[str, Any]] = {}
        for row in some:
            organization = _organization(source, row)
            service = _service(source, row, organization_id=organization["id"], licence=licence, demo=demo)
            organizations[organization["id"]] = organization
            services[service["id"]] = service
        for table, told in ((ORGANIZATION, organizations), (SERVICE, services)):
            upsert(session.connection(), table, list(told.values()))
        count += len(services)
    return count


def retire(session: Session, source: str, kept: set[str]) -> None:
    """What a complete file of a source no longer names is no longer offered."""
    run = session.connection().execute
    known = run(select(SERVICE.c.id, SERVICE.c.source_id).where(SERVICE.c.source == source))
    gone = [{"gone": row.id} for row in known if row.source_id not in kept]
    if gone:
        run(update(SERVICE).where(SERVICE.c.id == bindparam("gone")).values(status="defunct"), gone)


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


def _service(source: str, row: dict[str, Any], **more: Any) -> dict[str, Any]:
    kept = row | {"id": identity(source, row["source_id"]), "source": source} | more
    del kept["organization"]  # a column of its own table
    return kept


def _upsert_sqlite(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """By the driver itself: the toolkit's care for each value would take longer than the database."""
    names = list(rows[0])
    statement = _renewing(sqlite.insert(table), names).compile(dialect=connection.dialect, column_keys=names)
    values = itemgetter(*statement.positiontup)
    lists = [name for name in names if isinstance(table.c[name].type, JSON)]
    for row in rows:
        for name in lists:
            row[name] = to_json(row[name]).decode()
        if day := row.get("assured_on"):
            row["assured_on"] = day.isoformat()
    connection.exec_driver_sql(str(statement), list(map(values, rows)))


def _upsert_postgresql(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """A message for each row would cost more than the row: all of them go in one document."""
    names = list(rows[0])
    row_type: ColumnElement[Any] = literal_column(f"NULL::{table.name}")
    document = cast(bindparam("rows", type_=Text()), JSON)
    unfolded = func.json_populate_recordset(row_type, document).table_valued(*names)
    added = postgresql.insert(table).from_select(names, select(*(unfolded.c[name] for name in names)))
    connection.execute(_renewing(added, names), {"rows": to_json(rows).decode()})


def _renewing[I: (sqlite.Insert, postgresql.Insert)](added: I, names: list[str]) -> I:
    renewed = {name: added.excluded[name] for name in names if name != "id"}
    return added.on_conflict_do_update(index_elements=["id"], set_=renewed)
