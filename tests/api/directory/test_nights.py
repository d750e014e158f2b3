from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.directory import hours, nights
from tests.api.directory.test_hours import CLOCK, MOMENT, RULE

PARIS = ZoneInfo("Europe/Paris")
DAY = timedelta(days=1)
NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
SPANS = st.tuples(CLOCK, CLOCK)


def begun(expression, day, at):
    return nights.begun(expression, date.fromisoformat(day), datetime.fromisoformat(at).replace(tzinfo=PARIS))


@pytest.mark.parametrize(
    ("expression", "at", "opened"),
    [
        ("18:00-02:00", "2026-12-24T17:59", False),
        ("18:00-02:00", "2026-12-24T18:00", True),
        ("18:00-02:00", "2026-12-25T01:59", True),
        ("18:00-02:00", "2026-12-25T02:00", False),
        ("18:00-02:00", "2026-12-25T18:00", False),  # the next day's own
        ("18:00-02:00", "2026-12-24T01:00", False),  # the day before's
        ("18:00-26:00", "2026-12-25T01:59", True),
        ("18:00-02:00; PH off", "2026-12-25T01:00", True),
        ("Mo-We 18:00-02:00; Th 18:00-04:00; Fr 10:00-12:00", "2026-12-25T03:00", True),
        ("00:00-03:00,18:00-02:00", "2026-12-25T01:00", True),
        ("00:00-03:00,18:00-02:00", "2026-12-25T02:30", False),
        ("18:00-18:00", "2026-12-25T17:59", True),
        ("24/7", "2026-12-24T23:59", True),
        ("24/7", "2026-12-25T00:00", False),
        ("Mo-Fr", "2026-12-25T00:00", False),
        ("00:00-24:00", "2026-12-25T00:00", False),
        ("off", "2026-12-24T12:00", False),
    ],
)
def test_what_begins_on_christmas_eve_is_all_that_counts_for_it(expression, at, opened):
    assert begun(expression, "2026-12-24", at) is opened


@pytest.mark.parametrize(
    ("day", "at", "opened"),
    [
        ("2026-03-28", "2026-03-29T01:59+01:00", True),
        ("2026-03-28", "2026-03-29T03:29+02:00", True),  # half an hour later: the hour between is lost
        ("2026-03-28", "2026-03-29T03:30+02:00", False),
        ("2026-03-29", "2026-03-30T02:15+02:00", True),  # an hour that the day before didn't have
        ("2026-10-24", "2026-10-25T02:15+02:00", True),
        ("2026-10-24", "2026-10-25T02:15+01:00", True),  # an hour later: the same once more
        ("2026-10-24", "2026-10-25T03:30+01:00", False),
    ],
)
def test_the_clock_on_the_wall_ends_a_night_in_march_and_october_too(day, at, opened):
    assert nights.begun("18:00-03:30", date.fromisoformat(day), datetime.fromisoformat(at)) is opened


@given(st.lists(st.none() | SPANS, min_size=7, max_size=7), MOMENT, st.integers(-1, 2))
def test_each_day_of_any_week_opens_what_stands_behind_its_name(week, moment, before):
    rules = [f"{name} {span[0]}-{span[1]}" for name, span in zip(NAMES, week, strict=True) if span]
    here = moment.astimezone(PARIS)
    day = here.date() - before * DAY
    span, opened = week[day.weekday()], False
    if span:
        start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in span)
        since_midnight = before * 24 * 60 + here.hour * 60 + here.minute
        opened = start <= since_midnight < (end if end > start else end + 24 * 60)
    assert nights.begun("; ".join(rules) or "off", day, moment) is opened


@given(RULE, MOMENT)
def test_two_days_of_one_rule_open_what_the_rule_opens(rule, moment):
    today = moment.astimezone(PARIS).date()
    opened = any(nights.begun(rule, day, moment) for day in (today, today - DAY))
    assert opened is hours.is_open(rule, moment)
