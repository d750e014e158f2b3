"""Who goes away without a word, and what those who wait are told of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from api.handoff.sweep import Sweep
from api.models import now
from tests.api.console.team import Mate
from tests.api.handoff.elapsed import lose, wait_since
from tests.api.visitors import Visitor, choices, statuses, texts


async def test_a_dead_tab_gives_the_case_back_to_the_top_and_tells_the_visitor(app, client):
    gone, there = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    left = await Visitor.waiting(client)
    conversation = await gone.take_next()
    await Visitor.waiting(client)
    await app.state.parts.db.write(lose, gone.id)
    await Sweep(app.state.desk).once()
    first = (await there.queue())[0]
    assert (first["conversation"], first["released"]) == (conversation, True)
    events = await left.events()
    assert statuses(events)[-1] == "waiting"
    assert "Ta demande remonte dans la file" in texts(events)[-1]
    said = {"client_id": str(uuid4()), "text": "?"}
    again = await gone.call("POST", f"conversations/{conversation}/messages", said)
    assert again.status_code == 409


@pytest.mark.parametrize("deed", ["messages", "notes", "typing"])
async def test_who_does_something_is_there_though_her_page_answers_no_beat(app, client, deed):
    start = now()
    body = {"messages": {"text": "Je suis là."}, "notes": {"text": "Calme"}, "typing": {}}[deed]
    with time_machine.travel(start, tick=False) as clock:
        mate = await Mate.at_work(app)
        await Visitor.waiting(client)
        await app.state.parts.db.write(lose, mate.id)  # a page that never says that it is there
        conversation = await mate.take_next()
        for _ in range(4):
            clock.shift(timedelta(seconds=30))
            said = body | ({"client_id": str(uuid4())} if deed == "messages" else {})
            await mate.ok("POST", f"conversations/{conversation}/{deed}", said or None)
            assert await Sweep(app.state.desk).once() == 0
        clock.shift(timedelta(seconds=61))
        assert await Sweep(app.state.desk).once() == 1


async def test_those_who_wait_are_told_the_truth_at_two_five_and_ten_minutes(app, client):
    await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    told = []
    for minutes in (1, 2, 3, 5, 10, 12):
        await app.state.parts.db.write(wait_since, minutes)
        before = await visitor.events()
        await Sweep(app.state.desk).once()
        told.append(statuses((await visitor.events())[len(before) :]))
    assert told == [[], ["waiting"], [], ["waiting"], ["waiting"], []]
    assert any(choice["label"] == "Oui, un code" for choice in choices(await visitor.events()))


async def test_a_counsellor_who_wakes_while_she_is_taken_for_gone_keeps_her_case(app, client, monkeypatch):
    mate = await Mate.at_work(app)
    await Visitor.waiting(client)
    await mate.take_next()
    await app.state.parts.db.write(lose, mate.id)
    desk = app.state.desk
    change = desk.change

    async def wakes_first(*args):
        await mate.ok("POST", "presence", {"on_break": False})
        return await change(*args)

    monkeypatch.setattr(desk, "change", wakes_first)
    assert await Sweep(desk).once() == 0
    monkeypatch.setattr(desk, "change", change)
    await app.state.parts.db.write(lose, mate.id)
    assert await Sweep(desk).once() == 1
