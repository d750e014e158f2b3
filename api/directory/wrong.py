"""Somebody says that an entry is wrong: kept by category and day, never with a word or a trace of whom."""

from datetime import datetime
from typing import Literal

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from api.directory import search
from api.errors import NotFound
from api.models import WrongEntry

What = Literal["closed", "phone", "hours", "address", "age", "other"]


def report(session: Session, service_id: str, what: What, at: datetime) -> None:
    """Raises NotFound for a service that isn't shown."""
    if search.one(session, service_id, at) is None:
        raise NotFound
    session.add(WrongEntry(service_id=service_id, what=what, day=at.date()))
    try:
        session.flush()
    except IntegrityError as gone:  # with the load of a newer directory, meanwhile
        raise NotFound from gone
