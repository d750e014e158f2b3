"""Hand-offs as the queue and the board show them: categories only, never a word of the visitor."""

from collections import Counter
from datetime import datetime

from sqlmodel import Session, col, select

from api.console.shapes import CaseOut, MateOut, QueueOut
from api.handoff import queue, summary
from api.handoff.desk import Desk
from api.handoff.duty import PRESENCE
from api.handoff.queue import Case
from api.models import Person, Presence, now
from api.safety import AXES
from api.words import Words

DEMO = "demo-"


class Board:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self, session: Session, me: Person) -> QueueOut:
        """The queue, one's own cases (a supervisor: everybody's), and who is there."""
        at = now()
        watch = self._desk.duty.look(session, at)
        names = {one.id: one.name for one in session.exec(select(Person))}
        watchers = _watchers(session, names)
        waiting = [self._case(case, names, watchers) for case in queue.waiting(session)]
        taken = [
            self._case(case, names, watchers)
            for case in queue.taken(session, None if me.role == "supervisor" else me.id)
        ]
        levels = Counter(case.level for case in waiting)
        return QueueOut(
            waiting=waiting,
            taken=taken,
            team=[
                MateOut.model_validate(
                    {
                        "id": mate.person.id,
                        "name": mate.person.name,
                        "role": mate.person.role,
                        "on_break": mate.on_break,
                        "held": mate.held,
                        "capacity": mate.person.capacity,
                    }
                )
                for mate in watch.mates
            ],
            open=watch.open,
            oldest_wait_seconds=_oldest(waiting, at),
            waiting_by_level=dict(levels),
        )

    def one(self, session: Session, case: Case) -> CaseOut:
        names = {one.id: one.name for one in session.exec(select(Person))}
        return self._case(case, names, _watchers(session, names))

    def _case(self, case: Case, names: dict[str, str], watchers: dict[str, list[str]]) -> CaseOut:
        handoff, conversation = case
        struck = set(handoff.struck)
        return CaseOut.model_validate(
            {
                "conversation": conversation.id,
                "state": handoff.state,
                "reason": handoff.reason,
                "level": conversation.level,
                "axes": [axis for axis in AXES if axis in handoff.axes and "what" not in struck],
                "audience": None if "who" in struck else handoff.audience,
                "age_band": None if "who" in struck else handoff.age_band,
                "department": department(conversation.place),
                "lines": _passed_on(case, self._desk.words),
                "waiting_since": handoff.waiting_since,
                "taken_at": handoff.taken_at,
                "taken_by": names.get(handoff.taken_by or ""),
                "released": handoff.released,
                "help_wanted": handoff.help_wanted,
                "watched_by": watchers.get(conversation.id, []),
                "demo": handoff.id.startswith(DEMO),
            }
        )


def _passed_on(case: Case, words: Words) -> list[dict[str, object]]:
    lines = summary.lines(case.handoff, case.conversation.level, words)
    return [{**line, "text": None if line["struck"] else line["text"]} for line in lines]


def department(place: str | None) -> str | None:
    """Of a commune's or a département's code; the commune itself is nobody's business in a queue."""
    if not place:
        return None
    return place[:3] if place.startswith("97") else place[:2]


def _oldest(waiting: list[CaseOut], at: datetime) -> int | None:
    """Of those who wait now; a promise for later may be a night old and is nobody's fault."""
    for_now = (case.waiting_since for case in waiting if case.reason != "later" or case.released)
    since = min(for_now, default=None)
    return None if since is None else int((at - since).total_seconds())


def _watchers(session: Session, names: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    there = col(Presence.last_seen) > now() - PRESENCE
    for here in session.exec(select(Presence).where(col(Presence.watching).is_not(None), there)):
        found.setdefault(here.watching or "", []).append(names.get(here.person_id, ""))
    return found
