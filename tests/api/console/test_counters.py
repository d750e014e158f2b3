"""Counters point at nobody: what a small cell hides can't be worked out from what is shown."""

from collections import Counter
from itertools import pairwise
from typing import get_args

import pytest
import time_machine
from hypothesis import example, given
from hypothesis import strategies as st
from sqlmodel import func, select

from api.console.board import FEW, _counters
from api.console.shapes import CaseOut, Level
from api.db import Database
from api.handoff import tally
from api.models import Tally
from tests.api.console.team import Mate
from tests.api.visitors import Visitor

LEVELS, SECONDS = ("none", "immediate"), (30, 90, 200)


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    db = Database(f"sqlite:///{tmp_path_factory.mktemp('counters') / 'fanal.db'}", threads=1)
    db.migrate()
    yield db
    db.close()


def test_a_month_begins_in_paris(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'fanal.db'}", threads=1)
    db.migrate()
    with time_machine.travel("2026-11-30 23:30", tick=False), db.writing() as session:
        tally.count(session, "takes")
    with db.reading() as session:
        assert session.exec(select(Tally.day)).all() == ["2026-12-01"]
    db.close()


def shown(db, takes, *, with_totals):
    """The counters after these takes; `with_totals`, as a version counted that is no longer run."""
    with db.writing() as session:
        for level, seconds in takes:
            tally.count(session, f"wait:{level}:{tally.bucket(seconds)}")
            if with_totals:
                tally.count(session, f"taken:{level}")
        counters = _counters(session)
        session.rollback()
        return counters


@given(
    takes=st.lists(st.tuples(st.sampled_from(LEVELS), st.sampled_from(SECONDS)), max_size=25),
    with_totals=st.booleans(),
)
def test_one_more_in_a_small_cell_changes_nothing_that_is_shown(db, takes, with_totals):
    before = shown(db, takes, with_totals=with_totals)
    for cell, times in Counter(takes).items():
        if times < FEW - 1:
            assert shown(db, [*takes, cell], with_totals=with_totals) == before


OUTCOMES = ("listened", "reported", "withdrawn")


@given(st.lists(st.integers(0, 30), min_size=3, max_size=3))
@example([32, 2, 0])
@example([1, 0, 0])
def test_no_small_count_of_ends_follows_from_the_requests_and_the_other_ends(db, ended):
    """Whatever is hidden could as well be 1, 2, 3 or 4, and all that is shown would stand."""
    with db.writing() as session:
        for outcome, times in zip(OUTCOMES, ended, strict=True):
            for _ in range(times):
                tally.count(session, "opened:asked:none")
                tally.count(session, f"outcome:{outcome}")
        told = {one.name: one.value for one in _counters(session)}
        session.rollback()
    requests = told.pop("opened:asked:none", 0)
    may_be = [range(1, FEW) if value is None else range(value, value + FEW) for value in told.values()]
    in_all = range(1, FEW) if requests is None else range(requests, requests + FEW)
    for hidden in (n for n, value in enumerate(told.values()) if value is None):
        others = [span for n, span in enumerate(may_be) if n != hidden]
        least, most = sum(span[0] for span in others), sum(span[-1] for span in others)
        possible = [
            value for value in range(1, FEW) if least + value <= in_all[-1] and in_all[0] <= most + value
        ]
        assert len(possible) > 1, (told, requests)


async def test_each_deed_counts_once(app, client):
    """Two counters of one deed would be a total and its parts."""
    chief = await Mate.at_work(app, "Robin", "supervisor", capacity=5)
    other = await Mate.at_work(app, "Alix")
    counts = []

    async def count():
        with app.state.parts.db.reading() as session:
            counts.append(session.exec(select(func.coalesce(func.sum(Tally.value), 0))).one())

    for end in ("return", "close"):
        visitor = await Visitor.arrive(client, audience="young")
        await count()
        await visitor.handoff()
        await count()
        conversation = await chief.take_next()
        await count()
        await chief.ok("POST", f"conversations/{conversation}/risk", {"level": "high", "reason": "inventé"})
        await count()
        await chief.ok("POST", f"conversations/{conversation}/transfer", {"to": other.id})
        await count()
        await other.ok("POST", f"conversations/{conversation}/{end}", {"outcome": "listened"})
        await count()
    steps = [after - before for before, after in pairwise(counts)]
    assert set(steps) <= {0, 1}
    assert sum(steps) == 10


async def test_counters_hide_what_could_point_at_somebody(app, client):
    chief = await Mate.at_work(app, "Robin", "supervisor")
    for _ in range(5):
        await Visitor.waiting(client)
    counters = {one["name"]: one["value"] for one in (await chief.ok("GET", "stats"))["counters"]}
    assert counters["opened:asked:none"] == 5
    await chief.take_next()
    counters = {one["name"]: one["value"] for one in (await chief.ok("GET", "stats"))["counters"]}
    assert counters["wait:none:under_1"] is None


async def test_every_counter_has_french_words_and_every_closing_is_taken(app, client):
    chief = await Mate.at_work(app, "Camille", "supervisor", capacity=10)
    words = (await chief.ok("GET", "words"))["words"]
    for outcome in words["closings"]:
        await Visitor.waiting(client)
        conversation = await chief.take_next()
        await chief.ok("POST", f"conversations/{conversation}/close", {"outcome": outcome})
    for state in ("left", "returned", "withdrawn", "released", "transferred", "nobody"):
        assert any(name.endswith(state) for name in words["counters"])
    counted = {one["name"] for one in (await chief.ok("GET", "stats"))["counters"]}
    assert counted
    assert counted <= set(words["counters"])
    levels, reasons = get_args(Level), get_args(CaseOut.model_fields["reason"].annotation)
    buckets = {tally.bucket(limit * 60 - 1) for limit in tally.BUCKETS} | {tally.bucket(10**6)}
    expected = {f"opened:{reason}:{level}" for reason in reasons for level in levels}
    expected |= {f"wait:{level}:{bucket}" for level in levels for bucket in buckets}
    expected |= {f"regraded:{before}:{after}" for before in levels for after in levels}
    assert expected <= set(words["counters"])
