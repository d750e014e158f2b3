"""An event's words: sealed on their way into its row, opened on their way out; nobody else does either."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, RowMapping

from api import rows
from api.crypto import Box
from api.events import Draft, EventOut
from api.models import Conversation, now

# A card that was shown earlier, as it is true at this moment for whoever reads it.
Renewed = Callable[[dict[str, Any], Conversation], dict[str, Any]]


def write(
    connection: Connection,
    conversation: Conversation,
    box: Box,
    drafts: list[Draft],
    *,
    turn: int = 0,
    payload: dict[str, Any] | None = None,
) -> list[EventOut]:
    """Number them behind the conversation's last one; the caller holds its lock and keeps the row."""
    sealed: list[dict[str, Any]] = []
    events: list[EventOut] = []
    for draft in drafts:
        conversation.seq += 1
        body = draft.body()
        whole = body | {"payload": payload} if payload is not None else body
        words = json.dumps(whole, ensure_ascii=False).encode()
        row = {
            "conversation_id": conversation.id,
            "seq": conversation.seq,
            "at": now(),
            "author": draft.author,
            "kind": draft.kind,
            "turn": turn,
            "client_id": draft.client_id,
            "body": box.seal(words, seq=conversation.seq, author=draft.author),
        }
        sealed.append(row)
        events.append(EventOut.of(row, body))
    rows.add(connection, sealed)
    return events


def opened(
    box: Box, found: Iterable[RowMapping], conversation: Conversation, renewed: Renewed
) -> list[EventOut]:
    events = [EventOut.of(row, unseal(box, row)) for row in found]
    for event in events:
        event.card = renewed(event.card, conversation) if event.card else None
    return events


def unseal(box: Box, row: RowMapping) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(box.open(row["body"], seq=row["seq"], author=row["author"]))
    return body
