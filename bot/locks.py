"""One turn at a time for a conversation, without the polling of Rasa's locks, which costs a second."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock_store import LockStore


class WakingLocks(LockStore):
    """asyncio wakes the next turn at once; a lock lives as long as somebody holds or awaits it."""

    def __init__(self, endpoint_config: Any = None) -> None:  # noqa: ARG002 - the signature Rasa calls
        super().__init__()
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def lock(self, conversation_id: str, *_: Any, **__: Any) -> AsyncGenerator[asyncio.Lock, None]:
        lock, users = self._locks.get(conversation_id, (asyncio.Lock(), 0))
        self._locks[conversation_id] = (lock, users + 1)
        try:
            async with lock:
                yield lock
        finally:
            _, users = self._locks[conversation_id]
            if users == 1:
                del self._locks[conversation_id]
            else:
                self._locks[conversation_id] = (lock, users - 1)
