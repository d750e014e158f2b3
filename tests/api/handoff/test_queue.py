"""Who comes first: danger, then whom a counsellor lost, then who has waited longest."""

import pytest

from api.handoff.sweep import Sweep
from tests.api.console.team import Mate
from tests.api.handoff.elapsed import lose, wait_since
from tests.api.visitors import Visitor


async def test_whom_a_dead_tab_gave_back_does_not_stand_before_danger_at_once(app, client):
    gone, there = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    await Visitor.waiting(client)
    mild = await gone.take_next()
    await app.state.parts.db.write(lose, gone.id)
    await Sweep(app.state.desk).once()
    serious = await Visitor.waiting(client)
    await serious.write("mon père me frappe")
    assert [case["level"] for case in await there.queue()] == ["none", "high"]
    grave = await Visitor.waiting(client)
    await grave.write("il me frappe là maintenant")
    queue = await there.queue()
    assert [case["level"] for case in queue] == ["immediate", "none", "high"]
    assert queue[1]["conversation"] == mild


@pytest.mark.parametrize("words", ["bonjour", "mon père me frappe"])
@pytest.mark.parametrize("minutes", [30, 90, 190])
async def test_it_does_not_however_long_ago_it_was_opened(app, client, words, minutes):
    gone, there = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    left = await Visitor.waiting(client)
    await left.write(words)
    await gone.take_next()
    await app.state.parts.db.write(lose, gone.id)
    await Sweep(app.state.desk).once()
    await Visitor.waiting(client)
    await app.state.parts.db.write(wait_since, minutes)
    grave = await Visitor.waiting(client)
    await grave.write("il me frappe là maintenant")
    first, second, last = await there.queue()
    assert first["level"] == "immediate"
    assert (second["released"], last["released"]) == (True, False)


async def test_risk_comes_first_then_age(app, client):
    mate = await Mate.at_work(app, capacity=5)
    calm = await Visitor.waiting(client)
    grave = await Visitor.waiting(client)
    await grave.write("il me frappe là maintenant")
    levels = [case["level"] for case in await mate.queue()]
    assert levels == ["immediate", "none"]
    await app.state.parts.db.write(wait_since, 300)
    assert [case["level"] for case in await mate.queue()] == ["immediate", "none"]
    assert calm.token != grave.token


@pytest.mark.parametrize(("minutes", "first"), [(1, "immediate"), (239, "immediate"), (241, "none")])
async def test_nobody_starves(app, client, minutes, first):
    mate = await Mate.at_work(app, capacity=5)
    await Visitor.waiting(client)
    await app.state.parts.db.write(wait_since, minutes)
    grave = await Visitor.waiting(client)
    await grave.write("il me frappe là maintenant")
    assert (await mate.queue())[0]["level"] == first
