"""A turn that can't end in time: numbers now, and the turn goes on behind them.

A database that is gone says so at once, one that hangs says nothing. What it does store in the end comes
over the stream; the page sends what it wasn't told is stored again, and the same `client_id` is never
stored twice. A return code, which is never stored, is made anew.
"""

import asyncio

from api.chat.turn import Turn, Turns
from api.chat.unkept import nobody
from api.events import EventOut, Message
from api.logs import log

# Seconds: the engine's limit and a moment to store what comes of it. A try that a dying process lost before
# has taken its part of the promised three.
IN_TIME = 2.5


class TurnsInTime(Turns):
    async def take(self, token: str, message: Message) -> Turn:
        loop = asyncio.get_running_loop()
        turn = asyncio.Task(super().take(token, message), loop=loop, eager_start=True)
        done, _ = await asyncio.wait({turn}, timeout=IN_TIME)
        if done:
            return turn.result()
        turn.add_done_callback(_ended)
        log.error("turn-late")
        self._metrics.late.inc()  # what became of it is counted at its end
        return Turn(await self._unkept.unsaved(nobody(), message.text or ""), stored=False)

    async def refused(self, token: str, text: str) -> list[EventOut]:
        try:
            async with asyncio.timeout(IN_TIME):
                return await super().refused(token, text)
        except TimeoutError:
            return await self._unkept.refused(nobody(), text)


def _ended(turn: asyncio.Task[Turn]) -> None:
    """Nobody waits for it any more, so nobody else would see what went wrong."""
    if not turn.cancelled() and (problem := turn.exception()):
        log.error("turn-failed-late", exc_info=problem)
