from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import Settings
from tests.api.databases import database


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    with database(request.param, tmp_path) as address:
        yield Settings(database_url=address, engine="scripted")
