"""Everything that concerns one person, as server-sent events: the queue, the words of what she holds.

A stream's number is a map of conversations to the last event sent of each, so `Last-Event-ID` alone is
enough to go on anywhere, in order, with nothing lost or twice. Every wake-up asks the database anew who
is signed in and what is hers: a case given away, or a session ended, stops at that moment. The queue is
drawn up anew only when it rang: words said in a conversation change nothing in it.
"""

import json
import re
from collections.abc import AsyncGenerator, AsyncIterator, Collection, Iterator
from contextlib import aclosing
from dataclasses import dataclass

from fastapi.sse import format_sse_event
from sqlmodel import Session, col, func, select

from api.console.cases import Board
from api.console.opened import passed_on, why
from api.console.presence import watched
from api.console.sessions import Me, find
from api.console.shapes import FiredOut, FlaggedOut, QueueOut
from api.crypto import Tampered, UnknownKey
from api.db import AWAY
from api.events import EventOut
from api.handoff.duty import ANSWERS
from api.handoff.held import OPEN, current
from api.handoff.summary import LINES
from api.live import Heart
from api.logs import log
from api.models import Conversation, Event, Handoff, Person, now
from api.parts import Parts
from api.thread import Thread

HEARTBEAT_SECONDS = 20.0
RETRY_MS = 1_500
MAX_BEATS = 90  # half an hour, then the browser comes back
QUEUE = "queue"
CURSOR = re.compile(r"^[\w-]{1,32}:\d{1,9}( [\w-]{1,32}:\d{1,9}){0,30}$")


@dataclass(frozen=True, slots=True)
class News:
    conversation: str
    events: list[EventOut]
    flagged: list[FlaggedOut]
    fired: list[FiredOut]

    def of(self, event: EventOut) -> dict[str, object]:
        """With its warning, which must be on the screen before the words."""
        warning = next((one.model_dump() for one in self.flagged if one.seq == event.seq), None)
        fired = [one.model_dump() for one in self.fired if one.seq == event.seq]
        return {
            "conversation": self.conversation,
            "event": _plain(event),
            "by": event.by,
            "flagged": warning,
            "fired": fired,
        }


@dataclass(frozen=True, slots=True)
class Seen:
    """None: not looked at, since nothing of it rang."""

    news: list[News]
    followed: set[str] | None = None
    queue: QueueOut | None = None


def cursors(text: str | None) -> dict[str, int]:
    """Raise ValueError for anything but what this stream gave out."""
    if not text:
        return {}
    if not CURSOR.match(text):
        raise ValueError
    return {name: int(seq) for name, _, seq in (part.partition(":") for part in text.split(" "))}


class PersonStream:
    def __init__(self, parts: Parts, board: Board, me: Me, sent: dict[str, int]) -> None:
        self._parts, self._board, self._me, self._sent = parts, board, me, sent
        self._queue: str = ""
        self._heart = Heart(HEARTBEAT_SECONDS)
        self._idle = parts.settings.console_idle

    async def run(self) -> AsyncIterator[bytes]:
        yield format_sse_event(comment="open", retry=RETRY_MS)
        try:
            async with aclosing(self._run()) as frames:
                async for frame in frames:
                    yield frame
        except AWAY:  # her page comes back to a database that answers, or is told 503 at once
            log.error("database-away", exc_info=True)
            yield _frame("reconnect", {})

    async def _run(self) -> AsyncGenerator[bytes]:
        yield _frame("beat", {})
        # What she had before a cut and has no longer is over, which she must learn.
        followed = await self._parts.db.read(self._followed) | set(self._sent)
        while self._goes_on:
            async with self._parts.hub.listen(QUEUE, *_topics(followed)) as bell:
                rung = {QUEUE}
                while self._goes_on:
                    seen = await self._parts.db.read(self._look, rung) if rung else Seen([])
                    if seen is None:
                        yield _frame("signed-out", {})
                        return
                    for frame in self._frames(seen, followed):
                        yield frame
                    if seen.followed not in (None, followed):
                        followed = seen.followed or set()
                        break  # listen to what is hers now; what rings meanwhile is read from the rows
                    await bell.wait(self._heart.left)
                    for frame in _signals(bell.signals()):
                        yield frame
                    rung = bell.changed()
                    if self._heart.beat():
                        rung.add(QUEUE)
                        yield _frame("beat", {})
        yield _frame("reconnect", {})

    @property
    def _goes_on(self) -> bool:
        return self._heart.beats < MAX_BEATS and not self._parts.hub.closing

    def _frames(self, seen: Seen, followed: set[str]) -> Iterator[bytes]:
        for gone in followed - (followed if seen.followed is None else seen.followed):
            self._sent.pop(gone, None)
            yield _frame("over", {"conversation": gone})
        for one in seen.news:
            for event in one.events:
                self._sent[one.conversation] = event.seq
                yield _frame(
                    "message", one.of(event), " ".join(f"{name}:{seq}" for name, seq in self._sent.items())
                )
        said = self._queue if seen.queue is None else seen.queue.model_dump_json()
        if said != self._queue:
            self._queue = said
            yield format_sse_event(event="queue", data_str=said)

    def _look(self, session: Session, rung: set[str]) -> Seen | None:
        """One unit of work for all: a wake-up is frequent, and each unit waits for a thread."""
        me = find(session, self._me.token_hash, self._idle)
        if me is None or me.person.role not in ANSWERS:
            return None
        whole = QUEUE in rung
        held, news = _held(session, me.person, None if whole else rung), []
        unknown = any(conversation.id not in self._sent for conversation in held)
        before = _before(session, me.person) if unknown else {}
        for conversation in held:  # nothing before: viewed, not held
            since = self._sent.setdefault(conversation.id, before.get(conversation.id, 0))
            if since < conversation.seq and (said := self._readable(session, conversation, since)):
                news.append(said)
        if not whole:
            return Seen(news)
        followed = {conversation.id for conversation in held}
        return Seen(news, followed, self._board.look(session, me.person))

    def _readable(self, session: Session, conversation: Conversation, since: int) -> News | None:
        """None without its key: she goes on with all else that is hers, and reads it once the key is here."""
        try:
            return self._after(session, conversation, since)
        except Tampered as problem:  # or changed by somebody, which must not silence all others
            log.error("key-unknown" if isinstance(problem, UnknownKey) else "changed-row", exc_info=True)
            return None

    def _after(self, session: Session, conversation: Conversation, since: int) -> News:
        events = self._thread.read_after(session, conversation, since)
        handoff = current(session, conversation)
        struck = handoff.struck if handoff else LINES
        flagged, fired = why(events, struck)
        news = [passed_on(event, struck) for event in events]
        return News(conversation.id, news, flagged, fired)

    def _followed(self, session: Session) -> set[str]:
        return {conversation.id for conversation in _held(session, self._me.person)}

    @property
    def _thread(self) -> Thread:
        return self._parts.thread


def _topics(followed: set[str]) -> Iterator[str]:
    for one in followed:
        yield one
        yield f"desk:{one}"


def _held(session: Session, person: Person, among: Collection[str] | None = None) -> list[Conversation]:
    """What she holds, and for a supervisor what she views."""
    viewed = watched(session, person) or ""
    chosen = (col(Handoff.taken_by) == person.id) | (col(Handoff.conversation_id) == viewed)
    hers = select(Handoff.conversation_id).where(col(Handoff.state).in_(OPEN), chosen)
    if among is not None:
        hers = hers.where(col(Handoff.conversation_id).in_(among))
    living = col(Conversation.expires_at) > now()
    return list(session.exec(select(Conversation).where(col(Conversation.id).in_(hers), living)))


def _before(session: Session, person: Person) -> dict[str, int]:
    """The last event of each before it became hers: what came since may have missed her reading of the rest.

    In one question: after a deploy, every counsellor's page comes back in the same second with all her cases.
    """
    before = (
        select(Event.conversation_id, func.max(Event.seq))
        .join(Handoff, col(Handoff.conversation_id) == col(Event.conversation_id))
        .where(Handoff.state == "taken", Handoff.taken_by == person.id, col(Event.at) < col(Handoff.taken_at))
        .group_by(Event.conversation_id)
    )
    return dict(session.exec(before).all())


def _signals(heard: list[str]) -> Iterator[bytes]:
    """typing:<conversation>, delivered: and seen:<conversation>:<seq>, by the visitor's page.

    A bare word was meant for the visitor's page: a counsellor's own typing.
    """
    for signal in heard:
        kind, _, rest = signal.partition(":")
        conversation, _, seq = rest.partition(":")
        if conversation:
            yield _frame(kind, {"conversation": conversation} | ({"seq": int(seq)} if seq else {}))


def _plain(event: EventOut) -> object:
    return event.model_dump(mode="json", by_alias=True, exclude_none=True)


def _frame(kind: str, data: object, identity: str | None = None) -> bytes:
    return format_sse_event(event=kind, data_str=json.dumps(data, ensure_ascii=False), id=identity)
