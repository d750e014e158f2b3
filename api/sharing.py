"""Redis, as far as it answers: it joins several processes, and no visitor waits for it.

One that is dead, or hangs with its connections open, costs a quarter of a second, once; for a second after
that nobody asks it again.
"""

import time
from collections.abc import Awaitable, Callable

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import LockError, RedisError

from api.logs import log

PATIENCE = 0.25  # seconds: a visitor's whole turn has three
AWAY_SECONDS = 1.0


class Away(Exception):  # noqa: N818 - a state, not a mistake
    """Redis doesn't answer, or not in time; or it didn't a moment ago."""


class Shared:
    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.redis: Redis = Redis.from_url(
            url,
            socket_connect_timeout=PATIENCE,
            socket_timeout=PATIENCE,
            # Once more and at once: a connection from before a restart is dead, the next one is not. By
            # default it would be tried again and again, for seconds.
            retry=Retry(NoBackoff(), 1, supported_errors=(NoConnection,)),
        )
        self._clock = clock
        self._away_until = 0.0

    async def ask[T](self, question: Callable[[Redis], Awaitable[T]]) -> T:
        """Raise Away; or what the question itself raises."""
        if self._clock() < self._away_until:
            raise Away
        try:
            return await question(self.redis)
        except LockError:
            raise
        except (RedisError, OSError) as problem:
            self._away_until = self._clock() + AWAY_SECONDS
            log.warning("redis-away", exc_info=True)
            raise Away from problem

    async def close(self) -> None:
        await self.redis.aclose()
