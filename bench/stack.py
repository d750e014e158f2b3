"""The two processes as they run in earnest, on free loopback ports, with a database of their own."""

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Process:
    name: str
    url: str
    pid: int
    started_in: float  # seconds until the first answer

    @property
    def megabytes(self) -> float:
        """Resident memory of the process and its children."""
        total = 0
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            except OSError:  # it ended while we looked
                continue
            if str(self.pid) in (status.parent.name, fields["PPid"].strip()):
                total += int(fields.get("VmRSS", "0 kB").split()[0])
        return total / 1024


@contextmanager
def stack(**settings: str) -> Iterator[tuple[Process, Process]]:
    """Yield (bot, api). The bot also opens Rasa's bare REST channel, to be measured against."""
    bot_port, api_port = free_port(), free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "FANAL_BOT_URL": f"http://127.0.0.1:{bot_port}",
            "FANAL_DATABASE_URL": f"sqlite:///{folder}/bench.db",
            "FANAL_LIMITS": "off",
            **settings,
        }
        bot = [".venv-bot/bin/python", "-m", "bot", "--with-rest", "--port", str(bot_port)]
        api = [
            *(".venv/bin/python", "-m", "uvicorn", "--factory", "api.app:create_app", "--no-access-log"),
            *("--host", "127.0.0.1", "--port", str(api_port)),
        ]
        with (
            process("bot", bot, f"http://127.0.0.1:{bot_port}/", environment) as one,
            process("api", api, f"http://127.0.0.1:{api_port}/healthz", environment) as other,
        ):
            yield one, other


@contextmanager
def process(name: str, command: list[str], ready: str, environment: dict[str, str]) -> Iterator[Process]:
    started = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not answers(ready):
            if child.poll() is not None or time.perf_counter() - started > 120:
                raise RuntimeError(f"{name} did not start")
            time.sleep(0.05)
        base = ready.rsplit("/", 1)[0]
        yield Process(name, base, child.pid, time.perf_counter() - started)
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as response:  # noqa: S310 - loopback only
            return bool(response.status == 200)
    except OSError:
        return False
