"""Giving a return code, and coming back with one."""

import asyncio

from sqlmodel import Session

from api.crypto import new_token
from api.errors import NotFound
from api.events import EventOut
from api.handoff.desk import Desk
from api.handoff.receipts import Code, Form, Receipts
from api.models import Conversation


class ReturnCodes:
    def __init__(self, desk: Desk, receipts: Receipts) -> None:
        self._desk, self._receipts = desk, receipts

    async def issue(self, conversation_id: str, form: Form = "words") -> tuple[str, list[EventOut]]:
        """The code, which nobody can show again, and what the visitor is told besides.

        With it a person is asked for, whoever is there: it is what the code is for.
        """
        while True:
            code = self._receipts.new_code(form)
            hashed = await asyncio.to_thread(self._receipts.hash, code)
            told = await self._desk.change(conversation_id, self._issue, code, hashed)
            if told is not None:
                return code.shown, told

    async def resume(self, typed: str) -> tuple[str, Conversation, list[EventOut]]:
        """A new token for the conversation of that code; NotFound for any code that opens nothing."""
        db, code, token = self._desk.thread.db, self._receipts.read_code(typed), new_token()
        receipt = await db.write(self._receipts.find, code) if code else None
        proven = await asyncio.to_thread(self._receipts.proves, receipt, code)
        if receipt is None or not proven:
            raise NotFound(word="unknown-code")
        conversation = await db.write(self._receipts.open, receipt.conversation_id, token)
        if conversation is None:
            raise NotFound(word="unknown-code")
        await self._desk.thread.hub.wake(conversation.id)
        return token, conversation, await self._desk.thread.after(conversation, 0)

    def _issue(
        self, session: Session, conversation: Conversation, code: Code, hashed: str
    ) -> list[EventOut] | None:
        if self._receipts.keep(session, conversation, code, hashed) is None:
            return None
        if conversation.state != "bot":
            return []
        return self._desk.ask(session, conversation, "later")
