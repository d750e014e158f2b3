"""The console's stream over a real socket: the in-memory transport would hold an answer until its end."""

import asyncio
import json
import socket
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, contextmanager

import httpx
import pytest
import uvicorn
from sqlalchemy import event

from api.app import create_app
from api.models import Person
from tests.api.console.team import Mate
from tests.api.handoff.elapsed import lose
from tests.api.visitors import Visitor


class Server(uvicorn.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets)
        self.up.set()


@pytest.fixture
async def served(settings):
    """The application, a visitor's client, and what closes everybody else's."""
    app = create_app(settings)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        server = Server(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=2))
        server.up = asyncio.Event()
        serving = asyncio.create_task(server.serve(sockets=[door]))
        await server.up.wait()
        async with AsyncExitStack() as stack:
            base = f"http://127.0.0.1:{door.getsockname()[1]}"
            yield app, await stack.enter_async_context(httpx.AsyncClient(base_url=base)), stack
        server.should_exit = True
        app.state.parts.hub.close()
        await serving


async def working(served, name="Alix", role="counsellor"):
    app, client, stack = served
    mate = await Mate.hired(app, name, role)
    await mate.client.aclose()
    mate.client = await stack.enter_async_context(httpx.AsyncClient(base_url=client.base_url))
    await mate.sign_in()
    await mate.ok("POST", "presence", {"on_break": False})
    return mate


async def asking(client):
    visitor = await Visitor.arrive(client, audience="young")
    await client.post("/v1/chat/handoff", headers=visitor.headers)
    return visitor


@asynccontextmanager
async def stream(mate, after=None):
    headers = {"Last-Event-ID": after} if after else {}
    async with mate.client.stream("GET", "/v1/console/events", headers=headers) as response:
        assert response.status_code == 200
        async with aclosing(frames(response)) as heard:
            yield heard


async def frames(response):
    frame = {}
    async for line in response.aiter_lines():
        name, _, value = line.partition(":")
        if name in {"event", "id", "data"}:
            frame[name] = value.strip()
        elif not line and "data" in frame:
            yield frame["event"], json.loads(frame["data"]), frame.get("id")
            frame = {}


async def until(heard, kind, fits=lambda _data: True):
    async with asyncio.timeout(20):
        async for name, data, identity in heard:
            if name == kind and fits(data):
                return data, identity
    raise AssertionError(f"no {kind}")


async def test_a_request_shows_in_the_queue_and_words_arrive_as_they_are_written(served):
    mate = await working(served)
    async with stream(mate) as heard:
        await until(heard, "queue", lambda queue: not queue["waiting"])
        visitor = await asking(served[1])
        queue, _ = await until(heard, "queue", lambda queue: queue["waiting"])
        conversation = queue["waiting"][0]["conversation"]
        await mate.ok("POST", f"conversations/{conversation}/take")
        await until(heard, "queue", lambda queue: queue["taken"])
        await visitor.write("Bonjour")
        said, _ = await until(heard, "message", lambda data: data["event"].get("text") == "Bonjour")
        assert said["conversation"] == conversation
        await served[1].post("/v1/chat/typing", headers=visitor.headers)
        assert (await until(heard, "typing"))[0] == {"conversation": conversation}


async def test_a_cut_stream_goes_on_where_it_was_without_loss_or_double(served):
    mate, visitor = await working(served), await asking(served[1])
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
    mate, visitor = await working(served), await asking(served[1])
    conversation = await mate.take_next()
    async with stream(mate) as heard, served[1].stream("GET", "/v1/chat/events", headers=visitor.headers):
        await until(heard, "queue")
        said = await mate.say(conversation, "Je suis là.")
        data, _ = await until(heard, "delivered", lambda data: data["seq"] >= said["seq"])
        assert data["conversation"] == conversation
    assert (await mate.ok("GET", f"conversations/{conversation}"))["delivered"] >= said["seq"]


async def test_what_stood_on_her_screen_is_told_by_her_page_alone_and_of_each_message(served):
    mate, visitor = await working(served), await asking(served[1])
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
    visitor = await asking(served[1])
    response = await served[1].post("/v1/chat/seen", json={"seq": seq}, headers=visitor.headers)
    assert response.status_code == 422


async def test_who_wrote_is_told_to_the_team_and_never_to_the_visitor(served):
    mate, chief = await working(served), await working(served, "Camille", "supervisor")
    visitor = await asking(served[1])
    conversation = await mate.take_next()
    await chief.ok("POST", f"conversations/{conversation}/view")
    async with stream(chief) as heard:
        said = await mate.say(conversation, "Je suis là.")
        message, _ = await until(heard, "message", lambda data: data["event"].get("text") == "Je suis là.")
        assert message["by"] == "Alix"
    read = await chief.ok("GET", f"conversations/{conversation}")
    assert read["said_by"] == {str(said["seq"]): "Alix"}
    async with served[1].stream("GET", "/v1/chat/events", headers=visitor.headers) as streamed:
        lines = []
        async for line in streamed.aiter_lines():
            lines.append(line)
            if "Je suis là." in line:
                break
    listed = await served[1].get("/v1/chat/events?stream=0", headers=visitor.headers)
    assert "Je suis là." in listed.text
    assert "Alix" not in listed.text + "".join(lines)


async def test_a_supervisor_who_becomes_an_admin_stops_viewing_at_that_moment(served):
    mate, chief = await working(served), await working(served, "Camille", "supervisor")
    admin = await working(served, "Noa", "counsellor")
    await asking(served[1])
    conversation = await mate.take_next()
    await chief.ok("POST", f"conversations/{conversation}/view")

    def promote(session):
        session.get(Person, admin.id).role = "admin"

    await served[0].state.parts.db.write(promote)
    async with stream(chief) as heard:
        await until(heard, "queue")
        await admin.ok("PATCH", f"people/{chief.id}", {"role": "admin"})
        await until(heard, "signed-out")


async def test_a_subject_that_she_keeps_to_herself_does_not_come_with_her_words(served):
    mate, visitor = await working(served), await asking(served[1])
    struck = {"strike": ["what"]}
    await served[1].post("/v1/chat/handoff", json=struck, headers=visitor.headers)
    await mate.take_next()
    async with stream(mate) as heard:
        await visitor.write("il m’a enfermée dans la chambre je peux pas sortir")
        said, _ = await until(heard, "message", lambda data: data["flagged"])
        assert said["flagged"]["axes"] == []
        assert {one["rule"] for one in said["fired"]} == {None}


async def until_somebody_waits(heard):
    """What came until then, and the queue that shows it."""
    names = []
    async with asyncio.timeout(20):
        async for name, data, _ in heard:
            names.append(name)
            if name == "queue" and data["waiting"]:
                return names, data
    raise AssertionError(names)


async def test_a_supervisor_of_whom_there_is_no_sign_of_life_hears_no_more(served):
    mate, chief = await working(served), await working(served, "Camille", "supervisor")
    visitor = await asking(served[1])
    conversation = await mate.take_next()
    await chief.ok("POST", f"conversations/{conversation}/view")
    async with stream(chief) as heard:
        await until(heard, "queue", lambda queue: queue["taken"][0]["watched_by"] == ["Camille"])
        await served[0].state.parts.db.write(lose, chief.id)
        await visitor.write("Un secret")
        await asking(served[1])
        names, queue = await until_somebody_waits(heard)
        assert queue["taken"][0]["watched_by"] == []
        assert "message" not in names
        assert "over" in names


async def test_what_is_given_away_or_erased_is_over(served):
    mate, visitor = await working(served), await asking(served[1])
    async with stream(mate) as heard:
        conversation = await mate.take_next()
        await until(heard, "queue", lambda queue: queue["taken"])
        await served[1].delete("/v1/chat", headers=visitor.headers)
        assert (await until(heard, "over"))[0] == {"conversation": conversation}


async def test_what_was_given_away_during_a_cut_is_over_on_return(served):
    mate, other = await working(served), await working(served, "Sacha")
    visitor = await asking(served[1])
    async with stream(mate) as heard:
        conversation = await mate.take_next()
        await visitor.write("Un")
        _, identity = await until(heard, "message", lambda data: data["event"].get("text") == "Un")
    await mate.ok("POST", f"conversations/{conversation}/transfer", {"to": other.id})
    async with stream(mate, identity) as heard:
        assert (await until(heard, "over"))[0] == {"conversation": conversation}


async def test_nobody_else_hears_a_word(served):
    mate, other, visitor = await working(served), await working(served, "Sacha"), await asking(served[1])
    await mate.take_next()
    async with stream(other) as heard:
        await until(heard, "queue")
        await visitor.write("Un secret")
        await asking(served[1])
        names, _ = await until_somebody_waits(heard)
        assert "message" not in names


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


async def test_a_mere_signal_asks_the_database_nothing(served):
    (app, client, _), mate = served, await working(served)
    await asking(client)
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
    visitor = await asking(client)
    await mate.take_next()
    async with stream(mate) as heard:
        await until(heard, "queue", lambda queue: queue["taken"])
        with asked(app) as statements:
            await visitor.write("Bonjour")
            await until(heard, "message", lambda data: data["event"].get("text") == "Bonjour")
        assert not [one for one in statements if "watching IS NOT NULL" in one]
        await visitor.write("Je vais sauter du pont")
        await until(heard, "queue", lambda queue: queue["taken"][0]["level"] == "immediate")


async def test_a_supervisor_sees_a_danger_in_a_case_that_somebody_else_holds(served):
    mate, chief = await working(served), await working(served, "Camille", "supervisor")
    visitor = await asking(served[1])
    await mate.take_next()
    async with stream(chief) as heard:
        await until(heard, "queue", lambda queue: queue["taken"])
        await visitor.write("Je vais sauter du pont")
        await until(heard, "queue", lambda queue: queue["taken"][0]["level"] == "immediate")


async def test_the_heart_beats_however_much_is_going_on(served, monkeypatch):
    """Who answers beats is there: unasked, a counsellor would lose her cases after a minute of work."""
    monkeypatch.setattr("api.console.stream.HEARTBEAT_SECONDS", 0.2)
    (app, client, _), mate = served, await working(served)
    await asking(client)
    conversation = await mate.take_next()
    beats = 0
    async with stream(mate) as heard, asyncio.timeout(20):
        async for name, _, _ in heard:  # never silent for the length of a beat
            await app.state.parts.hub.wake(f"desk:{conversation}", f"typing:{conversation}")
            beats += name == "beat"
            if beats == 3:
                break
    assert beats == 3


async def test_her_own_typing_is_not_told_to_a_counsellor(served):
    (_, client, _), mate = served, await working(served)
    visitor = await asking(client)
    conversation = await mate.take_next()
    async with stream(mate) as heard:
        await until(heard, "queue", lambda queue: queue["taken"])
        await mate.ok("POST", f"conversations/{conversation}/typing")
        await client.post("/v1/chat/typing", headers=visitor.headers)
        assert (await until(heard, "typing"))[0] == {"conversation": conversation}


async def test_a_session_that_ends_ends_the_stream(served):
    mate = await working(served)
    async with stream(mate) as heard:
        await until(heard, "queue")
        await mate.ok("POST", "logout")
        await until(heard, "signed-out")


@pytest.mark.parametrize(
    "after", ["x", "a:1,b:2", "a:-1", "6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0010:99999999999", "a:1 " * 40]
)
async def test_an_odd_cursor_is_refused(served, after):
    mate = await working(served)
    response = await mate.client.get("/v1/console/events", headers={"Last-Event-ID": after.strip()})
    assert response.status_code == 422
