"""Is anyone there: the hours of the service, who is present, who has room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from api.models import DutyHours, Handoff, Person, Presence

PRESENCE = timedelta(seconds=60)  # without a sign of life, one is away
PARIS = ZoneInfo("Europe/Paris")
ANSWERS = ("counsellor", "supervisor")  # roles that may hold a conversation

ONE_DAY = timedelta(days=1)

# An OSM opening_hours expression, a day and a moment: do hours that begin on that day cover it?
Begun = Callable[[str, date, datetime], bool]


@dataclass(frozen=True, slots=True)
class Mate:
    """Somebody who is there, on a break or not."""

    person: Person
    on_break: bool
    held: int

    @property
    def free(self) -> bool:
        return not self.on_break and self.held < self.person.capacity


@dataclass(frozen=True, slots=True)
class Watch:
    open: bool
    mates: tuple[Mate, ...]

    @property
    def there(self) -> bool:
        """Somebody answers at this hour, perhaps after those she already has."""
        return self.open and any(not mate.on_break for mate in self.mates)

    @property
    def free(self) -> bool:
        return self.open and any(mate.free for mate in self.mates)


class Duty:
    def __init__(self, begun: Begun) -> None:
        self._begun = begun

    def seen(self, session: Session, person_id: str, at: datetime) -> bool:
        """Whether she gave a sign of life, at any hour and on a break, too."""
        presence = session.get(Presence, person_id)
        return presence is not None and presence.last_seen > at - PRESENCE

    def look(self, session: Session, at: datetime) -> Watch:
        rows = session.exec(
            select(Person, Presence)
            .join(Presence, col(Presence.person_id) == col(Person.id))
            .where(
                Person.active,
                col(Person.role).in_(ANSWERS),
                col(Presence.last_seen) > at - PRESENCE,
            )
            .order_by(col(Person.name))
        ).all()
        held = held_by_each(session)
        mates = tuple(Mate(person, here.on_break, held.get(person.id, 0)) for person, here in rows)
        return Watch(self.open_at(session, at), mates)

    def open_at(self, session: Session, at: datetime) -> bool:
        """An exception of the day wins over the usual week; no hours at all: whenever somebody is there.

        A night belongs to the day on which it begins: an exception neither ends the shift of the evening
        before nor lets that of its own evening end at midnight.
        """
        rows = {row.day: row.hours for row in session.exec(select(DutyHours))}
        today = at.astimezone(PARIS).date()
        written = {day: rows.get(day.isoformat(), rows.get("") or "24/7") for day in (today, today - ONE_DAY)}
        return any(hours and self._begun(hours, day, at) for day, hours in written.items())


def held_by_each(session: Session) -> dict[str, int]:
    rows = session.exec(
        select(Handoff.taken_by, func.count()).where(Handoff.state == "taken").group_by(col(Handoff.taken_by))
    )
    return {person: count for person, count in rows if person is not None}


def has_room(session: Session, person: Person) -> bool:
    held = session.exec(
        select(func.count()).where(Handoff.state == "taken", Handoff.taken_by == person.id)
    ).one()
    return held < person.capacity
