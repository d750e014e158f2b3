import asyncio
import sqlite3
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import event
from sqlmodel import select

from api.models import Conversation, Event, Presence, Untold, now
from tests.api import canary
from tests.api.chat import bots
from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.visitors import Visitor


def rows(app, table):
    with app.state.parts.db.reading() as session:
        return len(session.exec(select(table)).all())


async def test_an_erased_conversation_leaves_no_row(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("bonjour")
    response = await client.delete("/v1/chat", headers=visitor.headers)
    assert response.status_code == 204
    assert rows(app, Conversation) == rows(app, Event) == 0


async def test_who_viewed_it_keeps_nothing_of_it_either(app, client):
    visitor, chief = await Visitor.arrive(client), await Mate.at_work(app, "Camille", "supervisor")
    await client.post("/v1/chat/handoff", headers=visitor.headers)
    conversation = (await chief.queue())[0]["conversation"]
    await chief.ok("POST", f"conversations/{conversation}/view")
    await client.delete("/v1/chat", headers=visitor.headers)
    with app.state.parts.db.reading() as session:
        assert session.exec(select(Presence.watching)).all() == [None]


async def test_after_erasing_nothing_opens_again(client):
    visitor = await Visitor.arrive(client)
    await client.delete("/v1/chat", headers=visitor.headers)
    response = await visitor.post({"client_id": "6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0001", "text": "bonjour"})
    assert response.status_code == 401
    assert response.json()["type"] == "/problems/conversation-over"
    assert (await client.delete("/v1/chat", headers=visitor.headers)).status_code == 401


async def test_a_conversation_ends_half_an_hour_after_the_last_word(app, client):
    start = now()
    with time_machine.travel(start, tick=False):
        visitor = await Visitor.arrive(client)
    with time_machine.travel(start + timedelta(minutes=20), tick=False):
        await visitor.write("bonjour")
        await app.state.parts.forget.sweep()
    with time_machine.travel(start + timedelta(minutes=45), tick=False):
        assert await visitor.events()
        assert await app.state.parts.forget.sweep() == 0
    with time_machine.travel(start + timedelta(minutes=51), tick=False):
        assert (await client.get("/v1/chat/events?stream=0", headers=visitor.headers)).status_code == 401
        assert await app.state.parts.forget.sweep() == 1
    assert rows(app, Conversation) == rows(app, Event) == 0


async def test_the_engine_forgets_too_and_its_failure_stops_nothing(app, client, monkeypatch):
    told = []

    async def forgets(conversation):
        told.append(conversation)
        raise ConnectionError

    monkeypatch.setattr(app.state.parts.forget, "_engine_forgets", forgets)
    visitor = await Visitor.arrive(client)
    assert (await client.delete("/v1/chat", headers=visitor.headers)).status_code == 204
    assert len(told) == 1
    assert rows(app, Conversation) == 0


async def test_an_engine_that_did_not_hear_is_told_again_until_it_forgets_by_itself(app, client, monkeypatch):
    told, deaf = [], True

    async def forgets(conversation):
        told.append(conversation)
        if deaf:
            raise ConnectionError

    forget, start = app.state.parts.forget, now()
    await forget.sweep()  # behind the one that the start began
    monkeypatch.setattr(forget, "_engine_forgets", forgets)
    for _ in range(2):
        visitor = await Visitor.arrive(client)
        await client.delete("/v1/chat", headers=visitor.headers)
    await forget.sweep()
    assert len(told) == 4, "both again"
    deaf = False
    await forget.sweep()
    await forget.sweep()
    assert len(told) == 6, "both once more, then no longer"
    deaf = True
    visitor = await Visitor.arrive(client)
    await client.delete("/v1/chat", headers=visitor.headers)
    with time_machine.travel(start + timedelta(minutes=31), tick=False):
        await forget.sweep()
    assert len(told) == 8, "once more, and then it is too late"
    with time_machine.travel(start + timedelta(minutes=31), tick=False):
        await forget.sweep()
    assert len(told) == 8
    assert rows(app, Untold) == 0


async def test_only_what_is_due_is_forgotten(app, client):
    start = now()
    with time_machine.travel(start, tick=False):
        await Visitor.arrive(client)
    with time_machine.travel(start + timedelta(minutes=29), tick=False):
        kept = await Visitor.arrive(client)
    with time_machine.travel(start + timedelta(minutes=31), tick=False):
        assert await app.state.parts.forget.sweep() == 1
        assert await kept.events()


def sealed(app):
    """What stands in the rows: words as they are sealed, and the wrapped keys that open them."""
    with app.state.parts.db.reading() as session:
        return [*session.exec(select(Event.body)).all(), *session.exec(select(Conversation.key)).all()]


@pytest.mark.parametrize("how", ["erased", "expired"])
async def test_neither_key_nor_sealed_word_stays_in_a_free_page_or_the_write_ahead_log(
    app, client, tmp_path, how
):
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("bonjour")
    await visitor.write("je suis perdue " * 300)
    kept = sealed(app)
    assert all(canary.in_files(one, tmp_path) for one in kept[-1:]), "the search would find it"
    if how == "erased":
        await client.delete("/v1/chat", headers=visitor.headers)
    else:
        with time_machine.travel(now() + timedelta(hours=1), tick=False):
            await app.state.parts.forget.sweep()
    assert [one for one in kept if canary.in_files(one, tmp_path)] == []


async def test_a_reader_who_holds_up_the_log_only_delays_its_emptying(app, client, tmp_path):
    visitor = await Visitor.arrive(client)
    await visitor.write("bonjour")
    key, db = sealed(app)[-1], app.state.parts.db
    with sqlite3.connect(tmp_path / "fanal.db") as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchone()
        with quick(db):
            assert (await client.delete("/v1/chat", headers=visitor.headers)).status_code == 204
        assert canary.in_files(key, tmp_path), "an older reader still needs those pages"
        reader.rollback()
    reader.close()
    await app.state.parts.forget.sweep()
    assert canary.in_files(key, tmp_path) == []


@contextmanager
def quick(db):
    """Connections that don't wait five seconds for a reader."""

    def impatient(connection, _record, _proxy):
        connection.execute("PRAGMA busy_timeout=50")

    event.listen(db.engine, "checkout", impatient)
    yield
    event.remove(db.engine, "checkout", impatient)


async def test_what_an_erasure_leaves_beside_a_sweep_is_emptied_by_the_next(app, client, monkeypatch):
    """Erased while the sweep waits to end the team's sessions, and a reader holds the log up."""
    visitor, db = await Visitor.arrive(client), app.state.parts.db
    await app.state.parts.forget.sweep()
    write, shrunk = db.write, []

    async def erased_meanwhile(work, *args):
        if work.__name__ == "_sign_out":
            monkeypatch.setattr(db, "write", write)
            monkeypatch.setattr(db, "shrink_log", lambda: bool(shrunk.append(False)))
            await client.delete("/v1/chat", headers=visitor.headers)
        return await write(work, *args)

    monkeypatch.setattr(db, "write", erased_meanwhile)
    await app.state.parts.forget.sweep()
    assert len(shrunk) >= 1
    monkeypatch.setattr(db, "shrink_log", lambda: bool(shrunk.append(True)) or True)
    await app.state.parts.forget.sweep()
    assert shrunk[-1] is True


async def test_an_answer_under_way_does_not_give_the_engine_its_memory_back(running):
    """She erases while the bot is still thinking: the engine is told once it has answered."""
    order, thinking, go = [], asyncio.Event(), asyncio.Event()

    async def bot(scope, receive, send):
        await receive()
        if scope["method"] == "POST":
            thinking.set()
            await go.wait()
        order.append(scope["method"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b'{"messages": [{"text": "Oui."}]}'})

    async with running(engine=bots.engine_over(bot, timeout=20)) as app, browser(app) as client:
        visitor = await Visitor.arrive(client)
        with app.state.parts.db.reading() as session:
            conversation = session.exec(select(Conversation.id)).one()
        async with app.state.parts.hub.listen(conversation) as bell:
            writing = asyncio.create_task(visitor.write("bonjour"))
            await thinking.wait()
            assert await bell.wait(20), "her words are stored"
            erasing = asyncio.create_task(client.delete("/v1/chat", headers=visitor.headers))
            assert await bell.wait(20)
        assert rows(app, Conversation) == 0, "her words are gone at once, whatever the bot does"
        go.set()
        assert (await erasing).status_code == 204
        await writing
        assert rows(app, Event) == 0
    assert order == ["POST", "DELETE"]
