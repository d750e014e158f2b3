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

from api.models import Conversation, Handoff, now

HEAD_START = {
    "none": timedelta(0),
    "concern": timedelta(minutes=10),
    "high": timedelta(minutes=40),
    "immediate": timedelta(hours=4),
}
PROMISED = timedelta(days=1)  # so much later a promised answer is due
# Left by its counsellor: nobody may be passed over twice. It lifts above no danger at once, however long ago
# the case was opened: who has perhaps closed the page does not stand before somebody whose life is at stake.
RELEASED = timedelta(hours=3)
FRESH = timedelta(minutes=1)  # so far behind an immediate case of this moment it ends

# Of those who wait: for somebody now, not for an answer later, unless its counsellor was there and is lost.
FOR_NOW = or_(col(Handoff.reason) != "later", col(Handoff.released))


class Case(NamedTuple):
    handoff: Handoff
    conversation: Conversation


def ordered(cases: Iterable[Case]) -> list[Case]:
    at = now()
    return sorted(cases, key=lambda case: (_due(case, at), _waited(case), case.handoff.id))


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
        .where(Handoff.state == state, col(Conversation.expires_at) > now())
    )
    rows = session.exec(wanted if by is None else wanted.where(Handoff.taken_by == by))
    return [Case(handoff, conversation) for handoff, conversation in rows]


def _due(case: Case, at: datetime) -> datetime:
    waited = _waited(case)
    if not case.handoff.released:
        return waited
    if case.conversation.level == "immediate":
        return waited - RELEASED
    return max(waited - RELEASED, min(waited, at - HEAD_START["immediate"] + FRESH))


def _waited(case: Case) -> datetime:
    """Since when it waits, as it were, its level and what it waits for counted."""
    handoff = case.handoff
    promised = PROMISED if handoff.reason == "later" and not handoff.released else timedelta(0)
    return handoff.opened_at + promised - HEAD_START[case.conversation.level]
