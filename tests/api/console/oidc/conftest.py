import pytest

from tests.api.console.identity_provider import IdentityProvider
from tests.api.console.oidc.door import CONFIGURED, through


@pytest.fixture
def idp():
    return IdentityProvider()


@pytest.fixture
async def app(running, idp):
    async with running(**CONFIGURED) as app:
        through(app, idp)
        yield app
