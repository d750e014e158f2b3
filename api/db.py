"""One database, SQLite or PostgreSQL, and the only way to it: short units of work in threads.

A unit of work is a plain function of a Session, or of a Connection where each message pays for it; it is
run whole, committed at its end, rolled back on any error. SQLite takes its write lock at the beginning, so
that two writers queue instead of failing half-way.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Concatenate

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, event, make_url, text
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlmodel import Session, create_engine

MIGRATIONS = Path(__file__).parent / "migrations"
# WAL lets readers read while one writes; FULL makes a commit survive a power cut; secure_delete overwrites
# what is deleted, so that an erased conversation isn't left in free pages.
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=5000",
)
# A network cut shows itself in seconds; without these, a thread hangs until TCP gives up.
PATIENCE = {
    "connect_timeout": 3, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}  # fmt: skip
# The database's state, not our mistake: away, locked, full, or read-only after a fail-over.
AWAY = (OperationalError, InterfaceError, InternalError)


class Database:
    """Its errors name no parameter: they would hold a row's values, and a command prints its traceback."""

    def __init__(self, url: str, *, threads: int = 8) -> None:
        parsed = make_url(url)
        self.url = url
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.engine = _sqlite(url, parsed.database, threads)
        else:
            self.engine = create_engine(
                parsed.set(drivername="postgresql+psycopg"),
                pool_size=threads,
                max_overflow=0,
                pool_pre_ping=True,
                connect_args=PATIENCE,
                hide_parameters=True,
            )
        # SQLite's writers poll for its lock with growing pauses and give up after five seconds; ours of one
        # process queue here instead, and each goes on the moment the one before is done.
        self._queue: AbstractContextManager[object] = threading.Lock() if self.is_sqlite else nullcontext()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="db")

    @contextmanager
    def reading_rows(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing_rows(self) -> Iterator[Connection]:
        with self._queue, self.engine.begin() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self.reading_rows() as connection, Session(connection) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with (
            self.writing_rows() as connection,
            Session(connection, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    async def read[**P, T](
        self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._run(self.reading, work, *args, **kwargs)

    async def write[**P, T](
        self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._run(self.writing, work, *args, **kwargs)

    async def read_rows[**P, T](
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As `read`, for what each message costs (api/rows.py): without a session."""
        return await self._run(self.reading_rows, work, *args, **kwargs)

    async def write_rows[**P, T](
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._run(self.writing_rows, work, *args, **kwargs)

    async def _run[D, **P, T](
        self,
        opened: Callable[[], AbstractContextManager[D]],
        work: Callable[Concatenate[D, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        def unit() -> T:
            with opened() as door:
                return work(door, *args, **kwargs)

        return await self.run(unit)

    async def run[T](self, work: Callable[[], T]) -> T:
        """In one of our threads: `close` waits for these, so that no connection is given back too late."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.writing_rows() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def ping(self, session: Session) -> None:
        session.connection().execute(text("SELECT 1"))

    def ping_writing(self, session: Session) -> None:
        """Ask for a change of nothing: refused while all is read-only, and no page and no log is written."""
        session.connection().execute(text("DELETE FROM untold WHERE 1 = 0"))

    def shrink_log(self) -> bool:
        """Empty SQLite's write-ahead log, which still holds the pages that erased rows stood on.

        False when a reader held it up: it must be tried again.
        """
        if not self.is_sqlite:
            return True
        # Outside any transaction: a checkpoint can't pass its own writer. In the writers' queue: a commit may
        # empty a long log by itself, and SQLite lets nobody wait for that.
        with self._queue:
            connection = self.engine.raw_connection()
            try:
                busy, _, _ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.Error:
                return False
            finally:
                connection.close()
        return not busy

    def close(self) -> None:
        self._threads.shutdown(wait=True)
        self.engine.dispose()


def _sqlite(url: str, database: str | None, threads: int) -> Engine:
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    # A connection for each thread: those beyond the pool's size would be opened anew for each unit of work.
    patience = {"check_same_thread": False, "timeout": 5}
    engine = create_engine(url, pool_size=threads, connect_args=patience, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, see above
        for pragma in PRAGMAS:
            connection.execute(pragma)

    return engine
