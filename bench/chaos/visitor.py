"""A visitor as her page is: writes, keeps what was not stored and sends it again, comes back to her stream.

She knows what was acknowledged, so she can tell what was lost, doubled or out of order.
"""

import asyncio
import itertools
import json
import random
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from bench.chaos.ledger import Ledger
from bench.turns import MESSAGES

PATIENCE = 12.0  # seconds: the widget's own
PAUSE = (2.2, 4.0)  # seconds between two messages: a limit allows thirty a minute
AGAIN_SECONDS = 0.7
OVER = 401
CANARY = "zibeline"  # in every message: must stand nowhere unsealed


@dataclass
class Said:
    client_id: str
    text: str
    seq: int | None = None  # known once it is stored
    answers: int = 0


class Erased(Exception):  # noqa: N818 - she wanted it
    """Nothing of her is left, and nothing may be."""


class Visitor:
    def __init__(self, urls: list[str], ledger: Ledger, chance: random.Random) -> None:
        self._ledger, self._chance = ledger, chance
        self._urls = itertools.cycle(chance.sample(urls, len(urls)))
        self.said: list[Said] = []
        self.seen: list[int] = []  # numbers, as the stream brought them
        self.headers: dict[str, str] = {}
        self.erased = self.leaving = False
        limits = httpx.Limits(max_keepalive_connections=2)
        self._client = httpx.AsyncClient(timeout=PATIENCE, trust_env=False, limits=limits)

    @property
    def token(self) -> str:
        return self.headers["Authorization"].removeprefix("Bearer ")

    async def live(self, until: asyncio.Event) -> None:
        async with self._client:
            if not await self._begin(until):
                return
            listening = asyncio.create_task(self._listen())
            try:
                with suppress(Erased):
                    await self._talk(until)
            finally:
                listening.cancel()
                await asyncio.gather(listening, return_exceptions=True)

    async def thread(self) -> list[dict[str, Any]]:
        """Everything that stands, asked until it is answered."""
        response = await self._persist("GET", "/v1/chat/events?stream=0")
        if response.status_code == OVER:
            raise Erased
        return list(response.json()["events"])

    async def _begin(self, until: asyncio.Event) -> bool:
        while not until.is_set():
            response = await self._try("POST", "/v1/chat", {"audience": "young"})
            if response is not None and response.status_code == 201:
                self.headers = {"Authorization": f"Bearer {response.json()['token']}"}
                return True
            await asyncio.sleep(AGAIN_SECONDS)  # her page shows numbers by itself
        return False

    async def _talk(self, until: asyncio.Event) -> None:
        for number in itertools.count():
            await _unless(until, self._chance.uniform(*PAUSE))
            if until.is_set():
                return
            await self._say(f"{self._chance.choice(MESSAGES)} {CANARY} ({number})")
            if number % 7 == 3:
                await self._persist("POST", "/v1/chat/handoff")
            if number > 10 and self._chance.random() < 0.05:
                await self._erase()
                return

    async def _say(self, text: str) -> None:
        """Until it is stored. The first thing that helps counts for the promise of three seconds."""
        message = Said(str(uuid4()), text)
        self.said.append(message)
        begun, helped = time.monotonic(), False
        while message.seq is None:
            response = await self._try("POST", "/v1/chat/messages", _body(message))
            events = response.json().get("events", []) if response is not None else []
            if response is not None and response.status_code == OVER:
                self._ledger.broke("lost", "a living conversation was answered with 401")
                self.erased = True
                raise Erased
            if events and not helped:
                helped = True
                self._ledger.answered(time.monotonic() - begun)
            self._settle(message, response, events)
            if message.seq is None:
                await asyncio.sleep(AGAIN_SECONDS)

    def _settle(self, message: Said, response: httpx.Response | None, events: list[dict[str, Any]]) -> None:
        if response is None or response.status_code != 200:
            return
        if not response.json()["stored"]:
            self._ledger.page.unstored += 1
            if not any(event.get("card") for event in events):
                self._ledger.broke("stranded", "not stored, and no numbers")
            return
        own = [event for event in events if event.get("client_id") == message.client_id]
        message.seq, message.answers = own[0]["seq"], len(events) - 1
        self._ledger.page.stored += 1

    async def _erase(self) -> None:
        self.leaving = True
        response = await self._persist("DELETE", "/v1/chat")
        if response.status_code not in {204, OVER}:
            self._ledger.broke("not forgotten", f"erasing answered {response.status_code}")
        self.erased = True
        self._ledger.page.erased += 1

    async def _persist(self, method: str, path: str) -> httpx.Response:
        while True:
            response = await self._try(method, path)
            if response is not None and response.status_code < 500:
                return response
            await asyncio.sleep(AGAIN_SECONDS)

    async def _try(self, method: str, path: str, body: Any = None) -> httpx.Response | None:
        """One process, then the other, as a proxy does; None when neither was reached."""
        for _ in range(2):
            try:
                response = await self._client.request(
                    method, next(self._urls) + path, json=body, headers=self.headers
                )
            except httpx.ReadTimeout:
                self._ledger.broke("stranded", f"{method} {path} without an answer for {PATIENCE:.0f} s")
            except httpx.TransportError:
                self._ledger.page.refused += 1
            else:
                if response.status_code < 500:
                    return response
                self._ledger.page.refused += 1
        return None

    async def _listen(self) -> None:
        while not self.erased:
            with suppress(httpx.TransportError):
                await self._read_stream()
            await asyncio.sleep(AGAIN_SECONDS)

    async def _read_stream(self) -> None:
        last = {"Last-Event-ID": str(self.seen[-1])} if self.seen else {}
        url = next(self._urls) + "/v1/chat/events"
        async with self._client.stream("GET", url, headers=self.headers | last, timeout=30) as response:
            if response.status_code != 200:
                return
            number, data = None, ""
            async for line in response.aiter_lines():
                if line.startswith("id: "):
                    number = int(line.removeprefix("id: "))
                elif line.startswith("data: "):
                    data = line.removeprefix("data: ")
                elif not line and number is not None:  # the end of a frame, which is whole
                    self._heard(number, json.loads(data))
                    number = None

    def _heard(self, number: int, event: dict[str, Any]) -> None:
        expected = self.seen[-1] + 1 if self.seen else 1
        if number != expected or event["seq"] != number:
            kind = "doubled" if number < expected else "lost"
            self._ledger.broke(kind, f"her stream brought {number} where {expected} was next")
        self.seen.append(number)


def _body(message: Said) -> dict[str, str]:
    return {"client_id": message.client_id, "text": message.text}


async def _unless(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
