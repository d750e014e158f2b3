"""A danger's card while the bot is dead, from the words to the numbers: `python -m bench.crisis`."""

import asyncio
import statistics
import sys
import time
from itertools import cycle, islice
from uuid import uuid4

import httpx

from bench.human import api
from bench.stack import Process, free_port

MESSAGES = 1_000
# In danger now, in words that say no more than that.
DANGERS = ("il me frappe là maintenant", "je suis enfermée et je peux pas sortir", "il va me tuer")
TURNS_A_CONVERSATION = 5


async def measure(running: Process) -> list[tuple[str, str, str]]:
    taken = []
    async with httpx.AsyncClient(base_url=running.url, timeout=30, trust_env=False) as client:
        headers: dict[str, str] = {}
        for number, text in enumerate(islice(cycle(DANGERS), MESSAGES)):
            if number % TURNS_A_CONVERSATION == 0:
                token = (await client.post("/v1/chat", json={"audience": "young"})).json()["token"]
                headers = {"Authorization": f"Bearer {token}"}
            body = {"client_id": str(uuid4()), "text": text}
            begun = time.perf_counter()
            events = (await client.post("/v1/chat/messages", json=body, headers=headers)).json()["events"]
            taken.append((time.perf_counter() - begun) * 1000)
            assert events[1]["card"]["type"] == "crisis", text
    p99 = statistics.quantiles(taken, n=100)[98]
    return [
        ("crisis card with the bot dead: median (p99)", _told(statistics.median(taken), p99), "p99 ≤ 50 ms")
    ]


def _told(median: float, p99: float) -> str:
    return f"{median:.1f} ms ({p99:.1f})"


def measured() -> list[tuple[str, str, str]]:
    nobody = f"http://127.0.0.1:{free_port()}"
    with api(FANAL_ENGINE="rasa", FANAL_BOT_URL=nobody) as running:
        return asyncio.run(measure(running))


if __name__ == "__main__":
    for row in measured():
        sys.stdout.write(f"| {' | '.join(row)} |\n")
