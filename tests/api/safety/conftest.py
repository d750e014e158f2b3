from pathlib import Path

import pytest

from api.safety import Phrases, load

ROOT = Path(__file__).parents[3]
RESOURCES, LABELLED = ROOT / "resources" / "safety", ROOT / "tests" / "safety"


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return load(RESOURCES)
