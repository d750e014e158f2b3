"""The console's stream as tests read it, over a real socket."""

import asyncio
import json
from contextlib import aclosing, asynccontextmanager

import httpx

from tests.api.console.team import Mate


async def working(served, name="Alix", role="counsellor"):
    app, client, stack = served
    mate = await Mate.hired(app, name, role)
    await mate.client.aclose()
    mate.client = await stack.enter_async_context(httpx.AsyncClient(base_url=client.base_url))
    await mate.sign_in()
    await mate.ok("POST", "presence", {"on_break": False})
    return mate


@asynccontextmanager
async def stream(mate, after=None):
    headers = {"Last-Event-ID": after} if after else {}
    async with mate.client.stream("GET", "/v1/console/events", headers=headers) as response:
        assert response.status_code == 200
        async with aclosing(frames(response)) as heard:
            yield heard


async def frames(response):
    frame = {}
    async for line in response.aiter_lines():
        name, _, value = line.partition(":")
        if name in {"event", "id", "data"}:
            frame[name] = value.strip()
        elif not line and "data" in frame:
            yield frame["event"], json.loads(frame["data"]), frame.get("id")
            frame = {}


async def until(heard, kind, fits=lambda _data: True):
    async with asyncio.timeout(20):
        async for name, data, identity in heard:
            if name == kind and fits(data):
                return data, identity
    raise AssertionError(f"no {kind}")


async def until_somebody_waits(heard):
    """What came until then, and the queue that shows it."""
    names = []
    async with asyncio.timeout(20):
        async for name, data, _ in heard:
            names.append(name)
            if name == "queue" and data["waiting"]:
                return names, data
    raise AssertionError(names)
