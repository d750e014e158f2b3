import time

import pyotp
import pytest
import time_machine
from sqlmodel import select

from api.console import people
from api.models import AuditEntry
from tests.api.console.team import PASSWORD, Mate


async def enrolled(app):
    mate = await Mate.at_work(app)
    secret = (await mate.ok("POST", "totp"))["secret"]
    recovery = (await mate.ok("POST", "totp/confirm", {"code": pyotp.TOTP(secret).now()}))["recovery"]
    await mate.ok("POST", "logout")
    return mate, pyotp.TOTP(secret), recovery


async def test_what_is_confirmed_already_takes_no_code_here_where_nobody_counts_the_wrong_ones(app):
    mate, totp, recovery = await enrolled(app)
    await mate.sign_in(code=totp.at(time.time() + 30))
    assert (await mate.call("POST", "totp/confirm", {"code": recovery[0]})).status_code == 409
    await mate.ok("POST", "logout")
    assert (await mate.sign_in(code=recovery[0])).json()["step"] == "full"


async def test_signing_in_gives_a_cookie_that_pages_and_other_sites_can_not_use(app):
    mate = await Mate.hired(app)
    response = await mate.sign_in()
    assert response.json()["step"] == "full"
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert (await mate.ok("GET", "me"))["name"] == "Alix"


async def test_in_production_the_cookie_is_bound_to_the_host_and_a_second_factor_is_required(running):
    async with running(env="prod") as app:
        mate = await Mate.hired(app)
        response = await mate.sign_in()
        assert response.headers["set-cookie"].startswith("__Host-")
        assert "secure" in response.headers["set-cookie"].lower()
        assert response.json()["step"] == "enrol"
        gone = (await mate.call("POST", "logout")).headers["set-cookie"].lower()
        # Without it a browser refuses the prefix, hence the removal too.
        assert "secure" in gone


@pytest.mark.parametrize(("name", "password"), [("Alix", "wrong"), ("Nobody", PASSWORD), ("", "")])
async def test_a_wrong_name_and_a_wrong_password_look_alike(app, name, password):
    mate = await Mate.hired(app)
    mate.name = name
    response = await mate.sign_in(password)
    assert response.status_code == 401
    assert response.json()["type"] == "/problems/not-signed-in"


async def test_who_guesses_a_password_is_shut_out_with_her_network_and_nobody_elsewhere_is(app):
    mate = await Mate.hired(app)
    guesser, neighbour = [Mate(app, "Alix", "", f"203.0.113.{host}") for host in (7, 8)]
    answers = [(await guesser.sign_in("wrong")).status_code for _ in range(11)]
    assert answers == [401] * 10 + [429]
    assert (await neighbour.sign_in()).status_code == 429
    assert (await mate.sign_in()).status_code == 200


async def test_wrong_codes_behind_the_right_password_lock_the_account_wherever_they_come_from(app):
    mate, totp, _ = await enrolled(app)
    for host in range(people.FAILURES):
        guesser = Mate(app, "Alix", "", f"203.0.{host}.7")
        assert (await guesser.sign_in("wrong", code="000000")).status_code == 401  # counts for nothing
        assert (await guesser.sign_in()).json()["step"] == "code"  # takes nothing back
        assert (await guesser.sign_in(code="000000")).status_code == 401
    assert (await mate.sign_in(code=totp.at(time.time() + 30))).status_code == 401
    with time_machine.travel(time.time() + people.LOCKED.total_seconds() + 1):
        assert (await mate.sign_in(code=totp.now())).json()["step"] == "full"


async def test_a_one_time_password_must_be_renewed_first(app):
    hashed = people.hasher.hash("a-one-time-password")
    await app.state.parts.db.write(people.add, "Alix", "counsellor", hashed)
    mate = Mate(app, "Alix", "")
    assert (await mate.sign_in("a-one-time-password")).json()["step"] == "renew"
    assert (await mate.call("GET", "queue")).status_code == 401
    new = {"current": "a-one-time-password", "new": "another long one"}
    assert (await mate.ok("POST", "password", new))["step"] == "full"
    assert (await mate.call("GET", "queue")).status_code == 200


async def test_a_second_factor_is_asked_once_confirmed_and_a_code_works_once(app):
    mate, totp, _ = await enrolled(app)
    assert (await mate.sign_in()).json()["step"] == "code"
    assert (await mate.call("GET", "queue")).status_code == 401
    assert (await mate.call("POST", "login/code", {"code": "000000"})).status_code == 401
    code = totp.at(time.time() + 30)
    assert (await mate.ok("POST", "login/code", {"code": code}))["step"] == "full"
    await mate.ok("POST", "logout")
    assert (await mate.sign_in(code=code)).status_code == 401


async def test_the_chain_says_who_came_in_and_by_what(app):
    mate, _, recovery = await enrolled(app)
    assert (await mate.sign_in()).json()["step"] == "code"
    await mate.ok("POST", "login/code", {"code": recovery[0]})
    with app.state.parts.db.reading() as session:
        rows = session.exec(select(AuditEntry).order_by(AuditEntry.seq)).all()
    assert [(one.action, one.detail) for one in rows][-2:] == [
        ("recovery-code-used", "9 left"),
        ("signed-in", "code"),
    ]
    assert next(one.detail for one in rows if one.action == "signed-in") == "password"


async def test_a_recovery_code_works_once(app):
    mate, _, recovery = await enrolled(app)
    assert (await mate.sign_in(code=recovery[0])).json()["step"] == "full"
    await mate.ok("POST", "logout")
    assert (await mate.sign_in(code=recovery[0])).status_code == 401


async def test_a_second_factor_can_not_be_replaced_from_a_session(app):
    mate, totp, _ = await enrolled(app)
    await mate.sign_in(code=totp.at(time.time() + 30))
    assert (await mate.call("POST", "totp")).status_code == 409


async def test_the_secret_is_sealed_and_the_picture_needs_no_other_host(app):
    mate = await Mate.at_work(app)
    shown = await mate.ok("POST", "totp")
    assert shown["qr"].startswith("data:image/png;base64,")

    def stored(session):
        return people.named(session, "Alix").totp

    assert shown["secret"].encode() not in await app.state.parts.db.read(stored)


async def test_signing_out_ends_the_session_on_the_server(app):
    mate = await Mate.at_work(app)
    stolen = dict(mate.client.cookies)
    await mate.ok("POST", "logout")
    mate.client.cookies.update(stolen)
    assert (await mate.call("GET", "me")).status_code == 401


async def test_a_disabled_account_is_out_at_once(app):
    mate, admin = await Mate.at_work(app), await Mate.at_work(app, "Robin", "admin")
    await admin.ok("PATCH", f"people/{mate.id}", {"active": False})
    assert (await mate.call("GET", "me")).status_code == 401
    assert (await mate.sign_in()).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
    ],
)
async def test_another_sites_page_can_not_act_in_ones_name(app, headers):
    mate = await Mate.at_work(app)
    response = await mate.client.post("/v1/console/presence", json={"on_break": True}, headers=headers)
    assert response.status_code == 403


async def test_a_form_is_not_json(app):
    mate = await Mate.at_work(app)
    response = await mate.client.post("/v1/console/login", data={"name": "Alix", "password": PASSWORD})
    assert response.status_code == 415
