"""What outlives a disk, and nothing of a visitor: people, duty hours, phrases, tallies, the audit chain.

python -m api.console.backup save FILE       # a SQLite file, from either database, while the API runs
python -m api.console.backup restore FILE    # into a database without people, of either kind

Conversations live a day at most: a copy of them would outlive their erasing. The directory comes back from
its open files (python -m api.directory.download). Second factors stay sealed by FANAL_KEYS, and the chain is
stamped by them: what was saved before a change of keys needs the old one, too.
"""

import argparse
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete, insert, select, text
from sqlmodel import Session, SQLModel, col

from api.crypto import KEY_ID, Keyring
from api.db import Database
from api.models import AuditEntry, Person
from api.settings import Settings

FOREIGN = "stand under a key that FANAL_KEYS doesn't hold: put it behind the others, then api.crypto rotate"
KEPT = ("person", "dutyhours", "phrase", "tally", "auditentry", "audithead")


class NoBackupError(ValueError):
    """The file is none of ours, or not whole; its text says what is wrong with it."""


def copy(source: Session, target: Session) -> int:
    """Rows copied. What stood in those tables of the target is replaced."""
    count = 0
    for table in (SQLModel.metadata.tables[name] for name in KEPT):
        rows = [dict(row) for row in source.connection().execute(select(table)).mappings()]
        target.connection().execute(delete(table))
        if rows:
            target.connection().execute(insert(table), rows)
        count += len(rows)
    return count


def save(db: Database, file: Path) -> int:
    """Whole or not at all, and for its owner only."""
    half = file.with_name(f"{file.name}.half")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    with closing(Database(f"sqlite:///{half}", threads=1)) as backup:
        backup.migrate()
        with db.reading() as source, backup.writing() as target:
            if not db.is_sqlite:  # the chain and its end as they were at one moment
                source.connection().execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            count = copy(source, target)
        backup.shrink_log()
    half.replace(file)
    return count


def restore(file: Path, db: Database) -> int:
    """Raises FileExistsError when there are people already, NoBackupError before anything is touched."""
    _check(file)
    db.migrate()
    with closing(Database(f"sqlite:///{file}", threads=1)) as backup:
        backup.migrate()  # it may be of an older version
        with backup.reading() as source, db.writing() as target:
            if target.connection().execute(select(Person)).first() is not None:
                raise FileExistsError
            return copy(source, target)


def _check(file: Path) -> None:
    """Opened as it stands: what makes a database ready for use would make one of an empty file."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            if opened.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise NoBackupError("is damaged")
            tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
            if missing := {*KEPT, "alembic_version"} - tables:
                raise NoBackupError(f"lacks {', '.join(sorted(missing))}")
            if opened.execute("SELECT count(*) FROM audithead").fetchone() != (1,):
                raise NoBackupError("has no end of its audit chain")
    except sqlite3.Error as problem:
        raise NoBackupError("is no database, or not a whole one") from problem


def foreign(db: Database, ring: Keyring) -> int:
    """How many second factors and audit entries stand under keys that this installation doesn't hold."""
    with db.reading() as session:
        sealed = session.scalars(select(col(Person.totp)).where(col(Person.totp).is_not(None))).all()
        used = [totp[:KEY_ID].decode(errors="replace") for totp in sealed if totp]
        used += session.scalars(select(col(AuditEntry.key_id)))
    return sum(key not in ring.ids() for key in used)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m api.console.backup")
    parser.add_argument("do", choices=["save", "restore"])
    parser.add_argument("file", type=Path)
    wanted = parser.parse_args(arguments)
    if wanted.do == "restore" and not wanted.file.is_file():
        parser.error(f"no such file: {wanted.file}")
    settings = Settings()
    db = Database(settings.database_url, threads=1)
    try:
        count = save(db, wanted.file) if wanted.do == "save" else restore(wanted.file, db)
        unknown = foreign(db, Keyring(settings.raw_keys))
    except FileExistsError:
        sys.stderr.write("there are people in this database already: restore into an empty one\n")
        return 1
    except NoBackupError as problem:
        sys.stderr.write(f"nothing was restored: {wanted.file} {problem}\n")
        return 1
    finally:
        db.close()
    sys.stdout.write(f"{count} rows\n")
    if unknown:
        sys.stderr.write(f"{unknown} of them {FOREIGN}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
