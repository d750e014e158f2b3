"""Rising load: embedded, then API × bot replicas on PostgreSQL and Redis: `python -m bench.replicas`.

An open model: visitors write when they write, whether or not the others were answered, so a server that falls
behind shows it in the wait instead of slowing its clients. API n asks bot n, as a balancer would spread them.
"""

import asyncio
import itertools
import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

import httpx

from bench.chaos.cluster import Cluster, running
from bench.stack import stack
from bench.turns import MESSAGES, TURNS_A_CONVERSATION, quantiles

SETS = ((1, 1), (2, 1), (2, 2))
A_SECOND = (10, 20, 40, 80, 120)  # turns
SECONDS = 8
WARM = 20  # turns before anything is measured
ENOUGH_MS = 1_000.0  # a p95 above it: more load would only measure the queue


class Visitors:
    """Conversations of five turns, each with one API after the other."""

    def __init__(self, client: httpx.AsyncClient, urls: list[str]) -> None:
        self._client, self._urls = client, itertools.cycle(urls)
        self._texts = itertools.cycle(MESSAGES)
        self._free: list[tuple[dict[str, str], int]] = []  # whose last turn is over: headers, turns left
        self.late = 0  # turns that were answered with numbers: nothing else was to be had in time

    async def turn(self, due: float) -> float:
        """Seconds since it was due; the beginning of a conversation is not measured."""
        if self._free:
            headers, left = self._free.pop(0)
        else:
            started = await self._client.post(f"{next(self._urls)}/v1/chat", json={"audience": "young"})
            headers, left = {"Authorization": f"Bearer {started.json()['token']}"}, TURNS_A_CONVERSATION
            due = max(due, time.perf_counter())
        body = {"client_id": str(uuid4()), "text": next(self._texts)}
        url = f"{next(self._urls)}/v1/chat/messages"
        turn = (await self._client.post(url, json=body, headers=headers)).json()
        assert len(turn["events"]) > turn["stored"], turn
        self.late += not turn["stored"]
        if left > 1:
            self._free.append((headers, left - 1))
        return time.perf_counter() - due


async def at_rate(visitors: Visitors, rate: int) -> list[float]:
    begun, turns = time.perf_counter(), []
    for number in range(rate * SECONDS):
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        turns.append(asyncio.create_task(visitors.turn(due)))
    return list(await asyncio.gather(*turns))


async def measure(api_urls: list[str], name: str) -> list[tuple[str, str, str]]:
    rows = []
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=200)
    async with httpx.AsyncClient(timeout=60, trust_env=False, limits=limits) as client:
        visitors = Visitors(client, api_urls)
        for _ in range(WARM):
            await visitors.turn(time.perf_counter())
        for rate in A_SECOND:
            visitors.late = 0
            median, p95 = quantiles(await at_rate(visitors, rate))
            late = f", {visitors.late} of {rate * SECONDS} too late" if visitors.late else ""
            told = f"{median:.0f} ms ({p95:.0f}){late}"
            rows.append((f"{name}, {rate} turns a second: median (p95)", told, ""))
            if p95 > ENOUGH_MS:
                break
    return rows


def measured() -> list[tuple[str, str, str]]:
    with stack() as (_, api):
        rows = asyncio.run(measure([api.url], "embedded, SQLite"))
    for apis, bots in SETS:
        with tempfile.TemporaryDirectory(prefix="fanal-bench-") as name:
            folder = Path(name)
            folder.chmod(0o711)  # PostgreSQL runs as somebody else
            cluster = Cluster(folder, apis=apis, bots=bots, gate=False, FANAL_LIMITS="off")
            with running(cluster):
                rows += asyncio.run(measure(cluster.api_urls, f"{apis} API × {bots} bot"))
    return rows


if __name__ == "__main__":
    for row in measured():
        sys.stdout.write(f"| {' | '.join(row)} |\n")
