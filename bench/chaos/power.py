"""The power fails: one small server with SQLite, everything killed at once, again and again.

kill -9 keeps what the kernel holds, so it proves the order of our writes and SQLite's recovery; that each
acknowledged commit was on the disk first is SQLite's `synchronous=FULL`, which is looked at here too.
"""

import asyncio
import itertools
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import httpx

from api.db import PRAGMAS
from bench.chaos.ledger import Ledger
from bench.chaos.parts import Part
from bench.chaos.visitor import CANARY
from bench.stack import answers, free_port

WRITERS = 6
ON_SECONDS = (0.2, 1.2)  # before the power fails
FRESH = 20  # cuts that a conversation lives through
BOT_EACH = 10  # cuts: it keeps nothing on disk, and takes much longer to start
AT_ONCE = 0.02  # between a writer's messages
WORDS = f"je suis perdue, un peu ({{}}) {CANARY}"


class Server:
    """API and bot of one small server."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "fanal.db"
        self.port, bot_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.bot = Part(
            "bot",
            [".venv-bot/bin/python", "-W", "ignore", "-m", "bot", "--port", str(bot_port)],
            lambda: answers(f"http://127.0.0.1:{bot_port}/"),
            log=folder / "bot.log",
        )
        self.api = Part(
            "api",
            [
                *(sys.executable, "-m", "uvicorn", "--factory", "api.app:create_app", "--no-access-log"),
                *("--host", "127.0.0.1", "--port", str(self.port)),
            ],
            lambda: answers(f"{self.url}/healthz"),
            log=folder / "api.log",
            environment={
                "FANAL_DATABASE_URL": f"sqlite:///{self.database}",
                "FANAL_BOT_URL": f"http://127.0.0.1:{bot_port}",
                "FANAL_LIMITS": "off",
            },
        )

    def on(self) -> None:
        self.api.keep_up()
        self.api.await_ready()

    def off(self) -> None:
        self.api.kill()
        self.bot.kill()


class Writer:
    """Writes as fast as it is answered, and remembers what was acknowledged."""

    def __init__(self, url: str, ledger: Ledger) -> None:
        self._url, self._ledger, self._numbers = url, ledger, itertools.count()
        self.headers: dict[str, str] = {}
        self.kept: dict[int, str] = {}  # number in the thread: words
        self.unsure: tuple[str, str] | None = None  # sent when the power failed

    async def write(self) -> None:
        """Until the power fails."""
        with suppress(httpx.TransportError):
            async with httpx.AsyncClient(base_url=self._url, timeout=20, trust_env=False) as client:
                if not self.headers:
                    token = (await client.post("/v1/chat", json={"audience": "young"})).json()["token"]
                    self.headers = {"Authorization": f"Bearer {token}"}
                while True:
                    await self._one(client)
                    await asyncio.sleep(AT_ONCE)

    async def _one(self, client: httpx.AsyncClient) -> None:
        """What was on its way when the power failed is sent again, as the page does."""
        self.unsure = self.unsure or (str(uuid4()), WORDS.format(next(self._numbers)))
        client_id, text = self.unsure
        body = {"client_id": client_id, "text": text}
        begun = time.monotonic()
        turn = (await client.post("/v1/chat/messages", json=body, headers=self.headers)).json()
        self._ledger.answered(time.monotonic() - begun)
        if turn["stored"]:
            own = next(event for event in turn["events"] if event.get("client_id") == client_id)
            self.kept[own["seq"]] = text
            self.unsure = None
            self._ledger.page.stored += 1
            return
        self._ledger.page.unstored += 1
        if not any(event.get("card") for event in turn["events"]):
            self._ledger.broke("stranded", "not stored, and no numbers")

    def check(self, client: httpx.Client) -> None:
        response = client.get("/v1/chat/events?stream=0", headers=self.headers)
        if response.status_code != 200:
            self._ledger.broke("lost", f"a conversation answers {response.status_code}")
            return
        events = response.json()["events"]
        stands = {event["seq"]: event["text"] for event in events if event["from"] == "visitor"}
        if lost := [seq for seq, text in self.kept.items() if stands.get(seq) != text]:
            self._ledger.broke("lost", f"acknowledged and gone: {lost}")
        if len(set(stands.values())) != len(stands):
            self._ledger.broke("doubled", "the same words stand twice")
        if [event["seq"] for event in events] != list(range(1, len(events) + 1)):
            self._ledger.broke("lost", "a gap in the numbers")


def cuts(server: Server, times: int, ledger: Ledger, chance: random.Random) -> None:
    if times == 0:
        return
    page = ledger.turn_to(f"power cut, SQLite, {times} times")
    if "PRAGMA synchronous=FULL" not in PRAGMAS:
        ledger.broke("lost", "commits are acknowledged before they are on the disk")
    writers: list[Writer] = []
    for number in range(times):
        if number % FRESH == 0:
            writers = [Writer(server.url, ledger) for _ in range(WRITERS)]
        if number % BOT_EACH == 0:
            server.bot.keep_up()
            server.bot.await_ready()
        begun = time.monotonic()
        server.on()
        page.recovered_in = max(page.recovered_in, time.monotonic() - begun)
        all_there(server, writers)
        asyncio.run(_until_the_power_fails(server, writers, chance.uniform(*ON_SECONDS)))
        whole(server.database, ledger)
    server.on()
    all_there(server, writers)


def all_there(server: Server, writers: list[Writer]) -> None:
    with httpx.Client(base_url=server.url, timeout=30, trust_env=False) as client:
        for writer in writers:
            if writer.headers:
                writer.check(client)


async def _until_the_power_fails(server: Server, writers: list[Writer], seconds: float) -> None:
    writing = [asyncio.create_task(writer.write()) for writer in writers]
    await asyncio.sleep(seconds)
    server.off()
    await asyncio.gather(*writing)


def whole(database: Path, ledger: Ledger) -> None:
    """As the next start finds it: the write-ahead log is read first."""
    with sqlite3.connect(database) as connection:
        said = connection.execute("PRAGMA integrity_check").fetchone()[0]
        strays = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    if said != "ok" or strays:
        ledger.broke("corrupt", f"integrity_check: {said}; {len(strays)} rows without their parent")


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    server = Server(folder)
    try:
        yield server
    finally:
        server.off()
