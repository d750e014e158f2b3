"""`make dev` and `make demo`: start the Procfile, wait until everything answers, say where to look.

python -m dev.up [--demo]
"""

import os
import shlex
import socket
import sys
import threading
import time
import urllib.request
from pathlib import Path

from honcho.environ import parse_procfile
from honcho.manager import Manager

ROOT = Path(__file__).resolve().parent.parent
PORTS = {"api": 8000, "bot": 5005}
READY = {"api": "http://127.0.0.1:8000/healthz", "bot": "http://127.0.0.1:5005/"}
PATIENCE_SECONDS = 90

WELCOME = """
  Chat                http://localhost:8000/chat
  Help nearby         http://localhost:8000/aide
  Counsellors         http://localhost:8000/console
{demo}
  Ctrl-C stops everything.
"""


def main() -> int:
    demo = "--demo" in sys.argv
    processes = parse_procfile((ROOT / "Procfile").read_text(encoding="utf-8")).processes
    names = [name for name in processes if not (demo and name == "bot")]
    if busy := [name for name in names if _answers(PORTS[name])]:
        print("already in use:", ", ".join(f"port {PORTS[name]} ({name})" for name in busy), file=sys.stderr)
        return 1
    environment = os.environ | {"FANAL_DEMO": "1"} | ({"FANAL_ENGINE": "scripted"} if demo else {})
    manager = Manager()
    for name in names:
        command = _reloading(processes[name]) if name == "bot" else processes[name]
        manager.add_process(name, command, env=environment, cwd=str(ROOT))
    threading.Thread(target=_welcome, args=(names,), daemon=True).start()
    manager.loop()
    return manager.returncode or 0


def _reloading(bot: str) -> str:
    """The bot, trained and started again whenever an editor changes what it says.

    A file that can't be trained is told with its line, and the model from before goes on.
    """
    anew = shlex.quote(f".venv-bot/bin/python -W ignore -m bot train; exec {bot}")
    return f".venv/bin/watchfiles --verbosity warning {shlex.quote(f'bash -c {anew}')} flows config.yml"


def _welcome(names: list[str]) -> None:
    started = time.monotonic()
    for name in names:
        while not _ready(READY[name]):
            if time.monotonic() - started > PATIENCE_SECONDS:
                print(f"{name} does not answer; see its lines above", file=sys.stderr)
                return
            time.sleep(0.2)
    login = ROOT / ".run" / "demo-login.txt"
    words = login.read_text(encoding="utf-8").rstrip() if login.exists() else ""
    print(WELCOME.format(demo=words), flush=True)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.3)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as response:  # noqa: S310 - a constant loopback address
            return bool(response.status == 200)
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
