"""Loads files of services: all of a file or nothing, and a report of what was refused.

python -m api.directory.load FILE… --source finess        # an open file; see api/directory/importers
python -m api.directory.load FILE --source template --as NAME --licence "Licence Ouverte 2.0"
python -m api.directory.load                              # the invented services of demo.csv
"""

import argparse
import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tqdm import tqdm

from api.db import Database
from api.directory import communes, helplines, index, needs, store
from api.directory.check import Checker
from api.directory.draft import Refusal
from api.directory.importers import LICENCES, READERS, Reader
from api.directory.needs import Needs
from api.directory.opened import UnreadableFileError
from api.settings import Settings

YOUNG_ONLY = 100_000, 1_000, 1_000  # new objects, then collections, before a generation is walked through
SWITCH = 0.001  # seconds; Python's own five take longer than the packet
SHOWN = 200  # refusals printed; all of them go to --report
SOURCE = {"source": 40, "licence": 80}  # characters, as the columns have them
DEMO = "demo"
DEMO_WRITTEN = date(2026, 11, 24)  # its check dates move along, so that the examples never grow old


@dataclass
class Report:
    loaded: int = 0
    refused: list[Refusal] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        whole = sum(not refusal.field for refusal in self.refused)
        parts = len(self.refused) - whole
        return f"{self.loaded} services loaded, {whole} rows refused, {parts} fields left out"


@dataclass(frozen=True)
class Loader:
    db: Database
    checker: Checker
    needs: Needs
    today: date

    def load(
        self,
        files: Iterable[Path],
        read: Reader,
        source: str,
        licence: str,
        *,
        complete: bool = False,
        fewer: bool = False,
        demo: bool = False,
        progress: bool = False,
    ) -> Report:
        """One transaction. UnreadableFileError leaves the old data as it was.

        Complete files that hold no service, or without `fewer` less than half of those offered so far, are
        taken for an error of the source: believed, they would empty the directory.
        """
        report = Report()
        with _settled(), self.db.writing() as session:
            store.prepare(session)
            so_far = store.offered(session, source)
            for file in files:
                checked = self._checked(file, read, report)
                rows = map(self._moved_along, checked) if demo else checked
                shown = tqdm(rows, desc=file.name, unit=" rows", disable=not progress)
                report.loaded += store.put(session, source, licence, shown, demo=demo)
            if complete:
                if not report.loaded or (report.loaded * 2 < so_far and not fewer):
                    raise UnreadableFileError(f"{report.loaded} services can't be all, after {so_far}")
                store.retire(session, source, report.seen)
            index.renew(session, self.today)
        return report

    def _checked(self, file: Path, read: Reader, report: Report) -> Iterator[dict[str, Any]]:
        for line, draft in read(file, self.needs):
            row, refusals = self.checker.check(draft, file.name, line, self.today)
            report.refused += refusals
            if row is None:
                continue
            if row["source_id"] in report.seen:
                reason = f"the id {row['source_id']!r} was there before"
                report.refused.append(Refusal(file.name, line, "", reason))
                continue
            report.seen.add(row["source_id"])
            yield row

    def _moved_along(self, row: dict[str, Any]) -> dict[str, Any]:
        return row | {"assured_on": row["assured_on"] + (self.today - DEMO_WRITTEN)}


@contextmanager
def _settled() -> Iterator[None]:
    """Suit the interpreter to a load.

    The garbage collector would walk again and again through a hundred thousand rows and all places of France;
    the few cycles that each batch leaves die young, and only the young are looked at. And the thread that
    writes to PostgreSQL (api/directory/store.py) waits for its turn at every packet of a batch.
    """
    collected, switched = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(*YOUNG_ONLY)
    sys.setswitchinterval(SWITCH)
    try:
        yield
    finally:
        sys.setswitchinterval(switched)
        gc.set_threshold(*collected)


def make_loader(settings: Settings, db: Database) -> Loader:
    resources = settings.resources
    checker = Checker(communes.load(resources / "places"), helplines.load(resources / "helplines.yml"))
    return Loader(db, checker, needs.load(resources / "services" / "needs.yml"), datetime.now(UTC).date())


def main(arguments: list[str] | None = None) -> int:
    chosen = _arguments(arguments)
    settings = Settings()
    if not chosen.files and settings.env != "dev":
        tqdm.write("The invented services are for development; name the files to load.", file=sys.stderr)
        return 2
    db = Database(settings.database_url)
    db.migrate()
    loader = make_loader(settings, db)
    demo = not chosen.files
    source = DEMO if demo else chosen.name or chosen.source
    try:
        report = loader.load(
            [settings.resources / "services" / "demo.csv"] if demo else chosen.files,
            READERS["template" if demo else chosen.source],
            source,
            chosen.licence or LICENCES.get(chosen.source, ""),
            complete=chosen.complete or demo,
            fewer=chosen.fewer,
            demo=demo,
            progress=sys.stderr.isatty() and not chosen.quiet,
        )
    except UnreadableFileError as error:
        tqdm.write(f"Nothing was loaded: {error}", file=sys.stderr)
        return 1
    finally:
        db.close()
    if not chosen.quiet:
        tell(report, chosen.report)
    return 0


def tell(report: Report, path: Path | None) -> None:
    if path:
        path.write_text("".join(f"{refusal}\n" for refusal in report.refused), encoding="utf-8")
    for refusal in report.refused[:SHOWN]:
        tqdm.write(str(refusal), file=sys.stderr)
    if len(report.refused) > SHOWN:
        tqdm.write(f"… and {len(report.refused) - SHOWN} more; --report FILE keeps them all", file=sys.stderr)
    tqdm.write(str(report))


def _at_most(length: int) -> Callable[[str], str]:
    def text(given: str) -> str:
        if len(given) > length:
            raise argparse.ArgumentTypeError(f"longer than {length} characters")
        return given

    return text


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m api.directory.load", description="Load files of services"
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--source", choices=sorted(READERS), default="template", help="the kind of file")
    name, licence = (_at_most(SOURCE[column]) for column in ("source", "licence"))
    parser.add_argument("--as", dest="name", type=name, help="the name of the source, when it isn't its kind")
    parser.add_argument("--licence", default="", type=licence)
    parser.add_argument("--complete", action="store_true", help="retire what these files no longer name")
    parser.add_argument("--fewer", action="store_true", help="even when that is more than half of it")
    parser.add_argument("--quiet", action="store_true", help="say nothing unless the file can't be read")
    parser.add_argument("--report", type=Path, help="write every refusal to this file")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
