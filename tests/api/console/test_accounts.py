"""Accounts as the console keeps them: role and capacity change at once, what was held goes on."""

from api.handoff.sweep import Sweep
from tests.api.console.team import Mate
from tests.api.visitors import Visitor


async def asked(client):
    visitor = await Visitor.arrive(client, audience="young")
    await client.post("/v1/chat/handoff", headers=visitor.headers)
    return visitor


async def test_a_capacity_counts_from_the_moment_it_is_changed(app, client):
    mate, admin = await Mate.at_work(app, capacity=1), await Mate.at_work(app, "Noa", "admin")
    for _ in range(2):
        await asked(client)
    await mate.take_next()
    waiting = (await mate.queue())[0]["conversation"]
    assert (await mate.call("POST", f"conversations/{waiting}/take")).status_code == 409
    assert (await admin.ok("PATCH", f"people/{mate.id}", {"capacity": 2}))["capacity"] == 2
    await mate.ok("POST", f"conversations/{waiting}/take")


async def test_who_may_no_longer_answer_gives_back_what_was_held(app, client):
    for number, change in enumerate(({"role": "admin"}, {"active": False})):
        mate = await Mate.at_work(app, f"Alix {number}")
        admin = await Mate.at_work(app, f"Noa {number}", "admin")
        visitor = await asked(client)
        conversation = await mate.take_next()
        await admin.ok("PATCH", f"people/{mate.id}", change)
        await Sweep(app.state.desk).once()
        next_one = await Mate.at_work(app, f"Sacha {number}")
        first = (await next_one.queue())[0]
        assert (first["conversation"], first["released"]) == (conversation, True)
        assert [event for event in await visitor.events() if event.get("status") == "waiting"]
        await next_one.ok("POST", f"conversations/{conversation}/take")


async def test_a_supervisor_makes_nobody_a_supervisor(app):
    chief, mate = await Mate.at_work(app, "Camille", "supervisor"), await Mate.at_work(app)
    assert (await chief.call("PATCH", f"people/{mate.id}", {"role": "supervisor"})).status_code == 403
    assert (await chief.call("PATCH", f"people/{chief.id}", {"capacity": 9})).status_code == 403
    assert (await chief.call("PATCH", f"people/{mate.id}", {"capacity": 0})).status_code == 422
