import asyncio
import threading

from sqlalchemy import event

from api.db import Database

THREADS = 8


async def test_each_thread_finds_an_open_connection(tmp_path):
    """A pool smaller than that would open and close one for each unit of work beyond its size."""
    db = Database(f"sqlite:///{tmp_path / 'pool.db'}", threads=THREADS)
    opened = []
    event.listen(db.engine, "connect", lambda *connection: opened.append(connection))
    all_at_once = threading.Barrier(THREADS, timeout=20)

    def work(session):
        db.ping(session)
        all_at_once.wait()

    for _ in range(3):
        await asyncio.gather(*(db.read(work) for _ in range(THREADS)))
    assert len(opened) == THREADS
    db.close()
