"""Both databases that we promise: SQLite as shipped, PostgreSQL in a database of its own for each test.

And what befalls them under a running application.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

import psycopg
from sqlalchemy import create_engine, event

from api.db import Database

SERVER = "postgresql://postgres@127.0.0.1:5432"


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """Its address; gone afterwards."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'fanal.db'}"
        return
    name = f"fanal_{secrets.token_hex(6)}"
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{SERVER}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def take_away(db: Database) -> None:
    lose_connections(db)
    db.engine = create_engine("sqlite:////nowhere/at/all.db")


def make_read_only(db: Database) -> None:
    @event.listens_for(db.engine, "connect")
    def _read_only(connection, _record):
        connection.execute("PRAGMA query_only=ON")

    lose_connections(db)


def lose_connections(db: Database) -> None:
    """While no thread is at work: a pool that is thrown away leaves open what comes back later."""
    threads = db._threads
    all_there = Barrier(threads._max_workers + 1)
    for _ in range(threads._max_workers):
        threads.submit(lambda: (all_there.wait(), all_there.wait()))
    all_there.wait()
    db.engine.dispose()
    all_there.wait()
