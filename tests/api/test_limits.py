import asyncio
import hashlib
import re
import secrets
import time

import pytest
import time_machine
from limits import parse
from redis.asyncio import Redis

from api.errors import TooManyRequests
from api.limits import RULES, Limits

REDIS, NOWHERE = "redis://127.0.0.1:6379/11", "redis://127.0.0.1:9/0"


async def test_one_too_many_is_told_when_to_come_back():
    limits = Limits()
    for _ in range(8):
        await limits.hit("message-burst", "c1")
    with pytest.raises(TooManyRequests) as refusal:
        await limits.hit("message-burst", "c1")
    assert 1 <= refusal.value.retry_after <= 6
    await limits.hit("message-burst", "c2")


async def eight_and_no_more(limits, key):
    for _ in range(8):
        await limits.hit("message-burst", key)
    with pytest.raises(TooManyRequests):
        await limits.hit("message-burst", key)


@pytest.mark.parametrize("redis", [None, REDIS, NOWHERE], ids=["alone", "shared", "redis away"])
async def test_a_limit_holds_with_redis_without_and_while_it_is_away(redis):
    limits, key = Limits(redis), secrets.token_hex(8)
    await eight_and_no_more(limits, key)
    await limits.close()


@pytest.mark.parametrize("redis", [None, REDIS], ids=["alone", "shared"])
async def test_after_a_pause_as_long_as_the_window_all_are_allowed_again(redis, monkeypatch):
    monkeypatch.setitem(RULES, "message-burst", parse("8/1second"))
    limits, key = Limits(redis), secrets.token_hex(8)
    for _ in range(3):
        await eight_and_no_more(limits, key)
        await asyncio.sleep(1.05)
    await limits.close()


async def test_an_entry_of_an_hour_that_has_not_come_is_not_held_against_her():
    """Redis's clock went back; the other tests can't move it."""
    limits, key = Limits(REDIS), secrets.token_hex(8)
    await limits.hit("message-burst", key)
    kept = f"fanal:limit:message-burst:{hashlib.blake2b(key.encode(), digest_size=12).hexdigest()}"
    async with Redis.from_url(REDIS) as redis:
        await redis.lset(kept, 0, str(int((time.time() + 3600) * 1_000_000)))
    await eight_and_no_more(limits, key)
    await limits.close()


async def test_a_clock_that_goes_back_makes_nobody_too_frequent():
    limits, key = Limits(), secrets.token_hex(8)
    with time_machine.travel("2026-11-24 10:30", tick=False):
        for _ in range(8):
            await limits.hit("message-burst", key)
    with time_machine.travel("2026-11-24 10:10", tick=False):
        await eight_and_no_more(limits, key)


async def test_a_clock_that_was_ahead_for_a_while_is_not_held_against_her_later():
    limits, key = Limits(), secrets.token_hex(8)
    for moment, times in (("10:40:00", 4), ("10:20:00", 1), ("10:30:00", 4)):
        with time_machine.travel(f"2026-11-24 {moment}", tick=False):
            for _ in range(times):
                await limits.hit("message-burst", key)


async def test_processes_whose_clocks_differ_count_together_all_the_same():
    one, other, key = Limits(REDIS), Limits(REDIS), secrets.token_hex(8)
    for limits, moment in ((one, "10:30"), (other, "10:10")):
        with time_machine.travel(f"2026-11-24 {moment}", tick=False):
            for _ in range(4):
                await limits.hit("message-burst", key)
    for limits in (one, other):
        with pytest.raises(TooManyRequests) as refusal:
            await limits.hit("message-burst", key)
        assert 1 <= refusal.value.retry_after <= 6
        await limits.close()


async def test_two_processes_count_together_through_redis():
    one, other, key = Limits(REDIS), Limits(REDIS), secrets.token_hex(8)
    for limits in (one, other) * 4:
        await limits.hit("message-burst", key)
    with pytest.raises(TooManyRequests):
        await one.hit("message-burst", key)
    await one.close()
    await other.close()


def test_one_network_has_one_key_and_another_has_another():
    limits = Limits()
    assert limits.network("192.0.2.1") == limits.network("192.0.2.200")
    assert limits.network("192.0.2.1") != limits.network("198.51.100.1")
    assert limits.network("::ffff:192.0.2.1") == limits.network("192.0.2.200")
    assert limits.network("2001:db8:1::1") == limits.network("2001:db8:1:ffff::2")


def test_the_key_says_nothing_of_the_address_and_is_worthless_an_hour_later():
    limits = Limits()
    with time_machine.travel("2026-11-24 10:30", tick=False):
        before = limits.network("192.0.2.1")
    assert re.fullmatch("[0-9a-f]{24}", before)
    with time_machine.travel("2026-11-24 11:30", tick=False):
        assert limits.network("192.0.2.1") != before
    assert Limits().network("192.0.2.1") != before


def test_an_address_that_is_none_has_a_key_all_the_same():
    assert Limits().network("testclient") == "unknown"
