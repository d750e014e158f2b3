"""A person's judgement over the screen's: the only way a conversation's level falls."""

import secrets

from sqlmodel import Session

from api.errors import Conflict
from api.handoff import tally
from api.models import Conversation, Regrade
from api.safety import LEVELS, Level
from api.thread import Thread


def regrade(
    session: Session, conversation: Conversation, thread: Thread, *, person_id: str, level: Level, reason: str
) -> Regrade:
    """Raise Conflict where it stands there already. The reason is sealed: it may repeat what she said.

    Judged less grave, the words so far raise nothing again, whatever is said after them.
    """
    if level == conversation.level:
        raise Conflict(fields=["level"])
    identity = secrets.token_hex(16)
    made = Regrade(
        id=identity,
        conversation_id=conversation.id,
        person_id=person_id,
        before=conversation.level,
        after=level,
        reason=thread.box(conversation).seal(reason.encode(), seq=0, author=f"regrade:{identity}"),
    )
    if LEVELS.index(level) < LEVELS.index(conversation.level):
        conversation.judged_to = conversation.seq
    conversation.level = level
    session.add(made)
    tally.count(session, f"regraded:{made.before}:{level}")
    return made
