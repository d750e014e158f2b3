"""How often one may ask, counted in memory or Redis.

By conversation first; by network only where no conversation exists yet: a whole school shares one address.

No address is kept: the key is a hash of the network prefix under a salt that is thrown away every hour.
"""

import hashlib
import ipaddress
import secrets
import time

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter

from api.errors import TooManyRequests

RULES: dict[str, RateLimitItem] = {
    "start": parse("60/10minutes"),  # new conversations from one network prefix: a class of pupils fits
    "message": parse("30/minute"),
    "message-burst": parse("8/5seconds"),
    "typing": parse("60/minute"),
    "resume": parse("10/10minutes"),
    "login": parse("10/10minutes"),  # one name from one network
    "login-network": parse("100/10minutes"),
    "report": parse("20/hour"),
}


class Limits:
    def __init__(self, redis_url: str | None = None, *, on: bool = True) -> None:
        self._on = on
        storage = RedisStorage(f"async+{redis_url}") if redis_url else MemoryStorage()
        self._limiter = MovingWindowRateLimiter(storage)
        self._salt = secrets.token_bytes(16)
        self._hour = 0

    async def hit(self, rule: str, key: str) -> None:
        """Count one; raise TooManyRequests when that was one too many."""
        item = RULES[rule]
        if self._on and not await self._limiter.hit(item, rule, key):
            window = await self._limiter.get_window_stats(item, rule, key)
            raise TooManyRequests(retry_after=max(1, int(window.reset_time - time.time()) + 1))

    def network(self, address: str) -> str:
        """An address's prefix (/24 or /48) under this hour's salt; two hours can't be compared."""
        hour = int(time.time() // 3600)
        if hour != self._hour:
            self._salt, self._hour = secrets.token_bytes(16), hour
        try:
            ip = ipaddress.ip_address(address)
        except ValueError:
            return "unknown"
        prefix = ipaddress.ip_network(f"{ip}/{24 if ip.version == 4 else 48}", strict=False)
        return hashlib.blake2b(str(prefix).encode(), key=self._salt, digest_size=12).hexdigest()
