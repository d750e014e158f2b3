"""Time that has gone by, written into the database: no test waits for it."""

from datetime import timedelta

from sqlmodel import Session, select

from api.models import Handoff, Presence, now


def lose(session: Session, person_id: str) -> None:
    """A tab that died: longer without a sign of life than anybody is taken for there."""
    session.get_one(Presence, person_id).last_seen = now() - timedelta(seconds=61)


def wait_since(session: Session, minutes: int) -> None:
    for row in session.exec(select(Handoff).where(Handoff.state == "waiting")):
        row.opened_at = row.waiting_since = now() - timedelta(minutes=minutes)
