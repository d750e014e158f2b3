"""What outlives a disk, and nothing of a visitor: people, duty hours, phrases, tallies, the audit chain.

python -m api.console.backup save FILE       # a SQLite file, from either database, while the API runs
python -m api.console.backup restore FILE    # into a database without people, of either kind

Conversations live a day at most: a copy of them would outlive their erasing. The directory comes back from
its open files (python -m api.directory.download). Second factors stay sealed by FANAL_KEYS.
"""

import argparse
import sys
from pathlib import Path

from sqlalchemy import delete, insert, select, text
from sqlmodel import Session, SQLModel

from api.db import Database
from api.models import Person
from api.settings import Settings

KEPT = ("person", "dutyhours", "phrase", "tally", "auditentry", "audithead")


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
    backup = Database(f"sqlite:///{half}", threads=1)
    backup.migrate()
    with db.reading() as source, backup.writing() as target:
        if not db.is_sqlite:  # the chain and its end as they were at one moment
            source.connection().execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        count = copy(source, target)
    backup.shrink_log()
    backup.close()
    half.replace(file)
    return count


def restore(file: Path, db: Database) -> int:
    """Raises FileExistsError when there are people already."""
    db.migrate()
    backup = Database(f"sqlite:///{file}", threads=1)
    backup.migrate()  # it may be of an older version
    with backup.reading() as source, db.writing() as target:
        if target.connection().execute(select(Person)).first() is not None:
            raise FileExistsError
        count = copy(source, target)
    backup.close()
    return count


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m api.console.backup")
    parser.add_argument("do", choices=["save", "restore"])
    parser.add_argument("file", type=Path)
    wanted = parser.parse_args(arguments)
    if wanted.do == "restore" and not wanted.file.is_file():
        parser.error(f"no such file: {wanted.file}")
    db = Database(Settings().database_url, threads=1)
    try:
        count = save(db, wanted.file) if wanted.do == "save" else restore(wanted.file, db)
    except FileExistsError:
        sys.stderr.write("there are people in this database already: restore into an empty one\n")
        return 1
    finally:
        db.close()
    sys.stdout.write(f"{count} rows\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
