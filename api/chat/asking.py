"""The engine is asked while the disk still takes the visitor's words in, and answers once they are safe.

Of a conversation that it leads it gets the words even before: what they mean is worked out while it is looked
up whose they are, and nothing is made of it unless the question follows. A message that alone tells of a
danger isn't sent ahead, so that the engine hears of it what the screen understood.

Should the words not be kept after all, the question is dropped. The engine may then remember what was meant
by a message that is not stored, as after a crash between its answer and ours: it hears the message again when
the page sends it again, and forgets it with the conversation.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from time import perf_counter
from types import TracebackType
from typing import Self

from api.chat.engine import Answer, Ask, Engine, EngineFailed
from api.metrics import Metrics

MOST_LED = 10_000


class Led:
    """Conversations that the engine led when they were last heard of here, by the hash of their token.

    Only their words go ahead: a token that opens nothing would else make the engine work for anybody.
    """

    def __init__(self) -> None:
        self._hashes: OrderedDict[str, None] = OrderedDict()

    def __contains__(self, token_hash: str) -> bool:
        return token_hash in self._hashes

    def note(self, token_hash: str, *, led: bool) -> None:
        self._hashes.pop(token_hash, None)
        if led:
            self._hashes[token_hash] = None
            if len(self._hashes) > MOST_LED:
                self._hashes.popitem(last=False)


class Asking:
    """One question at most, within one turn: nothing of it outlives the `with`."""

    def __init__(
        self, engine: Engine, somebody_there: Callable[[], Awaitable[bool]], metrics: Metrics
    ) -> None:
        self._engine, self._somebody_there, self._metrics = engine, somebody_there, metrics
        self._loop = asyncio.get_running_loop()
        self._reply: asyncio.Task[Answer] | None = None
        self._ahead: tuple[str, asyncio.Future[Ask]] | None = None  # words whose question is to follow
        self._over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        self._drop()

    def ahead(self, text: str) -> None:
        """Let the engine have the words now; `begin` or `answer` says whose they are.

        Over an open connection they leave before this returns: else they would wait for the interpreter until
        the database's thread, which is to start next, lets go of it.
        """
        follows: asyncio.Future[Ask] = self._loop.create_future()
        self._ahead = text, follows
        self._reply = asyncio.Task(self._asked_ahead(text, follows), loop=self._loop, eager_start=True)

    def begin(self, ask: Ask) -> None:
        """From any thread."""
        self._loop.call_soon_threadsafe(self._begin, ask)

    async def answer(self, ask: Ask) -> Answer:
        """The answer to what was begun, else to `ask`. Raise EngineFailed when there is none."""
        return await self._begin(ask)

    def _begin(self, ask: Ask) -> asyncio.Task[Answer]:
        if self._ahead is not None:
            (text, follows), self._ahead = self._ahead, None
            if text == ask.text:
                follows.set_result(ask)
            else:
                self._drop()
        if self._reply is None:
            self._reply = self._loop.create_task(self._asked(ask))
            if self._over:
                self._reply.cancel()
        return self._reply

    def _drop(self) -> None:
        reply, self._reply = self._reply, None
        if reply is not None and not reply.cancel() and not reply.cancelled():
            reply.exception()  # seen: else Python would log it, with whatever it says

    async def _asked(self, ask: Ask) -> Answer:
        there = await self._somebody_there()
        with self._metrics.engine_seconds.time():
            return await self._engine.reply(_told(ask, there))

    async def _asked_ahead(self, text: str, follows: asyncio.Future[Ask]) -> Answer:
        asked_at: float | None = None

        async def whole() -> Ask:
            nonlocal asked_at
            there = await self._somebody_there()
            # Shielded: who sends the halves is cancelled when an answer comes before the second.
            ask = await asyncio.shield(follows)
            asked_at = perf_counter()  # what it took to look her up is no time of the engine's
            return _told(ask, there)

        try:
            answer = await self._engine.reply_ahead(text, whole)
        except EngineFailed:
            if asked_at is not None:
                raise
        finally:
            if asked_at is not None:
                self._metrics.engine_seconds.observe(perf_counter() - asked_at)
        if asked_at is not None:
            return answer
        return await self._asked(await follows)  # it answered half a question, or gave up on it


def _told(ask: Ask, there: bool) -> Ask:  # noqa: FBT001 - a slot's value
    return replace(ask, slots=ask.slots | {"person_available": there})
