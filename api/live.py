"""Wake-ups: who writes rings a bell, who listens comes and reads the rows.

A bell carries no words, so nothing of a visitor travels here; what must be read is in the database.
Signals are small facts that nobody stores (somebody is typing): they pass without a look at the database. A
listener that doesn't keep up loses signals, never rows: it always reads from the last number it has.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from weakref import WeakValueDictionary


class Bell:
    """One listener's ear."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._signals: deque[str] = deque(maxlen=8)
        self._changed: set[str] = set()
        self.dismissed = False

    def dismiss(self) -> None:
        self.dismissed = True
        self._rung.set()

    def ring(self, topic: str, signal: str | None = None) -> None:
        if signal is None:
            self._changed.add(topic)
        elif signal not in self._signals:
            self._signals.append(signal)
        self._rung.set()

    async def wait(self, seconds: float) -> bool:
        """True when rung, False when the time passed in silence."""
        try:
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        except TimeoutError:
            return False
        self._rung.clear()
        return True

    def signals(self) -> list[str]:
        heard = list(self._signals)
        self._signals.clear()
        return heard

    def changed(self) -> set[str]:
        """Topics whose rows may be new since this was last asked; a mere signal changes none."""
        rung, self._changed = self._changed, set()
        return rung


class Heart:
    """Beats however much is going on: who answers them is there, and a busy counsellor is there too."""

    def __init__(self, seconds: float) -> None:
        self.beats, self._seconds = 0, seconds
        self._next = self._clock() + seconds

    @property
    def left(self) -> float:
        return max(0.0, self._next - self._clock())

    def beat(self) -> bool:
        """True once for each beat."""
        if self.left:
            return False
        self.beats += 1
        self._next = self._clock() + self._seconds
        return True

    @staticmethod
    def _clock() -> float:
        return asyncio.get_running_loop().time()


class Hub:
    """Bells by topic, within this process; api/relay.py joins it to other processes, when there are any."""

    def __init__(self) -> None:
        self._bells: defaultdict[str, dict[Bell, None]] = defaultdict(dict)  # the oldest first
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.relay: Callable[[str, str | None], Awaitable[None]] | None = None
        self.shared_turn: Callable[[str], AbstractAsyncContextManager[None]] | None = None
        self.closing = False

    @asynccontextmanager
    async def listen(self, *topics: str, at_most: int | None = None) -> AsyncIterator[Bell]:
        """Of more than `at_most` on one topic the oldest is dismissed: it may be a connection long dead.

        Where as many again don't even take their dismissal, the new one is.
        """
        bell = Bell()
        for topic in topics:
            bells = self._bells[topic]
            staying = [other for other in bells if not other.dismissed]
            bells[bell] = None
            if at_most and len(bells) > 2 * at_most:
                bell.dismiss()
            elif at_most and len(staying) >= at_most:
                staying[0].dismiss()
        try:
            yield bell
        finally:
            for topic in topics:
                self._bells[topic].pop(bell, None)
                if not self._bells[topic]:
                    del self._bells[topic]

    async def wake(self, topic: str, signal: str | None = None) -> None:
        self.ring(topic, signal)
        if self.relay is not None:
            await self.relay(topic, signal)

    def ring(self, topic: str, signal: str | None = None) -> None:
        """Ring the bells of this process only."""
        for bell in self._bells.get(topic, ()):
            bell.ring(topic, signal)

    @asynccontextmanager
    async def one_turn_at_a_time(self, conversation: str) -> AsyncIterator[None]:
        """Messages of one conversation are answered in the order they came, without polling."""
        lock = self._turns.get(conversation)
        if lock is None:
            lock = self._turns[conversation] = asyncio.Lock()
        async with lock, self._shared(conversation):
            yield

    def _shared(self, conversation: str) -> AbstractAsyncContextManager[None]:
        return nullcontext() if self.shared_turn is None else self.shared_turn(conversation)

    def close(self) -> None:
        """A deploy: every stream ends, and its browser comes back with the last number it has."""
        self.closing = True
        self.ring_all()

    def ring_all(self) -> None:
        for topic in list(self._bells):
            self.ring(topic)

    def listening(self) -> int:
        return sum(len(bells) for bells in self._bells.values())
