"""What stands before the bots, as a service does in a cluster; and it can make them slow, mute or mad."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Literal

import httpx

Mood = Literal["well", "slow", "mute", "garbage"]
SLOW_SECONDS = 5.0
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def _told(body: str) -> bytes:
    return f"{HEAD}Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()


GARBAGE = (
    b"\x00\xff\xfe not http at all \r\n\r\n",
    _told("[]"),
    _told('{"messages": []}'),
    _told('{"messages": [{"text": null}], "intent": 5'),
    _told(json.dumps({"messages": [{"text": "x" * 5_000}]})),
    _told(json.dumps({"messages": [{"do": "format_disk", "times": 3}]})),
    _told("<!doctype html><title>502</title>"),
    b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
    f"{HEAD}Content-Length: 400\r\n\r\n{{".encode(),  # and no more of it
)


class Gate:
    def __init__(self, port: int, bots: list[str]) -> None:
        self.mood: Mood = "well"
        self._port, self._bots = port, bots
        self._turn, self._never = itertools.count(), asyncio.Event()
        self._nonsense = itertools.cycle(GARBAGE)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Gate"]:
        limits = httpx.Limits(max_keepalive_connections=20)
        async with httpx.AsyncClient(timeout=20, trust_env=False, limits=limits) as self._client:
            server = await asyncio.start_server(self._connection, "127.0.0.1", self._port)
            try:
                yield self
            finally:
                server.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path, _ = head.split(" ", 2)
                body = await reader.readexactly(_length(head))
                writer.write(await self._answer(method, path, body))
                await writer.drain()
                if self.mood == "garbage":
                    break
        writer.close()

    async def _answer(self, method: str, path: str, body: bytes) -> bytes:
        if self.mood == "mute":
            await self._never.wait()
        if self.mood == "garbage" and method == "POST":
            return next(self._nonsense)
        if self.mood == "slow":
            await asyncio.sleep(SLOW_SECONDS)
        return await self._bot_says(method, path, body)

    async def _bot_says(self, method: str, path: str, body: bytes) -> bytes:
        """The next bot's answer, or the one's after it; when none is there the connection ends."""
        first = next(self._turn)
        for number in range(len(self._bots)):
            url = self._bots[(first + number) % len(self._bots)]
            headers = {"Content-Type": "application/json"}
            try:
                response = await self._client.request(method, url + path, content=body, headers=headers)
            except httpx.ConnectError:
                continue
            except httpx.TransportError as problem:  # it died with the turn in its hands
                raise ConnectionError from problem
            return _plain(response)
        raise ConnectionError


def _plain(response: httpx.Response) -> bytes:
    head = f"HTTP/1.1 {response.status_code} {response.reason_phrase}\r\n"
    if response.status_code == 204:
        return f"{head}\r\n".encode()
    kind = response.headers.get("content-type", "application/json")
    head += f"Content-Type: {kind}\r\nContent-Length: {len(response.content)}\r\n\r\n"
    return head.encode() + response.content


def _length(head: str) -> int:
    lines = head.lower().split("\r\n")
    return next((int(line.split(":")[1]) for line in lines if line.startswith("content-length:")), 0)
