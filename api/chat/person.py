"""What leads from the engine to a person: a button, a flow's deed, or the screen's alarm.

None of it needs the engine: a person can be asked for when the bot is down.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from api.chat.perform import PERSON
from api.errors import NotFound
from api.events import Draft, EventOut
from api.handoff.desk import Desk
from api.handoff.follow import follow
from api.handoff.return_code import ReturnCodes
from api.handoff.says import STILL_GOOD
from api.heard import Heard
from api.models import Conversation, now
from api.safety import Screening
from api.thread import BOT_MAY_SPEAK

CONSENT = "consent:person"  # among the conversation's gentle cards: asked once
WITH_THE_TEAM = {"waiting", "counsellor"}  # states
FRESH = timedelta(seconds=1)
ASKS_FOR_ONE = "ask_human"  # the intent of the flows' buttons that offer a person
MOST_TEXTS = 2  # a question more must leave the turn at three messages


class ToPerson:
    def __init__(self, desk: Desk, codes: ReturnCodes) -> None:
        self.desk, self._codes = desk, codes
        self._there, self._looked = False, datetime.min.replace(tzinfo=UTC)

    async def somebody_there(self) -> bool:
        """As of a moment ago: flows only choose their words by it, the desk looks again for itself."""
        at = now()
        if at - self._looked > FRESH:
            watch = await self.desk.thread.db.read(self.desk.duty.look, at)
            self._there, self._looked = watch.there, at
        return self._there

    def offers(
        self, conversation: Conversation, drafts: list[Draft], already: Iterable[EventOut] = ()
    ) -> list[Draft]:
        """A person is offered where one answers, an answer later where none does, nothing to who has one.

        Once a turn: not what is offered `already`. By the look that this turn has taken: `somebody_there`.
        """
        offered = {choice.label for event in already for choice in event.choices or ()}
        for draft in drafts:
            opened = (self._open(conversation, choice) for choice in draft.choices)
            draft.choices = [choice for choice in opened if choice and choice["label"] not in offered]
        return drafts

    def _open(self, conversation: Conversation, offered: dict[str, Any]) -> dict[str, Any] | None:
        of_a_flow = str(offered["payload"].get("intent")).split("/")[0] == ASKS_FOR_ONE
        if offered["payload"] != PERSON and not of_a_flow:
            return offered
        if conversation.state in {"counsellor", "closed"}:
            return None
        if self._there:
            return offered
        if conversation.state == "waiting":
            return None
        return self.desk.says.later(conversation, briefly=of_a_flow)

    async def ask(self, conversation_id: str, reason: str) -> list[EventOut]:
        try:
            return await self.desk.change(conversation_id, self.desk.ask, reason)
        except NotFound:  # erased meanwhile
            return []

    async def alert(self, conversation: Conversation, seen: Screening) -> list[EventOut]:
        """Life may be at stake: a person is called without asking, after the numbers were shown.

        Who waits for an answer later is called for, too; the desk knows what she waits for.
        """
        told = seen.level != "none" or seen.age_band is not None
        if conversation.state == "waiting" or (conversation.state == "counsellor" and told):
            await self.desk.thread.hub.wake("queue")  # the case may have become graver
        # What is not sure shows the card, whose offer of a person she may take.
        if seen.level != "immediate" or not seen.sure or conversation.state not in BOT_MAY_SPEAK:
            return []
        return await self.ask(conversation.id, "screen")

    async def follow(self, conversation: Conversation, seen: Screening) -> list[EventOut]:
        """What she says to a person, or while one is waited for, may change what is passed on of her."""
        if seen.level == "none" or conversation.state not in WITH_THE_TEAM:
            return []
        try:
            return await self.desk.change(conversation.id, follow, self.desk, seen)
        except NotFound:  # erased meanwhile
            return []

    def consent(self, heard: Heard, seen: Screening, drafts: list[Draft]) -> list[Draft]:
        """A grave message, no danger within hours: she is asked once, where no other question is open.

        Nobody there: whether she wants an answer later. A danger's card often offers that itself; then the
        card is the question.
        """
        conversation = heard.conversation
        offered = any(event.choices for event in heard.events) or any(draft.choices for draft in drafts)
        asked = CONSENT in conversation.shown or offered
        if seen.level != "high" or conversation.state != "bot" or asked:
            return []
        if sum(draft.kind == "text" for draft in drafts) > MOST_TEXTS:
            return []
        says = self.desk.says
        return [says.consent(conversation) if self._there else says.code_offer(conversation)]

    async def do(self, heard: Heard) -> list[EventOut]:
        """A button of ours was chosen."""
        conversation, deed = heard.conversation, (heard.payload or {}).get("do")
        if deed == "hand_off":
            return await self.ask(conversation.id, str((heard.payload or {}).get("reason", "asked")))
        if deed == "receipt":
            code, told, replaces = await self._codes.issue(conversation.id)
            shown = self.desk.says.code(conversation, code, replaces=replaces)
            return [shown, *told]  # in sight before all else
        word = "still_good" if deed == STILL_GOOD["do"] else "refused"
        return await self.desk.thread.answer(heard, [self.desk.says.word(conversation, word)])

    async def code(self, heard: Heard) -> list[EventOut]:
        """The code that a button asks for, whoever has the conversation.

        Asked again it is another, which replaces it: the thread can't repeat what it doesn't keep.
        """
        return await self.do(heard) if (heard.payload or {}).get("do") == "receipt" else []

    async def closed(self, heard: Heard) -> list[EventOut]:
        """Written after the end: nobody reads it any more, and she must know."""
        draft = self.desk.says.status(heard.conversation, "closed", "already_closed")
        return await self.desk.thread.append(heard.conversation.id, [draft], turn=heard.turn)
