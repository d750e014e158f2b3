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


def test_the_log_is_emptied_after_the_commit_that_is_under_way_not_beside_it(tmp_path):
    """A commit that empties a long log by itself would make SQLite turn the other away, and traces stay."""
    db = Database(f"sqlite:///{tmp_path / 'log.db'}")
    event.listen(db.engine, "checkout", lambda held, *_: held.execute("PRAGMA busy_timeout=1"))
    done: list[bool] = []
    emptying = threading.Thread(target=lambda: done.append(db.shrink_log()))
    with db.writing() as session:
        db.ping(session)
        emptying.start()
        emptying.join(0.3)  # long enough for one that doesn't wait its turn
    emptying.join()
    assert done == [True]
    db.close()
