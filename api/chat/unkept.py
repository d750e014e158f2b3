"""What is shown of words that are not kept: the database refuses them, or the door does.

Events without a number, and without a button: nothing that is stored stands behind it.
"""

from datetime import datetime

from api.chat.perform import Performer
from api.chat.screened import remember
from api.events import Draft, EventOut
from api.models import Conversation, now
from api.safety import Screen

BEGINNING = 500  # characters


class Unkept:
    def __init__(self, screen: Screen, performer: Performer) -> None:
        self._screen, self._performer = screen, performer

    async def unsaved(self, conversation: Conversation, text: str) -> list[EventOut]:
        """The database refuses to write (read-only, full, gone), or her key isn't here: help all the same."""
        seen, at = await self._screen.read(text), now()
        remember(conversation, seen)
        drafts = self._performer.danger(conversation, seen, at)
        drafts = drafts or self._performer.engine_down(conversation, conversation.audience, at)
        return [_unnumbered(draft, at) for draft in drafts]

    async def refused(self, conversation: Conversation, text: str) -> list[EventOut]:
        """Too long, or one too many within a moment: a danger's card, nothing for anything else.

        By their beginning alone, since whoever wants to can be refused all day.
        """
        seen, at = await self._screen.read(text[:BEGINNING]), now()
        if seen.level != "immediate":
            return []
        return [_unnumbered(draft, at) for draft in self._performer.danger(conversation, seen, at)]


def nobody() -> Conversation:
    """Stands for a conversation that can't even be read: no context, but the screen and numbers."""
    return Conversation(id="", token_hash="", engine_id="", key=b"", key_id="", expires_at=now())


def _unnumbered(draft: Draft, at: datetime) -> EventOut:
    row = {"seq": 0, "at": at, "author": draft.author, "kind": draft.kind, "client_id": None}
    return EventOut.of(row, draft.body() | {"choices": []})
