"""A master key is replaced while people write, and the old one is thrown away."""

import base64
import subprocess
import sys
from datetime import datetime, timedelta

import pyotp
import pytest
from sqlmodel import select

from api.console.audit import Audit
from api.crypto import Keyring
from api.crypto import __main__ as command
from api.models import AuditEntry, Conversation, Person, Receipt
from api.settings import Settings
from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.databases import database
from tests.api.visitors import Visitor

OLD, NEW = (base64.b64encode(letter * 32).decode() for letter in (b"o", b"n"))


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request, tmp_path):
    with database(request.param, tmp_path) as address:
        yield Settings(database_url=address, engine="scripted", keys=OLD)


def keys(*encoded):
    """As Settings reads them; `model_copy` validates nothing."""
    return Settings(keys=",".join(encoded)).keys


def rotate(app):
    return command.rotate(app.state.parts.db, app.state.parts.thread.keyring)


async def with_second_factor(app, name="Alix"):
    """A counsellor whose phone is enrolled; answers her secret too."""
    mate = await Mate.at_work(app, name)
    secret = (await mate.ok("POST", "totp"))["secret"]
    await mate.ok("POST", "totp/confirm", {"code": pyotp.TOTP(secret).now()})
    return mate, secret


async def test_after_a_rotation_everything_opens_without_the_old_key(running):
    async with running() as app, browser(app) as client:
        visitors = [await Visitor.arrive(client, audience="young") for _ in range(3)]
        said = [await visitor.write("bonjour") for visitor in visitors]
        _, secret = await with_second_factor(app)
    async with running(keys=keys(NEW, OLD)) as app:
        counts = rotate(app)
        assert counts["conversations"] == command.Count(moved=3)
        assert counts["second factors"] == command.Count(moved=1)
        assert counts["audit entries"].moved > 0
    async with running(keys=keys(NEW)) as app, browser(app) as client:
        for visitor, events in zip(visitors, said, strict=True):
            visitor.client = client
            assert await visitor.events(after=len(visitor.opening)) == events
        with app.state.parts.db.reading() as session:
            person = session.exec(select(Person)).one()
            opened = app.state.parts.thread.keyring.open(person.totp, f"totp:{person.id}")
            assert opened.decode() == secret
            assert Audit(app.state.parts.thread.keyring).verify(session)[1] is None


async def test_what_stands_under_the_first_key_is_left_alone(running):
    async with running() as app, browser(app) as client:
        await Visitor.arrive(client)
    async with running(keys=keys(NEW, OLD)) as app:
        rotate(app)
        with app.state.parts.db.reading() as session:
            before = session.exec(select(Conversation.key)).all()
        assert {count.moved for count in rotate(app).values()} == {0}
        with app.state.parts.db.reading() as session:
            assert session.exec(select(Conversation.key)).all() == before


async def test_a_rotation_cut_half_way_is_finished_by_the_next(running, monkeypatch):
    monkeypatch.setattr(command, "BATCH", 2)
    async with running() as app, browser(app) as client:
        visitors = [await Visitor.arrive(client) for _ in range(5)]
    async with running(keys=keys(NEW, OLD)) as app:
        keyring, done = app.state.parts.thread.keyring, []
        whole = Keyring.rewrap

        def cut(self, conversation, *rest):
            if len(done) == 3:
                raise KeyboardInterrupt
            done.append(conversation)
            return whole(self, conversation, *rest)

        monkeypatch.setattr(Keyring, "rewrap", cut)
        with pytest.raises(KeyboardInterrupt):
            rotate(app)
        with app.state.parts.db.reading() as session:
            ids = session.exec(select(Conversation.key_id)).all()
        # The batch that was cut has not begun; the one before it stands.
        assert sorted(key == keyring.current for key in ids) == [False, False, False, True, True]
        monkeypatch.setattr(Keyring, "rewrap", whole)
        async with browser(app) as client:
            for visitor in visitors:  # half moved, and all readable
                visitor.client = client
                assert await visitor.events() == visitor.opening
        assert rotate(app)["conversations"] == command.Count(moved=3)
    async with running(keys=keys(NEW)) as app, browser(app) as client:
        for visitor in visitors:
            visitor.client = client
            assert await visitor.events() == visitor.opening


async def test_what_no_key_opens_is_counted_and_holds_up_nothing(running, monkeypatch):
    monkeypatch.setattr(command, "BATCH", 1)
    third = base64.b64encode(b"t" * 32).decode()
    async with running(keys=keys(third)) as app, browser(app) as client:
        await Visitor.arrive(client)
    async with running() as app, browser(app) as client:
        await Visitor.arrive(client)
    async with running(keys=keys(NEW, OLD)) as app:
        assert rotate(app)["conversations"] == command.Count(moved=1, unreadable=1)


async def test_a_broken_audit_chain_is_not_made_whole(running):
    async with running() as app:
        await with_second_factor(app)

        def change(session):
            entry = session.exec(select(AuditEntry).order_by(AuditEntry.seq)).first()
            entry.person = "Personne"

        await app.state.parts.db.write(change)
    async with running(keys=keys(NEW, OLD)) as app:
        assert rotate(app)["audit entries"] == command.Count(unreadable=1)
        with app.state.parts.db.reading() as session:
            assert Audit(app.state.parts.thread.keyring).verify(session)[1] == 1


async def test_a_return_code_opens_as_long_as_the_old_key_is_there(running):
    async with running() as app, browser(app) as client:
        visitor = await Visitor.arrive(client)
        code = (await client.post("/v1/chat/receipt", headers=visitor.headers)).json()["receipt"]
    async with running(keys=keys(NEW, OLD)) as app, browser(app) as client:
        rotate(app)
        assert (await client.post("/v1/chat/resume", json={"receipt": code})).status_code == 201
    async with running(keys=keys(NEW)) as app, browser(app) as client:
        assert (await client.post("/v1/chat/resume", json={"receipt": code})).status_code == 404


def told(*arguments, **environment):
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "api.crypto", *arguments],
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_key_is_one_that_the_settings_accept_and_never_the_same():
    one, other = told("new").stdout.strip(), told("new").stdout.strip()
    assert one != other
    assert Settings(keys=one).raw_keys != Settings(keys=other).raw_keys


async def test_the_command_tells_counts_and_until_when_the_old_key_is_needed(running, settings):
    async with running() as app, browser(app) as client:
        visitor = await Visitor.arrive(client)
        await client.post("/v1/chat/receipt", headers=visitor.headers)
        with app.state.parts.db.reading() as session:
            last = session.exec(select(Receipt)).one().expires_at
    here = {"FANAL_DATABASE_URL": settings.database_url, "FANAL_KEYS": f"{NEW},{OLD}"}
    done = told("rotate", **here, FANAL_RETENTION_RECEIPT_DAYS="1")
    assert done.returncode == 0, done.stderr
    assert "conversations: 1 sealed anew, 0 unreadable" in done.stdout
    assert "return codes: 1 open\n" in done.stdout
    # However short the codes of today live: that one was made when they lived a week.
    named = datetime.fromisoformat(done.stdout.split("old key needed until: ")[1].strip())
    assert last <= named <= last + timedelta(minutes=1)
    again = told("rotate", **here)
    assert "conversations: 0 sealed anew" in again.stdout
    assert told("shred").returncode == 2
