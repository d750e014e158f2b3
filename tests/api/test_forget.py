from datetime import timedelta

import time_machine
from sqlmodel import select

from api.models import Conversation, Event, now
from tests.api.visitors import Visitor


def rows(app, table):
    with app.state.parts.db.reading() as session:
        return len(session.exec(select(table)).all())


async def test_an_erased_conversation_leaves_no_row(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("bonjour")
    response = await client.delete("/v1/chat", headers=visitor.headers)
    assert response.status_code == 204
    assert "storage" in response.headers["clear-site-data"]
    assert rows(app, Conversation) == rows(app, Event) == 0


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


async def test_only_what_is_due_is_forgotten(app, client):
    start = now()
    with time_machine.travel(start, tick=False):
        await Visitor.arrive(client)
    with time_machine.travel(start + timedelta(minutes=29), tick=False):
        kept = await Visitor.arrive(client)
    with time_machine.travel(start + timedelta(minutes=31), tick=False):
        assert await app.state.parts.forget.sweep() == 1
        assert await kept.events()
