"""Both databases that we promise: SQLite as shipped, PostgreSQL in a database of its own for each test."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

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
