"""The conversation's thread: the only writer of messages, the only reader of their words.

Numbers are given under the conversation's row lock, so they have no gap and no double; a client's
message is known by its `client_id`, so sending it twice stores it once.
"""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Connection, RowMapping, Select
from sqlmodel import Session

from api import rows, sealed
from api.crypto import Box, Keyring, hashed, new_token
from api.db import Database
from api.errors import Conflict, ConversationOver, UnknownChoice
from api.events import Draft, EventOut, Message
from api.heard import Before, Heard, Listening
from api.live import Hub
from api.models import Conversation, now
from api.safety import AgeBand, Context, as_level
from api.settings import Settings

BOT_MAY_SPEAK = frozenset({"bot", "waiting"})


class Thread:
    def __init__(
        self, db: Database, keyring: Keyring, hub: Hub, settings: Settings, renewed: sealed.Renewed
    ) -> None:
        """`renewed`: what stands in a card for days must not say that a closed door is open."""
        self.db, self.keyring, self.hub, self.settings = db, keyring, hub, settings
        self._renewed = renewed

    async def start(
        self, drafts: Iterable[Draft], *, audience: str | None, locale: str
    ) -> tuple[str, Conversation, list[EventOut]]:
        token = new_token()
        conversation, events = await self.db.write(self._start, token, list(drafts), audience, locale)
        return token, conversation, events

    async def open(self, token: str) -> Conversation:
        """Raise ConversationOver unless the token opens a living conversation."""
        return await self.db.read_rows(_find, token)

    async def before(self, token: str, message: Message) -> Before:
        """What the screen needs of a message that is still to be stored; raise as `hear` does."""
        return await self.db.read_rows(self._before, token, message)

    async def hear(self, token: str, message: Message, listening: Listening) -> Heard:
        heard = await self.db.write_rows(self._hear, token, message, listening)
        await self.hub.wake(heard.conversation.id)
        return heard

    async def append(
        self, conversation_id: str, drafts: Iterable[Draft], *, turn: int = 0, **changes: Any
    ) -> list[EventOut]:
        """Append what may still be said, and set `changes` on the conversation.

        The bot's drafts are dropped when a person has taken over meanwhile; everything is dropped when the
        conversation was erased. With `turn`, the turn of that visitor message is complete.
        """
        events = await self.db.write_rows(self._append_by_id, conversation_id, list(drafts), turn, changes)
        if events:
            await self.hub.wake(conversation_id)
        return events

    async def answer(self, heard: Heard, drafts: Iterable[Draft], **changes: Any) -> list[EventOut]:
        """Append to what was heard, whose turn is complete: nothing of it once a person has taken over.

        It is all the program's, an apology for its silence and the numbers beside it too.
        """
        events = await self.db.write_rows(self._answer, heard, list(drafts), changes)
        if events:
            await self.hub.wake(heard.conversation.id)
        return events

    async def after(self, conversation: Conversation, seq: int) -> list[EventOut]:
        return await self.db.read_rows(self._after, conversation, seq)

    async def news(self, token: str, seq: int) -> list[EventOut]:
        """As `open` and `after`, in one unit of work: streams ask at each wake-up."""
        return await self.db.read_rows(
            lambda connection: self._after(connection, _find(connection, token), seq)
        )

    # --- units of work of a session: also used by the desk within its own --------------------------------

    def append_within(
        self, session: Session, conversation: Conversation, drafts: Iterable[Draft], turn: int = 0
    ) -> list[EventOut]:
        """As `append`, for a caller that holds the conversation's lock; the caller wakes both sides."""
        return self._append(session.connection(), conversation, drafts, turn)

    def read_after(self, session: Session, conversation: Conversation, seq: int) -> list[EventOut]:
        return self._after(session.connection(), conversation, seq)

    def box(self, conversation: Conversation) -> Box:
        return self.keyring.open_box(conversation.id, conversation.key, conversation.key_id)

    def _start(
        self, session: Session, token: str, drafts: list[Draft], audience: str | None, locale: str
    ) -> tuple[Conversation, list[EventOut]]:
        identity = secrets.token_hex(16)
        _, wrapped, key_id = self.keyring.new_box(identity)
        conversation = Conversation(
            id=identity,
            token_hash=hashed(token),
            engine_id=secrets.token_hex(16),
            key=wrapped,
            key_id=key_id,
            audience=audience,
            locale=locale,
            expires_at=now() + self.settings.bot_only_life,
        )
        session.add(conversation)
        session.flush()
        return conversation, self.append_within(session, conversation, drafts)

    # --- units of work of plain rows: what each message costs --------------------------------------------

    def _after(self, connection: Connection, conversation: Conversation, seq: int) -> list[EventOut]:
        later = rows.events(connection, rows.LATER, conversation, after=seq)
        return sealed.opened(self.box(conversation), later, conversation, self._renewed)

    def _before(self, connection: Connection, token: str, message: Message) -> Before:
        conversation = _find(connection, token)
        box = self.box(conversation)
        text, touched = message.text or "", None
        if message.choice is not None:
            text, payload = self._chosen(connection, conversation, box, message.choice)
            touched = str(payload.get("intent", ""))
        question, choices, recent = "", (), []
        for row in rows.events(connection, rows.SENT_OR_LATEST, conversation, client=message.client_id):
            body = sealed.unseal(box, row)
            if row["author"] != "visitor":
                question = body.get("text") or question
                choices = tuple(choice["label"] for choice in body.get("choices", ())) or choices
            elif row["client_id"] != message.client_id and row["seq"] > conversation.judged_to:
                recent.append(body["text"])
        context = Context(
            question=question,
            choices=choices,
            before=tuple(recent),
            audience=conversation.audience,
            subject=conversation.intent,
            level=as_level(conversation.level),
            age_band=cast("AgeBand | None", conversation.age_band),
        )
        return Before(conversation, text, context, touched)

    def _hear(self, connection: Connection, token: str, message: Message, listening: Listening) -> Heard:
        conversation = _find(connection, token, rows.BY_TOKEN_LOCKED)
        box = self.box(conversation)
        said, payload = message.text or "", None
        if message.choice is not None:
            said, payload = self._chosen(connection, conversation, box, message.choice)
        offered: list[list[dict[str, Any]]] = []
        for row in rows.events(connection, rows.SENT_OR_LATEST, conversation, client=message.client_id):
            if row["client_id"] == message.client_id:
                if row["author"] != "visitor":
                    raise Conflict  # a counsellor's words bear it, and every word bears its own
                heard = self._heard_before(connection, conversation, box, row)
                pressed = message.choice is not None
                if said != heard.text or (pressed and payload != heard.payload):
                    raise Conflict(fields=["client_id"], word="said-otherwise")
                return heard
            if row["author"] != "visitor":
                offered.append(sealed.unseal(box, row).get("choices") or [])
        if message.choice is None and conversation.state in BOT_MAY_SPEAK:
            payload = listening.chosen(said, [choices for choices in offered if choices])
        behind = listening.judge(conversation)
        heard = Heard(conversation, conversation.seq + 1, said, payload, box)
        listening.meanwhile(heard)
        draft = Draft("visitor", text=said, client_id=message.client_id, reading=listening.reading)
        heard.events = sealed.write(connection, conversation, box, [draft], payload=payload)
        conversation.last_at = now()
        until = conversation.last_at + self._life(conversation)
        conversation.expires_at = max(conversation.expires_at, until)
        heard.events += sealed.write(connection, conversation, box, behind, turn=heard.turn)
        rows.keep(connection, conversation)
        return heard

    def _heard_before(
        self, connection: Connection, conversation: Conversation, box: Box, before: RowMapping
    ) -> Heard:
        body = sealed.unseal(box, before)
        whole = rows.events(connection, rows.TURN, conversation, turn=before["seq"])
        events = sealed.opened(box, whole, conversation, self._renewed)
        heard = Heard(conversation, before["seq"], body["text"], body.get("payload"), box, events)
        heard.repeated, heard.answered = True, conversation.answered >= heard.turn
        return heard

    def _append_by_id(
        self,
        connection: Connection,
        conversation_id: str,
        drafts: list[Draft],
        turn: int,
        changes: dict[str, Any],
    ) -> list[EventOut]:
        conversation = rows.conversation(connection, rows.BY_ID_LOCKED, conversation=conversation_id)
        return [] if conversation is None else self._changed(connection, conversation, drafts, turn, changes)

    def _changed(
        self,
        connection: Connection,
        conversation: Conversation,
        drafts: list[Draft],
        turn: int,
        changes: dict[str, Any],
    ) -> list[EventOut]:
        for name, value in changes.items():
            setattr(conversation, name, value)
        conversation.answered = max(conversation.answered, turn)
        events = self._append(connection, conversation, drafts, turn)
        rows.keep(connection, conversation)
        return events

    def _answer(
        self, connection: Connection, heard: Heard, drafts: list[Draft], changes: dict[str, Any]
    ) -> list[EventOut]:
        """Without reading the conversation again, which seldom moves while the engine thinks."""
        conversation, turn = heard.conversation, heard.turn
        said = drafts if _bot_may_speak(conversation, turn) else []
        known = {"answered": max(conversation.answered, turn), "seq": conversation.seq + len(said)}
        if rows.changed_unmoved(connection, conversation, changes | known):
            return sealed.write(connection, conversation, heard.box, said, turn=turn)
        moved = rows.conversation(connection, rows.BY_ID_LOCKED, conversation=conversation.id)
        if moved is None:
            return []
        if moved.answered == turn:  # by another process, which the page had asked, too
            told = {event.seq for event in heard.events}
            whole = rows.events(connection, rows.TURN, moved, turn=turn)
            opened = sealed.opened(heard.box, whole, moved, self._renewed)
            return [event for event in opened if event.seq not in told]
        said = drafts if _bot_may_speak(moved, turn) else []
        return self._changed(connection, moved, said, turn, changes)

    def _append(
        self, connection: Connection, conversation: Conversation, drafts: Iterable[Draft], turn: int
    ) -> list[EventOut]:
        may_speak = _bot_may_speak(conversation, turn)
        said = [draft for draft in drafts if may_speak or draft.author != "bot"]
        return sealed.write(connection, conversation, self.box(conversation), said, turn=turn)

    def _chosen(
        self, connection: Connection, conversation: Conversation, box: Box, choice: str
    ) -> tuple[str, dict[str, Any]]:
        """Find a choice among those issued in this conversation, the latest first."""
        for row in rows.events(connection, rows.ISSUED, conversation):
            for known in sealed.unseal(box, row).get("choices", ()):
                if secrets.compare_digest(known["id"].encode(), choice.encode()):
                    return known["label"], known["payload"]
        raise UnknownChoice(fields=["choice"])

    def _life(self, conversation: Conversation) -> timedelta:
        held = conversation.state == "counsellor"
        return self.settings.counsellor_life if held else self.settings.bot_only_life


def _find(connection: Connection, token: str, query: Select[Any] = rows.BY_TOKEN) -> Conversation:
    conversation = rows.conversation(connection, query, token=hashed(token))
    if conversation is None or conversation.over:
        raise ConversationOver
    return conversation


def _bot_may_speak(conversation: Conversation, turn: int) -> bool:
    # An answer to what was asked before a person came and went is too late.
    return conversation.state in BOT_MAY_SPEAK and not 0 < turn <= conversation.quiet_to
