from pathlib import Path

import pytest

from api.directory import helplines
from api.directory.helplines import Helplines

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def lines() -> Helplines:
    return helplines.load(ROOT / "resources" / "helplines.yml")
