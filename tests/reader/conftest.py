import pytest

from reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()
