from pathlib import Path

import pytest

from api.safety import Phrases, load

RESOURCES = Path(__file__).parents[3] / "resources" / "safety"


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return load(RESOURCES)
