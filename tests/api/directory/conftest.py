from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from api.db import Database
from api.directory import helplines, nearby
from api.directory.check import Checker
from api.directory.helplines import Helplines
from api.directory.load import Loader
from api.directory.nearby import Directory

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def lines() -> Helplines:
    return helplines.load(ROOT / "resources" / "helplines.yml")


@pytest.fixture(scope="session")
def directory_data() -> Directory:
    return nearby.load(ROOT / "resources")


@pytest.fixture
def loader_for(directory_data: Directory) -> Callable[[Database], Loader]:
    def make(db: Database) -> Loader:
        checker = Checker(directory_data.places, directory_data.lines)
        return Loader(db, checker, directory_data.needs, date(2026, 11, 24))

    return make


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'directory.db'}")
    made.migrate()
    yield made
    made.close()


@pytest.fixture
def loader(db: Database, loader_for) -> Loader:
    return loader_for(db)
