"""Whose turn it is: risk first, then age; and age counts, so that nobody starves.

Each level is worth a head start. A case goes before another when it waits longer once the head starts are
added, so among equals the oldest is first, an immediate one is first among all fresh ones, and the mildest
still comes up when it has waited through the head start of the gravest. Who was promised an answer for later
holds nobody up who waits now: a night's promises would stand before the morning's dangers.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlmodel import Session, col, or_, select

from api.models import Conversation, Handoff

HEAD_START = {
    "none": timedelta(0),
    "concern": timedelta(minutes=10),
    "high": timedelta(minutes=40),
    "immediate": timedelta(hours=4),
}
PROMISED = timedelta(days=1)  # so much later a promised answer is due
# Left by its counsellor: nobody may be passed over twice. Less than danger at once has over the rest: who has
# perhaps closed the page does not stand before somebody whose life is at stake.
RELEASED = timedelta(hours=3)

# Of those who wait: for somebody now, not for an answer later, unless its counsellor was there and is lost.
FOR_NOW = or_(col(Handoff.reason) != "later", col(Handoff.released))


class Case(NamedTuple):
    handoff: Handoff
    conversation: Conversation


def ordered(cases: Iterable[Case]) -> list[Case]:
    return sorted(cases, key=lambda case: (_due(case), case.handoff.id))


def waiting(session: Session) -> list[Case]:
    return ordered(_cases(session, "waiting"))


def taken(session: Session, by: str | None = None) -> list[Case]:
    """Everybody's, or one person's: her stream asks at each wake-up, so the rest stays in the database."""
    cases = _cases(session, "taken", by)
    return sorted(cases, key=lambda case: case.handoff.taken_at or case.handoff.opened_at)


def _cases(session: Session, state: str, by: str | None = None) -> list[Case]:
    wanted = (
        select(Handoff, Conversation)
        .join(Conversation, col(Conversation.id) == col(Handoff.conversation_id))
        .where(Handoff.state == state)
    )
    rows = session.exec(wanted if by is None else wanted.where(Handoff.taken_by == by))
    return [Case(handoff, conversation) for handoff, conversation in rows]


def _due(case: Case) -> datetime:
    handoff, level = case.handoff, case.conversation.level
    again = RELEASED if handoff.released else timedelta(0)
    promised = PROMISED if handoff.reason == "later" and not handoff.released else timedelta(0)
    return handoff.opened_at + promised - HEAD_START[level] - again
