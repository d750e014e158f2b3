"""Opening hours: open now, and when next, in words.

Expressions are OSM opening_hours; the library knows French public holidays (`PH`). It knows none of the
overseas territories' own holidays (abolition of slavery), so those days are treated as ordinary ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from opening_hours import OpeningHours, State, validate

PARIS = "Europe/Paris"
# Zones of the overseas départements and territories, by INSEE code.
OVERSEAS = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "984": "Indian/Kerguelen",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}


@dataclass(frozen=True, eq=False)
class Words:
    """The sentences of resources/hours.yml, known by themselves, so that what they say can be remembered."""

    text: dict[str, str]
    days: tuple[str, ...]
    months: tuple[str, ...]

    def say(self, key: str, **parts: str | int) -> str:
        return self.text[key].format(**parts)


def load_words(path: Path) -> Words:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    days, months = tuple(read.pop("days")), tuple(read.pop("months"))
    return Words({key: str(value) for key, value in read.items()}, days, months)


def zone_of(department: str | None) -> str:
    return OVERSEAS.get(department or "", PARIS)


@lru_cache(maxsize=4096)
def parse(expression: str, zone: str = PARIS) -> OpeningHours:
    """Raises ValueError for an expression the library refuses."""
    if not validate(expression):
        raise ValueError(f"not an opening_hours expression: {expression!r}")
    return OpeningHours(expression, timezone=ZoneInfo(zone), country="FR", max_interval_days=366)


def is_open(expression: str, at: datetime, zone: str = PARIS) -> bool:
    """`at` carries its zone. A state the expression calls unknown counts as closed."""
    return parse(expression, zone).is_open(at.astimezone(ZoneInfo(zone)))


def state_words(expression: str | None, at: datetime, words: Words, zone: str = PARIS) -> str:
    """«ouvert jusqu’à 23 h», «ouvre demain à 9 h»: what matters to somebody who wants to go now."""
    if not expression:
        return words.say("unknown")
    hours = parse(expression, zone)
    here = at.astimezone(ZoneInfo(zone))
    change = hours.next_change(here)
    opened = hours.is_open(here)
    if change is None:
        return words.say("always" if opened else "closed")
    if opened:
        return _until(here, change, words)
    opens = opening(expression, at, zone)
    return _from(here, opens, words) if opens else words.say("closed")


def opening(expression: str, at: datetime, zone: str = PARIS) -> datetime | None:
    """When what is closed at that moment opens next."""
    hours = parse(expression, zone)
    change = hours.next_change(at.astimezone(ZoneInfo(zone)))
    while change is not None and not hours.is_open(change):  # a change from closed to unknown opens nothing
        change = hours.next_change(change)
    return change


def week_words(expression: str | None, at: datetime, words: Words, zone: str = PARIS) -> list[str]:
    """The week of `at`, one line for each run of days with the same hours; holidays of that week included."""
    if not expression:
        return []
    today = at.astimezone(ZoneInfo(zone)).date()
    return list(_week(expression, today - timedelta(days=today.weekday()), words, zone))


@lru_cache(maxsize=4096)  # every visitor of that week reads the same
def _week(expression: str, monday: date, words: Words, zone: str) -> tuple[str, ...]:
    days = zip(_days(parse(expression, zone), monday, words, zone), words.days, strict=True)
    lines = []
    for intervals, group in groupby(days, key=lambda day: day[0]):
        names = [name for _, name in group]
        if not intervals:
            continue
        key = {1: "one_day", 7: "every_day"}.get(len(names), "day_range")
        lines.append(words.say(key, day=names[0], first=names[0], last=names[-1], intervals=intervals))
    return tuple(lines)


def _days(hours: OpeningHours, monday: date, words: Words, zone: str) -> Iterator[str]:
    """What is said of each day. A night belongs to the day on which it begins: hence the days around."""
    midnights = [datetime.combine(monday + timedelta(days=n), time(), ZoneInfo(zone)) for n in range(-1, 9)]
    spans = [span[:2] for span in hours.intervals(midnights[0], midnights[9]) if span[2] == State.OPEN]
    for start, end, after in zip(midnights[1:8], midnights[2:9], midnights[3:10], strict=True):
        said = []
        for begins, ends in spans:
            if begins >= end or ends <= start:
                continue
            if begins <= start and ends >= end:
                said = [words.say("whole_day")]
                break
            if begins < start or (begins == start and any(ended == start for _, ended in spans)):
                continue  # began the evening before and was said there
            said.append(words.say("interval", start=clock(begins, words), end=clock(min(ends, after), words)))
        yield words.say("and").join(said)


def _until(here: datetime, change: datetime, words: Words) -> str:
    if change - here < timedelta(hours=24):
        return words.say("open_until", time=clock(change, words))
    return words.say("open_until_day", day=words.days[change.weekday()], time=clock(change, words))


def _from(here: datetime, change: datetime, words: Words) -> str:
    days = (change.date() - here.date()).days
    at = clock(change, words)
    if days == 0:
        return words.say("opens_today", time=at)
    if days == 1:
        return words.say("opens_tomorrow", time=at)
    if days < 7:
        return words.say("opens_day", day=words.days[change.weekday()], time=at)
    return words.say("opens_date", date=date_words(change.date(), words), time=at)


def clock(moment: datetime, words: Words) -> str:
    if moment.hour == moment.minute == 0:
        return words.say("midnight")
    if moment.minute == 0:
        return words.say("whole_hour", hour=moment.hour)
    return words.say("hour_minutes", hour=moment.hour, minutes=f"{moment.minute:02}")


def date_words(day: date, words: Words) -> str:
    month = words.months[day.month - 1]
    return words.say("first_of_month" if day.day == 1 else "date", day=day.day, month=month)
