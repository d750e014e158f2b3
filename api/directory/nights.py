"""Hours by the day on which they begin: a night goes on past midnight, whatever is said of the next day.

The library answers for a moment, and there a rule for one day ends the night of the day before: with
`Mo-Th 18:00-02:00; Fr 18:00-04:00` Thursday's night would end at midnight. So each expression is read in two
halves, which it writes in the digits of its spans: what a day opens until midnight, and in the next morning.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

from api.directory.hours import PARIS, parse

ONE_DAY = timedelta(days=1)
MIDNIGHT = 24 * 60  # minutes
SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")
NEVER = "23:59-24:00"  # no span is as good as one that no night reaches


@dataclass(frozen=True, slots=True)
class Halves:
    evening: OpeningHours
    morning: OpeningHours  # on the day on which the night began
    timeless: OpeningHours  # what opens without a span (`24/7`, `Mo-Fr`), hence no morning after


def begun(expression: str, day: date, at: datetime) -> bool:
    """Whether hours that begin on that day in Paris cover `at`."""
    here = at.astimezone(ZoneInfo(PARIS))
    clock = datetime.combine(day, here.time())  # the clock on the wall: no hour of it is lost or doubled
    if here.date() == day:
        return halves(expression).evening.is_open(clock)
    if here.date() == day + ONE_DAY:
        night = halves(expression)
        return night.morning.is_open(clock) and not night.timeless.is_open(clock)
    return False


@lru_cache(maxsize=1024)
def halves(expression: str) -> Halves:
    """Raises ValueError for an expression the library refuses."""
    written = str(parse(expression))  # every time in four digits
    return Halves(
        evening=parse(SPAN.sub(_evening, written)),
        morning=parse(SPAN.sub(_morning, written)),
        timeless=parse(SPAN.sub(NEVER, written)),
    )


def _evening(span: re.Match[str]) -> str:
    return f"{span[1]}:{span[2]}-24:00" if _past_midnight(span) > 0 else span[0]


def _morning(span: re.Match[str]) -> str:
    minutes = _past_midnight(span)
    return f"00:00-{minutes // 60:02}:{minutes % 60:02}" if minutes > 0 else NEVER


def _past_midnight(span: re.Match[str]) -> int:
    """Minutes; `22:00-02:00` and `22:00-26:00` are the same span."""
    start, end = int(span[1]) * 60 + int(span[2]), int(span[3]) * 60 + int(span[4])
    return end - MIDNIGHT if end > start else end
