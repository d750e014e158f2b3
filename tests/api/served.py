"""The application behind a real socket: httpx's own ASGI transport waits for the end of a stream."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """`app` has begun its life already (fixture `running`); only the socket is added here."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, lifespan="off", log_config=None, timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        async with httpx.AsyncClient(base_url=url, timeout=10, trust_env=False) as client:
            try:
                yield client
            finally:
                server.should_exit = True
                await serving


class Stream:
    """A reader of server-sent events that knows what it has seen."""

    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines

    async def next(self) -> tuple[str, dict[str, Any], str | None]:
        """(event, data, id) of the next frame; comments are skipped."""
        name, data, identity = "message", "", None
        async with asyncio.timeout(10):
            async for line in self._lines:
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    data = line.removeprefix("data: ")
                elif line.startswith("id: "):
                    identity = line.removeprefix("id: ")
                elif not line and data:
                    return name, json.loads(data), identity
        raise EOFError

    async def messages(self, count: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        while len(found) < count:
            name, data, identity = await self.next()
            if name == "message":
                assert identity == str(data["seq"])
                found.append(data)
        return found


@asynccontextmanager
async def listening(client: httpx.AsyncClient, token: str, last: int | None = None) -> AsyncIterator[Stream]:
    headers = {"Authorization": f"Bearer {token}"} | (
        {"Last-Event-ID": str(last)} if last is not None else {}
    )
    async with client.stream("GET", "/v1/chat/events", headers=headers) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        yield Stream(response.aiter_lines())
