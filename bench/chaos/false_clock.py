"""The API as ever, but its wall clock is off by the seconds that stand in a file (FANAL_CHAOS_CLOCK)."""

import os
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import time_machine
from fastapi import FastAPI

from api.app import create_app as api

LOOK_SECONDS = 0.2


def create_app() -> FastAPI:
    follow(Path(os.environ["FANAL_CHAOS_CLOCK"]))
    return api()


def follow(file: Path) -> None:
    clock = time_machine.travel(datetime.now(UTC), tick=True).start()

    def look() -> None:
        shown = 0.0
        while True:
            wanted = float(file.read_text() or shown)
            if wanted != shown:
                clock.shift(wanted - shown)
                shown = wanted
            time.sleep(LOOK_SECONDS)

    threading.Thread(target=look, daemon=True).start()
