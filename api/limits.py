"""How often one may ask, counted in Redis, or in memory where there is none or while it is away.

By conversation first; by network only where no conversation exists yet: a whole school shares one address.

No address is kept: the key is a hash of the network prefix under a salt that is thrown away every hour.
"""

import asyncio
import hashlib
import ipaddress
import secrets
import time
from contextlib import suppress

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.asyncio import Redis

from api.errors import TooManyRequests
from api.sharing import Away, Shared

RULES: dict[str, RateLimitItem] = {
    # New conversations from one network prefix: a class of pupils, then as many as work for it (api/pow.py).
    # Who comes behind one that used them up would wait for ten minutes.
    "start": parse("60/10minutes"),
    "start-worked": parse("600/10minutes"),
    "message": parse("30/minute"),
    "message-burst": parse("8/5seconds"),
    # Messages refused, whose beginning the screen reads all the same: whoever has sent sixteen harmless
    # ones may tell the danger in the seventeenth. Our work is bounded, not the child: a look takes some
    # 0.2 ms, 2 at the most, so one conversation can cost a processor 1 % and one network 10 %. Nobody types
    # five messages a second for a minute, and no class of thirty has fifty of them refused a second; a
    # program does.
    "refused": parse("300/minute"),
    "refused-network": parse("3000/minute"),
    "typing": parse("60/minute"),
    # Codes tried from one network; the eleventh is let through for some work, as a beginning is. It slows a
    # guesser, whom five tries at a code have stopped before.
    "resume": parse("10/10minutes"),
    "resume-worked": parse("300/10minutes"),
    "receipt": parse("10/10minutes"),
    "read": parse("120/minute"),  # a page asks every two seconds where streams do not pass
    # One name from one network. No rule counts a name's tries over all: it would let anybody lock her out.
    "login": parse("10/10minutes"),
    "login-network": parse("100/10minutes"),
    "report": parse("20/hour"),
}

# The same moving window as in memory: allowed unless as many stand in the window already. Answers 0, or the
# microseconds until the oldest of them leaves it. By Redis's own clock: with clocks that differ each process
# would grant the whole limit. An entry of an hour that hasn't come is of a clock that went back meanwhile.
MOVING_WINDOW = """
local clock = redis.call('TIME')
local now, most, window = clock[1] * 1000000 + clock[2], tonumber(ARGV[1]), ARGV[2] * 1000000
local newest = redis.call('LINDEX', KEYS[1], 0)
if newest and tonumber(newest) > now then redis.call('DEL', KEYS[1]) end
local oldest = redis.call('LINDEX', KEYS[1], most - 1)
if oldest and oldest + window > now then return oldest + window - now end
redis.call('LPUSH', KEYS[1], string.format('%.0f', now))
redis.call('LTRIM', KEYS[1], 0, most - 1)
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 0
"""


class Limits:
    def __init__(self, redis_url: str | None = None, *, on: bool = True) -> None:
        self._on = on
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = Shared(redis_url) if redis_url else None
        self._salt = secrets.token_bytes(16)
        self._hour = 0

    async def hit(self, rule: str, key: str) -> None:
        """Count one; raise TooManyRequests when that was one too many."""
        if not self._on:
            return None
        # A key can hold a name, or whatever was typed in its place.
        key = hashlib.blake2b(key.encode(), digest_size=12).hexdigest()
        if self._shared is not None:
            with suppress(Away):  # this process counts alone
                return await self._shared.ask(lambda redis: _hit_together(redis, rule, key))
        return await _hit_here(self._own, rule, key)

    async def allows(self, rule: str, key: str) -> bool:
        """Count one, unless it would be one too many."""
        try:
            await self.hit(rule, key)
        except TooManyRequests:
            return False
        return True

    async def close(self) -> None:
        if self._shared is not None:
            await self._shared.close()
            await asyncio.sleep(0)  # a connection given up a moment ago closes in the loop's next round

    def network(self, address: str) -> str:
        """An address's prefix (/24 or /48) under this hour's salt; two hours can't be compared.

        The salt never leaves this process: beside what it salted, Redis would hold addresses. So a network
        has its limits with each process apart.
        """
        hour = int(time.time() // 3600)
        if hour != self._hour:
            self._salt, self._hour = secrets.token_bytes(16), hour
        try:
            ip = ipaddress.ip_address(address)
        except ValueError:
            return "unknown"
        ip = getattr(ip, "ipv4_mapped", None) or ip  # from a socket for both: else all of IPv4 were one /48
        prefix = ipaddress.ip_network(f"{ip}/{24 if ip.version == 4 else 48}", strict=False)
        return hashlib.blake2b(str(prefix).encode(), key=self._salt, digest_size=12).hexdigest()


async def _hit_together(redis: Redis, rule: str, key: str) -> None:
    item = RULES[rule]
    window = item.get_expiry()
    wait = int(await redis.eval(MOVING_WINDOW, 1, f"fanal:limit:{rule}:{key}", item.amount, window))
    if wait:
        raise TooManyRequests(retry_after=wait // 1_000_000 + 1)


async def _hit_here(limiter: MovingWindowRateLimiter, rule: str, key: str) -> None:
    item = RULES[rule]
    for _ in range(2):  # an entry can leave the window between the two questions
        if await limiter.hit(item, rule, key):
            return
        window = await limiter.get_window_stats(item, rule, key)
        wait = window.reset_time - time.time()
        if window.remaining <= 0 and wait <= item.get_expiry():
            raise TooManyRequests(retry_after=max(1, int(wait) + 1))
    # Refused for what was counted at an hour that hasn't come: the clock went back meanwhile.
    await limiter.clear(item, rule, key)
    await limiter.hit(item, rule, key)
