"""For a first look in development: a demo counsellor and two invented conversations in the queue.

Never in production: create_app calls it in development only, and it refuses anything else itself.
"""

import secrets
from pathlib import Path
from typing import Any

import yaml
from sqlmodel import Session, select

from api.console import people
from api.console.cases import DEMO
from api.crypto import hashed, new_token
from api.events import Draft
from api.handoff import summary
from api.handoff.desk import Desk
from api.models import Conversation, Handoff, Person, now
from api.settings import ROOT, Settings

LOGIN = ROOT / ".run" / "demo-login.txt"


def seed(session: Session, desk: Desk, settings: Settings, login: Path) -> None:
    """Once for each database: nothing happens where there is any account already."""
    if settings.env != "dev" or session.exec(select(Person.id)).first() is not None:
        return
    told = yaml.safe_load((settings.resources / "demo" / "console.yml").read_text(encoding="utf-8"))
    password = people.new_password()
    for name, role in told["people"].items():
        people.add(session, name, role, people.hasher.hash(password), capacity=4, renew=False)
    for number, conversation in enumerate(told["conversations"], 1):
        _converse(session, desk, number, conversation)
    login.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"  Counsellor          {name}, {role}" for name, role in told["people"].items()]
    login.write_text("\n".join([*lines, f"  Password            {password}\n"]), encoding="utf-8")
    login.chmod(0o600)


def _converse(session: Session, desk: Desk, number: int, told: dict[str, Any]) -> None:
    identity = f"{DEMO}{number}-{secrets.token_hex(8)}"
    _, wrapped, key_id = desk.thread.keyring.new_box(identity)
    at = now()
    conversation = Conversation(
        id=identity,
        token_hash=hashed(new_token()),  # nobody holds it: nobody can write as this visitor
        engine_id=secrets.token_hex(16),
        key=wrapped,
        key_id=key_id,
        state="waiting",
        expires_at=at + desk.thread.settings.counsellor_life,
        **told["conversation"],
    )
    session.add(conversation)
    session.flush()
    drafts = [_said(**line) for line in told["says"]]
    desk.thread.append_within(session, conversation, drafts)
    handoff = Handoff(
        id=f"{DEMO}{secrets.token_hex(8)}",
        conversation_id=identity,
        reason=told["reason"],
        level=conversation.level,
        announced=10,  # nobody waits at the other end: no news to tell
    )
    summary.keep(handoff, conversation)
    session.add(handoff)


def _said(
    *, bot: str | None = None, visitor: str | None = None, reading: dict[str, Any] | None = None
) -> Draft:
    """`reading`: the level and axes that the screen would have told of the whole line."""
    if visitor is None:
        return Draft("bot", text=bot)
    spans = {"spans": [[0, len(visitor)]]}
    return Draft("visitor", text=visitor, reading=reading | spans if reading else None)
