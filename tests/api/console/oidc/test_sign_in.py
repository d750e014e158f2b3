"""Who comes in by the provider, and what a forger tries."""

import json
import time

import pytest
import time_machine
from joserfc.jwk import OctKey, RSAKey
from sqlmodel import select

from api.models import LoginSession
from api.settings import ROOT
from tests.api.console.identity_provider import CLIENT_ID, SECRET
from tests.api.console.oidc.door import (
    IN,
    REFUSED,
    back,
    begun,
    entered,
    signed_in,
)
from tests.api.console.team import Mate

WORDS = json.loads((ROOT / "api" / "web" / "console" / "words.fr.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ["oidc/login", "oidc/callback?code=1&state=2"])
async def test_where_no_provider_is_set_there_is_no_such_door(client, path, running):
    async with running() as app:
        response = await Mate(app, "Alix", "").call("GET", path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


async def test_the_page_offers_the_door_only_where_there_is_one(app, running):
    assert "oidc/login" in (await Mate(app, "Alix", "").client.get("/console")).text
    async with running() as without:
        assert "oidc/login" not in (await Mate(without, "Alix", "").client.get("/console")).text


@pytest.mark.parametrize("entry", ["refused", "unavailable"])
async def test_the_page_says_why_nobody_came_in(app, entry):
    client = Mate(app, "Alix", "").client
    said = f'role="alert">{WORDS[f"entry_{entry}"]}</p>'
    assert said in (await client.get(f"/console?entry={entry}")).text
    assert said not in (await client.get("/console")).text


async def test_the_page_repeats_nothing_of_its_address(app):
    page = (await Mate(app, "Alix", "").client.get("/console?entry=<b>canari</b>")).text
    assert "canari" not in page


async def test_somebody_of_the_team_enters_and_keeps_the_role_given_here(app, idp):
    mate = await Mate.hired(app, role="supervisor")
    assert await entered(mate, idp, role="admin", roles=["admin"]) == IN
    me = await mate.ok("GET", "me")
    assert (me["name"], me["role"], me["step"]) == ("Alix", "supervisor", "full")


async def test_the_request_carries_a_challenge_and_neither_secret_nor_verifier(app, idp):
    address = await begun(await Mate.hired(app))
    idp.signed_in(address)
    asked = idp.asked["code-0"]
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert asked["redirect_uri"] == "http://fanal.test/v1/console/oidc/callback"
    assert not {"client_secret", "code_verifier"} & set(asked)


async def test_the_sign_in_under_way_stands_sealed_in_a_cookie_of_its_browser(app, idp):
    mate = await Mate.hired(app)
    response = await mate.call("GET", "oidc/login")
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    idp.signed_in(response.headers["location"])
    assert idp.asked["code-0"]["nonce"].lower() not in cookie


async def test_no_token_is_kept(app, idp):
    mate = await Mate.hired(app)
    await entered(mate, idp)
    assert set(mate.client.cookies) == {"fanal-console"}

    def kept(session):
        return [row.model_dump() for row in session.exec(select(LoginSession))]

    assert "eyJ" not in str(await app.state.parts.db.read(kept))


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"aud": "another application"},
        {"aud": [CLIENT_ID, "another application"]},
        {"iss": "http://elsewhere.test"},
        {"iat": 1_700_000_000, "exp": 1_700_000_300},  # long ago
        {"exp": None},
        {"preferred_username": "Nobody"},
        {"preferred_username": "alix"},
        {"preferred_username": " Alix"},
        {"preferred_username": ["Alix"]},
        {"preferred_username": None},
    ],
    ids=str,
)
async def test_a_token_for_somebody_or_something_else_lets_nobody_in(app, idp, claims):
    mate = await Mate.hired(app)
    assert await entered(mate, idp, **claims) == REFUSED
    assert not await signed_in(mate)


async def test_a_forged_signature_lets_nobody_in(app, idp):
    mate = await Mate.hired(app)
    idp.signs_with = RSAKey.generate_key(2048, parameters={"kid": "one"})
    assert await entered(mate, idp) == REFUSED
    assert not await signed_in(mate)


async def test_a_signature_made_with_the_shared_secret_lets_nobody_in(app, idp):
    mate = await Mate.hired(app)
    idp.signs_with = OctKey.import_key(SECRET.ljust(32, "x"))
    idp.header = {"alg": "HS256", "kid": "one"}
    assert await entered(mate, idp) == REFUSED


async def test_a_key_that_the_provider_does_not_publish_lets_nobody_in(app, idp):
    mate = await Mate.hired(app)
    idp.header = {"alg": "RS256", "kid": "two"}
    assert await entered(mate, idp) == REFUSED


@pytest.mark.parametrize(
    "changes", [{"state": "forged"}, {"state": ""}, {"code": ""}, {"iss": "http://x.test"}]
)
async def test_an_answer_that_was_not_asked_for_lets_nobody_in(app, idp, changes):
    mate = await Mate.hired(app)
    query = idp.signed_in(await begun(mate))
    assert await back(mate, query | changes) == REFUSED
    assert not await signed_in(mate)


async def test_the_provider_may_say_no(app, idp):
    mate = await Mate.hired(app)
    state = idp.signed_in(await begun(mate))["state"]
    assert await back(mate, {"error": "access_denied", "state": state}) == REFUSED


async def test_one_browser_can_not_end_what_another_began(app, idp):
    mate, other = await Mate.hired(app), Mate(app, "Alix", "")
    query = idp.signed_in(await begun(other))
    assert await back(mate, query) == REFUSED
    await begun(mate)
    assert await back(mate, query) == REFUSED


async def test_a_code_works_once_even_with_the_cookie_put_back(app, idp):
    mate, thief = await Mate.hired(app), Mate(app, "Alix", "")
    query = idp.signed_in(await begun(mate))
    stolen = dict(mate.client.cookies)
    assert await back(mate, query) == IN
    assert await back(mate, query) == REFUSED
    thief.client.cookies.update(stolen)
    assert await back(thief, query) == REFUSED
    assert not await signed_in(thief)


@pytest.mark.parametrize("cookie", ["", "x", "AAAA", "é".encode().hex(), "A" * 200])
async def test_a_forged_cookie_is_no_sign_in_under_way(app, idp, cookie):
    mate = await Mate.hired(app)
    query = idp.signed_in(await begun(mate))
    mate.client.cookies.clear()
    mate.client.cookies.set("fanal-console-oidc", cookie)
    assert await back(mate, query) == REFUSED


async def test_a_sign_in_left_open_ends_by_itself(app, idp):
    mate, late = await Mate.hired(app), Mate(app, "Alix", "")
    query = idp.signed_in(await begun(mate))
    # Whatever the browser makes of the cookie's own end.
    late.client.cookies.update(dict(mate.client.cookies))
    with time_machine.travel(time.time() + 601):
        assert await back(late, query) == REFUSED
