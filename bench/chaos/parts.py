"""A process that can be killed, frozen and started again on the same port, with what it left behind."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bench.stack import ROOT

PATIENCE = 300.0  # seconds for a start on a busy machine that has never read the files before
LOOK_AGAIN = 0.05


class Part:
    def __init__(
        self,
        name: str,
        command: list[str],
        ready: Callable[[], bool],
        *,
        log: Path,
        environment: dict[str, str] | None = None,
        user: str | None = None,
    ) -> None:
        self.name, self._command, self._ready, self._log = name, command, ready, log
        outside = {name: value for name, value in os.environ.items() if not name.startswith("FANAL_")}
        self.environment, self._user = outside | (environment or {}), user
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command,
                cwd=ROOT if self._user is None else "/",
                env=self.environment,
                stdout=log,
                stderr=log,
                user=self._user,
                group=self._user,
                extra_groups=[] if self._user else None,
            )

    @property
    def pids(self) -> list[int]:
        """Of what runs of it, its children too."""
        if self.process is None or self.process.poll() is not None:
            return []
        return [self.process.pid, *_descendants(self.process.pid)]

    def keep_up(self) -> None:
        """Start it again if it ended: what systemd, or a container's restart policy, does all the time."""
        if not self.pids:
            self.start()

    def await_ready(self, patience: float = PATIENCE, *, kept_up: bool = False) -> float:
        """Seconds waited; raises RuntimeError when it doesn't come up."""
        begun = time.monotonic()
        while not self._ready():
            if kept_up:
                self.keep_up()
            elif not self.pids:
                raise RuntimeError(f"{self.name} ended at its start: {self._log}")
            if time.monotonic() - begun > patience:
                raise RuntimeError(f"{self.name} did not start: {self._log}")
            time.sleep(LOOK_AGAIN)
        return time.monotonic() - begun

    def kill(self) -> None:
        """kill -9, with all its children, at once."""
        self._signal(signal.SIGKILL)
        self._gone()

    def freeze(self) -> None:
        """Its sockets stay open and take what is sent; nothing answers: a connection that is half open."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def stop(self, patience: float = 30.0) -> float:
        """As a deploy does; answers the seconds it took."""
        begun = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.kill()
        self._gone()
        return time.monotonic() - begun

    def _signal(self, number: signal.Signals) -> None:
        for pid in self.pids:
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def _gone(self) -> None:
        if self.process is not None:
            self.process.wait(30)
            self.process = None


def _descendants(pid: int) -> list[int]:
    """PostgreSQL's children have groups of their own, so the group's signal would miss them."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, looking = [], [pid]
    while looking:
        below = children.get(looking.pop(), [])
        found += below
        looking += below
    return found
