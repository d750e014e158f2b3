"""Giving a return code, and coming back with one."""

import asyncio
from typing import NamedTuple

from sqlmodel import Session

from api.crypto import new_token
from api.errors import NotFound
from api.events import EventOut
from api.handoff.desk import Desk
from api.handoff.held import has_code
from api.handoff.receipts import Code, Form, Receipts
from api.models import Conversation


class Issued(NamedTuple):
    code: str  # nobody can show it again
    told: list[EventOut]  # to the visitor besides
    replaces: bool  # one that she had, and that opens nothing any more


class ReturnCodes:
    def __init__(self, desk: Desk, receipts: Receipts) -> None:
        self._desk, self._receipts = desk, receipts

    async def issue(self, conversation_id: str, form: Form = "words") -> Issued:
        """With it a person is asked for, whoever is there: it is what the code is for."""
        while True:
            code = self._receipts.new_code(form)
            hashed = await asyncio.to_thread(self._receipts.hash, code)
            issued = await self._desk.change(conversation_id, self._issue, code, hashed)
            if issued is not None:
                return issued

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

    def _issue(self, session: Session, conversation: Conversation, code: Code, hashed: str) -> Issued | None:
        replaces = has_code(session, conversation)
        if self._receipts.keep(session, conversation, code, hashed) is None:
            return None
        told = self._desk.ask(session, conversation, "later") if conversation.state == "bot" else []
        return Issued(code.shown, told, replaces)
