"""Everything as it runs in earnest, each on a port of its own: PostgreSQL, Redis, bots, APIs."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from redis import Redis

from bench import team
from bench.chaos.parts import Part
from bench.stack import answers, free_port

COUNSELLORS = 2
CAPACITY = 6
NICE_TO_ANSWER = 0.3  # seconds to look whether something answers


class Cluster:
    """`apis` × API and `bots` × bot, on a PostgreSQL and a Redis that belong to this run.

    `gate`: the caller opens a Gate on `gate_port`, which the APIs ask, and can set the APIs' clock; else each
    API asks one of the bots, and has the clock of everybody. `rows`: where PostgreSQL keeps its files.
    """

    def __init__(
        self,
        folder: Path,
        *,
        apis: int = 2,
        bots: int = 2,
        gate: bool = True,
        rows: Path | None = None,
        **settings: str,
    ) -> None:
        self.folder = folder
        self.database_url, self.postgresql = _postgresql(folder, rows or folder)
        self.redis_url, self.redis = _redis(folder)
        self.bot_ports = [free_port() for _ in range(bots)]
        self.bots = [self._bot(number) for number in range(bots)]
        self.gate_port = free_port() if gate else 0
        self._factory = "bench.chaos.false_clock:create_app" if gate else "api.app:create_app"
        self.api_ports = [free_port() for _ in range(apis)]
        self.settings = {
            "FANAL_DATABASE_URL": self.database_url,
            "FANAL_REDIS_URL": f"{self.redis_url}/0",
            **settings,
        }
        self.clock = folder / "clock"
        self.clock.write_text("0")
        self.apis = [self._api(number) for number in range(apis)]

    @property
    def api_urls(self) -> list[str]:
        return [f"http://127.0.0.1:{port}" for port in self.api_ports]

    @property
    def bot_urls(self) -> list[str]:
        return [f"http://127.0.0.1:{port}" for port in self.bot_ports]

    @property
    def parts(self) -> list[Part]:
        return [self.postgresql, self.redis, *self.bots, *self.apis]

    def start(self) -> None:
        for part in (self.postgresql, self.redis, *self.bots):
            part.start()
        self.postgresql.await_ready()
        team.hire(self.database_url, COUNSELLORS, capacity=CAPACITY)
        for part in self.apis:
            part.start()
        for part in self.parts:
            part.await_ready()

    def end(self) -> None:
        for part in reversed(self.parts):
            part.thaw()
            part.kill()

    def _bot(self, number: int) -> Part:
        port = self.bot_ports[number]
        return Part(
            f"bot {number + 1}",
            [".venv-bot/bin/python", "-W", "ignore", "-m", "bot", "--port", str(port)],
            lambda: answers(f"http://127.0.0.1:{port}/"),
            log=self.folder / f"bot{number}.log",
            environment={"FANAL_REDIS_URL": f"{self.redis_url}/1"},
        )

    def _api(self, number: int) -> Part:
        port = self.api_ports[number]
        asks = self.gate_port or self.bot_ports[number % len(self.bot_ports)]
        return Part(
            f"api {number + 1}",
            [
                *(sys.executable, "-m", "uvicorn", "--factory", self._factory, "--no-access-log"),
                *("--host", "127.0.0.1", "--port", str(port), "--timeout-graceful-shutdown", "10"),
            ],
            lambda: answers(f"http://127.0.0.1:{port}/healthz"),
            log=self.folder / f"api{number}.log",
            environment=self.settings
            | {"FANAL_BOT_URL": f"http://127.0.0.1:{asks}", "FANAL_CHAOS_CLOCK": str(self.clock)},
        )


@contextmanager
def running(cluster: Cluster) -> Iterator[Cluster]:
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.end()


def _postgresql(folder: Path, rows: Path) -> tuple[str, Part]:
    """A cluster of its own: killing the shared one would be felt by everybody on the machine."""
    user, port, data = _nobody_special(), free_port(), rows / "postgresql"
    data.mkdir()
    if user is not None:
        shutil.chown(data, user, user)
    subprocess.run(
        [
            *(
                _program("initdb"),
                "-D",
                data,
                "-U",
                "fanal",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-instructions",
            ),
            *("--wal-segsize", "1"),  # MB: a small disk holds many, and is soon out of them
        ],
        check=True,
        capture_output=True,
        cwd="/",
        user=user,
        group=user,
        extra_groups=[] if user else None,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
    )
    url = f"postgresql://fanal@127.0.0.1:{port}/postgres"
    command = [
        *(_program("postgres"), "-D", str(data), "-p", str(port), "-k", str(data), "-h", "127.0.0.1"),
        *("-c", "max_wal_size=16MB", "-c", "min_wal_size=2MB"),
    ]
    part = Part("postgresql", command, lambda: _sql_answers(url), log=folder / "postgresql.log", user=user)
    return url, part


def _redis(folder: Path) -> tuple[str, Part]:
    """Nothing on disk, as in compose.yml: what it holds must not outlive it."""
    port = free_port()
    command = [
        *("redis-server", "--bind", "127.0.0.1", "--port", str(port), "--dir", str(folder)),
        *("--save", "", "--appendonly", "no"),
    ]
    part = Part("redis", command, lambda: _takes_connections(port), log=folder / "redis.log")
    return f"redis://127.0.0.1:{port}", part


def _nobody_special() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _program(name: str) -> str:
    found = shutil.which(name) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None
    )
    if found is None:
        raise RuntimeError(f"{name} is missing (on Debian: apt install postgresql)")
    return found


def _sql_answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=1):
            return True
    except psycopg.Error:
        return False


def _takes_connections(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(NICE_TO_ANSWER)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def redis_keys(url: str, pattern: str) -> list[str]:
    with Redis.from_url(url) as redis:
        return [key.decode() for key in redis.scan_iter(pattern)]
