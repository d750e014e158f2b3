"""A deploy must not wait for streams that only end when they are told to.

A server that is asked to stop waits for its answers to end and only then tells the application. A stream
ends when the hub closes, so the hub must hear the signal itself, first.
"""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from api.live import Hub

ASKED = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def heard_first(hub: Hub) -> Iterator[None]:
    """Close the hub on the server's signals, then let the server have them; or at the end, without one."""
    loop = asyncio.get_running_loop()
    servers = {asked: signal.getsignal(asked) for asked in ASKED}

    def leave(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(hub.close)
        servers_own = servers[signal.Signals(number)]
        if callable(servers_own):
            servers_own(number, frame)

    # Signals come to the main thread alone; and where nobody waits for one it ends the process as ever.
    main = threading.current_thread() is threading.main_thread()
    heard = [asked for asked, own in servers.items() if main and callable(own)]
    for asked in heard:
        signal.signal(asked, leave)
    try:
        yield
    finally:
        hub.close()
        for asked in heard:
            signal.signal(asked, servers[asked])
