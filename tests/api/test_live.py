import asyncio
from contextlib import AsyncExitStack

from api.live import Hub


async def test_who_listens_is_woken_and_nobody_else():
    hub = Hub()
    async with hub.listen("a") as mine, hub.listen("b") as other:
        await hub.wake("a")
        assert await mine.wait(1)
        assert not await other.wait(0.01)


async def test_a_ring_before_the_wait_is_not_missed():
    hub = Hub()
    async with hub.listen("a") as bell:
        await hub.wake("a")
        await hub.wake("a")
        assert await bell.wait(0.01)
        assert not await bell.wait(0.01)


async def test_signals_are_heard_once_and_bounded():
    hub = Hub()
    async with hub.listen("a") as bell:
        for _ in range(3):
            await hub.wake("a", "typing")
        for number in range(20):
            await hub.wake("a", f"signal-{number}")
        assert len(bell.signals()) == 8
        assert bell.signals() == []


async def test_a_mere_signal_says_that_no_row_is_new():
    hub = Hub()
    async with hub.listen("a", "b") as bell:
        await hub.wake("a", "typing")
        assert await bell.wait(0.01)
        assert bell.changed() == set()
        await hub.wake("b")
        assert bell.changed() == {"b"}
        assert bell.changed() == set()


async def test_who_left_costs_nothing():
    hub = Hub()
    async with hub.listen("a"):
        assert hub.listening() == 1
    assert hub.listening() == 0
    await hub.wake("a")


async def test_of_too_many_the_oldest_is_dismissed_and_who_does_not_go_keeps_others_out():
    hub = Hub()
    async with AsyncExitStack() as staying:
        bells = [await staying.enter_async_context(hub.listen("a", at_most=2)) for _ in range(5)]
        assert [bell.dismissed for bell in bells] == [True, True, False, False, True]
        assert await bells[0].wait(1)
    assert hub.listening() == 0


async def test_turns_of_one_conversation_follow_each_other():
    hub, order = Hub(), []

    async def turn(name, conversation):
        async with hub.one_turn_at_a_time(conversation):
            order.append(f"{name} begins")
            await asyncio.sleep(0)
            order.append(f"{name} ends")

    await asyncio.gather(turn("one", "a"), turn("two", "a"))
    assert order == ["one begins", "one ends", "two begins", "two ends"]


async def test_turns_of_different_conversations_do_not_wait_for_each_other():
    hub = Hub()
    async with hub.one_turn_at_a_time("a"), asyncio.timeout(1), hub.one_turn_at_a_time("b"):
        pass


async def test_a_deploy_wakes_everybody():
    hub = Hub()
    async with hub.listen("a") as bell:
        hub.close()
        assert await bell.wait(1)
        assert hub.closing


async def test_a_wake_up_is_relayed_to_other_processes():
    hub, told = Hub(), []

    async def relay(topic, signal):
        told.append((topic, signal))

    hub.relay = relay
    await hub.wake("a", "typing")
    assert told == [("a", "typing")]
