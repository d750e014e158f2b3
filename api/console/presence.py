"""Signs of life from a counsellor's tab: what says that somebody is there, and whose cases are held."""

from datetime import UTC, datetime

from sqlmodel import Session

from api.models import Person, Presence, now

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def beat(session: Session, person_id: str, *, on_break: bool | None = None) -> bool:
    """True when the team should see a change: somebody came, went on a break or came back from it."""
    here = session.get(Presence, person_id)
    if here is None:
        # Of two first signs of life at once, a page's stream and its answer to a beat, one makes the row.
        session.get(Person, person_id, with_for_update=True)
        here = session.get(Presence, person_id)
    if here is None:
        session.add(Presence(person_id=person_id, on_break=bool(on_break)))
        return True
    changed = on_break is not None and on_break != here.on_break
    here.last_seen = now()
    if on_break is not None:
        here.on_break = on_break
    return changed


def leave(session: Session, person_id: str) -> None:
    """Signed out: what is held goes back to the queue at the next sweep, not in a minute."""
    here = session.get(Presence, person_id)
    if here is not None:
        here.last_seen, here.watching = LONG_AGO, None


def watch(session: Session, person_id: str, conversation_id: str | None) -> None:
    here = session.get(Presence, person_id) or Presence(person_id=person_id)
    here.watching = conversation_id
    session.add(here)
