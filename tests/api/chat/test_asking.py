"""The engine is asked while the words are being stored, and nothing comes of it unless they are."""

import asyncio
import threading
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from api.chat.asking import Asking
from api.chat.engine import Answer, Ask, EngineFailed, Item
from api.metrics import Metrics
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
async def arrived():
    return Asked()


@pytest.fixture
async def site(running, asked, arrived):
    async with running(engine=bots.engine_over(bots.recording(asked, arrived=arrived), timeout=2)) as app:
        yield app


@pytest.fixture
async def visitor(site):
    async with browser(site) as client:
        yield await Visitor.arrive(client, audience="young")


def at_next_look(site, do, *, past=0):
    """Runs `do` once, in a thread of the database, before it looks a conversation up; `past` looks go by before.

    The first look of a turn is the screen's, the second stores the words.
    """
    engine, left = site.state.parts.db.engine, [do, *[lambda: None] * past]

    def looks(_connection, _cursor, statement, *_):
        if left and "FROM conversation" in statement:
            left.pop()()

    event.listen(engine, "before_cursor_execute", looks)


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


async def test_the_engine_has_the_words_before_it_is_known_whose_they_are(site, visitor, asked, arrived):
    await visitor.write("bonjour")  # so that a connection is open
    arrived.clear(), arrived.some.clear(), asked.clear()
    shelf = threading.Event()
    at_next_look(site, lambda: shelf.wait(10), past=1)
    answer = asyncio.create_task(visitor.write("je sais pas quoi faire"))
    await arrived.some.wait()
    assert (arrived, asked) == (['{"text": "je sais pas quoi faire",\n'], [])
    shelf.set()
    assert texts(await answer) == ["Je t’écoute."]
    [question] = asked
    assert question["text"] == "je sais pas quoi faire"
    assert question["conversation"]
    assert question["slots"] == {"audience": "young", "person_available": False, "waiting": False}


async def test_words_that_alone_tell_of_a_danger_do_not_leave_before_it_is_understood(
    site, visitor, asked, arrived
):
    await visitor.write("bonjour")
    arrived.clear(), asked.clear()
    await visitor.write("je vais me suicider ce soir")
    assert [question["intent"] for question in asked] == ["suicidal"]
    assert ['"intent": "suicidal"' in body.replace('":"', '": "') for body in arrived] == [True]


async def test_of_a_danger_that_only_its_question_shows_the_engine_reads_the_words(
    site, visitor, asked, reads
):
    await visitor.write("mon copain me frappe")
    asked.clear()
    reads("immediate", "violence", meaning="danger_now", by_context=True)
    await visitor.write("il est là")
    assert [question["text"] for question in asked] == ["il est là"]


async def test_a_token_that_opens_nothing_makes_the_engine_do_nothing(site, visitor, arrived):
    async with browser(site) as client:
        answer = await Visitor(client, "nobody" * 6, []).post({"client_id": str(uuid4()), "text": "bonjour"})
    assert (answer.status_code, arrived) == (401, [])


async def test_words_to_a_person_stop_going_ahead(site, visitor, asked, arrived):
    def take(session):
        session.exec(select(Conversation)).one().state = "counsellor"

    await site.state.parts.db.write(take)
    await visitor.write("vous êtes là ?")  # this process has not heard of it yet: read by nobody, dropped
    arrived.clear()
    await visitor.write("je vous écris encore")
    assert (asked, arrived) == ([], [])


async def test_an_engine_that_gave_up_on_words_is_asked_anew_when_the_database_is_back(
    running, asked, monkeypatch
):
    engine = bots.engine_over(bots.recording(asked), timeout=0.2)
    ahead, given_up = engine.reply_ahead, threading.Event()

    async def watched(*question):
        try:
            return await ahead(*question)
        finally:
            given_up.set()

    monkeypatch.setattr(engine, "reply_ahead", watched)
    async with running(engine=engine) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        at_next_look(app, lambda: given_up.wait(10), past=1)
        assert texts(await visitor.write("je sais pas quoi faire")) == ["Je t’écoute."]
    assert given_up.is_set()
    assert len(asked) == 1


async def test_a_conversation_that_is_over_makes_the_engine_do_nothing(site, visitor, arrived):
    await visitor.write("bonjour")
    identity = (await site.state.parts.thread.open(visitor.token)).id
    await site.state.parts.forget.conversation(identity)  # as another process would, or the sweep
    message = {"client_id": str(uuid4()), "text": "vous êtes là ?"}
    assert (await visitor.post(message)).status_code == 401
    arrived.clear()
    assert (await visitor.post(message)).status_code == 401
    assert arrived == []


class Hasty:
    """Answers before the question is whole: then, as aiohttp does, it needs no more of it."""

    def __init__(self, answers):
        self.asked, self._answers = [], answers

    async def reply(self, ask):
        self.asked.append(ask)
        return Answer(messages=[Item(text="Je t’écoute.")])

    async def reply_ahead(self, _text, ask):
        rest = asyncio.create_task(ask())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        rest.cancel()
        await asyncio.sleep(0)
        if not self._answers:
            raise EngineFailed
        return Answer(messages=[Item(text="<html>")])


@pytest.mark.parametrize("rounds", range(6))
@pytest.mark.parametrize("answers", [True, False])
async def test_a_bot_that_answers_half_a_question_is_asked_the_whole(answers, rounds):
    async def nobody():
        return False

    engine = Hasty(answers)
    with Asking(engine, nobody, Metrics()) as asking:
        asking.ahead("bonjour")
        for _ in range(3 + rounds):
            await asyncio.sleep(0)
        answer = await asking.answer(Ask("one", text="bonjour"))
    assert answer.messages[0].text == "Je t’écoute."
    assert [ask.text for ask in engine.asked] == ["bonjour"]


async def test_only_questions_that_were_asked_count_as_the_engines_time(site, visitor):
    message = {"client_id": str(uuid4()), "text": "bonjour"}
    for _ in range(3):
        await visitor.post(message)
    metrics = site.state.turns._metrics
    assert metrics.registry.get_sample_value("fanal_engine_seconds_count") == 1
