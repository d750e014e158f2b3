"""Builds the application from its settings; nothing happens at import."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from api import health, leaving, logs, problems
from api.chat import routes as chat
from api.chat.deadline import TurnsInTime
from api.chat.engine import Engine, RasaEngine
from api.chat.nearby import Nearby
from api.chat.perform import Performer
from api.chat.person import ToPerson
from api.chat.scripted import ScriptedEngine
from api.chat.typed import Typed
from api.console import demo
from api.console import pages as console_pages
from api.console import routes as console
from api.crypto import Keyring
from api.db import Database
from api.directory import nearby, nights
from api.directory import routes as directory
from api.forget import Forget
from api.gauges import Standing
from api.guard import Guard
from api.handoff import routes as handoff
from api.handoff.desk import Desk
from api.handoff.duty import Duty
from api.handoff.receipts import Receipts, load_words
from api.handoff.return_code import ReturnCodes
from api.handoff.sweep import Sweep
from api.limits import Limits
from api.live import Hub
from api.metrics import Metrics
from api.pages import help as help_page
from api.pages import routes as pages
from api.pages.assets import Assets
from api.parts import Parts
from api.pow import Effort
from api.relay import Relay
from api.safety import Screen
from api.safety import load as load_screen
from api.sealed import Renewed
from api.settings import Settings
from api.thread import Thread
from api.words import Words

WEB = Path(__file__).parent / "web"


def create_app(settings: Settings | None = None, engine: Engine | None = None) -> FastAPI:
    settings = settings or Settings()
    logs.set_up()
    words = Words(settings.resources / "words.yml")
    engine = engine or make_engine(settings)
    places = _directory(settings.resources)
    parts = make_parts(settings, words, engine, places.lines.renewed)
    nearby = Nearby(parts.db, places, words)
    performer = Performer(settings.resources, words, places.lines, nearby, words.lives(settings))

    desk = Desk(parts.thread, Duty(nights.begun), words, performer.doors)
    receipts = Receipts(
        load_words(settings.resources / "receipts" / "words.txt"),
        parts.thread.keyring,
        settings.retention_receipt_days,
    )
    codes = ReturnCodes(desk, receipts)

    metrics = Metrics()
    metrics.registry.register(Standing(parts.db, parts.hub, parts.forget))
    relay = Relay(parts.hub, settings.redis_url) if settings.redis_url else None

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as at_the_end:  # from the last to the first, whatever one of them raises
            at_the_end.callback(parts.db.close)
            at_the_end.push_async_callback(engine.close)
            at_the_end.push_async_callback(parts.limits.close)
            if relay:
                at_the_end.push_async_callback(relay.close)
            with logs.failure_told("start-failed"):  # the server's own line of it is words, and loses them
                await _begin(desk, settings)
                if settings.metrics_port:
                    metrics.serve(settings.metrics_port, settings.metrics_address)
            for work in [parts.forget.run(), Sweep(desk).run(), *([relay.run()] if relay else [])]:
                at_the_end.push_async_callback(_stop, asyncio.create_task(work))
            with leaving.heard_first(parts.hub):
                yield

    app = FastAPI(
        title="Fanal",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses=problems.REFUSALS,
        # Traces and their logs would carry request bodies and exceptions, hence words, out of this process.
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False},
    )
    app.state.parts = parts
    app.state.engine = engine
    screen = _screen(settings.resources / "safety")
    app.state.effort = Effort(
        lambda plain: parts.thread.keyring.stamp(plain, "effort"), on=settings.limits == "on"
    )
    app.state.desk, app.state.codes = desk, codes
    app.state.directory = places
    app.state.turns = TurnsInTime(
        thread=parts.thread,
        engine=engine,
        screen=screen,
        performer=performer,
        person=ToPerson(desk, codes),
        typed=Typed(words),
        metrics=metrics,
    )
    problems.install(app, words, pages.refusal)
    app.include_router(chat.router)
    app.include_router(handoff.router)
    app.include_router(console.router)
    app.include_router(directory.router)
    app.include_router(pages.router)
    app.include_router(console_pages.router)
    app.include_router(help_page.router)
    app.include_router(health.router)
    app.mount("/web", Assets(directory=WEB), name="web")
    # Inside the guard, which gives its bare 413 the headers and the shape of every other refusal.
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=settings.max_body)
    app.add_middleware(Guard, settings=settings, words=words)
    return app


@cache
def _screen(folder: Path) -> Screen:
    """Nothing in it changes, so every application of a process may share it."""
    return load_screen(folder)


@cache
def _directory(resources: Path) -> nearby.Directory:
    """Half a second to read, and never changed: one for all applications of a process."""
    return nearby.load(resources)


@cache
def _settle() -> None:
    """Leave what was built at the start, some half a million objects, out of the garbage collector's walks.

    Nothing of it ever goes; and every visitor would wait for each walk, 150 ms and more.
    """
    gc.collect()
    gc.freeze()


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def _begin(desk: Desk, settings: Settings) -> None:
    await desk.thread.db.run(desk.thread.db.migrate)
    _settle()
    if settings.demo:
        await desk.thread.db.write(demo.seed, desk, settings, demo.LOGIN)


def make_engine(settings: Settings) -> Engine:
    if settings.engine == "scripted":
        return ScriptedEngine(settings.resources / "demo" / "script.yml", settings.replies)
    return RasaEngine(settings.bot_url, settings.engine_timeout)


def make_parts(settings: Settings, words: Words, engine: Engine, renewed: Renewed) -> Parts:
    db = Database(settings.database_url)
    hub = Hub()
    return Parts(
        settings=settings,
        db=db,
        hub=hub,
        limits=Limits(settings.redis_url, on=settings.limits == "on"),
        words=words,
        thread=Thread(db, Keyring(settings.raw_keys), hub, settings, renewed),
        forget=Forget(db, hub, engine.forget, settings.console_idle),
    )
