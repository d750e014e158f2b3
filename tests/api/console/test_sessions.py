from datetime import timedelta

import time_machine
from sqlmodel import select

from api.handoff.sweep import Sweep
from api.models import LoginSession, now
from tests.api.console.team import Mate
from tests.api.visitors import Visitor


async def sessions(app):
    """Of whom there is a row, once the sweep has been."""
    await app.state.parts.forget.sweep()
    rows = await app.state.parts.db.read(lambda session: session.exec(select(LoginSession)).all())
    return {row.person_id for row in rows}


async def test_a_session_that_nobody_uses_leaves_no_row(app):
    start = now()
    with time_machine.travel(start, tick=False):
        left, busy = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    with time_machine.travel(start + timedelta(minutes=20), tick=False):
        await busy.ok("GET", "me")
        assert await sessions(app) == {left.id, busy.id}
    with time_machine.travel(start + timedelta(minutes=31), tick=False):
        assert await sessions(app) == {busy.id}
        await busy.ok("GET", "me")
        assert (await left.call("GET", "me")).status_code == 401


async def test_signing_out_in_one_browser_leaves_her_with_what_she_holds_in_another(app, client):
    mate = await Mate.at_work(app)
    other = Mate(app, mate.name, mate.id)
    await other.sign_in()
    await Visitor.waiting(client)
    conversation = await mate.take_next()
    await other.ok("POST", "logout")
    assert await Sweep(app.state.desk).once() == 0
    await mate.say(conversation, "Je suis là.")
    await mate.ok("POST", "logout")
    assert await Sweep(app.state.desk).once() == 1


async def test_a_session_leaves_no_row_after_a_shift_however_busy(app):
    start = now()
    with time_machine.travel(start, tick=False):
        mate = await Mate.at_work(app)
    for minutes in range(20, 12 * 60, 20):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            await mate.ok("GET", "me")
    with time_machine.travel(start + timedelta(hours=12, minutes=1), tick=False):
        assert await sessions(app) == set()
