"""Alembic's entry: runs on the connection that api/db.py hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import text
from sqlmodel import AutoString, SQLModel

from api import models


def plain_types(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """A migration must not change when our classes do: write what the column is, not how we read it."""
    if kind == "type" and isinstance(thing, AutoString):
        return f"sa.String({thing.length or ''})"
    if kind == "type" and isinstance(thing, models.Moment):
        return "sa.DateTime()"
    return False


ONE_AT_A_TIME = 0xFA4A1  # any number, known to every process: PostgreSQL lets one of them in

connection = context.config.attributes["connection"]
if connection.dialect.name == "postgresql":
    connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ONE_AT_A_TIME})
context.configure(
    connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True, render_item=plain_types
)
with context.begin_transaction():
    context.run_migrations()
