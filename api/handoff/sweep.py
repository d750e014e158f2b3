"""What must happen when nobody acts: cases of counsellors who went away, honest news to those who wait."""

import asyncio
from collections.abc import Awaitable
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from api.crypto import UnknownKey
from api.errors import NotFound
from api.handoff.desk import Desk
from api.handoff.duty import PRESENCE
from api.handoff.queue import FOR_NOW
from api.logs import log
from api.models import Handoff, Presence, now

SWEEP_SECONDS = 5  # with PRESENCE: a dead tab's visitor is told within 75 s
STEPS = (2, 5, 10)  # minutes


class Sweep:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def run(self) -> None:
        while True:
            try:
                await self.once()
            except Exception:  # noqa: BLE001 - whatever fails, those who wait must be told next time
                log.error("desk-sweep-failed", exc_info=True)
            await asyncio.sleep(SWEEP_SECONDS)

    async def once(self) -> int:
        """How many visitors were told something."""
        at = now()
        db = self._desk.thread.db
        done = 0
        for conversation, person in await db.read(_left_alone, at):
            done += await self._try(self._desk.change(conversation, self._desk.release, person))
        for conversation, step in await db.read(_owed_news, at):
            done += await self._try(self._desk.change(conversation, self._desk.tell_news, step))
        return done

    async def _try(self, change: Awaitable[bool]) -> bool:
        try:
            return await change
        except NotFound:  # erased meanwhile
            return False
        except UnknownKey:  # another process may hold it; this one goes on with those who come behind
            log.error("key-unknown", exc_info=True)
            return False


def _left_alone(session: Session, at: datetime) -> list[tuple[str, str]]:
    rows = session.exec(
        select(Handoff.conversation_id, Handoff.taken_by)
        .join(Presence, col(Presence.person_id) == col(Handoff.taken_by), isouter=True)
        .where(
            Handoff.state == "taken",
            or_(col(Presence.last_seen).is_(None), col(Presence.last_seen) <= at - PRESENCE),
        )
    )
    return [(conversation, person) for conversation, person in rows if person is not None]


def _owed_news(session: Session, at: datetime) -> list[tuple[str, int]]:
    """Conversations with the last step that has passed unannounced."""
    rows = session.exec(
        select(Handoff).where(
            Handoff.state == "waiting",
            FOR_NOW,
            Handoff.announced < STEPS[-1],
            col(Handoff.waiting_since) <= at - timedelta(minutes=STEPS[0]),
        )
    )
    owed = []
    for handoff in rows:
        minutes = (at - handoff.waiting_since).total_seconds() / 60
        step = max(step for step in STEPS if step <= minutes)
        if step > handoff.announced:
            owed.append((handoff.conversation_id, step))
    return owed
