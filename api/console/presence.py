"""Signs of life from a counsellor's tab: what says that somebody is there, and whose cases are held."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from api.handoff.duty import PRESENCE
from api.models import Person, Presence, now

FRESH = timedelta(seconds=15)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def beat(session: Session, person_id: str, *, on_break: bool | None = None) -> bool:
    """True when the team should see a change: somebody came, went on a break or came back from it.

    Who was away comes back to nothing that she viewed: to look again is a deed, and audited.
    """
    here = _here(session, person_id)
    came = here.last_seen <= now() - PRESENCE
    if came:
        here.watching = None
    changed = came or (on_break is not None and on_break != here.on_break)
    here.last_seen = now()
    if on_break is not None:
        here.on_break = on_break
    return changed


def fading(session: Session, person_id: str) -> bool:
    """Whether another sign of life is worth writing down."""
    here = session.get(Presence, person_id)
    return here is None or here.last_seen < now() - FRESH


def leave(session: Session, person_id: str) -> None:
    """Signed out: what is held goes back to the queue at the next sweep, not in a minute."""
    here = session.get(Presence, person_id)
    if here is not None:
        here.last_seen, here.watching = LONG_AGO, None


def watch(session: Session, person_id: str, conversation_id: str) -> None:
    here = _here(session, person_id)
    here.watching, here.last_seen = conversation_id, now()


def look_away(session: Session, person_id: str) -> None:
    here = session.get(Presence, person_id)
    if here is not None:
        here.watching = None


def answers(session: Session, person_id: str, conversation_id: str) -> None:
    """Whoever holds a conversation has no silent view of it, which she would keep once it is given away."""
    here = session.get(Presence, person_id)
    if here is not None and here.watching == conversation_id:
        here.watching = None


def watched(session: Session, person: Person) -> str | None:
    """The conversation that a supervisor views. A dead tab views none: nobody may look unseen through it."""
    here = session.get(Presence, person.id) if person.role == "supervisor" else None
    return here.watching if here is not None and here.last_seen > now() - PRESENCE else None


def _here(session: Session, person_id: str) -> Presence:
    """Of two first signs of life at once, a page's stream and its answer to a beat, one makes the row."""
    here = session.get(Presence, person_id)
    if here is None:
        session.get(Person, person_id, with_for_update=True)
        here = session.get(Presence, person_id)
    if here is None:
        here = Presence(person_id=person_id, last_seen=LONG_AGO)
        session.add(here)
    return here
