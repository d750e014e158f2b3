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


async def test_the_engine_is_told_what_is_known_of_her_and_her_words_before_these(site, visitor, asked):
    await visitor.write("coucou")
    await visitor.write("je sais pas quoi faire")
    question = asked[-1]
    assert (question["text"], question["before"]) == ("je sais pas quoi faire", ["coucou"])
    assert question["conversation"]
    assert question["slots"] == {"audience": "young", "person_available": False, "waiting": False}


async def test_of_a_danger_that_only_its_question_shows_the_engine_reads_the_words(
    site, visitor, asked, reads
):
    await visitor.write("mon copain me frappe")
    asked.clear()
    reads("immediate", "violence", meaning="danger_now", by_context=True)
    await visitor.write("il est là")
    assert [question["text"] for question in asked] == ["il est là"]


async def test_a_token_that_opens_nothing_makes_the_engine_do_nothing(site, visitor, asked):
    async with browser(site) as client:
        answer = await Visitor(client, "nobody" * 6, []).post({"client_id": str(uuid4()), "text": "bonjour"})
    assert (answer.status_code, asked) == (401, [])


async def test_a_conversation_that_is_over_makes_the_engine_do_nothing(site, visitor, asked):
    identity = (await site.state.parts.thread.open(visitor.token)).id
    await site.state.parts.forget.conversation(identity)  # as another process would, or the sweep
    message = {"client_id": str(uuid4()), "text": "vous êtes là ?"}
    assert (await visitor.post(message)).status_code == 401
    assert asked == []


async def test_only_questions_that_were_asked_count_as_the_engines_time(site, visitor):
    message = {"client_id": str(uuid4()), "text": "bonjour"}
    for _ in range(3):
        await visitor.post(message)
    metrics = site.state.turns._metrics
    assert metrics.registry.get_sample_value("fanal_engine_seconds_count") == 1
