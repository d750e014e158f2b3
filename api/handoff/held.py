"""Which hand-off is open, who holds it, who may: asked under the conversation's lock."""

from sqlmodel import Session, col, select

from api.errors import Conflict
from api.handoff.duty import ANSWERS
from api.models import Conversation, Handoff, Person, Receipt, now

OPEN = ("waiting", "taken")


def current(session: Session, conversation: Conversation) -> Handoff | None:
    """The open hand-off, as the database has it under the lock."""
    return session.exec(
        select(Handoff).where(Handoff.conversation_id == conversation.id, col(Handoff.state).in_(OPEN))
    ).one_or_none()


def last_struck(session: Session, conversation: Conversation) -> list[str]:
    """What she kept to herself the last time: asking once more does not tell it."""
    before = select(Handoff.struck).where(Handoff.conversation_id == conversation.id)
    return list(session.exec(before.order_by(col(Handoff.opened_at).desc())).first() or ())


def has_code(session: Session, conversation: Conversation) -> bool:
    """A return code of hers still opens the conversation."""
    receipt = session.get(Receipt, conversation.id)
    return receipt is not None and receipt.expires_at > now()


def held_by(session: Session, conversation: Conversation, person_id: str | None) -> Handoff:
    """The hand-off that this person holds (None: that anybody holds); raises Conflict where there is none."""
    handoff = current(session, conversation)
    if handoff is None or handoff.state != "taken" or person_id not in (None, handoff.taken_by):
        raise Conflict
    return handoff


def answering(session: Session, person_id: str) -> Person:
    """Locked, so that two takes at once can't both use one's last free place."""
    person = session.get(Person, person_id, with_for_update=True)
    if person is None or not person.active or person.role not in ANSWERS:
        raise Conflict(fields=["person"])
    return person
