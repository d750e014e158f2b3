"""The only deleter. A conversation that ends leaves neither its key nor its rows; the engine forgets too.

Nor does a session of the team stay once it is over: who signed in stands in the audit chain, how long she
stayed is nobody's business.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlmodel import Session, col, delete, select, update

from api.db import Database
from api.live import Hub
from api.logs import log
from api.models import (
    Conversation,
    Event,
    Handoff,
    LoginSession,
    Note,
    Presence,
    Receipt,
    Regrade,
    Untold,
    now,
)

SWEEP_SECONDS = 30
ENGINE_FORGETS = timedelta(minutes=30)  # by itself; until then one that didn't hear is told again
SHIFT = timedelta(hours=12)  # of the team; then one signs in again, however busy
FEW = 200  # conversations a sweep: a long unit of work would hold up the visitors


class Forget:
    """`engine_forgets` drops one conversation from the engine's memory; what fails is tried at each sweep.

    `idle`: so long without a request ends a session of the team.
    """

    def __init__(
        self, db: Database, hub: Hub, engine_forgets: Callable[[str], Awaitable[None]], idle: timedelta
    ) -> None:
        self.db, self.hub, self._engine_forgets, self._idle = db, hub, engine_forgets, idle
        self.last_sweep = now()
        self._traces = True  # of rows deleted earlier, perhaps by a process that died right after
        self._sweeping = asyncio.Lock()

    async def conversation(self, conversation_id: str) -> None:
        untold = await self._delete([conversation_id])
        await self.hub.wake(conversation_id)
        await self.hub.wake("queue")
        await self._tell(untold)

    async def sweep(self) -> int:
        """Forget every conversation whose time has come; answers how many. Waits for a sweep under way."""
        async with self._sweeping:
            due = await self.db.read(_due)
            if due or self._traces:
                await self._delete(due)
            await self._tell(await self.db.read(_untold))
            ended = await self.db.write(_sign_out, self._idle)
            self._traces |= ended  # behind the wait, in which a conversation may be erased and leave its own
            for conversation_id in due:
                await self.hub.wake(conversation_id)
            if due:
                await self.hub.wake("queue")
            self.last_sweep = now()
        return len(due)

    async def run(self) -> None:
        while True:
            try:
                await self.sweep()
            except Exception:  # noqa: BLE001 - whatever fails, forgetting must try again
                log.error("forget-failed", exc_info=True)
            await asyncio.sleep(SWEEP_SECONDS)

    async def _delete(self, conversation_ids: list[str]) -> list[Untold]:
        """Their old pages go too, at once or in the next sweep."""
        self._traces = True
        untold = await self.db.write(_erase, conversation_ids) if conversation_ids else []
        self._traces = not await self.db.run(self.db.shrink_log)
        return untold

    async def _tell(self, untold: list[Untold]) -> None:
        """All at once: an engine that hangs must not hold up the next sweep for each of them."""
        if not untold:
            return
        done = await asyncio.gather(*map(self._tell_one, untold), return_exceptions=True)
        for problem in done:
            if isinstance(problem, Exception):  # a dead engine may have left its memory in Redis
                log.warning("engine-not-told", exc_info=problem)
        told = [one.engine_id for one, problem in zip(untold, done, strict=True) if problem is None]
        await self.db.write(_told, told)
        self._traces = True

    async def _tell_one(self, one: Untold) -> None:
        # After a turn under way, which would give the engine its memory of the words back.
        async with self.hub.one_turn_at_a_time(one.token_hash):
            await self._engine_forgets(one.engine_id)


def _due(session: Session) -> list[str]:
    query = select(Conversation.id).where(col(Conversation.expires_at) <= now()).limit(FEW)
    return list(session.exec(query))


def _erase(session: Session, conversation_ids: list[str]) -> list[Untold]:
    chosen = col(Conversation.id).in_(conversation_ids)
    # Locked: of two who erase the same, the second finds nothing left to write down.
    query = select(Conversation.engine_id, Conversation.token_hash).where(chosen).with_for_update()
    rows = session.exec(query).all()
    for table in (Event, Note, Regrade, Receipt, Handoff):
        session.exec(delete(table).where(col(table.conversation_id).in_(conversation_ids)))
    session.exec(delete(Conversation).where(chosen))
    looking = col(Presence.watching).in_(conversation_ids)
    session.exec(update(Presence).where(looking).values(watching=None))
    # Written down in the same unit of work: whoever dies before the engine is told leaves it to the others.
    untold = [Untold(engine_id=engine_id, token_hash=token_hash) for engine_id, token_hash in rows]
    session.add_all(untold)
    return untold


def _untold(session: Session) -> list[Untold]:
    return list(session.exec(select(Untold).order_by(col(Untold.at)).limit(FEW)))


def _told(session: Session, engine_ids: list[str]) -> None:
    done = col(Untold.engine_id).in_(engine_ids) | (col(Untold.at) <= now() - ENGINE_FORGETS)
    session.exec(delete(Untold).where(done))


def _sign_out(session: Session, idle: timedelta) -> bool:
    """Whether there was any session to end. Its cookie has opened nothing since its time was over."""
    at = now()
    over = (col(LoginSession.last_at) < at - idle) | (col(LoginSession.created_at) < at - SHIFT)
    return session.exec(delete(LoginSession).where(over)).rowcount > 0
