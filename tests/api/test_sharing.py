import asyncio
from contextlib import asynccontextmanager

import pytest
from redis.exceptions import LockError

from api.errors import TooManyRequests
from api.limits import Limits
from api.live import Hub
from api.relay import Relay
from api.sharing import AWAY_SECONDS, Away, Shared

REDIS, NOWHERE = "redis://127.0.0.1:6379/10", "redis://127.0.0.1:9/0"


@asynccontextmanager
async def half_open():
    """Takes connections and everything that is sent, and never says a word."""
    held = []

    async def hold(_reader, writer):
        held.append(writer)

    server = await asyncio.start_server(hold, "127.0.0.1", 0)
    try:
        yield f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}/0"
    finally:
        server.close()
        for writer in held:
            writer.close()


async def test_what_was_asked_is_answered():
    shared = Shared(REDIS)
    assert await shared.ask(lambda redis: redis.ping())
    await shared.close()


async def test_a_dead_redis_is_asked_once_and_then_left_alone_for_a_while():
    now, asked = [0.0], []
    shared = Shared(NOWHERE, clock=lambda: now[0])

    async def question(redis):
        asked.append(now[0])
        await redis.ping()

    for now[0] in (0.0, AWAY_SECONDS / 2, AWAY_SECONDS + 0.1):
        with pytest.raises(Away):
            await shared.ask(question)
    assert asked == [0.0, AWAY_SECONDS + 0.1]
    await shared.close()


async def test_a_connection_from_before_a_restart_is_no_reason_to_be_away():
    shared, other = Shared(REDIS), Shared(REDIS)
    name = await shared.ask(lambda redis: redis.client_id())
    await other.ask(lambda redis: redis.client_kill_filter(_id=name))
    assert await shared.ask(lambda redis: redis.ping())
    await shared.close()
    await other.close()


async def test_a_lock_that_was_lost_says_nothing_of_redis():
    shared = Shared(REDIS)

    async def question(redis):
        raise LockError

    with pytest.raises(LockError):
        await shared.ask(question)
    assert await shared.ask(lambda redis: redis.ping())
    await shared.close()


async def test_a_redis_that_hangs_holds_up_neither_turns_nor_wake_ups_nor_limits():
    async with half_open() as url:
        hub, limits = Hub(), Limits(url)
        relay = Relay(hub, url)
        async with asyncio.timeout(10), hub.listen("a") as bell:
            for _ in range(8):
                await limits.hit("message-burst", "c")
                async with hub.one_turn_at_a_time("c"):
                    await hub.wake("a")
                assert await bell.wait(1)
            with pytest.raises(TooManyRequests):
                await limits.hit("message-burst", "c")
        await relay.close()
        await limits.close()
