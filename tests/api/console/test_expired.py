"""A conversation whose time is over is nobody's, from that second on and not from the next sweep."""

from datetime import timedelta

import pytest
import time_machine

from api.handoff.sweep import Sweep
from api.models import Conversation, now
from tests.api.console.team import Mate
from tests.api.visitors import Visitor


@pytest.fixture
async def at_the_end(app, client):
    """Somebody waits or is held (as a test asks), and the second after her time has come."""

    async def make(*, taken):
        mate, visitor = await Mate.at_work(app), await Visitor.waiting(client)
        conversation = (await mate.queue())[0]["conversation"]
        if taken:
            await mate.take_next()
        with app.state.parts.db.writing() as session:
            session.get_one(Conversation, conversation).expires_at = now() - timedelta(seconds=1)
        return visitor, mate, conversation

    return make


DEEDS = [
    ("GET", "", None),
    ("POST", "/take", None),
    ("POST", "/messages", {"client_id": "6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0077", "text": "bonsoir"}),
    ("POST", "/notes", {"text": "vue"}),
    ("POST", "/risk", {"level": "high", "reason": "dit par elle"}),
    ("POST", "/return", None),
    ("POST", "/close", {"outcome": "listened"}),
]


@pytest.mark.parametrize("taken", [False, True], ids=["waiting", "taken"])
async def test_no_deed_of_the_team_brings_it_back(app, at_the_end, taken):
    visitor, mate, conversation = await at_the_end(taken=taken)
    assert (await mate.queue(), await mate.taken()) == ([], [])
    answers = [await mate.call(how, f"conversations/{conversation}{deed}", body) for how, deed, body in DEEDS]
    assert {answer.status_code for answer in answers} == {404}
    events = await visitor.client.get("/v1/chat/events?stream=0", headers=visitor.headers)
    assert (events.status_code, events.json()["type"]) == (401, "/problems/conversation-over")
    assert await app.state.parts.forget.sweep() == 1


async def test_a_case_left_alone_is_not_released_into_a_new_life(app, at_the_end):
    await at_the_end(taken=True)
    with time_machine.travel(now() + timedelta(minutes=3), tick=False):
        assert await Sweep(app.state.desk).once() == 0


async def test_a_supervisor_can_no_longer_view_it(app, at_the_end):
    _, _, conversation = await at_the_end(taken=False)
    chief = await Mate.at_work(app, "Camille", "supervisor")
    assert (await chief.call("POST", f"conversations/{conversation}/view")).status_code == 404
