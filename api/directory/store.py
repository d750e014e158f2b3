"""Puts checked rows into the database; of them, api/directory/index.py makes what search reads."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import batched
from operator import itemgetter
from typing import Any

from pydantic_core import to_json
from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Date,
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
FOR_MANY_ROWS = {
    # Keys are spread all over the table: its pages shall stay at hand.
    "sqlite": ("PRAGMA cache_size = -20000",),
    # Sort in memory, and don't compile a query that would be done before its compiler.
    "postgresql": ("SET LOCAL work_mem = '64MB'", "SET LOCAL jit = off"),
}
Stored = dict[str, Any]  # columns of a row
Upsert = Callable[[Connection, Table, list[Stored]], None]
ORGANIZATION, SERVICE = (model.metadata.tables[str(model.__tablename__)] for model in (Organization, Service))


def put(session: Session, source: str, licence: str, rows: Iterable[Stored], *, demo: bool = False) -> int:
    """Adds or renews rows by source and source_id; the same rows again change nothing. Returns how many."""
    count = 0
    with _writer(session.connection()) as write:
        for some in batched(rows, BATCH):
            organizations: dict[str, Stored] = {}
            services: dict[str, Stored] = {}
            for row in some:
                organization = _organization(source, row)
                owner = organization["id"]
                service = _service(source, row, organization_id=owner, licence=licence, demo=demo)
                organizations[owner], services[service["id"]] = organization, service
            write(list(organizations.values()), list(services.values()))
            count += len(services)
    return count


def prepare(session: Session) -> None:
    """Set the database up for a load: what it takes for the single rows of a chat is too little."""
    connection = session.connection()
    for setting in FOR_MANY_ROWS[connection.dialect.name]:
        connection.exec_driver_sql(setting)


def offered(session: Session, source: str) -> int:
    """How many services of a source are active."""
    active = (SERVICE.c.source == source, SERVICE.c.status == "active")
    return session.connection().execute(select(func.count()).where(*active)).scalar_one()


def retire(session: Session, source: str, kept: set[str]) -> None:
    """What a complete file of a source no longer names is no longer offered."""
    run = session.connection().execute
    known = run(select(SERVICE.c.id, SERVICE.c.source_id).where(SERVICE.c.source == source))
    gone = [{"gone": row.id} for row in known if row.source_id not in kept]
    if gone:
        run(update(SERVICE).where(SERVICE.c.id == bindparam("gone")).values(status="defunct"), gone)


def _organization(source: str, row: Stored) -> Stored:
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


def _service(source: str, row: Stored, **more: Any) -> Stored:
    kept = row | {"id": identity(source, row["source_id"]), "source": source} | more
    del kept["organization"]  # a column of its own table
    return kept


@contextmanager
def _writer(connection: Connection) -> Iterator[Callable[[list[Stored], list[Stored]], None]]:
    """PostgreSQL writes some rows while the next are checked; SQLite would only quarrel with that."""
    if connection.dialect.name == "sqlite":
        yield partial(_write, _upsert_sqlite, connection)
        return
    with ThreadPoolExecutor(1, thread_name_prefix="load") as writer:
        last: list[Future[None]] = []

        def write(owners: list[Stored], services: list[Stored]) -> None:
            while last:
                last.pop().result()
            last.append(writer.submit(_write, _upsert_postgresql, connection, owners, services))

        yield write
        while last:
            last.pop().result()


def _write(
    upsert: Upsert, connection: Connection, organizations: list[Stored], services: list[Stored]
) -> None:
    upsert(connection, ORGANIZATION, organizations)
    upsert(connection, SERVICE, services)


def _upsert_sqlite(connection: Connection, table: Table, rows: list[Stored]) -> None:
    """By the driver itself: the toolkit's care for each value would take longer than the database."""
    names = list(rows[0])
    statement = _renewing(sqlite.insert(table), names).compile(dialect=connection.dialect, column_keys=names)
    values = itemgetter(*(statement.positiontup or names))
    lists = [name for name in names if isinstance(table.c[name].type, JSON)]
    days = [name for name in names if isinstance(table.c[name].type, Date)]
    for row in rows:
        for name in lists:
            row[name] = to_json(row[name]).decode()
        for name in days:
            row[name] = row[name] and row[name].isoformat()
    connection.exec_driver_sql(str(statement), list(map(values, rows)))


def _upsert_postgresql(connection: Connection, table: Table, rows: list[Stored]) -> None:
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
