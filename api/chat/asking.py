"""The engine is asked while the disk still takes the visitor's words in, and answers once they are safe.

Should they not be kept after all, the question is dropped. The engine may then remember what was meant by
a message that is not stored, as after a crash between its answer and ours: it hears the message again when
the page sends it again, and forgets it with the conversation.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from types import TracebackType
from typing import Self

from api.chat.engine import Answer, Ask, Engine
from api.metrics import Metrics


class Asking:
    """One question at most, within one turn: nothing of it outlives the `with`."""

    def __init__(
        self, engine: Engine, somebody_there: Callable[[], Awaitable[bool]], metrics: Metrics
    ) -> None:
        self._engine, self._somebody_there, self._metrics = engine, somebody_there, metrics
        self._loop = asyncio.get_running_loop()
        self._reply: asyncio.Task[Answer] | None = None
        self._over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        if self._reply is not None and not self._reply.cancel() and not self._reply.cancelled():
            self._reply.exception()  # seen: else Python would log it, with whatever it says

    def begin(self, ask: Ask) -> None:
        """From any thread."""
        self._loop.call_soon_threadsafe(self._begin, ask)

    async def answer(self, ask: Ask) -> Answer:
        """The answer to what was begun, else to `ask`. Raise EngineFailed when there is none."""
        return await (self._reply or self._begin(ask))

    def _begin(self, ask: Ask) -> asyncio.Task[Answer]:
        if self._reply is None:
            self._reply = self._loop.create_task(self._asked(ask))
            if self._over:
                self._reply.cancel()
        return self._reply

    async def _asked(self, ask: Ask) -> Answer:
        there = await self._somebody_there()
        with self._metrics.engine_seconds.time():
            return await self._engine.reply(replace(ask, slots=ask.slots | {"person_available": there}))
