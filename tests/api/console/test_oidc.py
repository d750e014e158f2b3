import json
import time

import pyotp
import pytest
import time_machine
from joserfc.jwk import OctKey, RSAKey
from pydantic import SecretStr, ValidationError
from sqlmodel import select

from api.console import oidc, people
from api.console.provider import Provider
from api.models import AuditEntry, LoginSession
from api.settings import ROOT, Settings
from tests.api.console.identity_provider import CLIENT_ID, ISSUER, SECRET, IdentityProvider
from tests.api.console.team import HASHED, Mate

CONFIGURED = {
    "oidc_issuer": ISSUER,
    "oidc_client_id": CLIENT_ID,
    "oidc_client_secret": SecretStr(SECRET),
}
WORDS = json.loads((ROOT / "api" / "web" / "console" / "words.fr.json").read_text(encoding="utf-8"))
REFUSED, AWAY, IN = "/console?entry=refused", "/console?entry=unavailable", "/console"


@pytest.fixture
def idp():
    return IdentityProvider()


@pytest.fixture
async def app(running, idp):
    async with running(**CONFIGURED) as app:
        through(app, idp)
        yield app


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


async def test_a_second_factor_given_at_the_provider_is_not_asked_again(app, idp):
    mate = await Mate.at_work(app)
    secret = (await mate.ok("POST", "totp"))["secret"]
    await mate.ok("POST", "totp/confirm", {"code": pyotp.TOTP(secret).now()})
    await mate.ok("POST", "logout")
    await entered(mate, idp)
    assert (await mate.ok("GET", "me"))["step"] == "code"
    assert (await mate.call("GET", "queue")).status_code == 401
    code = pyotp.TOTP(secret).at(time.time() + 30)
    assert (await mate.ok("POST", "login/code", {"code": code}))["step"] == "full"
    await mate.ok("POST", "logout")
    await entered(mate, idp, amr=["pwd", "mfa"])
    assert (await mate.ok("GET", "me"))["step"] == "full"


async def test_where_a_second_factor_is_required_one_without_pairs_a_phone(running, idp):
    async with running(**CONFIGURED, console_totp="required") as app:
        through(app, idp)
        mate = await Mate.hired(app)
        await entered(mate, idp, amr=["pwd"])
        assert (await mate.ok("GET", "me"))["step"] == "enrol"


async def test_a_one_time_password_opens_nothing_once_its_owner_entered_by_the_provider(app, idp):
    one_time = "a-one-time-password"
    await app.state.parts.db.write(people.add, "Alix", "counsellor", people.hasher.hash(one_time))
    mate = Mate(app, "Alix", "")
    await entered(mate, idp)
    assert (await mate.ok("GET", "me"))["step"] == "full"
    assert (await mate.sign_in(one_time)).status_code == 401


async def test_a_disabled_account_does_not_enter(app, idp):
    mate, admin = await Mate.hired(app), await Mate.at_work(app, "Robin", "admin")
    await admin.ok("PATCH", f"people/{mate.id}", {"active": False})
    assert await entered(mate, idp) == REFUSED


async def test_a_locked_account_does_not_enter_and_the_refusal_is_in_the_log(app, idp):
    mate = await Mate.hired(app)
    for _ in range(people.FAILURES):
        await mate.sign_in("wrong")
    assert await entered(mate, idp) == REFUSED

    def written(session):
        return len(session.exec(select(AuditEntry).where(AuditEntry.action == "sign-in-refused")).all())

    assert await app.state.parts.db.read(written) == people.FAILURES + 1


@pytest.mark.parametrize(
    ("claims", "ends"),
    [
        ({"groups": ["choir", "listeners"]}, IN),
        ({"groups": "listeners"}, IN),
        ({"groups": ["heads"]}, REFUSED),
        ({"groups": [{"listeners": 1}]}, REFUSED),
        ({}, REFUSED),
    ],
)
async def test_where_groups_are_mapped_the_token_must_grant_the_role_held_here(running, idp, claims, ends):
    roles = {"groups": {"listeners": "counsellor", "heads": "supervisor"}}
    async with running(**CONFIGURED, oidc_roles=roles) as app:
        through(app, idp)
        assert await entered(await Mate.hired(app), idp, **claims) == ends


async def test_an_account_may_stand_under_the_providers_own_number(running, idp):
    async with running(**CONFIGURED, oidc_name_claim="sub") as app:
        through(app, idp)
        await app.state.parts.db.write(people.add, "7f0c", "counsellor", HASHED, renew=False)
        mate = Mate(app, "7f0c", "")
        await entered(mate, idp, preferred_username="Somebody")
        assert (await mate.ok("GET", "me"))["name"] == "7f0c"


async def test_a_provider_that_is_away_is_said_and_passwords_still_open(app, idp):
    mate = await Mate.hired(app)
    idp.away = True
    assert await begun(mate) == AWAY
    idp.away = False
    query = idp.signed_in(await begun(mate))
    idp.away = True
    assert await back(mate, query) == AWAY
    assert (await mate.sign_in()).status_code == 200


@pytest.mark.parametrize(
    "changes",
    [{"issuer": "http://elsewhere.test"}, {"token_endpoint": "nowhere"}, {"jwks_uri": f"{ISSUER}/x"}],
)
async def test_a_provider_that_says_odd_things_of_itself_is_not_believed(app, idp, changes):
    mate = await Mate.hired(app)
    query = idp.signed_in(await begun(mate))
    idp.document_changes = changes
    assert await back(mate, query) == AWAY


@pytest.mark.parametrize(
    "given",
    [
        {"oidc_issuer": ISSUER},
        {"oidc_client_id": CLIENT_ID},
        CONFIGURED | {"oidc_issuer": "ldap://identity.test"},
        CONFIGURED | {"oidc_roles": {"groups": {"x": "owner"}}},
    ],
    ids=str,
)
def test_half_a_provider_is_refused_at_the_start(given):
    with pytest.raises(ValidationError, match=r"(?i)oidc"):
        Settings(**given)
