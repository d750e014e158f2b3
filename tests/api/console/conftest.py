from contextlib import AsyncExitStack

import pytest

from tests.api.served import served as behind_a_socket


@pytest.fixture
async def served(app):
    """The application, a visitor's client, and what closes everybody else's."""
    async with behind_a_socket(app) as client, AsyncExitStack() as stack:
        yield app, client, stack
