from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from api.directory import hours

WORDS = hours.load_words(Path(__file__).parents[3] / "resources" / "hours.yml")
PARIS = ZoneInfo("Europe/Paris")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def said(expression: str, at: str, zone: str = hours.PARIS) -> str:
    return plain(
        hours.state_words(expression, datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone)), WORDS, zone)
    )


@pytest.mark.parametrize(
    ("expression", "at", "words"),
    [
        ("24/7", "2026-11-24T03:00", "24 h/24, 7 j/7"),
        ("Mo-Su 09:00-23:00", "2026-11-24T22:59", "ouvert jusqu’à 23 h"),
        ("Mo-Su 09:00-23:00", "2026-11-24T23:00", "ouvre demain à 9 h"),
        ("Mo-Su 09:00-23:00", "2026-11-24T08:59", "ouvre à 9 h"),
        ("Mo-Fr 10:00-19:30", "2026-11-27T19:00", "ouvert jusqu’à 19 h 30"),
        ("Mo-Fr 10:00-19:00", "2026-11-28T12:00", "ouvre lundi à 10 h"),
        ("Mo-Fr 10:00-19:00", "2026-11-29T12:00", "ouvre demain à 10 h"),
        ("Mo-Fr 10:00-12:00,14:00-18:00", "2026-11-24T13:00", "ouvre à 14 h"),
        ("Fr-Sa 20:00-02:00", "2026-11-28T01:00", "ouvert jusqu’à 2 h"),
        ("Mo-Su 18:00-24:00", "2026-11-24T20:00", "ouvert jusqu’à minuit"),
        ("Mo 00:00-24:00", "2026-11-23T10:00", "ouvert jusqu’à minuit"),
        ("Mo-We 00:00-24:00", "2026-11-23T10:00", "ouvert jusqu’à jeudi minuit"),
        ("Sep-Jun Mo 09:00-12:00", "2026-07-10T10:00", "ouvre le 7 septembre à 9 h"),
        ("2020 Mo 09:00-12:00", "2026-07-10T10:00", "fermé"),
        ("off", "2026-07-10T10:00", "fermé"),
        ("", "2026-07-10T10:00", "horaires à vérifier"),
    ],
)
def test_hours_are_said_in_words(expression: str, at: str, words: str) -> None:
    assert said(expression, at) == words


@pytest.mark.parametrize(
    "day", ["2026-05-01", "2026-05-14", "2026-05-25", "2026-07-14", "2026-12-25", "2027-01-01"]
)
def test_a_door_closed_on_public_holidays_is_closed_on_french_ones(day: str) -> None:
    at = datetime.fromisoformat(f"{day}T11:00").replace(tzinfo=PARIS)
    assert not hours.is_open("Mo-Su 10:00-19:00; PH off", at)
    assert hours.is_open("Mo-Su 10:00-19:00", at)


def test_after_a_holiday_the_next_opening_is_the_working_day() -> None:
    assert said("Mo-Fr 10:00-19:00; PH off", "2026-05-01T11:00") == "ouvre lundi à 10 h"


def test_the_lost_hour_of_march_and_the_doubled_one_of_october_do_not_move_a_closing() -> None:
    assert said("Sa 20:00-06:00", "2026-03-28T23:00") == "ouvert jusqu’à 6 h"
    assert said("Sa 20:00-06:00", "2026-10-24T23:00") == "ouvert jusqu’à 6 h"
    night = "Mo-Su 09:00-18:00"
    assert hours.is_open(night, datetime.fromisoformat("2026-03-29T07:30+00:00"))
    assert not hours.is_open(night, datetime.fromisoformat("2026-10-25T07:30+00:00"))


def test_overseas_hours_are_told_by_the_clock_of_the_place() -> None:
    noon_in_paris = datetime(2026, 11, 24, 12, tzinfo=PARIS)
    assert hours.is_open("Mo-Fr 08:00-17:00", noon_in_paris, hours.zone_of("974"))
    assert not hours.is_open("Mo-Fr 08:00-17:00", noon_in_paris, hours.zone_of("972"))
    told = hours.state_words("Mo-Fr 08:00-17:00", noon_in_paris, WORDS, hours.zone_of("972"))
    assert plain(told) == "ouvre à 8 h"


@time_machine.travel("2026-11-24T21:30:00+00:00", tick=False)
def test_the_clock_of_the_machine_can_be_passed_as_it_is() -> None:
    assert plain(hours.state_words("Mo-Su 09:00-23:00", datetime.now(PARIS), WORDS)) == "ouvert jusqu’à 23 h"


@pytest.mark.parametrize(
    ("expression", "lines"),
    [
        ("Mo-Fr 10:00-19:00", ["lundi à vendredi : 10 h – 19 h"]),
        ("Mo-Su 09:00-23:00", ["tous les jours : 9 h – 23 h"]),
        ("24/7", ["tous les jours : 24 h/24"]),
        (
            "Mo 09:00-12:00,14:00-17:30; We 09:00-12:00",
            ["lundi : 9 h – 12 h et 14 h – 17 h 30", "mercredi : 9 h – 12 h"],
        ),
        ("Fr 20:00-02:00", ["vendredi : 20 h – 2 h"]),
        ("off", []),
        ("", []),
    ],
)
def test_a_week_is_said_in_few_lines(expression: str, lines: list[str]) -> None:
    at = datetime(2026, 11, 24, 12, tzinfo=PARIS)
    assert [plain(line) for line in hours.week_words(expression, at, WORDS)] == lines


@pytest.mark.parametrize("bad", ["Lu 9h-12h", "Mo 25:00-26:00", "tous les jours", "Mo-Fr 9h", "\x00"])
def test_hours_that_cannot_be_read_are_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="opening_hours"):
        hours.parse(bad)


DAYS = st.sampled_from(["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "Mo-Fr", "Sa-Su", "Mo-Su"])
CLOCK = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
RULE = st.builds("{} {}-{}".format, DAYS, CLOCK, CLOCK)
MOMENT = st.integers(1_700_000_000, 1_900_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(st.lists(RULE, min_size=1, max_size=4), MOMENT)
def test_whatever_the_hours_the_words_agree_with_the_door(rules: list[str], moment: datetime) -> None:
    expression = "; ".join(rules)
    words = plain(hours.state_words(expression, moment, WORDS))
    assert hours.is_open(expression, moment) == words.startswith(("ouvert jusqu’à", "24 h/24"))
    hours.week_words(expression, moment, WORDS)
