"""Several api processes as one: wake-ups and turns through Redis.

Redis holds nothing of a visitor: topics are random ids, signals are single words, and the locks expire. When
it is away each process goes on alone: its own visitors are still woken, others find their rows at the next
heartbeat.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockError, RedisError

from api.live import Hub
from api.logs import log

CHANNEL = "fanal:wake"
TURN_SECONDS = 10  # a process that dies in the middle of a turn holds up its visitor no longer than this
WAIT_SECONDS = 6
LOOK_AGAIN_SECONDS = 0.01
RETRY_SECONDS = 1.0


class Relay:
    """Joins a Hub to those of other processes from `run` on."""

    def __init__(self, hub: Hub, url: str) -> None:
        self._hub = hub
        self._redis: Redis = Redis.from_url(
            url, socket_connect_timeout=1, socket_timeout=2, health_check_interval=15
        )
        self._listener: Redis = Redis.from_url(url, socket_connect_timeout=1)
        hub.relay = self._publish
        hub.shared_turn = self._turn

    async def run(self) -> None:
        while True:
            try:
                await self._listen()
            except (RedisError, OSError):
                log.warning("redis-away", exc_info=True)
            self._hub.ring_all()  # whatever was published meanwhile is in the rows
            await asyncio.sleep(RETRY_SECONDS)

    async def _listen(self) -> None:
        async with self._listener.pubsub(ignore_subscribe_messages=True) as channel:
            await channel.subscribe(CHANNEL)
            async for message in channel.listen():
                topic, signal = json.loads(message["data"])
                self._hub.ring(topic, signal)

    async def _publish(self, topic: str, signal: str | None) -> None:
        try:
            await self._redis.publish(CHANNEL, json.dumps([topic, signal]))
        except (RedisError, OSError):
            log.warning("redis-away", exc_info=True)

    @asynccontextmanager
    async def _turn(self, conversation: str) -> AsyncIterator[None]:
        lock = self._redis.lock(
            f"fanal:turn:{conversation}",
            timeout=TURN_SECONDS,
            sleep=LOOK_AGAIN_SECONDS,
            blocking_timeout=WAIT_SECONDS,
        )
        held = await _acquired(lock)
        try:
            yield
        finally:
            if held:
                with suppress(LockError, RedisError, OSError):
                    await lock.release()

    async def close(self) -> None:
        await self._redis.aclose()
        await self._listener.aclose()


async def _acquired(lock: Lock) -> bool:
    """False when Redis is away: the process's own order still holds."""
    try:
        return bool(await lock.acquire())
    except (RedisError, OSError):
        log.warning("redis-away", exc_info=True)
        return False
