"""What the application does once, as it starts and as it stops."""

import asyncio
import gc
import json
import socket
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError

from api.chat.scripted import ScriptedEngine
from api.db import Database
from api.handoff.sweep import Sweep
from api.limits import Limits
from api.relay import Relay
from tests.api.conftest import AppMaker
from tests.api.databases import SERVER


async def test_the_garbage_collector_passes_by_what_was_built_at_the_start(app: FastAPI) -> None:
    built = app.state.turns._screen  # one for all applications of a process

    assert gc.is_tracked(built)
    assert not any(known is built for known in gc.get_objects())


async def test_a_task_that_broke_keeps_nothing_from_being_closed(
    running: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: Sweep) -> None:
        raise ArithmeticError

    monkeypatch.setattr(Sweep, "run", broken)
    closed = []

    def noting(kind: type, close: Callable[[object], object]) -> Callable[[object], object]:
        return lambda part: (closed.append(kind), close(part))[1]

    for kind in (Relay, Limits, ScriptedEngine, Database):
        monkeypatch.setattr(kind, "close", noting(kind, kind.close))
    with pytest.raises(ArithmeticError):
        async with running(redis_url="redis://127.0.0.1:9/0"):
            await asyncio.sleep(0)
    assert closed == [Relay, Limits, ScriptedEngine, Database]


@pytest.mark.parametrize("fault", ["no such database", "a port that is taken"])
async def test_a_start_that_fails_says_what_failed_and_where(
    running: AppMaker, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wrong: dict[str, object] = (
            {"database_url": f"{SERVER}/nobody_made_this"}
            if fault == "no such database"
            else {"metrics_port": taken.getsockname()[1]}
        )
        with pytest.raises((OperationalError, OSError)):
            async with running(**wrong):
                pass
    (told,) = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "start-failed" in line]
    assert told["error"] == ("OperationalError" if fault == "no such database" else "OSError")
    assert any(frame.endswith((":migrate", ":serve")) for frame in told["where"]), told["where"]
