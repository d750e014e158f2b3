"""When the team answers: a night shift lasts until its end, whatever is written for the next day."""

from datetime import datetime

import pytest
import time_machine
from sqlmodel import select

from api.handoff.duty import PARIS
from api.models import DutyHours, now
from tests.api.console.team import Mate
from tests.api.visitors import Visitor, texts

CHRISTMAS = {"week": "18:00-02:00", "exceptions": [{"day": "2026-12-25"}]}
NEW_YEAR = {"week": "18:00-02:00", "exceptions": [{"day": "2026-12-31", "hours": "18:00-04:00"}]}
ALL_DAY = {"week": "24/7", "exceptions": [{"day": "2026-12-25"}]}
WHENEVER = {"week": "", "exceptions": [{"day": "2026-12-25", "hours": "18:00-20:00"}]}
HOLIDAYS = {"week": "24/7; PH off"}
CLOSED = {"week": "off", "exceptions": [{"day": "2026-12-24", "hours": "18:00-20:00"}]}
WEEKEND = {"week": "Mo-Th 18:00-02:00; Fr-Sa 18:00-04:00"}


@pytest.mark.parametrize(
    ("hours", "moments"),
    [
        (CHRISTMAS, {"12-25T00:30": True, "12-25T19:00": False, "12-26T00:30": False, "12-26T19:00": True}),
        (NEW_YEAR, {"12-31T01:00": True, "12-31T03:00": False, "01-01T03:00": True, "01-02T03:00": False}),
        (ALL_DAY, {"12-24T23:59": True, "12-25T00:00": False, "12-26T00:00": True}),
        (WHENEVER, {"12-25T00:30": False, "12-25T19:00": True, "12-26T00:30": True}),
        (HOLIDAYS, {"12-24T11:00": True, "12-25T11:00": False, "12-26T11:00": True}),
        (CLOSED, {"12-10T03:00": False, "12-10T19:00": False, "12-24T19:00": True, "12-25T19:00": False}),
        (WEEKEND, {"12-11T01:00": True, "12-12T03:00": True, "12-13T03:00": True, "12-14T01:00": False}),
    ],
)
async def test_the_night_before_goes_on_and_its_own_night_belongs_to_the_exception(app, hours, moments):
    chief, found = await Mate.hired(app, "Robin", "supervisor"), {}
    for moment in moments:
        year = 2027 if moment.startswith("01") else 2026
        at = datetime.fromisoformat(f"{year}-{moment}").replace(tzinfo=PARIS)
        with time_machine.travel(at, tick=False):
            await chief.sign_in()
            found[moment] = (await chief.ok("PUT", "hours", hours))["open_now"]
    assert found == moments


@pytest.mark.parametrize("hours", ["every day or so", "Mo 25:00-26:00", "\u0000"])
async def test_hours_that_can_not_be_read_are_refused(app, hours):
    chief = await Mate.at_work(app, "Robin", "supervisor")
    for wanted in ({"week": hours}, {"week": "", "exceptions": [{"day": "2026-12-25", "hours": hours}]}):
        assert (await chief.call("PUT", "hours", wanted)).status_code == 422


async def test_a_day_that_is_over_is_not_added_and_one_that_was_kept_before_stays(app):
    chief = await Mate.hired(app, "Robin", "supervisor")
    with time_machine.travel(datetime(2026, 12, 20, 12, tzinfo=PARIS), tick=False) as clock:
        await chief.sign_in()
        await chief.ok("PUT", "hours", CHRISTMAS)
        clock.move_to(datetime(2026, 12, 26, 0, 30, tzinfo=PARIS))
        await chief.sign_in()
        for days in (["2020-01-01"], ["2026-12-25", "2026-12-24"]):
            wanted = {"week": "18:00-02:00", "exceptions": [{"day": day} for day in days]}
            refused = await chief.call("PUT", "hours", wanted)
            assert (refused.status_code, refused.json()["title"]) == (422, "Ce jour est déjà passé.")
        kept = {"week": "18:00-02:00", "exceptions": [{"day": "2026-12-25"}, {"day": "2026-12-26"}]}
        assert len((await chief.ok("PUT", "hours", kept))["exceptions"]) == 2


async def test_hours_and_their_exceptions_decide_whether_anybody_is_there(app, client):
    await Mate.at_work(app)
    chief = await Mate.at_work(app, "Robin", "supervisor")
    today = now().astimezone(PARIS).date().isoformat()
    closed = {"week": "24/7", "exceptions": [{"day": today}]}
    assert (await chief.ok("PUT", "hours", closed))["open_now"] is False
    told = await (await Visitor.arrive(client, audience="young")).handoff()
    assert "personne de l’équipe en ligne" in texts(told)[0]
    assert (await chief.ok("PUT", "hours", {"week": ""}))["open_now"] is True
    assert (await chief.call("PUT", "hours", {"week": "every day or so"})).status_code == 422
    assert await app.state.parts.db.read(lambda session: list(session.exec(select(DutyHours)))) == []


async def test_a_break_keeps_new_visitors_from_being_promised_anybody(app, client):
    mate = await Mate.at_work(app)
    await mate.ok("POST", "presence", {"on_break": True})
    told = await (await Visitor.arrive(client, audience="young")).handoff()
    assert "personne de l’équipe en ligne" in texts(told)[0]
