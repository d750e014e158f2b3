"""The way in by the provider, as a browser goes it."""

from pydantic import SecretStr

from api.console import oidc
from api.console.provider import Provider
from tests.api.console.identity_provider import CLIENT_ID, ISSUER, SECRET

CONFIGURED = {
    "oidc_issuer": ISSUER,
    "oidc_client_id": CLIENT_ID,
    "oidc_client_secret": SecretStr(SECRET),
}
REFUSED, AWAY, IN = "/console?entry=refused", "/console?entry=unavailable", "/console"


def through(app, idp):
    app.dependency_overrides[oidc.provider] = lambda: Provider(app.state.parts.settings, idp.transport)


async def begun(mate):
    """Where the browser is sent to sign in."""
    response = await mate.call("GET", "oidc/login")
    assert response.status_code == 303
    return response.headers["location"]


async def back(mate, query):
    """Where the browser ends up with what the provider gave it."""
    response = await mate.client.get("/v1/console/oidc/callback", params=query)
    assert response.status_code == 303, response.text
    return response.headers["location"]


async def entered(mate, idp, **claims):
    return await back(mate, idp.signed_in(await begun(mate), **claims))


async def signed_in(mate):
    return (await mate.call("GET", "me")).status_code == 200
