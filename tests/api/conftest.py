"""A fresh database and application for each test, with the scripted engine unless a test says otherwise."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import hypothesis
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.chat.engine import Engine
from api.settings import Settings
from reader import LEVELS, Reader, Reading

# The same inputs on every machine, and no verdict that depends on how busy it is.
hypothesis.settings.register_profile(
    "fanal", derandomize=True, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("fanal")

AppMaker = Callable[..., AbstractAsyncContextManager[FastAPI]]


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("FANAL_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path / 'fanal.db'}", engine="scripted")


@pytest.fixture
def running(settings: Settings) -> AppMaker:
    """Start an application with its lifespan: `async with running(engine=…) as app`."""

    @asynccontextmanager
    async def start(engine: Engine | None = None, **changes: object) -> AsyncIterator[FastAPI]:
        app = create_app(settings.model_copy(update=changes), engine)
        async with app.router.lifespan_context(app):
            yield app

    return start


Reads = Callable[..., None]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """Let each message from here on be read so: what a reading leads to doesn't hang on one sentence."""

    def so(level: str, *axes: str, meaning: str = "distress", **more: Any) -> None:
        sure = {"chances": dict.fromkeys(LEVELS[1:], 1.0), "axis_chances": dict.fromkeys(axes, 1.0)}
        read = Reading(level=level, axes=axes, meanings=((meaning, 1.0),), **sure | more)
        monkeypatch.setattr(Reader, "read", lambda *_: read)

    return so


@pytest.fixture
async def app(running: AppMaker) -> AsyncIterator[FastAPI]:
    async with running() as app:
        yield app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(app) as client:
        yield client


def browser(app: FastAPI, address: str = "127.0.0.1") -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False, client=(address, 50_000))
    return httpx.AsyncClient(transport=transport, base_url="http://fanal.test")
