"""Every step, on both databases: from nothing, from each earlier version with its rows, by two at once."""

import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import SQLModel

from api.db import MIGRATIONS, Database
from api.settings import ROOT
from tests.api.databases import database

CONFIG = Config()
CONFIG.set_main_option("script_location", str(MIGRATIONS))
STEPS = [step.revision for step in ScriptDirectory.from_config(CONFIG).walk_revisions()][::-1]
# As the first version wrote it: what came later must bring its own default.
CONVERSATION = """
    INSERT INTO conversation (id, token_hash, engine_id, key, key_id, created_at, last_at, expires_at, state,
        seq, answered, locale, level, axes, facts, shown)
    VALUES ('c', 't', 'e', :bytes, 'k', :at, :at, :at, 'bot', 1, 0, 'fr', 'none', '[]', '{}', '[]')"""
EVENT = """
    INSERT INTO event (conversation_id, seq, at, author, kind, turn, body)
    VALUES ('c', 1, :at, 'visitor', 'text', 0, :bytes)"""
SERVICE = """
    INSERT INTO service (id, source, source_id, organization_id, name, what, first_visit, needs, audiences,
        appointment, by_professionals, address, confidential, postcode, commune, city, department, nationwide,
        phones, email, website, hours, languages, accessibility, cost, status, licence, demo)
    VALUES (:id, 's', :id, 'o', 'Lieu', '', '', '[]', '[]', '', :no, '', :hidden, '', '', '', '69', :no,
        '[]', '', '', :hours, '[]', '', '', 'active', '', :yes)"""
INDEXED = """
    INSERT INTO serviceneed (service_id, need, lat, lon, department, min_age, max_age, young, parent,
        by_professionals, assured_on)
    VALUES (:id, 'any', 45.7, 4.8, :department, 0, 150, :yes, :yes, :no, '2026-10-01')"""


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request, tmp_path):
    with database(request.param, tmp_path) as address:
        made = Database(address)
        yield made
        made.close()


def move(db, step, *, down=False):
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with db.writing_rows() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, step)


def ask(db, query, **values):
    with db.writing_rows() as connection:
        done = connection.execute(text(query), values)
        return done.fetchall() if done.returns_rows else []


def differences(db):
    with db.engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)


def test_from_nothing_to_what_the_models_say(db):
    db.migrate()
    assert differences(db) == []
    db.migrate()


@pytest.mark.parametrize("step", STEPS)
def test_what_an_earlier_version_wrote_is_still_there(db, step):
    move(db, step)
    ask(db, CONVERSATION, bytes=b"key", at="2026-11-24 10:00:00")
    ask(db, EVENT, bytes=b"sealed", at="2026-11-24 10:00:00")
    db.migrate()
    assert [bytes(row[0]) for row in ask(db, "SELECT body FROM event")] == [b"sealed"]
    kept = ask(db, "SELECT id, quiet_to, delivered FROM conversation")
    assert [tuple(row) for row in kept] == [("c", 0, 0)]


def test_search_finds_what_it_found_before_its_index_held_the_hours(db):
    move(db, "0005")
    ask(db, "INSERT INTO organization VALUES ('o', 's', '1', 'Lieu', '', '', '')")
    for row, hours, hidden in (("a", "24/7", False), ("b", "", True)):
        ask(db, SERVICE, id=row, hours=hours, hidden=hidden, yes=True, no=False)
    ask(db, INDEXED, id="a", department="69", yes=True, no=False)
    ask(db, INDEXED, id="b", department="FR", yes=True, no=False)
    db.migrate()
    lines = ask(db, "SELECT service_id, lat, hours, confidential FROM serviceneed ORDER BY service_id")
    assert [tuple(line) for line in lines] == [("a", 45.7, "24/7", False), ("b", None, "", True)]


def test_every_step_can_be_taken_back_and_again(db):
    move(db, "head")
    for step in [*STEPS[-2::-1], "base"]:
        move(db, step, down=True)
    db.migrate()
    assert differences(db) == []


def test_two_processes_that_start_together_migrate_once(db):
    migrate = "import sys; from api.db import Database; Database(sys.argv[1]).migrate()"
    command = [sys.executable, "-c", migrate, db.url]
    both = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]  # noqa: S603 - our own program
    assert [process.wait() for process in both] == [0, 0]
    assert differences(db) == []
