"""A counsellor's words on the visitor's screen, with 200 conversations live: `python -m bench.human`.

Two processes, the API and this one, over real sockets: every visitor and every counsellor holds a stream
open, and each conversation hears its counsellor every ten seconds. From her request to the visitor's line.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from bench import team
from bench.stack import Process, free_port, process
from bench.turns import quantiles

CONVERSATIONS, COUNSELLORS = 200, 10
SECONDS, A_SECOND = 10, CONVERSATIONS / 10  # words said, in all conversations together
GRACE = 5.0  # seconds that the last words have to arrive
AT_ONCE = 8  # requests while the scene is set


@dataclass
class Scene:
    client: httpx.AsyncClient
    said: dict[str, float] = field(default_factory=dict)  # words: when the counsellor sent them
    taken: list[float] = field(default_factory=list)  # seconds until they were on the screen
    arrived: asyncio.Event = field(default_factory=asyncio.Event)  # everything that was said

    async def ok(self, method: str, path: str, **more: Any) -> Any:
        response = await self.client.request(method, path, **more)
        response.raise_for_status()
        return response.json() if response.content else None

    async def visitor(self) -> dict[str, str]:
        token = (await self.ok("POST", "/v1/chat", json={"audience": "young"}))["token"]
        headers = {"Authorization": f"Bearer {token}"}
        await self.ok("POST", "/v1/chat/handoff", headers=headers)
        return headers

    async def counsellor(self, number: int) -> dict[str, str]:
        body = {"name": team.name(number), "password": team.PASSWORD}
        response = await self.client.post("/v1/console/login", json=body)
        cookie = response.raise_for_status().headers["set-cookie"].partition(";")[0]
        self.client.cookies.clear()  # each brings her own
        await self.ok("POST", "/v1/console/presence", json={"on_break": False}, headers={"Cookie": cookie})
        return {"Cookie": cookie}

    async def say(self, headers: dict[str, str], conversation: str) -> None:
        words = f"je suis là {uuid4()}"
        self.said[words] = time.perf_counter()
        self.arrived.clear()
        body = {"client_id": str(uuid4()), "text": words}
        path = f"/v1/console/conversations/{conversation}/messages"
        await self.ok("POST", path, json=body, headers=headers)

    @asynccontextmanager
    async def screen(self, path: str, headers: dict[str, str]) -> AsyncIterator[None]:
        """A page that keeps its stream open, and looks at the clock when a counsellor's words arrive."""
        opened = asyncio.Event()

        async def watch() -> None:
            async with self.client.stream("GET", path, headers=headers) as response:
                response.raise_for_status()
                async for line in response.aiter_lines():
                    opened.set()
                    if line.startswith("data: "):
                        self._seen(json.loads(line.removeprefix("data: ")))

        watching = asyncio.create_task(watch())
        await opened.wait()
        try:
            yield
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    def _seen(self, data: dict[str, Any]) -> None:
        if data.get("from") == "counsellor" and (sent := self.said.pop(data["text"], None)):
            self.taken.append(time.perf_counter() - sent)
            if not self.said:
                self.arrived.set()


async def measure(url: str) -> list[tuple[str, str, str]]:
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=60, trust_env=False) as client:
        scene = Scene(client)
        counsellors = [await scene.counsellor(number) for number in range(COUNSELLORS)]
        visitors = await _few_at_once([scene.visitor() for _ in range(CONVERSATIONS)])
        waiting = (await scene.ok("GET", "/v1/console/queue", headers=counsellors[0]))["waiting"]
        cases = [(counsellors[n % COUNSELLORS], case["conversation"]) for n, case in enumerate(waiting)]
        takes = [_take(scene, headers, conversation) for headers, conversation in cases]
        await _few_at_once(takes)
        await _talk(scene, visitors, counsellors, cases)
    median, p95 = quantiles(scene.taken)
    return [
        (f"counsellor’s words on screen, {len(cases)} live: median", f"{median:.1f} ms", "≤ 30 ms"),
        (f"counsellor’s words on screen, {len(cases)} live: p95", f"{p95:.1f} ms", "≤ 100 ms"),
        ("counsellor’s words lost", f"{len(scene.said)} of {len(scene.said) + len(scene.taken)}", "0"),
    ]


async def _take(scene: Scene, headers: dict[str, str], conversation: str) -> None:
    await scene.ok("POST", f"/v1/console/conversations/{conversation}/take", headers=headers)


async def _few_at_once(works: list[Any]) -> list[Any]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(work: Any) -> Any:
        async with gate:
            return await work

    return await asyncio.gather(*(one(work) for work in works))


async def _talk(
    scene: Scene,
    visitors: list[dict[str, str]],
    counsellors: list[dict[str, str]],
    cases: list[tuple[dict[str, str], str]],
) -> None:
    screens = [scene.screen("/v1/chat/events", headers) for headers in visitors]
    screens += [scene.screen("/v1/console/events", headers) for headers in counsellors]
    await _few_at_once([screen.__aenter__() for screen in screens])
    try:
        begun, saying = time.perf_counter(), []
        for number in range(int(SECONDS * A_SECOND)):
            await asyncio.sleep(max(0.0, begun + number / A_SECOND - time.perf_counter()))
            saying.append(asyncio.create_task(scene.say(*cases[number % len(cases)])))
        async with asyncio.timeout(GRACE):
            await asyncio.gather(*saying)
            await scene.arrived.wait()
    except TimeoutError:
        sys.stderr.write("some words did not arrive in time\n")
    finally:
        await asyncio.gather(*(screen.__aexit__(None, None, None) for screen in screens))


@contextmanager
def api(app: str = "api.app:create_app", **settings: str) -> Iterator[Process]:
    """The API alone: once a person is there, no engine is asked. Or another application in its place."""
    with tempfile.TemporaryDirectory() as folder:
        url, port = f"sqlite:///{folder}/bench.db", free_port()
        team.hire(url, COUNSELLORS, capacity=CONVERSATIONS // COUNSELLORS)
        environment = {
            "FANAL_DATABASE_URL": url,
            "FANAL_LIMITS": "off",
            "FANAL_ENGINE": "scripted",
            **settings,
        }
        command = [
            *(sys.executable, "-m", "uvicorn", *(("--factory",) if app.endswith("create_app") else ()), app),
            "--no-access-log",
            *("--host", "127.0.0.1", "--port", str(port)),
        ]
        with process("api", command, f"http://127.0.0.1:{port}/healthz", environment) as running:
            yield running


def measured() -> list[tuple[str, str, str]]:
    with api() as running:
        return asyncio.run(measure(running.url))


if __name__ == "__main__":
    for row in measured():
        sys.stdout.write(f"| {' | '.join(row)} |\n")
