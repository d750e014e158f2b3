"""The process is killed in the middle of forgetting; the next one leaves nothing behind."""

import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from sqlmodel import select

from api.models import Conversation, Event, Untold, now
from api.settings import ROOT, Settings
from tests.api import canary
from tests.api.conftest import browser
from tests.api.databases import database
from tests.api.visitors import Visitor

SWEEP = """
import asyncio, os, signal
from api import forget
from api.app import create_app
from api.db import Database

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

{broken}
asyncio.run(create_app().state.parts.forget.sweep())
"""
WHOLE_DELETE = (
    "forget.delete = lambda table, delete=forget.delete: die() if table is {table} else delete(table)"
)
MIDDLE = {
    "between two tables": WHOLE_DELETE.format(table="forget.Receipt"),
    "before the key's row": WHOLE_DELETE.format(table="forget.Conversation"),
    "before the log is emptied": "Database.shrink_log = die",
    "before the engine is told": "forget.Forget._tell_one = die",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request, tmp_path):
    with database(request.param, tmp_path) as address:
        yield Settings(database_url=address, engine="scripted")


def sweep(settings, broken=""):
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", SWEEP.format(broken=broken)],
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "FANAL_DATABASE_URL": settings.database_url,
            "FANAL_ENGINE": "scripted",
        },
        check=False,
    ).returncode


@pytest.mark.parametrize("broken", MIDDLE.values(), ids=MIDDLE)
async def test_a_process_killed_while_forgetting_leaves_nothing_to_the_next(
    running, settings, tmp_path, broken
):
    async with running() as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        await visitor.write("je suis perdue " * 100)

        def end(session):
            session.exec(select(Conversation)).one().expires_at = now() - timedelta(seconds=1)
            return [row.body for row in session.exec(select(Event))]

        words = await app.state.parts.db.write(end)
        # Its file stays open here: as with other replicas, no last one out empties the log by the way.
        assert sweep(settings, broken) == -signal.SIGKILL
        assert sweep(settings) == 0
        with app.state.parts.db.reading() as session:
            assert session.exec(select(Event)).all() == session.exec(select(Conversation)).all() == []
            assert session.exec(select(Untold)).all() == [], "the engine was told"
        assert [word for word in words if canary.in_files(word, tmp_path)] == []
