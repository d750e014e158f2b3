"""Who read and did what, in a chain that shows any change: `python -m api.console.audit verify`.

Each entry's stamp is a keyed hash over itself and the stamp before it; the head says where the chain ends.
Somebody who can write the database but doesn't hold the master key can neither change nor cut it unseen.
Entries hold ids and categories, never a word of a visitor.
"""

import json
import sys

from sqlmodel import Session, col, select

from api.crypto import Keyring, Tampered
from api.db import Database
from api.models import AuditEntry, AuditHead, now
from api.settings import Settings

HEAD = 1


class Audit:
    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def write(self, session: Session, person: str, action: str, subject: str = "", detail: str = "") -> None:
        """Append within a unit of work; whoever appends next waits for its end."""
        head = session.get(AuditHead, HEAD, with_for_update=True)
        if head is None:  # the migration makes it; an emptied table must not pass for a fresh one
            raise Tampered
        entry = AuditEntry(
            seq=head.seq + 1,
            at=now().replace(microsecond=0),
            person=person,
            action=action,
            subject=subject,
            detail=detail[:40],
            key_id=self._keyring.current,
            stamp="",
        )
        entry.stamp = self._stamp(entry, head.stamp)
        head.seq, head.stamp = entry.seq, entry.stamp
        session.add(entry)

    def signed_in(self, session: Session, person: str, step: str, by: str) -> None:
        """Once all that proves her was given: behind a password alone the code may still be missing."""
        if step != "code":
            self.write(session, person, "signed-in", detail=by)

    def verify(self, session: Session) -> tuple[int, int | None]:
        """How many entries hold, and the number of the first that doesn't (None: the chain is whole)."""
        before, count = "", 0
        for entry in session.exec(select(AuditEntry).order_by(col(AuditEntry.seq))):
            if entry.seq != count + 1 or not self._holds(entry, before):
                return count, count + 1
            before, count = entry.stamp, entry.seq
        head = session.get(AuditHead, HEAD)
        whole = head is not None and (head.seq, head.stamp) == (count, before)
        return count, None if whole else count + 1

    def unknown_keys(self, session: Session) -> set[int]:
        """The entries that can't be judged here: stamped with keys that this process doesn't hold."""
        known = self._keyring.ids()
        return set(session.exec(select(AuditEntry.seq).where(col(AuditEntry.key_id).not_in(known))))

    def restamp(self, session: Session) -> int:
        """Stamp the chain with the current master key; answers how many entries stood under another.

        Raise Tampered when the chain doesn't hold: changing keys must not make a broken chain whole.
        """
        head = session.get(AuditHead, HEAD, with_for_update=True)
        _, broken = self.verify(session)
        if head is None or broken is not None:
            raise Tampered
        entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq))).all()
        moved = sum(entry.key_id != self._keyring.current for entry in entries)
        before = ""
        for entry in entries if moved else ():
            entry.key_id = self._keyring.current
            entry.stamp = before = self._stamp(entry, before)
        head.stamp = before or head.stamp
        return moved

    def _holds(self, entry: AuditEntry, before: str) -> bool:
        try:
            return self._stamp(entry, before) == entry.stamp
        except Tampered:
            return False

    def _stamp(self, entry: AuditEntry, before: str) -> str:
        parts = [
            before,
            entry.seq,
            entry.at.isoformat(),
            entry.person,
            entry.action,
            entry.subject,
            entry.detail,
        ]
        return self._keyring.stamp(json.dumps(parts, ensure_ascii=False), "audit", entry.key_id)


def main(arguments: list[str]) -> int:
    if arguments != ["verify"]:
        sys.stderr.write("usage: python -m api.console.audit verify\n")
        return 2
    settings = Settings()
    db = Database(settings.database_url, threads=1)
    with db.reading() as session:
        audit = Audit(Keyring(settings.raw_keys))
        count, broken = audit.verify(session)
        unknown = audit.unknown_keys(session)
    bad = "NOT KNOWN" if broken in unknown else "BROKEN"
    db.close()
    if unknown:
        sys.stderr.write(f"{len(unknown)} entries are stamped with a key that FANAL_KEYS doesn't hold\n")
    verdict = "whole" if broken is None else f"{bad} at entry {broken}"
    sys.stdout.write(f"{count} entries, chain {verdict}\n")
    return 0 if broken is None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
