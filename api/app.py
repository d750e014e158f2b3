"""Builds the application from its settings; nothing happens at import."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache
from pathlib import Path

from fastapi import FastAPI

from api import health, logs, problems
from api.chat import routes as chat
from api.chat.engine import Engine, RasaEngine
from api.chat.perform import Performer
from api.chat.person import ToPerson
from api.chat.scripted import ScriptedEngine
from api.chat.turn import Turns
from api.crypto import Keyring
from api.db import Database
from api.directory import helplines, hours, nearby
from api.directory import routes as directory
from api.forget import Forget
from api.guard import Guard
from api.handoff import routes as handoff
from api.handoff.desk import Desk
from api.handoff.duty import Duty
from api.handoff.receipts import Receipts, load_words
from api.handoff.return_code import ReturnCodes
from api.handoff.sweep import Sweep
from api.limits import Limits
from api.live import Hub
from api.pages import routes as pages
from api.pages.assets import Assets
from api.parts import Parts
from api.safety import Phrases, cards, load
from api.settings import Settings
from api.thread import Thread
from api.words import Words

WEB = Path(__file__).parent / "web"


def create_app(settings: Settings | None = None, engine: Engine | None = None) -> FastAPI:
    settings = settings or Settings()
    logs.set_up()
    words = Words(settings.resources / "words.yml")
    engine = engine or make_engine(settings)
    parts = make_parts(settings, words, engine)
    performer = Performer(
        words,
        Words(settings.resources / "exercises.yml"),
        helplines.load(settings.resources / "helplines.yml"),
        cards.load(settings.resources / "safety" / "cards.yml"),
    )

    desk = Desk(parts.thread, Duty(hours.is_open), words, performer.doors)
    receipts = Receipts(
        load_words(settings.resources / "receipts" / "words.txt"),
        parts.thread.keyring,
        settings.retention_receipt_days,
    )
    codes = ReturnCodes(desk, receipts)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(parts.db.migrate)
        sweeps = [asyncio.create_task(parts.forget.run()), asyncio.create_task(Sweep(desk).run())]
        yield
        parts.hub.close()
        for sweep in sweeps:
            sweep.cancel()
            with suppress(asyncio.CancelledError):
                await sweep
        await engine.close()
        parts.db.close()

    app = FastAPI(
        title="Fanal",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        max_body_size=settings.max_body,
        # Traces and their logs would carry request bodies and exceptions, hence words, out of this process.
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False},
    )
    app.state.parts = parts
    app.state.engine = engine
    app.state.phrases = _phrases(settings.resources / "safety")
    app.state.desk, app.state.codes = desk, codes
    app.state.directory = _directory(settings.resources)
    app.state.turns = Turns(parts.thread, engine, app.state.phrases, performer, ToPerson(desk, codes))
    problems.install(app, words)
    app.include_router(chat.router)
    app.include_router(handoff.router)
    app.include_router(directory.router)
    app.include_router(pages.router)
    app.include_router(health.router)
    app.mount("/web", Assets(directory=WEB), name="web")
    app.add_middleware(Guard, settings=settings)
    return app


@cache
def _phrases(folder: Path) -> Phrases:
    """Immutable once built, so every application of a process may share them."""
    return load(folder)


@cache
def _directory(resources: Path) -> nearby.Directory:
    """Half a second to read, and never changed: one for all applications of a process."""
    return nearby.load(resources)


def make_engine(settings: Settings) -> Engine:
    if settings.engine == "scripted":
        return ScriptedEngine(settings.resources / "demo" / "script.yml", settings.replies)
    return RasaEngine(settings.bot_url, settings.engine_timeout)


def make_parts(settings: Settings, words: Words, engine: Engine) -> Parts:
    db = Database(settings.database_url)
    hub = Hub()
    return Parts(
        settings=settings,
        db=db,
        hub=hub,
        limits=Limits(settings.redis_url, on=settings.limits == "on"),
        words=words,
        thread=Thread(db, Keyring(settings.raw_keys), hub, settings),
        forget=Forget(db, hub, engine.forget),
    )
