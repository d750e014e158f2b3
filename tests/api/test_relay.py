"""Against a real Redis: two hubs as two processes would hold them."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from api.live import Hub
from api.relay import Relay
from api.sharing import Away
from tests.api.test_sharing import half_open

REDIS = "redis://127.0.0.1:6379/9"
NOWHERE = "redis://127.0.0.1:9/0"


@asynccontextmanager
async def process(url=REDIS):
    hub = Hub()
    relay = Relay(hub, url)
    running = asyncio.create_task(relay.run())
    try:
        yield hub
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await relay.close()


async def subscribed(hub, bell, other):
    """Wake until the other process hears: its subscription takes a moment."""
    async with asyncio.timeout(10):
        while True:
            await hub.wake("a")
            if await bell.wait(0.05):
                return


async def test_a_wake_up_reaches_the_other_process_with_its_signal():
    async with process() as one, process() as other, other.listen("a") as bell:
        await subscribed(one, bell, other)
        bell.signals()
        await one.wake("a", "typing")
        async with asyncio.timeout(10):
            while "typing" not in bell.signals():
                await bell.wait(1)


async def test_turns_of_one_conversation_follow_each_other_across_processes():
    order = []

    async def turn(hub, name):
        async with hub.one_turn_at_a_time("conversation"):
            order.append(f"{name} begins")
            await asyncio.sleep(0)
            order.append(f"{name} ends")

    async with process() as one, process() as other:
        await asyncio.gather(
            *(turn(hub, name) for name, hub in (("one", one), ("other", other)) for _ in range(5))
        )
    assert len(order) == 20
    for begins, ends in zip(order[::2], order[1::2], strict=True):
        assert begins.removesuffix(" begins") == ends.removesuffix(" ends")


async def test_without_redis_each_process_goes_on_alone():
    async with process(NOWHERE) as hub, hub.listen("a") as bell:
        await hub.wake("a")
        assert await bell.wait(1)
        async with asyncio.timeout(5), hub.one_turn_at_a_time("a"):
            pass


@pytest.mark.parametrize("troubles", [[Away, Away], [Away, ValueError], [ValueError]])
async def test_who_was_not_told_while_redis_hiccuped_is_told_after(monkeypatch, troubles):
    monkeypatch.setattr("api.relay.RETRY_SECONDS", 0.02)
    async with process() as one, process() as other, other.listen("a") as bell, other.listen("b") as quiet:
        await subscribed(one, bell, other)
        while await quiet.wait(0.05):
            pass  # whoever subscribes looks for itself first
        redis = one.relay.__self__._shared
        ask, hiccups = redis.ask, iter(troubles)

        async def hiccup(question):
            for problem in hiccups:
                raise problem
            return await ask(question)

        monkeypatch.setattr(redis, "ask", hiccup)
        await one.wake("b")
        assert await quiet.wait(10)


async def test_a_turn_that_takes_its_time_stays_alone(monkeypatch):
    monkeypatch.setattr("api.relay.TURN_SECONDS", 0.3)
    monkeypatch.setattr("api.relay.STILL_HERE_SECONDS", 0.05)
    order, waiting = [], asyncio.Event()

    async def other_turn(hub):
        waiting.set()
        async with hub.one_turn_at_a_time("slow"):
            order.append("other")

    async with process() as one, process() as other:
        async with one.one_turn_at_a_time("slow"):
            turn = asyncio.create_task(other_turn(other))
            await waiting.wait()
            await asyncio.sleep(0.7)  # longer than a dead process would be waited for
            order.append("one")
        await turn
    assert order == ["one", "other"]


async def test_a_process_that_died_in_a_turn_is_not_waited_for_longer_than_a_moment(monkeypatch):
    monkeypatch.setattr("api.relay.TURN_SECONDS", 0.2)
    async with process() as dead, process() as other:
        held = await dead.shared_turn.__self__._hold("died")
        assert held is not None
        async with asyncio.timeout(3), other.one_turn_at_a_time("died"):  # else six seconds
            pass


async def test_a_redis_that_fell_silent_is_noticed_and_whoever_listens_looks_for_itself(monkeypatch):
    monkeypatch.setattr("api.relay.SILENCE_SECONDS", 0.02)
    async with half_open() as url, process(url) as hub, hub.listen("a") as bell:
        assert await bell.wait(10)


async def test_what_nobody_expected_while_listening_ends_nothing(monkeypatch):
    monkeypatch.setattr("api.relay.RETRY_SECONDS", 0.02)
    async with process() as one, process() as other, other.listen("a") as bell:
        await subscribed(one, bell, other)
        ring, surprises = other.ring, iter([ValueError])

        def surprise(*heard):
            for problem in surprises:
                raise problem
            ring(*heard)

        monkeypatch.setattr(other, "ring", surprise)
        async with asyncio.timeout(10):
            while "typing" not in bell.signals():
                await one.wake("a", "typing")
                await bell.wait(0.05)
        assert next(surprises, None) is None
