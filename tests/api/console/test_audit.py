import base64

import pytest
from sqlmodel import delete, select

from api.console import audit as command
from api.console import people as people_command
from api.console.audit import Audit
from api.models import AuditEntry, AuditHead
from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.visitors import Visitor


async def entries(app):
    def read(session):
        return [(one.person, one.action, one.subject) for one in session.exec(select(AuditEntry))]

    return await app.state.parts.db.read(read)


async def done(app):
    def read(session):
        rows = session.exec(select(AuditEntry).order_by(AuditEntry.seq))
        return [(one.person, one.action, one.subject, one.detail) for one in rows]

    return await app.state.parts.db.read(read)


async def verdict(app):
    return await app.state.parts.db.read(Audit(app.state.parts.thread.keyring).verify)


async def busy(app, client):
    mate = await Mate.at_work(app)
    await Visitor.waiting(client)
    conversation = await mate.take_next()
    await mate.ok("GET", f"conversations/{conversation}")
    await mate.ok("POST", f"conversations/{conversation}/close", {"outcome": "listened"})
    return conversation


async def test_every_reading_and_deed_is_in_the_chain(app, client):
    conversation = await busy(app, client)
    assert await entries(app) == [
        ("Alix", "signed-in", ""),
        ("Alix", "take", conversation),
        ("Alix", "read", conversation),
        ("Alix", "read", conversation),
        ("Alix", "close", conversation),
    ]
    assert await verdict(app) == (5, None)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda session: setattr(session.get_one(AuditEntry, 2), "person", "Sacha"),
        lambda session: session.delete(session.get_one(AuditEntry, 2)),
        lambda session: session.delete(session.get_one(AuditEntry, 5)),
        lambda session: session.exec(delete(AuditEntry)),
        lambda session: setattr(session.get_one(AuditHead, 1), "seq", 3),
        lambda session: setattr(session.get_one(AuditEntry, 3), "stamp", "0" * 64),
    ],
    ids=["changed", "cut in the middle", "cut at the end", "emptied", "head moved", "stamp replaced"],
)
async def test_tampering_shows(app, client, tamper):
    await busy(app, client)
    await app.state.parts.db.write(tamper)
    assert (await verdict(app))[1] is not None


async def test_what_can_not_be_audited_can_not_be_read(app, client):
    mate = await Mate.at_work(app)
    await Visitor.waiting(client)
    conversation = await mate.take_next()
    await app.state.parts.db.write(lambda session: session.exec(delete(AuditHead)))
    response = await mate.call("GET", f"conversations/{conversation}")
    assert response.status_code == 500
    assert "events" not in response.text


async def test_the_commands_make_accounts_and_verify_the_chain(app, settings, monkeypatch, capsys):
    monkeypatch.setenv("FANAL_DATABASE_URL", settings.database_url)
    assert people_command.main(["add", "Camille", "--role", "counsellor"]) == 0
    password = capsys.readouterr().out.split()[-1]
    assert (await Mate(app, "Camille", "").sign_in(password)).json()["step"] == "renew"
    assert people_command.main(["add", "Camille", "--role", "admin"]) == 1
    assert people_command.main(["disable", "Camille"]) == 0
    assert people_command.main(["reset", "Nobody"]) == 1
    assert people_command.main(["list"]) == 0
    assert "Camille\tcounsellor\tdisabled" in capsys.readouterr().out
    assert people_command.main(["reset", "Camille"]) == 0
    assert command.main(["verify"]) == 0
    assert command.main([]) == 2
    assert [entry for entry in await done(app) if entry[1] != "signed-in"] == [
        ("(command)", "person-added", "Camille", "counsellor"),
        ("(command)", "person-changed", "Camille", "disabled"),
        ("(command)", "person-changed", "Camille", "reset"),
    ]


async def test_the_chain_says_what_was_done_to_an_account(app):
    admin, mate = await Mate.at_work(app, "Noa", "admin"), await Mate.at_work(app)
    for change in (
        {"role": "supervisor", "capacity": 4, "active": None},
        {"role": None, "capacity": 4},
        {"active": False, "reset": True},
        {"active": True},
    ):
        await admin.ok("PATCH", f"people/{mate.id}", change)
    changed = [detail for _, action, subject, detail in await done(app) if action == "person-changed"]
    assert changed == ["role:counsellor>supervisor", "capacity:2>4", "disabled", "reset", "enabled"]


async def test_an_entry_under_an_unknown_key_is_no_changed_one(app, settings, monkeypatch, capsys):
    async with browser(app) as client:
        await busy(app, client)
    monkeypatch.setenv("FANAL_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("FANAL_KEYS", base64.b64encode(b"another key".ljust(32)).decode())
    assert command.main(["verify"]) == 1
    told = capsys.readouterr()
    assert "5 entries are stamped with a key that FANAL_KEYS doesn't hold" in told.err
    assert "BROKEN" not in told.out
    monkeypatch.delenv("FANAL_KEYS")
    await app.state.parts.db.write(lambda session: setattr(session.get_one(AuditEntry, 2), "person", "Sacha"))
    assert command.main(["verify"]) == 1
    told = capsys.readouterr()
    assert (told.err, told.out) == ("", "1 entries, chain BROKEN at entry 2\n")
