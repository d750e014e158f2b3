"""What a visitor says while she waits, or while a person is there, and what of it is passed on: a danger."""

from sqlmodel import Session

from api.events import EventOut
from api.handoff import summary
from api.handoff.desk import Desk
from api.handoff.held import current
from api.models import Conversation
from api.safety import Screening


def follow(session: Session, conversation: Conversation, desk: Desk, seen: Screening) -> list[EventOut]:
    """She is shown what is said of her now, where that is no longer what she was shown."""
    handoff = current(session, conversation)
    if handoff is None or not summary.follow(handoff, conversation, seen, desk.words):
        return []
    shown = desk.says.summary(handoff, conversation, changed=True)
    return desk.thread.append_within(session, conversation, [shown])
