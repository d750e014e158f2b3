"""Several api processes as one: wake-ups and turns through Redis.

Redis holds nothing of a visitor: topics are random ids, signals are single words, and the locks expire. When
it is away each process goes on alone: its own visitors are still woken, others as soon as it is back.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import LockError, RedisError

from api.live import Hub
from api.logs import log
from api.sharing import Away, Shared

CHANNEL = "fanal:wake"
# A process that dies in the middle of a turn holds up its visitor no longer than this: she is with another
# one by then, and has three seconds. One that lives says so.
TURN_SECONDS = 1.0
STILL_HERE_SECONDS = 0.3
WAIT_SECONDS = 6
LOOK_AGAIN_SECONDS = 0.01
RETRY_SECONDS = 1.0
SILENCE_SECONDS = 5.0  # then Redis is asked whether it is there: a half-open connection never says anything


class Relay:
    """Joins a Hub to those of other processes from `run` on."""

    def __init__(self, hub: Hub, url: str) -> None:
        self._hub = hub
        self._shared = Shared(url)
        self._listener: Redis = Redis.from_url(url, socket_connect_timeout=1)
        self._unheard: set[str] = set()  # topics: who listens elsewhere has not been told of
        self._some_unheard = asyncio.Event()
        hub.relay = self._publish
        hub.shared_turn = self._turn

    async def run(self) -> None:
        async with asyncio.TaskGroup() as both:
            both.create_task(self._keep_listening())
            both.create_task(self._tell_again())

    async def _keep_listening(self) -> None:
        while True:
            try:
                await self._listen()
            except (RedisError, OSError):
                log.warning("redis-away", exc_info=True)
            except Exception:  # noqa: BLE001 - whatever fails, wake-ups must come again
                log.error("relay-failed", exc_info=True)
            self._hub.ring_all()  # whatever was published meanwhile is in the rows
            await asyncio.sleep(RETRY_SECONDS)

    async def _listen(self) -> None:
        async with self._listener.pubsub() as channel:
            await channel.subscribe(CHANNEL)
            silent = False
            while True:
                message = await channel.get_message(timeout=SILENCE_SECONDS)
                if message is None and silent:
                    raise NoConnection
                silent = message is None
                if message is None:
                    await channel.ping()
                elif message["type"] == "subscribe":
                    self._hub.ring_all()  # and what was published until now
                elif message["type"] == "message":
                    self._hub.ring(*json.loads(message["data"]))

    async def _publish(self, topic: str, signal: str | None) -> None:
        try:
            await self._shared.ask(lambda redis: redis.publish(CHANNEL, json.dumps([topic, signal])))
        except Away:
            self._remember(topic, signal)
        except Exception:  # noqa: BLE001 - who writes has written, whatever keeps others from being told
            log.error("relay-failed", exc_info=True)
            self._remember(topic, signal)

    def _remember(self, topic: str, signal: str | None) -> None:
        if signal is None:
            self._unheard.add(topic)
            self._some_unheard.set()

    async def _tell_again(self) -> None:
        """A hiccup that the others' subscriptions outlive: they have no reason to look for themselves."""
        while True:
            await self._some_unheard.wait()
            self._some_unheard.clear()
            await asyncio.sleep(RETRY_SECONDS)
            topics, self._unheard = self._unheard, set()
            for topic in topics:
                await self._publish(topic, None)

    @asynccontextmanager
    async def _turn(self, conversation: str) -> AsyncIterator[None]:
        held = await self._hold(conversation)
        if held is None:
            yield
            return
        alive = asyncio.create_task(self._still_here(held))
        try:
            yield
        finally:
            alive.cancel()
            with suppress(Away, LockError):
                await self._shared.ask(lambda _: held.release())

    async def _hold(self, conversation: str) -> Lock | None:
        """None when Redis is away: the process's own order still holds."""

        async def hold(redis: Redis) -> Lock | None:
            lock = redis.lock(
                f"fanal:turn:{conversation}",
                timeout=TURN_SECONDS,
                sleep=LOOK_AGAIN_SECONDS,
                blocking_timeout=WAIT_SECONDS,
            )
            return lock if await lock.acquire() else None

        try:
            return await self._shared.ask(hold)
        except Away:
            return None

    async def _still_here(self, held: Lock) -> None:
        while True:
            await asyncio.sleep(STILL_HERE_SECONDS)
            with suppress(Away, LockError):
                await self._shared.ask(lambda _: held.reacquire())

    async def close(self) -> None:
        await self._shared.close()
        await self._listener.aclose()
