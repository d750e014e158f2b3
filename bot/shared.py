"""Several bots as one: between turns a conversation is in Redis only, so that any of them may take the next.

What is there is what memory.py keeps: what was meant and known, never what was typed; it expires when a
conversation kept in memory would. A turn is brought in at its beginning and put back at its end, whole or
not at all. While Redis is away each bot answers without a memory, and keeps nothing that could be forgotten
only by itself.
"""

import hashlib
import json
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Optional, TypeVar

from rasa.shared.core.events import deserialise_events
from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import LockError, RedisError

from bot.locks import WakingLocks
from bot.memory import IDLE_SECONDS, ForgettingTrackers

log = logging.getLogger("fanal.bot")
T = TypeVar("T")

PATIENCE = 0.25  # seconds for one answer: the visitor's whole turn has two and a half
AWAY_SECONDS = 1.0  # before Redis is asked again: a turn waits for a dead one once, not at each step
TURN_SECONDS = 3  # a bot that dies in the middle of a turn holds up its conversation no longer than this
WAIT_SECONDS = 2.2  # the API has given up by then
LOOK_AGAIN_SECONDS = 0.005


class Away(Exception):  # noqa: N818 - a state, not a mistake
    """Redis doesn't answer, or not in time."""


class Busy(Exception):  # noqa: N818 - a state, not a mistake
    """Another bot has been at this conversation for longer than anybody waits."""


class Shared:
    """Redis, as far as it answers."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis: Redis = Redis.from_url(
            url,
            socket_connect_timeout=PATIENCE,
            socket_timeout=PATIENCE,
            # A connection from before Redis was restarted is dead, the next one is not. Its silence costs the
            # same the second time: by default that would be tried again, too.
            retry=Retry(NoBackoff(), 1, supported_errors=(NoConnection,)),
        )
        self._clock = clock
        self._away_until = 0.0

    async def ask(self, question: Callable[[Redis], Awaitable[T]]) -> T:
        """Raises Away, at once when Redis was away a moment ago."""
        if self._clock() < self._away_until:
            raise Away
        try:
            return await question(self._redis)
        except LockError:
            raise
        except (RedisError, OSError) as problem:
            self._away_until = self._clock() + AWAY_SECONDS
            log.warning("redis is away: %s", type(problem).__name__)
            raise Away from None

    async def close(self) -> None:
        await self._redis.close()


class SharedTrackers(ForgettingTrackers):
    """Holds a conversation in this process from `bring_in` to `put_back` (SharedLocks), and no longer."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(None)
        self._shared = shared

    async def bring_in(self, conversation: str) -> None:
        try:
            kept = await self._shared.ask(lambda redis: redis.get(_key("known", conversation)))
        except Away:
            return
        try:
            events = deserialise_events(json.loads(kept or "[]"))
        except (ValueError, KeyError, TypeError):  # another version's: better no memory than no answer
            return
        if events:
            self._keep(conversation, events)

    async def put_back(self, conversation: str) -> None:
        events = self.take_out(conversation)
        if events is None:
            return
        told = json.dumps([kept for event in events if (kept := _without_place(event.as_dict()))])

        async def put(redis: Redis) -> None:
            await redis.set(_key("known", conversation), told, ex=IDLE_SECONDS)
            # Looked at afterwards: whoever erases leaves its mark first, so one of the two takes this away.
            if await redis.exists(_mark(conversation)):
                await redis.delete(_key("known", conversation))

        try:
            await self._shared.ask(put)
        except Away:
            return

    async def forget(self, conversation: str) -> None:
        """Raises Away: whoever asked must ask again."""
        await super().forget(conversation)

        async def erase(redis: Redis) -> None:
            await redis.set(_mark(conversation), 1, ex=IDLE_SECONDS)
            await redis.delete(_key("known", conversation))

        await self._shared.ask(erase)

    async def close(self) -> None:
        await self._shared.close()


class SharedLocks(WakingLocks):
    """A turn waits here for those of its own process, then for another process's."""

    def __init__(self, shared: Shared, trackers: SharedTrackers) -> None:
        super().__init__()
        self._shared, self._trackers = shared, trackers

    @asynccontextmanager
    async def lock(self, conversation_id: str, *_: Any, **__: Any) -> AsyncGenerator[Any, None]:
        async with super().lock(conversation_id) as own:
            held = await self._hold(conversation_id)
            try:
                await self._trackers.bring_in(conversation_id)
                yield own
                if held and await self._still_ours(held):  # no lock: Redis was away, what is here is a part
                    await self._trackers.put_back(conversation_id)
            finally:
                self._trackers.take_out(conversation_id)
                await self._let_go(held)

    async def _hold(self, conversation: str) -> Optional[Lock]:
        """None while Redis is away: the API keeps a conversation's turns apart by itself, too."""

        async def hold(redis: Redis) -> Lock:
            lock = redis.lock(
                _key("turn", conversation),
                timeout=TURN_SECONDS,
                sleep=LOOK_AGAIN_SECONDS,
                blocking_timeout=WAIT_SECONDS,
            )
            if not await lock.acquire():
                raise Busy
            return lock

        try:
            return await self._shared.ask(hold)
        except Away:
            return None

    async def _still_ours(self, held: Lock) -> bool:
        """A turn that outlived its lock must not write over a later one, nor bring back what was erased."""
        try:
            return await self._shared.ask(lambda _: held.owned())
        except Away:
            return False

    async def _let_go(self, held: Optional[Lock]) -> None:
        if held is None:
            return
        try:
            await self._shared.ask(lambda _: held.release())
        except (Away, LockError):  # it expires by itself, or has
            return


def _without_place(event: dict[str, Any]) -> Optional[dict[str, Any]]:
    """A place is heard as it was typed; the API has it from the turn's answer, and nobody needs it later."""
    if event.get("event") == "slot" and event.get("name") == "place":
        return None
    if event.get("parse_data"):
        event = {**event, "parse_data": _placeless(event["parse_data"])}
    return _placeless(event)


def _placeless(heard: dict[str, Any]) -> dict[str, Any]:
    entities = [found for found in heard.get("entities") or [] if found.get("entity") != "place"]
    return {**heard, "entities": entities} if "entities" in heard else heard


def _mark(conversation: str) -> str:
    """Of an erased conversation: its name, itself random, can't be read from it."""
    return _key("gone", hashlib.sha256(conversation.encode()).hexdigest())


def _key(kind: str, conversation: str) -> str:
    return f"fanal:bot:{kind}:{conversation}"
