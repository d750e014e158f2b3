"""Starts the engine: Sanic on loopback with our channel and nothing else of Rasa's HTTP interface."""

import asyncio
import copy
import gc
import logging
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage, register
from rasa.core.channels.rest import RestInput
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic
from sanic.response import text

from bot.channel import Channel
from bot.memory import ForgettingTrackers
from bot.quiet import quiet_loop
from bot.shared import Shared, SharedLocks, SharedTrackers
from bot.straight import StraightProcessor

log = logging.getLogger("fanal.bot")
SWEEP_SECONDS = 60


def load_agent(
    model: Path, endpoints_file: str = "endpoints.yml", redis_url: Optional[str] = None
) -> tuple[Agent, ForgettingTrackers]:
    """Raises ModelNotFound: a server without a model would answer nothing and say nothing."""
    endpoints = AvailableEndpoints.read_endpoints(endpoints_file)
    trackers, locks = _shared(redis_url) if redis_url else _own(endpoints)
    agent = Agent(generator=endpoints.nlg, tracker_store=trackers, lock_store=locks)
    agent.load_model(model)
    agent.processor = StraightProcessor.of(agent.processor, trackers)
    return agent, trackers


def _own(endpoints: AvailableEndpoints) -> tuple[ForgettingTrackers, LockStore]:
    return TrackerStore.create(endpoints.tracker_store), LockStore.create(endpoints.lock_store)


def _shared(redis_url: str) -> tuple[ForgettingTrackers, LockStore]:
    shared = Shared(redis_url)
    trackers = SharedTrackers(shared)
    return trackers, SharedLocks(shared, trackers)


def create_app(model: Path, *, with_rest: bool = False) -> Sanic:
    """`with_rest` adds Rasa's bare REST webhook: only `make bench` compares with it."""
    app = Sanic("fanal_bot", configure_logging=False)
    app.config.ACCESS_LOG = False
    app.config.MOTD = False
    register([Channel()], app, route="/webhooks/")
    if with_rest:
        app.blueprint(RestInput().blueprint(_bare(app)), url_prefix="/webhooks/rest")

    @app.get("/")
    async def ready(_: object) -> object:
        return text("ready")

    @app.before_server_start
    async def load(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        quiet_loop(loop)
        app.ctx.agent, app.ctx.trackers = load_agent(model, redis_url=os.environ.get("FANAL_REDIS_URL"))
        if isinstance(app.ctx.trackers, ForgettingTrackers):
            app.add_task(_forget_idle(app.ctx.trackers))
        # What was loaded never goes: out of the collector's walks, each of which a visitor would wait for.
        gc.collect()
        gc.freeze()
        log.info("the engine is ready")

    @app.after_server_stop
    async def let_go(app: Sanic, _: object) -> None:
        if isinstance(app.ctx.trackers, SharedTrackers):
            await app.ctx.trackers.close()

    return app


def _bare(app: Sanic) -> Callable[[UserMessage], Awaitable[Any]]:
    """What Rasa itself would do with a message: same model, same memory, its own way through them."""

    async def handle(message: UserMessage) -> None:
        bare = copy.copy(app.ctx.agent)
        bare.processor = app.ctx.agent.processor.loaded
        await bare.handle_message(message)

    return handle


async def _forget_idle(trackers: ForgettingTrackers) -> None:
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        trackers.forget_idle()


def serve(model: Path, port: int, *, with_rest: bool = False) -> None:
    """FANAL_BOT_HOST is for containers, where the API is another host on a private network.

    FANAL_REDIS_URL joins several bots (bot/shared.py); without it everything stays in this process.
    """
    create_app(model, with_rest=with_rest).run(
        host=os.environ.get("FANAL_BOT_HOST", "127.0.0.1"), port=port, workers=1, access_log=False, motd=False
    )
