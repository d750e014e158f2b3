"""Proof of work: when many conversations begin at once, a browser computes for a moment to begin one.

Many in all, or many from one network: a whole school shares one address, and must not be locked out for it.
No captcha, no third party, nothing to read or hear. A challenge is signed, so that nothing is kept until it
comes back; it expires, and is good once. A page takes about a second; a flood of thousands takes as many.
A number to call never waits for it: the page holds those without asking us.
"""

import hashlib
import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable

from api.errors import EffortNeeded

WINDOW_SECONDS = 10
CALM = 50  # beginnings in a window that nobody has to work for
LEAST_BITS, MOST_BITS = 13, 17  # 8,000 to 130,000 hashes: an old phone does some 50,000 a second
LIFE_SECONDS = 120
SPENT = 20_000  # solved challenges remembered: each cost its sender thousands of hashes

Stamp = Callable[[str], str]  # a keyed hash, the same in every process


class Effort:
    """Counts beginnings in this process; `calm` of them in a window are free."""

    def __init__(self, stamp: Stamp, *, on: bool = True, calm: int = CALM) -> None:
        self._stamp, self._on, self.calm = stamp, on, calm
        self._begun: deque[float] = deque(maxlen=1_000_000)
        self._spent: dict[str, float] = {}  # in the order of their end

    def bits(self) -> int:
        """How many zero bits a hash must begin with now; 0 when it is calm. Each doubling asks one more."""
        since = time.time() - WINDOW_SECONDS
        while self._begun and self._begun[0] < since:
            self._begun.popleft()
        begun = len(self._begun)
        if not self._on or begun < self.calm:
            return 0
        return min(MOST_BITS, LEAST_BITS + (begun // max(1, self.calm)).bit_length() - 1)

    def earned(self, solution: str | None) -> bool:
        """Whether it answers a challenge of ours; good once."""
        challenge, _, counter = (solution or "").rpartition(":")
        plain, _, stamp = challenge.rpartition(".")
        if not hmac.compare_digest(self._stamp(plain).encode(), stamp.encode()):
            return False
        until, bits = (int(part) for part in plain.split(".")[:2])  # we wrote it
        if until < time.time() or challenge in self._spent or not solves(challenge, counter, bits):
            return False
        self._spend(challenge, until)
        return True

    def needed(self) -> EffortNeeded:
        """With a challenge, whose solution is to come back."""
        bits = max(LEAST_BITS, self.bits())
        return EffortNeeded(extra={"effort": {"challenge": self._challenge(bits), "bits": bits}})

    def began(self) -> None:
        """One more conversation, worked for or not."""
        self._begun.append(time.time())

    def _challenge(self, bits: int) -> str:
        plain = f"{int(time.time()) + LIFE_SECONDS}.{bits}.{secrets.token_hex(8)}"
        return f"{plain}.{self._stamp(plain)}"

    def _spend(self, challenge: str, until: float) -> None:
        for known, end in list(self._spent.items()):
            if end >= time.time() and len(self._spent) < SPENT:
                break
            del self._spent[known]
        self._spent[challenge] = until


def solves(challenge: str, counter: str, bits: int) -> bool:
    """SHA-256 of `challenge:counter` begins with so many zero bits."""
    digest = hashlib.sha256(f"{challenge}:{counter}".encode()).digest()
    return int.from_bytes(digest) >> (256 - bits) == 0
