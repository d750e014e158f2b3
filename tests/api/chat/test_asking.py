"""The engine is asked while the words are being stored, and nothing comes of it unless they are."""

import asyncio
import threading
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from api.models import Conversation
from tests.api.chat import bots
from tests.api.conftest import browser
from tests.api.visitors import Visitor, cards, texts


class Asked(list):
    """What the engine was asked, and a sign that it was."""

    def __init__(self):
        super().__init__()
        self.some = asyncio.Event()

    def append(self, question):
        super().append(question)
        self.some.set()


@pytest.fixture
async def asked():
    return Asked()


@pytest.fixture
async def site(running, asked):
    async with running(engine=bots.engine_over(bots.recording(asked), timeout=2)) as app:
        yield app


@pytest.fixture
async def visitor(site):
    async with browser(site) as client:
        yield await Visitor.arrive(client, audience="young")


def at_next_commit_of_words(site, do):
    """Runs `do` once, in the thread that stores a message, right before its commit."""
    engine, left = site.state.parts.db.engine, [do]

    def written(connection, _cursor, statement, *_):
        connection.info["words"] = "INSERT INTO event" in statement or connection.info.get("words", False)

    def committed(connection):
        if connection.info.pop("words", False) and left:
            left.pop()()

    event.listen(engine, "after_cursor_execute", written)
    event.listen(engine, "commit", committed)


async def test_she_is_answered_only_once_her_words_are_stored(site, visitor, asked):
    disk = threading.Event()
    at_next_commit_of_words(site, lambda: disk.wait(10))
    answer = asyncio.create_task(visitor.write("je sais pas quoi faire"))
    await asked.some.wait()
    assert len(await visitor.events()) == len(visitor.opening)
    assert not answer.done()
    disk.set()
    assert texts(await answer) == ["Je t’écoute."]
    assert len(asked) == 1


async def test_when_they_cannot_be_stored_she_has_numbers_and_sends_them_again(site, visitor):
    def full():
        raise OperationalError("COMMIT", None, Exception("disk full"))

    at_next_commit_of_words(site, full)
    message = {"client_id": str(uuid4()), "text": "je sais pas quoi faire"}
    turn = (await visitor.post(message)).json()
    assert turn["stored"] is False
    assert cards(turn["events"])
    assert "Je t’écoute." not in texts(turn["events"])
    assert len(await visitor.events()) == len(visitor.opening)
    again = (await visitor.post(message)).json()
    assert (again["stored"], texts(again["events"])) == (True, ["Je t’écoute."])


async def test_what_the_engine_is_not_to_hear_is_not_sent_early(site, visitor, asked):
    def take(session):
        session.exec(select(Conversation)).one().state = "counsellor"

    await site.state.parts.db.write(take)
    await visitor.write("vous êtes là ?")
    assert asked == []
