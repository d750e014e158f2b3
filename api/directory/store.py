"""Puts checked rows into the database; of them, api/directory/index.py makes what search reads."""

import json
from collections.abc import Iterable
from datetime import date
from itertools import batched
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Select,
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
    count = 0
    for some in batched(rows, BATCH):
        organizations: dict[str, dict[str, Any]] = {}
        services: dict[str, dict[str, Any]] = {}
        for row in some:
            organization = _organization(source, row)
            service = _service(source, row, organization_id=organization["id"], licence=licence, demo=demo)
            organizations[organization["id"]] = organization
            services[service["id"]] = service
        _upsert(session, ORGANIZATION, list(organizations.values()))
        _upsert(session, SERVICE, list(services.values()))
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


def _upsert(session: Session, table: Table, rows: list[dict[str, Any]]) -> None:
    """Around the object mapper, which would double the time of a large load."""
    if not rows:
        return
    names = list(rows[0])
    small = session.get_bind().dialect.name == "sqlite"
    added = (sqlite if small else postgresql).insert(table)
    values = rows
    if not small:  # a message for each row costs more than the row: all of them go in one
        added = added.from_select(names, _unfolded(table, names))
        values = [{"rows": json.dumps(rows, default=date.isoformat)}]
    renewed = {name: added.excluded[name] for name in names if name != "id"}
    session.connection().execute(added.on_conflict_do_update(index_elements=["id"], set_=renewed), values)


def _unfolded(table: Table, names: list[str]) -> Select[*tuple[Any, ...]]:
    """The rows of one JSON document, in the types of the table."""
    document = cast(bindparam("rows", type_=Text()), JSON)
    row_type: ColumnElement[Any] = literal_column(f"NULL::{table.name}")
    rows = func.json_populate_recordset(row_type, document).table_valued(*names)
    return select(*(rows.c[name] for name in names))
