"""What the provider says of somebody meets what the team's accounts say."""

import time

import pyotp
import pytest
from pydantic import ValidationError
from sqlmodel import select

from api.console import people
from api.models import AuditEntry
from api.settings import Settings
from tests.api.console.identity_provider import CLIENT_ID, ISSUER
from tests.api.console.oidc.door import AWAY, CONFIGURED, IN, REFUSED, back, begun, entered, through
from tests.api.console.team import HASHED, Mate


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


async def test_who_locks_the_password_s_door_does_not_close_the_provider_s(app, idp):
    mate = await Mate.hired(app)
    for _ in range(people.FAILURES):
        await mate.sign_in(code="000000")
    assert (await mate.sign_in()).status_code == 401
    assert await entered(mate, idp) == IN

    def written(session):
        return len(session.exec(select(AuditEntry).where(AuditEntry.action == "sign-in-refused")).all())

    assert await app.state.parts.db.read(written) == people.FAILURES


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
