"""Server-sent events of one conversation: replay from the last number, then whatever comes.

Each wake-up reads the rows after the last number sent, so nothing is lost, doubled or out of order
whatever the timing. A reader that stops reading holds only its own connection.
"""

from collections.abc import AsyncIterator
from contextlib import suppress

from fastapi.sse import format_sse_event
from sqlmodel import Session, col, update

from api.crypto import UnknownKey
from api.db import AWAY
from api.errors import ConversationOver
from api.events import EventOut
from api.live import Heart
from api.logs import log
from api.models import Conversation
from api.padding import missing
from api.parts import Parts

HEARTBEAT_SECONDS = 20.0
RETRY_MS = 1_500
LIFE_SECONDS = 30 * 60  # then the browser comes back: no connection outlives its usefulness
AT_MOST = 4  # of one conversation, in this process: two tabs, and what a bad network left half open
MAX_BEATS = int(LIFE_SECONDS / HEARTBEAT_SECONDS)


async def stream(parts: Parts, conversation: str, token: str, after: int) -> AsyncIterator[bytes]:
    """Raises nothing about a conversation that is over, whenever it ends: the answer has begun already."""
    async with parts.hub.listen(conversation, at_most=AT_MOST) as bell:
        yield format_sse_event(comment="open", retry=RETRY_MS)
        last, heart, look = after, Heart(HEARTBEAT_SECONDS), True
        while heart.beats < MAX_BEATS and not (parts.hub.closing or bell.dismissed):
            try:
                news = await parts.thread.news(token, last) if look else []
            except ConversationOver:
                yield format_sse_event(event="over", data_str="{}")
                return
            except UnknownKey:  # sealed anew under a key that another process holds
                break
            except AWAY:  # she comes back to a database that answers, or is told 503 at once
                log.error("database-away", exc_info=True)
                break
            if news:
                last = news[-1].seq
                yield _filled(b"".join(_frame(event) for event in news))
            if any(event.author == "counsellor" for event in news):
                with suppress(*AWAY):  # a mark for whoever opens the conversation later, no more
                    await parts.db.write(_delivered, conversation, last)
                await parts.hub.wake(f"desk:{conversation}", f"delivered:{conversation}:{last}")
            await bell.wait(heart.left)
            for signal in bell.signals():
                yield format_sse_event(event=signal, data_str="{}")
            # Signals, however many, don't keep her from the rows: a lost wake-up is made good at each beat.
            beat = heart.beat()
            look = bool(bell.changed()) or beat
            if beat:
                yield format_sse_event(comment="beat")
        yield format_sse_event(event="reconnect", data_str="{}")


def _delivered(session: Session, conversation: str, seq: int) -> None:
    mine = (col(Conversation.id) == conversation, col(Conversation.delivered) < seq)
    session.exec(update(Conversation).where(*mine).values(delivered=seq))


def _filled(frames: bytes) -> bytes:
    """A comment, which readers skip, brings what is sent at once to a size that says nothing."""
    return frames + b":" + b" " * missing(len(frames) + 3) + b"\n\n"


def _frame(event: EventOut) -> bytes:
    return format_sse_event(
        data_str=event.model_dump_json(by_alias=True, exclude_none=True), id=str(event.seq)
    )
