"""The console's stream over a real socket: the in-memory transport would hold an answer until its end."""

import asyncio
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.api.console.streams import stream, until, working
from tests.api.visitors import Visitor


@contextmanager
def asked(app):
    """What the database is asked meanwhile, as statements."""
    statements = []

    def note(_connection, _cursor, statement, *_more):
        statements.append(statement)

    event.listen(app.state.parts.db.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(app.state.parts.db.engine, "before_cursor_execute", note)


async def test_a_request_shows_in_the_queue_and_words_arrive_as_they_are_written(served):
    mate = await working(served)
    async with stream(mate) as heard:
        await until(heard, "queue", lambda queue: not queue["waiting"])
        visitor = await Visitor.waiting(served[1])
        queue, _ = await until(heard, "queue", lambda queue: queue["waiting"])
        conversation = queue["waiting"][0]["conversation"]
        await mate.ok("POST", f"conversations/{conversation}/take")
        await until(heard, "queue", lambda queue: queue["taken"])
        await visitor.write("Bonjour")
        said, _ = await until(heard, "message", lambda data: data["event"].get("text") == "Bonjour")
        assert said["conversation"] == conversation
        await served[1].post("/v1/chat/typing", headers=visitor.headers)
        assert (await until(heard, "typing"))[0] == {"conversation": conversation}


async def test_a_cut_stream_goes_on_where_it_was_without_loss_or_double(served, reads):
    reads("none")
    mate, visitor = await working(served), await Visitor.waiting(served[1])
    async with stream(mate) as heard:
        conversation = await mate.take_next()
        await visitor.write("Un")
        _, identity = await until(heard, "message", lambda data: data["event"].get("text") == "Un")
    for text in ("Deux", "Trois"):
        await visitor.write(text)
    async with stream(mate, identity) as heard:
        seen = [(await until(heard, "message"))[0]["event"].get("text") for _ in range(2)]
    assert seen == ["Deux", "Trois"]
    assert conversation in identity


async def test_a_counsellor_sees_that_her_words_have_arrived(served):
    mate, visitor = await working(served), await Visitor.waiting(served[1])
    conversation = await mate.take_next()
    async with stream(mate) as heard, served[1].stream("GET", "/v1/chat/events", headers=visitor.headers):
        await until(heard, "queue")
        said = await mate.say(conversation, "Je suis là.")
        data, _ = await until(heard, "delivered", lambda data: data["seq"] >= said["seq"])
        assert data["conversation"] == conversation
    assert (await mate.ok("GET", f"conversations/{conversation}"))["delivered"] >= said["seq"]


async def test_what_stood_on_her_screen_is_told_by_her_page_alone_and_of_each_message(served):
    mate, visitor = await working(served), await Visitor.waiting(served[1])
    conversation = await mate.take_next()
    async with stream(mate) as heard:
        await until(heard, "queue")
        said = await mate.say(conversation, "Je suis là.")
        shown = {"seq": said["seq"]}
        response = await served[1].post("/v1/chat/seen", json=shown, headers=visitor.headers)
        assert response.status_code == 204
        data, _ = await until(heard, "seen")
        assert data == shown | {"conversation": conversation}


@pytest.mark.parametrize("seq", [0, -1, 2**31, "un", None])
async def test_no_number_no_mark(served, seq):
    visitor = await Visitor.waiting(served[1])
    response = await served[1].post("/v1/chat/seen", json={"seq": seq}, headers=visitor.headers)
    assert response.status_code == 422


async def test_a_mere_signal_asks_the_database_nothing(served):
    (app, client, _), mate = served, await working(served)
    await Visitor.waiting(client)
    conversation = await mate.take_next()
    async with stream(mate) as heard:
        await until(heard, "queue", lambda queue: queue["taken"])
        with asked(app) as statements:
            await app.state.parts.hub.wake(f"desk:{conversation}", f"typing:{conversation}")
            await until(heard, "typing")
            await app.state.parts.hub.wake(f"desk:{conversation}", f"delivered:{conversation}:3")
            await until(heard, "delivered")
        assert not [one for one in statements if "loginsession" in one]


async def test_words_do_not_draw_up_the_queue_anew_but_a_danger_does(served):
    (app, client, _), mate = served, await working(served)
    visitor = await Visitor.waiting(client)
    await mate.take_next()
    async with stream(mate) as heard:
        await until(heard, "queue", lambda queue: queue["taken"])
        with asked(app) as statements:
            await visitor.write("Bonjour")
            await until(heard, "message", lambda data: data["event"].get("text") == "Bonjour")
        assert not [one for one in statements if "watching IS NOT NULL" in one]
        await visitor.write("Je vais sauter du pont")
        await until(heard, "queue", lambda queue: queue["taken"][0]["level"] == "immediate")


async def test_the_heart_beats_however_much_is_going_on(served, monkeypatch):
    """Who answers beats is there: unasked, a counsellor would lose her cases after a minute of work."""
    monkeypatch.setattr("api.console.stream.HEARTBEAT_SECONDS", 0.2)
    (app, client, _), mate = served, await working(served)
    await Visitor.waiting(client)
    conversation = await mate.take_next()
    beats = 0
    async with stream(mate) as heard, asyncio.timeout(20):
        async for name, _, _ in heard:  # never silent for the length of a beat
            await app.state.parts.hub.wake(f"desk:{conversation}", f"typing:{conversation}")
            beats += name == "beat"
            if beats == 3:
                break
    assert beats == 3


@pytest.mark.parametrize(
    "after", ["x", "a:1,b:2", "a:-1", "6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0010:99999999999", "a:1 " * 40]
)
async def test_an_odd_cursor_is_refused(served, after):
    mate = await working(served)
    response = await mate.client.get("/v1/console/events", headers={"Last-Event-ID": after.strip()})
    assert response.status_code == 422
