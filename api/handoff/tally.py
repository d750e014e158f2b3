"""Counters by day: what is known of hand-offs once they are forgotten. They count, and point at nobody."""

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from api.handoff.duty import PARIS
from api.models import Tally, now

BUCKETS = (1, 2, 5, 10, 30, 60)  # minutes


def count(session: Session, name: str) -> None:
    """Add one, under one name for each thing that happens.

    Two would be a total and its parts, which tell what a small cell hides; and two units of work that
    count twice each could wait for each other's rows.
    """
    day = now().astimezone(PARIS).date().isoformat()
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = insert(Tally).values(day=day, name=name, value=1)
    more = {"value": col(Tally.value) + 1}
    session.connection().execute(row.on_conflict_do_update(index_elements=["day", "name"], set_=more))


def bucket(seconds: float) -> str:
    minutes = seconds / 60
    return next((f"under_{limit}" for limit in BUCKETS if minutes < limit), f"over_{BUCKETS[-1]}")
