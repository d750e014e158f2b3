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
