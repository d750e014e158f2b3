"""A counsellor over HTTP: signs in, holds her stream open, takes who waits, answers, gives back."""

import asyncio
import itertools
import json
import random
from typing import Any
from uuid import uuid4

import httpx

from bench import team
from bench.chaos.cluster import CAPACITY
from bench.chaos.ledger import Ledger

PATIENCE = 12.0
PAUSE = (0.8, 2.0)
AGAIN_SECONDS = 0.7
SIGN_OF_LIFE = 10.0
WORDS_EACH = 3  # before she gives a conversation back


class Counsellor:
    def __init__(self, urls: list[str], number: int, ledger: Ledger, chance: random.Random) -> None:
        self._name, self._ledger, self._chance = team.name(number), ledger, chance
        self._urls = itertools.cycle(chance.sample(urls, len(urls)))
        self._client = httpx.AsyncClient(timeout=PATIENCE, trust_env=False)
        self._said: dict[str, int] = {}  # in each conversation that is hers
        self._seen: dict[str, int] = {}  # as her stream brought them
        self._last = ""
        self._streaming: asyncio.Task[None] | None = None
        self.confirmed: list[tuple[str, int, str]] = []  # conversation, number, words

    async def live(self, until: asyncio.Event) -> None:
        async with self._client:
            await self._sign_in()
            works = [asyncio.create_task(work()) for work in (self._listen, self._stay_awake, self._work)]
            await until.wait()
            for work in works:
                work.cancel()
            await asyncio.gather(*works, return_exceptions=True)

    def cut_stream(self) -> None:
        """As when her browser crashes: no goodbye."""
        if self._streaming is not None:
            self._streaming.cancel()

    async def _sign_in(self) -> None:
        body = {"name": self._name, "password": team.PASSWORD}
        response = await self._client.post(f"{next(self._urls)}/v1/console/login", json=body)
        cookie = response.raise_for_status().headers["set-cookie"].partition(";")[0]
        self._client.cookies.clear()
        self._client.headers["Cookie"] = cookie
        await self._ask("POST", "presence", {"on_break": False})

    async def _stay_awake(self) -> None:
        while True:
            await asyncio.sleep(SIGN_OF_LIFE)
            await self._ask("POST", "presence", {"on_break": False})

    async def _work(self) -> None:
        while True:
            await asyncio.sleep(self._chance.uniform(*PAUSE))
            queue = await self._ask("GET", "queue")
            if queue is None:
                continue
            hers = [case["conversation"] for case in queue["taken"]]
            if queue["waiting"] and len(hers) < CAPACITY:
                await self._take(queue["waiting"][0]["conversation"])
            for conversation in hers:
                await self._attend(conversation)

    async def _take(self, conversation: str) -> None:
        if await self._ask("POST", f"conversations/{conversation}/take") is not None:
            self._ledger.page.taken += 1
            self._said[conversation] = 0

    async def _attend(self, conversation: str) -> None:
        if self._said.get(conversation, 0) < WORDS_EACH:
            await self._say(conversation)
        elif await self._ask("POST", f"conversations/{conversation}/return") is not None:
            self._said.pop(conversation, None)

    async def _say(self, conversation: str) -> None:
        body = {"client_id": str(uuid4()), "text": f"je suis là ({uuid4().hex[:6]})"}
        for _ in range(20):  # the same words until they are stored, or it is no longer hers
            said = await self._ask("POST", f"conversations/{conversation}/messages", body)
            if said is not None:
                self.confirmed.append((conversation, said["event"]["seq"], body["text"]))
                self._said[conversation] = self._said.get(conversation, 0) + 1
                return
            await asyncio.sleep(AGAIN_SECONDS)

    async def _ask(self, method: str, path: str, body: Any = None) -> Any:
        """None when it was refused or nobody answered; {} for an answer without a body."""
        for _ in range(2):
            url = f"{next(self._urls)}/v1/console/{path}"
            try:
                response = await self._client.request(method, url, json=body)
            except httpx.TransportError:
                continue
            if response.status_code == 401:
                self._ledger.broke("counsellor", "signed out in the middle of her work")
            if response.status_code < 500:
                return (response.json() if response.content else {}) if response.is_success else None
        return None

    async def _listen(self) -> None:
        while True:
            self._streaming = asyncio.create_task(self._read_stream())
            try:
                await self._streaming
            except httpx.TransportError:
                pass
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if task is not None and task.cancelling():  # it isn't only the stream that was cut
                    raise
            await asyncio.sleep(AGAIN_SECONDS)

    async def _read_stream(self) -> None:
        last = {"Last-Event-ID": self._last} if self._last else {}
        url = f"{next(self._urls)}/v1/console/events"
        async with self._client.stream("GET", url, headers=last, timeout=30) as response:
            if response.status_code != 200:
                return
            name = ""
            async for line in response.aiter_lines():
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("id: "):
                    self._last = line.removeprefix("id: ")
                elif line.startswith("data: "):
                    self._heard(name, json.loads(line.removeprefix("data: ")))

    def _heard(self, name: str, data: dict[str, Any]) -> None:
        if name == "over":
            self._seen.pop(data["conversation"], None)
        if name != "message":
            return
        conversation, number = data["conversation"], data["event"]["seq"]
        expected = self._seen.get(conversation, number - 1) + 1
        if number != expected:
            kind = "doubled" if number < expected else "lost"
            self._ledger.broke(kind, f"her counsellor's stream brought {number} where {expected} was next")
        self._seen[conversation] = number
