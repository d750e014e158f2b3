"""Counsellors for a bench: as many as wanted, on duty at any hour."""

from api.console import people
from api.db import Database
from api.models import DutyHours

PASSWORD = "bench of the counsellors"  # noqa: S105 - of a database that lives for one run


def name(number: int) -> str:
    return f"Banc {number}"


def hire(url: str, count: int, *, capacity: int) -> None:
    """Migrates the database, too."""
    db = Database(url, threads=1)
    db.migrate()
    hashed = people.hasher.hash(PASSWORD)
    with db.writing() as session:
        session.add(DutyHours(hours="24/7"))
        for number in range(count):
            people.add(session, name(number), "counsellor", hashed, capacity=capacity, renew=False)
    db.close()
