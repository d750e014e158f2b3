"""The engine is asked while the disk still takes the visitor's words in, and answers once they are safe.

Should the words not be kept after all, the question is dropped. The engine may then remember what was meant by a
message that is not stored, as after a crash between its answer and ours: it hears the message again when the page sends
it again, and forgets it with the conversation.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from types import TracebackType
from typing import Self

from api.chat.engine import Answer, Ask, Engine
from api.heard import Heard
from api.metrics import Metrics


class Asking:
    """One question at most, within one turn: nothing of it outlives the `with`."""

    def __init__(
        self,
        engine: Engine,
        question: Callable[[Heard], Ask],
        somebody_there: Callable[[], Awaitable[bool]],
        metrics: Metrics,
    ) -> None:
        self._engine, self._question = engine, question
        self._somebody_there, self._metrics = somebody_there, metrics
        self._loop = asyncio.get_running_loop()
        self._reply: asyncio.Task[Answer] | None = None
        self._over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        reply, self._reply = self._reply, None
        if reply is not None and not reply.cancel() and not reply.cancelled():
            reply.exception()  # seen: else Python would log it, with whatever it says

    def begin(self, heard: Heard) -> None:
        """From any thread."""
        self._loop.call_soon_threadsafe(self._begin, self._question(heard))

    async def answer(self, heard: Heard) -> Answer:
        """The answer to what was begun, else to what was heard. Raise EngineFailed when there is none."""
        return await self._begin(self._question(heard))

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
