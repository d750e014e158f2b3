"""A message and its answer. Read this file first.

1. the visitor's words are read for danger, in the light of what stands before them, by threads that do nothing
   else; they are stored, and a danger's card in the same unit of work, right behind them;
2. a person has the conversation? the bot says nothing; a code that a button asks for is made all the same;
3. the engine answers, or fails, which leads to numbers and the offer of a person; it is asked while the words are
   kept (asking.py), and nothing is made of its answer before they are safe;
4. what it says or wants done becomes events, stored only if the conversation is still the bot's.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import DBAPIError

from api.chat.asked import ask, audience_told
from api.chat.asking import Asking
from api.chat.engine import Answer, Ask, Engine, EngineFailed
from api.chat.perform import Performer
from api.chat.person import CONSENT, ToPerson
from api.chat.screened import remember
from api.chat.typed import Typed
from api.chat.unkept import Unkept, nobody
from api.crypto import UnknownKey, hashed
from api.db import AWAY
from api.errors import ConversationOver
from api.events import Draft, EventOut, Message
from api.heard import Heard, Listening
from api.logs import log
from api.metrics import Metrics
from api.models import Conversation, audience_of, now
from api.safety import Screen, Screening
from api.thread import BOT_MAY_SPEAK, Thread

TELLS_A_PLACE, MAY_TELL_A_PLACE = "inform_place", "find_help_nearby"


@dataclass(slots=True)
class Turn:
    events: list[EventOut]
    stored: bool = True


class Turns:
    def __init__(
        self,
        *,
        thread: Thread,
        engine: Engine,
        screen: Screen,
        performer: Performer,
        person: ToPerson,
        typed: Typed,
        metrics: Metrics,
    ) -> None:
        self._metrics = metrics
        self._thread, self._engine = thread, engine
        self._screen, self._performer, self._person = screen, performer, person
        self._unkept = Unkept(screen, performer)
        self._typed = typed

    def not_begun(self) -> None:
        """The database took no conversation: her page holds the numbers by itself."""
        self._metrics.turns.labels("not begun").inc()

    async def take(self, token: str, message: Message) -> Turn:
        try:
            async with self._thread.hub.one_turn_at_a_time(hashed(token)):
                return await self._take(token, message)
        except (DBAPIError, UnknownKey) as problem:
            log.error(_why(problem), exc_info=True)
            self._metrics.turns.labels("not stored").inc()
            shown = await self._unkept.unsaved(await self._known(token), message.text or "")
            return Turn(shown, stored=False)

    async def refused(self, token: str, text: str) -> list[EventOut]:
        """What is shown for words too long or too many: the card of a danger that they begin with."""
        try:
            return await self._unkept.refused(await self._known(token), text)
        except ConversationOver:
            return []

    async def _known(self, token: str) -> Conversation:
        """The conversation as far as it can be read; nobody's when even that fails."""
        try:
            return await self._thread.open(token)
        except DBAPIError:
            return nobody()

    async def _take(self, token: str, message: Message) -> Turn:
        before = await self._thread.before(token, message)
        if before.touched is not None:
            seen = self._screen.touched(before.touched, before.context)
        else:
            seen = await self._screen.read(before.text, before.context)
        if seen.unread:
            log.error("reader-failed")

        def judge(conversation: Conversation) -> list[Draft]:
            self._metrics.screened.labels("unread" if seen.unread else seen.level).inc()
            remember(conversation, seen)
            return self._person.offers(conversation, self._performer.danger(conversation, seen, now()))

        def question(heard: Heard) -> Ask:
            return ask(heard, seen, before.context)

        with Asking(self._engine, question, self._person.somebody_there, self._metrics) as asking:
            reading = seen.told() if seen.level != "none" else None

            def meanwhile(heard: Heard) -> None:
                if _answered_by_engine(heard):
                    asking.begin(heard)

            await self._person.somebody_there()
            listening = Listening(judge, reading, meanwhile, self._typed)
            heard = await self._thread.hear(token, message, listening)
            return await self._answered(heard, seen, asking)

    async def _answered(self, heard: Heard, seen: Screening, asking: Asking) -> Turn:
        """What is made of a message that is safely stored."""
        if heard.answered:
            return Turn(heard.events + await self._person.code(heard))
        if heard.conversation.state not in BOT_MAY_SPEAK:
            await self._person.alert(heard.conversation, seen)
            told = await self._person.follow(heard.conversation, seen)
            over = heard.conversation.state == "closed"
            told += await (self._person.closed(heard) if over else self._person.code(heard))
            return Turn(heard.events + told)
        if "do" in (heard.payload or {}):
            done = await self._person.do(heard)
            await self._thread.answer(heard, [])
            return Turn(heard.events + done)
        called = await self._person.alert(heard.conversation, seen)
        heard.events += called + await self._person.follow(heard.conversation, seen)
        drafts, changes = await self._answer(heard, asking)
        wanted = changes.pop("hand_off", None)
        if wanted is None and (consent := self._person.consent(heard, seen, drafts)):
            drafts += consent
            changes["shown"] = [*heard.conversation.shown, CONSENT]
        answer = await self._thread.answer(heard, drafts, **changes)
        if wanted is not None and not called:
            answer += await self._person.ask(heard.conversation.id, wanted)
        return Turn(heard.events + answer)

    async def _answer(self, heard: Heard, asking: Asking) -> tuple[list[Draft], dict[str, Any]]:
        """What to say, and what to remember of it."""
        conversation, audience = heard.conversation, audience_told(heard)
        changes: dict[str, Any] = {"audience": audience}
        try:
            answer = await asking.answer(heard)
        except EngineFailed:
            log.warning("engine-failed", exc_info=True)
            self._metrics.turns.labels("engine failed").inc()
            return self._down(conversation, audience), changes
        self._metrics.turns.labels("fallback" if answer.intent == "nlu_fallback" else "answered").inc()
        changes |= _learned(answer, audience)
        if answer.intent and self._person.desk.says.is_topic(answer.intent):
            # Until another is told: whoever takes over reads what it is about.
            changes["intent"] = answer.intent
        conversation.audience = changes["audience"]
        said = _place_said(heard, answer)
        if unclear := self._performer.nearby.place_said(conversation, said, heard.text, changes):
            return unclear, changes
        drafts: list[Draft] = []
        for item in answer.messages:
            done = await self._performer.perform(conversation, item, changes, already=heard.events)
            drafts.extend(self._person.offers(conversation, done, already=heard.events))
        if not drafts and "hand_off" not in changes:
            drafts = self._down(conversation, audience)
        return drafts, changes

    def _down(self, conversation: Conversation, audience: str | None) -> list[Draft]:
        return self._person.offers(conversation, self._performer.engine_down(conversation, audience, now()))


def _why(problem: Exception) -> str:
    """Of our own mistake she has help as of a full disk; the log tells them apart."""
    if isinstance(problem, UnknownKey):
        return "key-unknown"
    return "message-not-stored" if isinstance(problem, AWAY) else "statement-refused"


def _answered_by_engine(heard: Heard) -> bool:
    return heard.conversation.state in BOT_MAY_SPEAK and "do" not in (heard.payload or {})


def _place_said(heard: Heard, answer: Answer) -> str | None:
    """The place that this message names; all its words where it must name one."""
    named = (heard.payload or {}).get("entities", {}).get("place") or answer.slots.get("place")
    if answer.intent == TELLS_A_PLACE:
        return named or heard.text
    return named if answer.intent == MAY_TELL_A_PLACE else None


def _learned(answer: Answer, audience: str | None) -> dict[str, Any]:
    slots = {name: value for name, value in answer.slots.items() if value is not None}
    said = slots.get("audience")
    return {
        "audience": audience_of(said) or audience,
        # Only yes and no: a text slot can hold a visitor's own words, which are never stored unsealed.
        "facts": {name: value for name, value in slots.items() if isinstance(value, bool)},
    }
