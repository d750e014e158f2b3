"""A database that hangs, which says nothing at all: numbers in time, and nothing stored twice."""

import asyncio
import threading
from uuid import uuid4

import pytest

from api.safety import Screen
from tests.api.test_metrics import scrape
from tests.api.visitors import Visitor, cards, texts


@pytest.fixture
def hanging(app, monkeypatch):
    """The event that lets the database go on."""
    monkeypatch.setattr("api.chat.deadline.IN_TIME", 0.5)
    go_on, write = asyncio.Event(), app.state.parts.db.write_rows

    async def slow(*args, **kwargs):
        await go_on.wait()
        return await write(*args, **kwargs)

    def hang():
        monkeypatch.setattr(app.state.parts.db, "write_rows", slow)
        return go_on

    return hang


@pytest.mark.parametrize(("text", "kind"), [("bonjour", "helplines"), ("il me frappe là", "crisis")])
async def test_a_database_that_hangs_keeps_no_number_from_her(client, hanging, text, kind):
    visitor = await Visitor.arrive(client, audience="young")
    hanging()
    turn = (await visitor.post({"client_id": str(uuid4()), "text": text})).json()
    assert turn["stored"] is False
    assert kind in [card["type"] for card in cards(turn["events"])]


async def test_a_database_that_hangs_keeps_no_card_from_who_is_refused_either(app, client, monkeypatch):
    visitor = await Visitor.arrive(client, audience="young")
    monkeypatch.setattr("api.chat.deadline.IN_TIME", 0.5)

    async def hangs(_token):
        await asyncio.Event().wait()

    monkeypatch.setattr(app.state.parts.thread, "open", hangs)
    refused = await visitor.post({"client_id": str(uuid4()), "text": "il va me tuer " * 360})
    assert refused.status_code == 422
    assert [card["type"] for card in cards(refused.json()["events"])] == ["crisis"]


async def test_what_was_stored_late_is_there_once_and_answered(client, hanging):
    visitor = await Visitor.arrive(client, audience="young")
    go_on, message = hanging(), {"client_id": str(uuid4()), "text": "bonjour"}
    assert (await visitor.post(message)).json()["stored"] is False
    go_on.set()
    turn = {"stored": False}
    while not turn["stored"]:
        turn = (await visitor.post(message)).json()
    assert texts(turn["events"])
    thread = await visitor.events()
    assert [event["text"] for event in thread if event["from"] == "visitor"] == ["bonjour"]
    assert [event["seq"] for event in thread] == list(range(1, len(thread) + 1))


async def test_while_the_database_is_ill_messages_are_read_by_threads_of_their_own(
    client, hanging, monkeypatch
):
    visitor, readers = await Visitor.arrive(client, audience="young"), []
    hanging()
    read = Screen.now
    monkeypatch.setattr(
        Screen, "now", lambda *given: readers.append(threading.current_thread().name) or read(*given)
    )
    turn = await visitor.post({"client_id": str(uuid4()), "text": "il me frappe. " * 300})
    assert cards(turn.json()["events"])[0]["type"] == "crisis"
    assert readers
    assert all(name.startswith("screen") for name in readers)


async def test_a_late_turn_is_counted_once_as_what_became_of_it(app, client, hanging):
    visitor = await Visitor.arrive(client, audience="young")
    go_on, message = hanging(), {"client_id": str(uuid4()), "text": "bonjour"}
    assert (await visitor.post(message)).json()["stored"] is False
    go_on.set()
    while not (await visitor.post(message)).json()["stored"]:
        pass
    seen = scrape(app)
    assert seen['fanal_turns_total{outcome="not stored"}'] == 0
    assert seen["fanal_turns_late_total"] >= 1


async def test_what_goes_wrong_after_the_deadline_is_logged_without_a_word(
    app, client, hanging, monkeypatch, caplog
):
    visitor = await Visitor.arrive(client, audience="young")
    go_on = hanging()
    assert (await visitor.post({"client_id": str(uuid4()), "text": "zibeline"})).json()["stored"] is False
    late = [task for task in asyncio.all_tasks() if "TurnsInTime" in repr(task) or "Turns.take" in repr(task)]
    assert len(late) == 1

    async def broken(*_args, **_kwargs):
        raise LookupError("zibeline")

    monkeypatch.setattr(app.state.parts.thread, "answer", broken)
    go_on.set()
    await asyncio.wait(late)
    await asyncio.sleep(0)
    assert "turn-failed-late" in caplog.messages
