from pathlib import Path

import pytest

from api.safety import Screen, load

RESOURCES = Path(__file__).parents[3] / "resources" / "safety"


@pytest.fixture(scope="session")
def screen() -> Screen:
    return load(RESOURCES)
