"""Times import, search and place suggestion with 100,000 invented services, in SQLite and in PostgreSQL.

python -m bench.directory                                         # SQLite in a temporary folder
python -m bench.directory --postgresql postgresql://user@host/empty_database

Import is all that loading does, from the file to what search reads. A search is the whole answer to a
visitor, words included; each asks at another moment, as visitors do.
"""

import argparse
import csv
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from api.db import Database
from api.directory import nearby
from api.directory.check import Checker
from api.directory.importers import template
from api.directory.load import Loader
from api.directory.nearby import Directory
from api.directory.place import Place
from api.settings import ROOT

SERVICES, QUESTIONS = 100_000, 1_000
AT = datetime(2026, 11, 24, 14, tzinfo=UTC)
MORNING, EVENING = ("08", "09", "10", "11"), ("16", "17", "18", "19", "20")
BETWEEN = timedelta(seconds=37)  # two questions
Measured = tuple[str, str, str]  # what, here, goal


def invented(directory: Directory, communes: list[Place]) -> Iterator[dict[str, object]]:
    """As many services as people: where a city is, services are. Three share a number.

    Rows of the table in docs/directory.md: of all the formats, the one that tells everything.
    """
    chance = random.Random(1)
    needs = [need.id for need in directory.needs.needs]
    weights = [place.population for place in communes]
    for number, place in enumerate(chance.choices(communes, weights, k=SERVICES)):
        yield {
            "identifiant": number,
            "nom": f"Lieu inventé {number}",
            "besoins": "|".join(chance.sample(needs, chance.randint(1, 3))),
            "ce_qu_ils_font": "Un lieu qui n’existe pas. " * 8,
            "code_insee": place.code,
            "adresse": f"{number} rue de l’Exemple",
            "latitude": (place.lat or 0) + chance.uniform(-0.03, 0.03),
            "longitude": (place.lon or 0) + chance.uniform(-0.03, 0.03),
            "age_min": chance.choice(["", 11, 12, 16]),
            "age_max": chance.choice(["", 21, 25]),
            "telephone": f"01 {number // 3 + 20_000_000:08}",
            "courriel": f"lieu{number}@exemple.invalid",
            "site": f"https://exemple.invalid/{number}",
            "horaires": _hours(chance),
            "verifie_le": "2026-10-01" if chance.random() > 0.1 else "2026-02-01",
        }


def write(path: Path, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(first), delimiter=";")
        table.writeheader()
        table.writerow(first)
        table.writerows(rows)


def _hours(chance: random.Random) -> str:
    """Some six hundred ways to be open, a few that never close, and a fifth that nobody told."""
    kind = chance.random()
    if kind < 0.23:
        return "24/7" if kind < 0.03 else ""
    days = chance.choice(("Mo-Fr", "Mo-Sa", "Tu-Sa", "We,Sa"))
    opens, closes = (f"{chance.choice(hours)}:{chance.choice(('00', '30'))}" for hours in (MORNING, EVENING))
    noon = chance.choice(("-", "-12:00,13:30-"))
    return f"{days} {opens}{noon}{closes}; PH off"


def fill(db: Database, directory: Directory, file: Path) -> float:
    """Rows read, checked and loaded in one second."""
    loader = Loader(db, Checker(directory.places, directory.lines), directory.needs, AT.date())
    begun = time.perf_counter()
    report = loader.load([file], template.read, "bench", "")
    return report.loaded / (time.perf_counter() - begun)


def times(ask: Callable[[Any], object], questions: list[Any]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    taken = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def stored(url: str, directory: Directory, communes: list[Place], file: Path) -> list[Measured]:
    db = Database(url)
    db.migrate()
    kind = "SQLite" if db.is_sqlite else "PostgreSQL"
    rate = fill(db, directory, file)
    db.close()
    db = Database(url)  # as the API has it: a load widens its own connection's cache
    chance = random.Random(2)
    needs = [need.id for need in directory.needs.needs]
    places = chance.choices(communes, [place.population + 500 for place in communes], k=QUESTIONS)
    asked = [(chance.choice(needs), place, AT + number * BETWEEN) for number, place in enumerate(places)]
    with db.reading() as session:

        def ask(question: tuple[str, Place, datetime]) -> object:
            need, place, at = question
            return directory.find(session, need=need, place=place, audience="young", age=15, at=at)

        median, p95 = times(ask, asked)
    db.close()
    return [
        (f"import of {SERVICES:,} services, {kind}", f"{rate:,.0f} rows/s", "≥ 5,000 rows/s"),
        (f"search among {SERVICES:,} services, {kind}: median", f"{median:.1f} ms", "≤ 5 ms"),
        (f"search among {SERVICES:,} services, {kind}: p95", f"{p95:.1f} ms", "≤ 20 ms"),
    ]


def suggested(directory: Directory, communes: list[Place]) -> list[Measured]:
    written = [place.name[: random.Random(n).randint(2, 12)] for n, place in enumerate(communes[::35])]
    written += [place.name.replace("a", "e", 1) for place in communes[::70]]
    median, p95 = times(directory.places.suggest, written)
    return [
        (
            f"suggestion among {len(communes):,} communes: median (p95)",
            f"{median:.1f} ms ({p95:.1f})",
            "p95 ≤ 10 ms",
        )
    ]


def measured(postgresql: str | None = None) -> list[Measured]:
    directory = nearby.load(ROOT / "resources")
    communes = [place for place in directory.places.by_code.values() if place.kind == "commune" and place.lat]
    rows = suggested(directory, communes)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "invented.csv"
        write(file, invented(directory, communes))
        rows += stored(f"sqlite:///{Path(folder) / 'bench.db'}", directory, communes, file)
        rows += stored(postgresql, directory, communes, file) if postgresql else []
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--postgresql", help="URL of an empty database")
    for what, here, goal in measured(parser.parse_args().postgresql):
        sys.stdout.write(f"{what}: {here} (goal: {goal})\n")


if __name__ == "__main__":
    main()
