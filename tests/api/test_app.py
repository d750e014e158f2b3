"""What the application does once, as it starts and as it stops."""

import asyncio
import gc
from collections.abc import Callable

import pytest
from fastapi import FastAPI

from api.chat.scripted import ScriptedEngine
from api.db import Database
from api.handoff.sweep import Sweep
from api.limits import Limits
from api.relay import Relay
from tests.api.conftest import AppMaker


async def test_the_garbage_collector_passes_by_what_was_built_at_the_start(app: FastAPI) -> None:
    rules = app.state.phrases.rules

    assert gc.is_tracked(rules)
    assert not any(known is rules for known in gc.get_objects())


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
