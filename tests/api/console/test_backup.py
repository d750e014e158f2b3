import base64
import secrets
import sqlite3

import pytest
from sqlmodel import SQLModel, col, select

from api.console import backup, people
from api.console.audit import Audit
from api.crypto import Keyring
from api.db import Database
from api.models import Event, Person
from tests.api.conftest import browser
from tests.api.databases import database
from tests.api.visitors import Visitor

# Of one conversation, of one session, or brought back from open files.
LEFT_OUT = {
    "conversation", "event", "handoff", "note", "regrade", "receipt", "untold", "loginsession", "presence",
    "organization", "service", "serviceneed", "wrongentry",
}  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    with database(request.param, tmp_path) as address:
        yield address


@pytest.fixture
async def lived_in(running, address):
    """A conversation, a person, and what was audited of her."""
    async with running(database_url=address) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        await visitor.write("canari-4711")
        db = app.state.parts.db
        await db.write(lambda session: people.add(session, "Alex", "admin", "a hash"))
        await db.write(lambda session: Audit(app.state.parts.thread.keyring).write(session, "Alex", "login"))
        yield app


def sealed_words(session):
    return session.exec(select(Event).where(col(Event.author) == "visitor")).one().body


async def test_people_and_an_audit_chain_that_holds_come_back(lived_in, tmp_path):
    file = tmp_path / "backup"
    saved = backup.save(lived_in.state.parts.db, file)
    db = Database(f"sqlite:///{tmp_path / 'new.db'}", threads=1)
    assert backup.restore(file, db) == saved
    with pytest.raises(FileExistsError):
        backup.restore(file, db)
    with db.reading() as session:
        assert [one.name for one in session.exec(select(Person))] == ["Alex"]
        assert Audit(Keyring(lived_in.state.parts.settings.raw_keys)).verify(session) == (1, None)
    db.close()


def damaged(whole):
    return {
        "empty": b"",
        "random": secrets.token_bytes(70_000),
        "half": whole[: len(whole) // 2],
        "a page short": whole[:-4096],
        "words": b"Traceback (most recent call last):\n",
    }


async def test_what_is_no_backup_is_refused_and_leaves_the_database_empty(
    lived_in, tmp_path, monkeypatch, capsys
):
    backup.save(lived_in.state.parts.db, tmp_path / "backup")
    monkeypatch.setenv("FANAL_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    for name, content in damaged((tmp_path / "backup").read_bytes()).items():
        (file := tmp_path / name).write_bytes(content)
        assert backup.main(["restore", str(file)]) == 1, name
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)
        assert told.err.startswith(f"nothing was restored: {file} ")
        assert file.read_bytes() == content
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE person (id TEXT)")
    other.close()
    assert backup.main(["restore", str(tmp_path / "other")]) == 1
    assert "lacks alembic_version" in capsys.readouterr().err
    assert backup.main(["restore", str(tmp_path / "backup")]) == 0
    assert capsys.readouterr().err == ""


async def test_a_backup_from_before_a_change_of_keys_says_what_it_needs(
    lived_in, tmp_path, monkeypatch, capsys
):
    backup.save(lived_in.state.parts.db, tmp_path / "backup")
    monkeypatch.setenv("FANAL_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    monkeypatch.setenv("FANAL_KEYS", base64.b64encode(b"n" * 32).decode())
    assert backup.main(["restore", str(tmp_path / "backup")]) == 0
    assert "1 of them stand under a key that FANAL_KEYS doesn't hold" in capsys.readouterr().err


async def test_a_backup_of_either_database_comes_back_in_the_other(lived_in, tmp_path):
    backup.save(lived_in.state.parts.db, tmp_path / "backup")
    with database("postgresql", tmp_path) as address:
        db = Database(address, threads=1)
        backup.restore(tmp_path / "backup", db)
        with db.reading() as session:
            assert [one.name for one in session.exec(select(Person))] == ["Alex"]
        db.close()


async def test_nothing_of_a_conversation_is_in_it(lived_in, tmp_path):
    sealed = await lived_in.state.parts.db.read(sealed_words)
    file = tmp_path / "backup"
    backup.save(lived_in.state.parts.db, file)
    assert sealed not in file.read_bytes()
    assert sorted(path.name for path in tmp_path.glob("backup*")) == ["backup"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_whoever_adds_a_table_says_whether_it_is_backed_up():
    assert set(backup.KEPT) | LEFT_OUT == set(SQLModel.metadata.tables)
    assert not set(backup.KEPT) & LEFT_OUT
