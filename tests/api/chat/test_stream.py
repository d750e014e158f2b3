from contextlib import AsyncExitStack

import pytest

from api.chat.stream import AT_MOST
from tests.api.console.team import Mate
from tests.api.databases import take_away
from tests.api.served import Stream, listening, served
from tests.api.visitors import Visitor


@pytest.fixture
async def client(app):
    async with served(app) as client:
        yield client


async def test_a_stream_begins_with_everything_and_goes_on_with_what_comes(client):
    visitor = await Visitor.arrive(client, audience="young")
    async with listening(client, visitor.token) as stream:
        assert await stream.messages(len(visitor.opening)) == visitor.opening
        answered = await visitor.write("bonjour")
        assert await stream.messages(len(answered)) == answered


async def test_a_browser_that_comes_back_gets_what_it_missed_and_nothing_twice(client):
    visitor = await Visitor.arrive(client, audience="young")
    async with listening(client, visitor.token) as stream:
        seen = await stream.messages(len(visitor.opening))
    missed = await visitor.write("bonjour")
    async with listening(client, visitor.token, last=seen[-1]["seq"]) as stream:
        assert await stream.messages(len(missed)) == missed


async def test_two_tabs_see_the_same(client):
    visitor = await Visitor.arrive(client, audience="young")
    async with listening(client, visitor.token) as one, listening(client, visitor.token) as other:
        answered = await visitor.write("bonjour")
        count = len(visitor.opening) + len(answered)
        assert await one.messages(count) == await other.messages(count)


async def test_erasing_ends_the_stream(client):
    visitor = await Visitor.arrive(client)
    async with listening(client, visitor.token) as stream:
        await stream.messages(len(visitor.opening))
        await client.delete("/v1/chat", headers=visitor.headers)
        name, _, _ = await stream.next()
        assert name == "over"


async def test_a_conversation_that_ends_while_its_stream_opens_is_over_and_no_error(app, client, monkeypatch):
    visitor = await Visitor.arrive(client)
    parts = app.state.parts
    let_in = parts.thread.open

    async def erased_next(token):
        conversation = await let_in(token)
        await parts.forget.conversation(conversation.id)
        return conversation

    monkeypatch.setattr(parts.thread, "open", erased_next)
    async with listening(client, visitor.token) as stream:
        name, _, _ = await stream.next()
        assert name == "over"


async def test_a_deploy_tells_the_stream_to_come_back_elsewhere(app, client):
    visitor = await Visitor.arrive(client)
    async with listening(client, visitor.token) as stream:
        await stream.messages(len(visitor.opening))
        app.state.parts.hub.close()
        name, _, _ = await stream.next()
        assert name == "reconnect"


@pytest.mark.parametrize("path", ["/v1/chat/events", "/v1/console/events"])
async def test_a_database_that_goes_away_sends_the_stream_back_whole(app, client, caplog, path):
    visitor, mate = await Visitor.arrive(client), await Mate.at_work(app)
    cookies = "; ".join(f"{name}={value}" for name, value in mate.client.cookies.items())
    async with client.stream("GET", path, headers=visitor.headers | {"Cookie": cookies}) as answer:
        stream = Stream(answer.aiter_lines())
        await stream.next()
        take_away(app.state.parts.db)
        app.state.parts.hub.ring_all()
        while (name := (await stream.next())[0]) != "reconnect":
            assert name in {"message", "queue"}
        with pytest.raises(EOFError):
            await stream.next()
    assert "database-away" in caplog.messages
    assert "unexpected" not in caplog.messages


async def test_of_too_many_streams_the_oldest_ends_and_no_other(app, client):
    visitor, other = await Visitor.arrive(client), await Visitor.arrive(client)
    last = len(visitor.opening)
    async with AsyncExitStack() as tabs:
        others = await tabs.enter_async_context(listening(client, other.token, last))
        streams = [
            await tabs.enter_async_context(listening(client, visitor.token, last)) for _ in range(AT_MOST + 1)
        ]
        name, _, _ = await streams[0].next()
        assert name == "reconnect"
        with pytest.raises(EOFError):
            await streams[0].next()
        answered = await visitor.write("bonjour")
        for stream in streams[1:]:
            assert await stream.messages(len(answered)) == answered
        answered = await other.write("bonjour")
        assert await others.messages(len(answered)) == answered
        assert app.state.parts.hub.listening() == AT_MOST + 1


async def test_a_reader_that_left_leaves_no_bell_behind(app, client):
    visitor = await Visitor.arrive(client)
    async with listening(client, visitor.token) as stream:
        await stream.messages(1)
        assert app.state.parts.hub.listening() == 1
    await visitor.write("bonjour")  # the write to a closed connection is how its end is seen
    for _ in range(100):
        if not app.state.parts.hub.listening():
            break
        await visitor.events()
    assert app.state.parts.hub.listening() == 0
