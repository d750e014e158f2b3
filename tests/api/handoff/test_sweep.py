from datetime import timedelta

from sqlmodel import select

from api.handoff.sweep import Sweep
from api.models import Presence, now
from tests.api.console.team import Mate
from tests.api.visitors import Visitor


def away(session):
    session.exec(select(Presence)).one().last_seen = now() - timedelta(seconds=61)


async def test_a_counsellor_who_wakes_while_she_is_taken_for_gone_keeps_her_case(app, client, monkeypatch):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    await client.post("/v1/chat/handoff", headers=visitor.headers)
    await mate.take_next()
    await app.state.parts.db.write(away)
    desk = app.state.desk
    change = desk.change

    async def wakes_first(*args):
        await mate.ok("POST", "presence", {"on_break": False})
        return await change(*args)

    monkeypatch.setattr(desk, "change", wakes_first)
    assert await Sweep(desk).once() == 0
    monkeypatch.setattr(desk, "change", change)
    await app.state.parts.db.write(away)
    assert await Sweep(desk).once() == 1
