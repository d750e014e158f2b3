"""Both databases that we promise: SQLite as shipped, PostgreSQL in a database of its own for each test."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from api.settings import Settings

SERVER = "postgresql://postgres@127.0.0.1:5432"


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    if request.param == "sqlite":
        yield Settings(database_url=f"sqlite:///{tmp_path / 'fanal.db'}", engine="scripted")
        return
    name = f"desk_{secrets.token_hex(6)}"
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield Settings(database_url=f"{SERVER}/{name}", engine="scripted")
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
