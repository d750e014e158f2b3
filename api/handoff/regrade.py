"""A person's judgement over the screen's: the only way a conversation's level falls."""

import secrets

from sqlmodel import Session

from api.handoff import tally
from api.models import Conversation, Regrade
from api.thread import Thread


def regrade(
    session: Session, conversation: Conversation, thread: Thread, *, person_id: str, level: str, reason: str
) -> Regrade:
    """The reason is sealed with the conversation's key: it may repeat what the visitor said."""
    identity = secrets.token_hex(16)
    made = Regrade(
        id=identity,
        conversation_id=conversation.id,
        person_id=person_id,
        before=conversation.level,
        after=level,
        reason=thread.box(conversation).seal(reason.encode(), seq=0, author=f"regrade:{identity}"),
    )
    conversation.level = level
    session.add(made)
    tally.count(session, f"regraded:{made.before}:{level}")
    return made
