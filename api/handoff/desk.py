"""The only code that changes a hand-off's state.

            ask                 take
    (bot) ───────► waiting ──────────────► taken ───► returned  (the bot speaks again)
                    ▲  │ withdraw            │ │
                    │  └──────► closed ◄─────┘ │      close: the conversation ends
                    └──────────────────────────┘      release: the counsellor's tab died

Every change is one unit of work under the conversation's lock, the same under which words are appended:
so the bot's answer either stands before the take or is dropped, and of two who take, one gets Conflict.
"""

import secrets
from collections.abc import Callable, Collection
from typing import Concatenate

from sqlmodel import Session, col, select, update

from api.errors import BadInput, Conflict, ConversationOver, NotFound
from api.events import Draft, EventOut
from api.handoff import summary, tally
from api.handoff.duty import Duty, Watch, has_room
from api.handoff.held import answering, current, has_code, held_by, last_struck
from api.handoff.says import Doors, Says
from api.models import Conversation, Event, Handoff, Receipt, now
from api.thread import Thread
from api.words import Words

OPENING = {"screen": "urgent", "later": "later"}  # what is said first, by reason
ASKED = ("asked", "offered")  # by her: an alarm tells her nothing new of a wish that stands

# Done under the conversation's lock.
type Work[**P, T] = Callable[Concatenate[Session, Conversation, P], T]


class Desk:
    def __init__(self, thread: Thread, duty: Duty, words: Words, doors: Doors) -> None:
        self.thread, self.duty, self.words = thread, duty, words
        self.says = Says(words, doors, code_lives=words.lives(thread.settings)["receipt"])

    async def change[**P, T](
        self, conversation_id: str, work: Work[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one transition under the conversation's lock, then wake both sides and the queue."""
        done = await self.within(conversation_id, work, *args, **kwargs)
        await self.thread.hub.wake("queue")
        return done

    async def within[**P, T](
        self, conversation_id: str, work: Work[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As `change`, for what doesn't show in the queue."""

        def unit(session: Session) -> T:
            conversation = session.get(Conversation, conversation_id, with_for_update=True)
            if conversation is None or conversation.over:
                raise NotFound
            return work(session, conversation, *args, **kwargs)

        done = await self.thread.db.write(unit)
        await self.thread.hub.wake(conversation_id)
        return done

    # --- the visitor's side ---------------------------------------------------------------------------

    def ask(
        self, session: Session, conversation: Conversation, reason: str, strike: Collection[str] | None = None
    ) -> list[EventOut]:
        """Ask for a person, or change what is passed on. Nobody there: honest words, lines, a return code.

        Asked again, a wish stands; the one for an answer later becomes one for somebody now.
        """
        if strike and not set(strike) <= set(summary.LINES):
            raise BadInput(fields=["strike"])
        if conversation.state == "closed":
            raise ConversationOver(word="conversation-closed")
        handoff = current(session, conversation)
        if handoff is not None and handoff.state == "taken":
            return []
        if handoff is not None and strike is not None:
            handoff.struck = sorted(strike)
            return self._tell(session, conversation, self.says.summary(handoff, conversation, passed=True))
        watch = self.duty.look(session, now())
        if reason != "later" and not watch.there:
            if reason == "screen":
                return []  # the numbers stand on her screen already; she asked for nothing else
            tally.count(session, "nobody")
            waits, coded = handoff is not None, has_code(session, conversation)
            said = self.says.nobody(conversation, waits=waits, coded=coded)
            told = self._tell(session, conversation, *said)
            # Her code opens the answer to this wish as it did to the one before.
            return told + (self.ask(session, conversation, "later", strike) if coded and not waits else [])
        if handoff is None:
            handoff = Handoff(
                id=secrets.token_hex(16),
                conversation_id=conversation.id,
                reason=reason,
                level=conversation.level,
                struck=sorted(last_struck(session, conversation) if strike is None else strike),
            )
            session.add(handoff)
        elif handoff.reason != "later" or reason == "later":
            still = self.says.status(conversation, "waiting", "still_waiting")
            return self._tell(session, conversation, still) if reason in ASKED else []
        return self._open(session, conversation, handoff, reason, watch)

    def withdraw(self, session: Session, conversation: Conversation) -> list[EventOut]:
        """The visitor no longer wants a person, whether one is there or not."""
        handoff = current(session, conversation)
        if handoff is None:
            return []
        taken = handoff.state == "taken"
        self._end(session, handoff, "returned" if taken else "closed", "left" if taken else "withdrawn")
        return self._to_bot(session, conversation, "left" if taken else "withdrawn")

    # --- the counsellors' side ------------------------------------------------------------------------

    def take(self, session: Session, conversation: Conversation, person_id: str) -> None:
        person = answering(session, person_id)
        if not has_room(session, person):
            raise Conflict(fields=["capacity"], word="no-room")
        waiting = current(session, conversation)
        since = now()
        won = session.exec(
            update(Handoff)
            .where(col(Handoff.conversation_id) == conversation.id, col(Handoff.state) == "waiting")
            .values(state="taken", taken_by=person.id, taken_at=since, released=False, help_wanted=False)
        )
        if won.rowcount != 1 or waiting is None:
            raise Conflict
        conversation.state = "counsellor"
        self._keep(conversation)
        waited = (since - waiting.waiting_since).total_seconds()
        tally.count(session, f"wait:{conversation.level}:{tally.bucket(waited)}")
        taken = self.says.status(conversation, "taken", "taken")
        self._tell(session, conversation, taken, self.says.word(conversation, "limits_again"))

    def say(self, session: Session, conversation: Conversation, person_id: str, draft: Draft) -> EventOut:
        """The same `client_id` again answers the event that stands; another's or other words are Conflict."""
        held_by(session, conversation, person_id)
        before = session.exec(
            select(Event).where(Event.conversation_id == conversation.id, Event.client_id == draft.client_id)
        ).one_or_none()
        if before is not None:
            said = self.thread.read_after(session, conversation, before.seq - 1)[0]
            if before.author != "counsellor" or (said.by, said.text) != (draft.by, draft.text):
                raise Conflict(fields=["client_id"])
            return said
        self._keep(conversation)
        return self._tell(session, conversation, draft)[0]

    def transfer(
        self, session: Session, conversation: Conversation, person_id: str | None, to: str
    ) -> Handoff:
        """Give it to somebody who is there and has room. `person_id` None: a supervisor moves it."""
        handoff = held_by(session, conversation, person_id)
        target = answering(session, to)
        here = {mate.person.id: mate for mate in self.duty.look(session, now()).mates}
        if target.id == handoff.taken_by or target.id not in here or not here[target.id].free:
            raise Conflict(fields=["to"], word="not-free")
        handoff.taken_by, handoff.taken_at, handoff.help_wanted = target.id, now(), False
        tally.count(session, "transferred")
        self._tell(session, conversation, self.says.status(conversation, "taken", "transferred"))
        return handoff

    def give_back(self, session: Session, conversation: Conversation, person_id: str | None) -> None:
        handoff = held_by(session, conversation, person_id)
        self._end(session, handoff, "returned", "returned")
        self._to_bot(session, conversation, "returned")

    def close(
        self, session: Session, conversation: Conversation, person_id: str | None, outcome: str
    ) -> None:
        handoff = held_by(session, conversation, person_id)
        self._end(session, handoff, "closed", outcome)
        conversation.state = "closed"
        word = "closed_kept" if self._shorten(session, conversation) else "closed"
        self._tell(session, conversation, self.says.status(conversation, "closed", word))

    def call_supervisor(self, session: Session, conversation: Conversation, person_id: str) -> None:
        held_by(session, conversation, person_id).help_wanted = True

    # --- when nobody acts -----------------------------------------------------------------------------

    def release(self, session: Session, conversation: Conversation, person_id: str) -> bool:
        """Its counsellor went away without a word: back at the top, the visitor told."""
        handoff = current(session, conversation)
        back = self.duty.seen(session, person_id, now())  # since she was found away
        if back or handoff is None or handoff.state != "taken" or handoff.taken_by != person_id:
            return False
        handoff.state, handoff.taken_by, handoff.taken_at, handoff.released = "waiting", None, None, True
        handoff.waiting_since, handoff.announced = now(), 0
        conversation.state, conversation.quiet_to = "waiting", conversation.seq
        tally.count(session, "released")
        self._tell(session, conversation, self.says.status(conversation, "waiting", "released"))
        return True

    def tell_news(self, session: Session, conversation: Conversation, step: int) -> bool:
        """Where things stand after so many minutes, once each."""
        handoff = current(session, conversation)
        if handoff is None or handoff.state != "waiting" or handoff.announced >= step:
            return False
        handoff.announced = step
        there = self.duty.look(session, now()).there
        drafts = [self.says.status(conversation, "waiting", f"news.{step}" if there else "nobody_left")]
        if step >= 10 or not there:
            drafts += self.says.meanwhile(conversation, coded=has_code(session, conversation))
        self._tell(session, conversation, *drafts)
        return True

    # --- the parts of a transition --------------------------------------------------------------------

    def _open(
        self, session: Session, conversation: Conversation, handoff: Handoff, reason: str, watch: Watch
    ) -> list[EventOut]:
        """Begin to wait, or wait for something else; the place in the queue is that of the first wish."""
        handoff.reason, handoff.level = reason, conversation.level
        summary.keep(handoff, conversation)
        handoff.waiting_since, handoff.announced = now(), 0
        conversation.state = "waiting"
        self._keep(conversation)
        tally.count(session, f"opened:{reason}:{conversation.level}")
        word = OPENING.get(reason) or ("waiting" if watch.free else "waiting_full")
        later = reason if reason == "later" else None
        status = self.says.status(conversation, "waiting", word, reason=later)
        summed, limits = self.says.summary(handoff, conversation), self.says.word(conversation, "limits")
        return self._tell(session, conversation, status, summed, limits)

    def _end(self, session: Session, handoff: Handoff, state: str, outcome: str) -> None:
        handoff.state, handoff.outcome, handoff.ended_at = state, outcome, now()
        tally.count(session, f"outcome:{outcome}")

    def _to_bot(self, session: Session, conversation: Conversation, word: str) -> list[EventOut]:
        conversation.state, conversation.quiet_to = "bot", conversation.seq
        self._shorten(session, conversation)
        return self._tell(session, conversation, self.says.status(conversation, "returned", word))

    def _keep(self, conversation: Conversation) -> None:
        until = now() + self.thread.settings.counsellor_life
        conversation.expires_at = max(conversation.expires_at, until)

    def _shorten(self, session: Session, conversation: Conversation) -> bool:
        """Nobody needs it longer than a bot's conversation, except for a promised answer: whether it is."""
        receipt = session.get(Receipt, conversation.id)
        soon = now() + self.thread.settings.bot_only_life
        conversation.expires_at = max(soon, receipt.expires_at) if receipt else soon
        return conversation.expires_at > soon

    def _tell(self, session: Session, conversation: Conversation, *drafts: Draft) -> list[EventOut]:
        return self.thread.append_within(session, conversation, drafts)
