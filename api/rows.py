"""What each message asks the database: plain rows, by statements built once.

The ORM takes nearly twice the processor time for the same (decision 16). It serves what is done seldom.
"""

from typing import Any

from sqlalchemy import Connection, MappingResult, Select, bindparam, func, select
from sqlalchemy.orm import class_mapper
from sqlmodel import SQLModel

from api.models import Conversation, Event
from api.safety import REMEMBERED

CONVERSATION = SQLModel.metadata.tables[str(Conversation.__tablename__)]
EVENT = SQLModel.metadata.tables[str(Event.__tablename__)]

BY_TOKEN = CONVERSATION.select().where(CONVERSATION.c.token_hash == bindparam("token"))
BY_TOKEN_LOCKED = BY_TOKEN.with_for_update()
BY_ID_LOCKED = CONVERSATION.select().where(CONVERSATION.c.id == bindparam("conversation")).with_for_update()
CHANGE = CONVERSATION.update().where(CONVERSATION.c.id == bindparam("conversation"))
MOVES = ("seq", "state", "quiet_to")  # nothing is said, and nobody comes or goes, without one of them
UNMOVED = CHANGE.where(*(CONVERSATION.c[name] == bindparam(f"known_{name}") for name in MOVES))

NEW = EVENT.insert()
OF_IT = EVENT.c.conversation_id == bindparam("conversation")
ALL = EVENT.select().where(OF_IT)
FROM_VISITOR = select(EVENT.c.seq).where(OF_IT, EVENT.c.author == "visitor").order_by(EVENT.c.seq.desc())
LATEST = EVENT.c.seq.in_(FROM_VISITOR.limit(REMEMBERED))
BEFORE = func.coalesce(FROM_VISITOR.limit(1).scalar_subquery(), 0)
ANSWERED = EVENT.c.seq > BEFORE  # what was said since her last message
# All in one, but never in one with the lock: PostgreSQL would find the events of before it was waited for.
SENT = EVENT.c.client_id == bindparam("client")
SENT_OR_LATEST = ALL.where(SENT | LATEST | ANSWERED).order_by(EVENT.c.seq)
ISSUED = ALL.where(EVENT.c.author != "visitor").order_by(EVENT.c.seq.desc())
LATER = ALL.where(EVENT.c.seq > bindparam("after")).order_by(EVENT.c.seq)
WHOLE = (EVENT.c.turn == bindparam("turn")) | (EVENT.c.seq == bindparam("turn"))
TURN = ALL.where(WHOLE).order_by(EVENT.c.seq)

_new = class_mapper(Conversation).class_manager.new_instance


def conversation(connection: Connection, query: Select[Any], **bound: Any) -> Conversation | None:
    """As a session would load it; none watches it, so `keep` writes what is changed."""
    row = connection.execute(query, bound).mappings().one_or_none()
    if row is None:
        return None
    found: Conversation = _new()
    vars(found).update(row)
    return found


def keep(connection: Connection, conversation: Conversation) -> None:
    """Write the columns that were set since it was read."""
    changed = {name: getattr(conversation, name) for name in conversation.model_fields_set}
    if changed:
        connection.execute(CHANGE, {"conversation": conversation.id} | changed)


def changed_unmoved(connection: Connection, conversation: Conversation, changes: dict[str, Any]) -> bool:
    """Write them unless something was said, or somebody came, since the conversation was read."""
    known = {f"known_{name}": getattr(conversation, name) for name in MOVES}
    result = connection.execute(UNMOVED, {"conversation": conversation.id} | known | changes)
    return result.rowcount == 1


def events(connection: Connection, query: Select[Any], of: Conversation, **bound: Any) -> MappingResult:
    return connection.execute(query, {"conversation": of.id} | bound).mappings()


def add(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(NEW, rows)
