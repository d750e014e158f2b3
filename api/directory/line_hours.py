"""What is said of a national line's hours: Paris time, and no claim of a public holiday that they don't name.

Whether a line answers that day is not known: no source says it (docs/to-verify.md).
"""

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from api.directory import hours
from api.directory.hours import PARIS, Words

HERE = ZoneInfo(PARIS)
HOLIDAYS = "PH"


def unsure(expression: str | None, at: datetime) -> bool:
    """Open by its hours, on a public holiday of which they say nothing."""
    return bool(expression) and hours.is_open(expression or "", at) and _unsaid(expression or "", at)


def told(expression: str | None, at: datetime, words: Words, zone: str = PARIS) -> str:
    """`zone`: where the reader is, who is told whose clock is meant when it isn't hers."""
    if unsure(expression, at):
        return words.say("holiday")
    said = hours.state_words(expression, at, words)
    if not expression or _always(expression):
        return said
    if zone != PARIS:
        said = words.say("in_paris", state=said)
    opens = None if hours.is_open(expression, at) else hours.opening(expression, at)
    return words.say("opens_holiday", state=said) if opens and _unsaid(expression, opens) else said


def _unsaid(expression: str, at: datetime) -> bool:
    named = HOLIDAYS in expression or _always(expression)
    return not named and _is_holiday(at.astimezone(HERE).date())


@lru_cache(maxsize=64)
def _always(expression: str) -> bool:
    parsed = hours.parse(expression)
    some_day = datetime.combine(date(2026, 1, 5), time(12), HERE)
    return parsed.is_open(some_day) and parsed.next_change(some_day) is None


@lru_cache(maxsize=64)
def _is_holiday(day: date) -> bool:
    return hours.parse(HOLIDAYS).is_open(datetime.combine(day, time(12), HERE))
