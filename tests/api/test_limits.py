import pytest
import time_machine

from api.errors import TooManyRequests
from api.limits import Limits


async def test_one_too_many_is_told_when_to_come_back():
    limits = Limits()
    for _ in range(8):
        await limits.hit("message-burst", "c1")
    with pytest.raises(TooManyRequests) as refusal:
        await limits.hit("message-burst", "c1")
    assert 1 <= refusal.value.retry_after <= 6
    await limits.hit("message-burst", "c2")


def test_one_network_has_one_key_and_another_has_another():
    limits = Limits()
    assert limits.network("192.0.2.1") == limits.network("192.0.2.200")
    assert limits.network("192.0.2.1") != limits.network("198.51.100.1")
    assert limits.network("2001:db8:1::1") == limits.network("2001:db8:1:ffff::2")


def test_the_key_says_nothing_of_the_address_and_is_worthless_an_hour_later():
    limits = Limits()
    with time_machine.travel("2026-11-24 10:30", tick=False):
        before = limits.network("192.0.2.1")
    assert "192" not in before
    with time_machine.travel("2026-11-24 11:30", tick=False):
        assert limits.network("192.0.2.1") != before
    assert Limits().network("192.0.2.1") != before


def test_an_address_that_is_none_has_a_key_all_the_same():
    assert Limits().network("testclient") == "unknown"
