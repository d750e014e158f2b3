"""A supervisor who looks at a conversation that somebody else holds."""

from datetime import timedelta

import pytest
import time_machine

from api.models import now
from tests.api.console.team import Mate, together


async def test_a_supervisor_looks_silently_and_the_team_sees_it(app, client):
    mate, visitor, conversation = await together(app, client)
    before = len(await visitor.events())
    chief = await Mate.at_work(app, "Robin", "supervisor")
    shown = await chief.ok("POST", f"conversations/{conversation}/view")
    assert not shown["mine"]
    assert len(await visitor.events()) == before
    assert (await mate.taken())[0]["watched_by"] == ["Robin"]
    await chief.ok("DELETE", f"conversations/{conversation}/view")
    assert (await mate.taken())[0]["watched_by"] == []
    assert (await chief.call("GET", f"conversations/{conversation}")).status_code == 404


async def test_a_view_ends_with_the_hand_off(app, client):
    mate, _, conversation = await together(app, client)
    chief = await Mate.at_work(app, "Robin", "supervisor")
    await chief.ok("POST", f"conversations/{conversation}/view")
    await mate.ok("POST", f"conversations/{conversation}/return")
    assert (await chief.call("GET", f"conversations/{conversation}")).status_code == 404
    assert (await chief.call("POST", f"conversations/{conversation}/view")).status_code == 404


@pytest.mark.parametrize("comes", ["back", "in anew"])
async def test_a_view_ends_with_her_signs_of_life_and_with_a_new_sign_in(app, client, comes):
    start = now()
    with time_machine.travel(start, tick=False):
        mate, _, conversation = await together(app, client)
        chief = await Mate.at_work(app, "Robin", "supervisor")
        await chief.ok("POST", f"conversations/{conversation}/view")
    if comes == "back":
        with time_machine.travel(start + timedelta(seconds=61), tick=False):
            await mate.ok("POST", "presence", {"on_break": False})
            assert (await mate.taken())[0]["watched_by"] == []
            assert (await chief.call("GET", f"conversations/{conversation}")).status_code == 404
            await chief.ok("POST", "presence", {"on_break": False})
    else:
        await chief.sign_in()
    with time_machine.travel(start + timedelta(seconds=62 if comes == "back" else 1), tick=False):
        assert (await mate.taken())[0]["watched_by"] == []
        assert (await chief.call("GET", f"conversations/{conversation}")).status_code == 404
        await chief.ok("POST", f"conversations/{conversation}/view")
        assert (await mate.taken())[0]["watched_by"] == ["Robin"]
        await chief.ok("GET", f"conversations/{conversation}")
