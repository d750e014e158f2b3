"""Two of the team at the same moment, on PostgreSQL, where neither waits for the other: never a 5xx."""

import asyncio
from collections import Counter

import pytest
from sqlmodel import select

from api.models import DutyHours, Presence
from api.settings import Settings
from tests.api.console.team import Mate
from tests.api.databases import database

AT_ONCE = 8
WEEKS = ["18:00-02:00", "24/7"]


@pytest.fixture
def settings(tmp_path):
    with database("postgresql", tmp_path) as address:
        yield Settings(database_url=address, engine="scripted")


async def statuses(calls):
    return Counter(answer.status_code for answer in await asyncio.gather(*calls))


async def test_of_several_who_add_one_name_one_does(app):
    admin = await Mate.at_work(app, "Noa", "admin")
    wanted = {"name": "Alix", "role": "counsellor"}
    added = await statuses(admin.call("POST", "people", wanted) for _ in range(AT_ONCE))
    assert added == {201: 1, 409: AT_ONCE - 1}
    assert [one["name"] for one in await admin.ok("GET", "people")] == ["Alix", "Noa"]


async def test_first_signs_of_life_at_once_are_one_presence(app):
    mate = await Mate.hired(app)
    await mate.sign_in()
    here = {"on_break": False}
    assert await statuses(mate.call("POST", "presence", here) for _ in range(AT_ONCE)) == {204: AT_ONCE}
    rows = await app.state.parts.db.read(lambda session: session.exec(select(Presence)).all())
    assert [row.person_id for row in rows] == [mate.id]


async def test_of_hours_that_are_set_at_once_one_week_stands(app):
    chief = await Mate.at_work(app, "Noa", "supervisor")
    set_ = (chief.call("PUT", "hours", {"week": week}) for week in WEEKS * (AT_ONCE // 2))
    assert await statuses(set_) == {200: AT_ONCE}
    rows = await app.state.parts.db.read(lambda session: session.exec(select(DutyHours)).all())
    assert [row.day for row in rows] == [""]
    assert rows[0].hours in WEEKS
