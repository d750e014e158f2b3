"""How things stand at the moment of a scrape: who waits, how long, whether forgetting keeps up.

An answer promised for later is counted apart: whoever has its code may sleep, and nobody is woken for it.
"""

from collections.abc import Iterator
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from api.db import AWAY, Database
from api.forget import Forget
from api.handoff.queue import FOR_NOW
from api.live import Hub
from api.models import Conversation, Handoff, now

LEVELS = ("none", "concern", "high", "immediate")


class Standing(Collector):
    """Reads the rows when asked. While the database is away it says so, and everything else as ever."""

    def __init__(self, db: Database, hub: Hub, forget: Forget) -> None:
        self._db, self._hub, self._forget = db, hub, forget

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            rows = self._rows()
        except AWAY:
            rows = []
        yield from rows
        yield _one("fanal_database_up", "1 while the database answers", float(bool(rows)))
        yield _one("fanal_database_writable", "1 while the database takes changes", float(self._writable()))
        swept = (now() - self._forget.last_sweep).total_seconds()
        yield _one("fanal_forget_sweep_age_seconds", "Since forgetting last ran", swept)
        yield _one("fanal_streams", "Open streams of this process", float(self._hub.listening()))

    def _writable(self) -> bool:
        try:
            with self._db.writing() as session:
                self._db.ping_writing(session)
        except AWAY:
            return False
        return True

    def _rows(self) -> list[GaugeMetricFamily]:
        with self._db.reading() as session:
            return [
                _by_level(session, "fanal_waiting", "Visitors who wait for a person", FOR_NOW),
                _by_level(session, "fanal_promised", "Answers promised for later, with a code", ~FOR_NOW),
                _one("fanal_oldest_wait_seconds", "The longest wait for a person", _oldest(session)),
                _one("fanal_forget_lag_seconds", "Age of the oldest that should be gone", _lag(session)),
            ]


def _by_level(session: Session, name: str, words: str, which: ColumnElement[bool]) -> GaugeMetricFamily:
    query = (
        select(Conversation.level, func.count())
        .join(Handoff, col(Handoff.conversation_id) == col(Conversation.id))
        .where(Handoff.state == "waiting", which)
        .group_by(Conversation.level)
    )
    found: dict[str, int] = dict(session.exec(query).all())
    family = GaugeMetricFamily(name, words, labels=["level"])
    for level in LEVELS:
        family.add_metric([level], float(found.get(level, 0)))
    return family


def _oldest(session: Session) -> float:
    query = select(func.min(Handoff.waiting_since)).where(Handoff.state == "waiting", FOR_NOW)
    since: datetime | None = session.exec(query).one()
    return 0.0 if since is None else (now() - since).total_seconds()


def _lag(session: Session) -> float:
    due: datetime | None = session.exec(select(func.min(Conversation.expires_at))).one()
    return 0.0 if due is None else max(0.0, (now() - due).total_seconds())


def _one(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, words, value=value)
