"""Master keys: `python -m api.crypto new` makes one, `rotate` seals everything with the first of FANAL_KEYS.

1. put the new key behind the old one in FANAL_KEYS, and restart every api process: now all can open with it;
2. put it before the old one, and restart every api process;
3. `python -m api.crypto rotate`; interrupted, run it again: each batch is a unit of work, done or not done;
4. take the old key away on the day it names. Return codes can't be stamped anew, for nobody kept them.

A copy of the disk made before still opens with the old key, wherever that key was kept.
"""

import base64
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, func, select

from api.console.audit import Audit
from api.crypto import KEY_ID, Keyring, Tampered
from api.db import Database
from api.models import Conversation, Person, Receipt, now
from api.settings import Settings

BATCH = 200  # rows a unit of work: visitors write in between
USAGE = "usage: python -m api.crypto new | rotate\n"


@dataclass(slots=True)
class Count:
    moved: int = 0
    unreadable: int = 0  # sealed by a key that FANAL_KEYS doesn't hold, or changed by somebody


Step = Callable[[Session, Keyring, str, Count], str | None]


def rotate(db: Database, ring: Keyring) -> dict[str, Count]:
    """How many of each kind were moved to the first key. What stands under it already is left alone."""
    counts = {
        "conversations": _through(db, ring, _conversations),
        "second factors": _through(db, ring, _second_factors),
        "audit entries": _audit(db, ring),
    }
    db.shrink_log()  # the pages with the old wrappings
    return counts


def _through(db: Database, ring: Keyring, step: Step) -> Count:
    count, last = Count(), ""
    while True:
        with db.writing() as session:
            reached = step(session, ring, last, count)
        if reached is None:
            return count
        last = reached


def _conversations(session: Session, ring: Keyring, after: str, count: Count) -> str | None:
    """One batch of those behind `after`; answers the last id, None when none is left."""
    rows = session.exec(
        select(Conversation)
        .where(Conversation.key_id != ring.current, Conversation.id > after)
        .order_by(col(Conversation.id))
        .limit(BATCH)
        .with_for_update()
    ).all()
    for row in rows:
        try:
            row.key, row.key_id = ring.rewrap(row.id, row.key, row.key_id)
            count.moved += 1
        except Tampered:
            count.unreadable += 1
    return rows[-1].id if rows else None


def _second_factors(session: Session, ring: Keyring, after: str, count: Count) -> str | None:
    rows = session.exec(
        select(Person)
        .where(col(Person.totp).is_not(None), Person.id > after)
        .order_by(col(Person.id))
        .limit(BATCH)
        .with_for_update()
    ).all()
    for row in rows:
        sealed = row.totp or b""
        if sealed[:KEY_ID].decode(errors="replace") == ring.current:
            continue
        try:
            row.totp = ring.seal(ring.open(sealed, f"totp:{row.id}"), f"totp:{row.id}")
            count.moved += 1
        except Tampered:
            count.unreadable += 1
    return rows[-1].id if rows else None


def _audit(db: Database, ring: Keyring) -> Count:
    """The chain whole or not at all: each stamp covers the one before."""
    try:
        with db.writing() as session:
            return Count(moved=Audit(ring).restamp(session))
    except Tampered:
        return Count(unreadable=1)


def _report(db: Database, counts: dict[str, Count]) -> str:
    lines = [
        f"{name}: {count.moved} sealed anew, {count.unreadable} unreadable" for name, count in counts.items()
    ]
    with db.reading() as session:
        codes, last = session.exec(
            select(func.count(), func.max(Receipt.expires_at)).where(col(Receipt.expires_at) > now())
        ).one()
    # Each lives as long as was set when it was made; rounded up, for it opens until its last second.
    until = (last + timedelta(minutes=1)).isoformat(timespec="minutes") if codes else "no longer"
    return "\n".join([*lines, f"return codes: {codes} open", f"old key needed until: {until}", ""])


def main(arguments: list[str]) -> int:
    if arguments == ["new"]:
        sys.stdout.write(base64.b64encode(secrets.token_bytes(32)).decode() + "\n")
        return 0
    if arguments != ["rotate"]:
        sys.stderr.write(USAGE)
        return 2
    settings = Settings()
    db = Database(settings.database_url, threads=1)
    counts = rotate(db, Keyring(settings.raw_keys))
    sys.stdout.write(_report(db, counts))
    db.close()
    return 1 if any(count.unreadable for count in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
