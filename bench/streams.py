"""Two thousand streams open on one API process: what they weigh, and how fast each is woken.

And the same of a bare application that stores and echoes (bench/echo.py), in the same run.

python -m bench.streams. Visitors' streams over real sockets, held by this process; then a few visitors write
in turn, and their own stream must bring the words: from the request to the line, so a commit is part of it.
"""

import asyncio
import random
import sys
import time
from uuid import uuid4

import httpx

from bench.human import api
from bench.stack import Process
from bench.turns import quantiles

STREAMS = 2_000
WOKEN = 300  # messages, one after the other
A_SECOND = 20
AT_ONCE = 20  # connections while the scene is set
PATIENCE = 10.0


class Tab:
    """One visitor's page: a bare socket, since two thousand HTTP clients would weigh more than the server."""

    def __init__(self, token: str, last: int) -> None:
        self.token, self._last = token, last
        self.brought = asyncio.Event()
        self.wanted = b""

    async def open(self, port: int) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", port)
        self._writer.write(
            b"GET /v1/chat/events HTTP/1.1\r\nHost: bench\r\n"
            b"Authorization: Bearer %b\r\nLast-Event-ID: %d\r\n\r\n" % (self.token.encode(), self._last)
        )
        if b" 200 " not in await self._reader.readline():
            raise RuntimeError("a stream was refused")
        await self._reader.readuntil(b"retry:")
        self.reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        while line := await self._reader.readline():
            if self.wanted and self.wanted in line:
                self.brought.set()

    def close(self) -> None:
        self.reading.cancel()
        self._writer.close()


async def measure(running: Process) -> tuple[float, float, list[float]]:
    """Megabytes before and with the streams, and the seconds that each of some wake-ups took."""
    port = int(running.url.rpartition(":")[2])
    before = running.megabytes
    limits = httpx.Limits(max_connections=AT_ONCE)
    async with httpx.AsyncClient(base_url=running.url, timeout=60, trust_env=False, limits=limits) as client:
        gate = asyncio.Semaphore(AT_ONCE)

        async def arrive() -> Tab:
            async with gate:
                begun = (await client.post("/v1/chat", json={"audience": "young"})).json()
                tab = Tab(begun["token"], begun["events"][-1]["seq"])
                await tab.open(port)
                return tab

        tabs = await asyncio.gather(*(arrive() for _ in range(STREAMS)))
        after = running.megabytes
        taken = await _wake(client, tabs)
        for tab in tabs:
            tab.close()
    return before, after, taken


async def _wake(client: httpx.AsyncClient, tabs: list[Tab]) -> list[float]:
    chance, taken = random.Random(1), []
    for _ in range(WOKEN):
        tab, words = chance.choice(tabs), f"bonjour {uuid4()}"
        tab.wanted = words.encode()
        tab.brought.clear()
        begun = time.perf_counter()
        body = {"client_id": str(uuid4()), "text": words}
        headers = {"Authorization": f"Bearer {tab.token}"}
        writing = asyncio.create_task(client.post("/v1/chat/messages", json=body, headers=headers))
        async with asyncio.timeout(PATIENCE):
            await tab.brought.wait()
        taken.append(time.perf_counter() - begun)
        (await writing).raise_for_status()
        await asyncio.sleep(1 / A_SECOND)
    return taken


def measured() -> list[tuple[str, str, str]]:
    with api() as running:
        before, after, taken = asyncio.run(measure(running))
    with api("bench.echo:app") as running:
        bare_before, bare_after, bare_taken = asyncio.run(measure(running))
    (median, p95), (bare, bare_p95) = quantiles(taken), quantiles(bare_taken)
    return [
        (f"api process with {STREAMS:,} streams open", f"{after:.0f} MB ({before:.0f} before)", "≤ 400 MB"),
        ("the same of a bare FastAPI echo", f"{bare_after:.0f} MB ({bare_before:.0f} before)", ""),
        ("one’s own words, from the request to the stream: median", f"{median:.1f} ms", ""),
        ("one’s own words, from the request to the stream: p95", f"{p95:.1f} ms", "≤ 50 ms"),
        ("the same of a bare FastAPI echo, one commit: median (p95)", f"{bare:.1f} ms ({bare_p95:.1f})", ""),
        ("ratio at the median, ours sealed, screened and answered", f"{median / bare:.1f} ×", ""),
    ]


if __name__ == "__main__":
    for row in measured():
        sys.stdout.write(f"| {' | '.join(row)} |\n")
