"""Times search and place suggestion with 100,000 invented services, in SQLite and where asked in PostgreSQL.

python -m bench.directory                                         # SQLite in a temporary folder
python -m bench.directory --postgresql postgresql://user@host/empty_database
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from api.db import Database
from api.directory import nearby, store
from api.directory.check import Checker
from api.directory.draft import Draft
from api.directory.nearby import Directory
from api.directory.places import Place
from api.settings import ROOT

SERVICES, QUESTIONS = 100_000, 1_000
AT = datetime(2026, 11, 24, 14, tzinfo=UTC)
HOURS = ("Mo-Fr 09:00-17:00; PH off", "Mo-Sa 10:00-18:30", "24/7", "", "We 13:00-18:00; Sa 09:00-12:00")


def invented(directory: Directory, communes: list[Place]) -> Iterator[Draft]:
    """As many services as people: where a city is, its services are."""
    chance = random.Random(1)
    needs = [need.id for need in directory.needs.needs]
    weights = [place.population for place in communes]
    for number, place in enumerate(chance.choices(communes, weights, k=SERVICES)):
        yield Draft(
            source_id=str(number),
            name=f"Lieu inventé {number}",
            needs=chance.sample(needs, chance.randint(1, 3)),
            what="Un lieu qui n’existe pas. " * 8,
            commune=place.code,
            address=f"{number} rue de l’Exemple",
            lat=(place.lat or 0) + chance.uniform(-0.03, 0.03),
            lon=(place.lon or 0) + chance.uniform(-0.03, 0.03),
            min_age=chance.choice([None, 11, 12, 16]),
            max_age=chance.choice([None, 21, 25]),
            hours=chance.choice(HOURS),
            assured_on="2026-10-01" if chance.random() > 0.1 else "2026-02-01",
        )


def fill(db: Database, directory: Directory, communes: list[Place]) -> float:
    """Rows checked and loaded in one second."""
    checker = Checker(directory.places, directory.lines)
    begun = time.perf_counter()
    with db.writing() as session:
        checked = (
            checker.check(d, "bench", n, AT.date())[0] for n, d in enumerate(invented(directory, communes))
        )
        count = store.put(session, "bench", "", (row for row in checked if row), demo=True)
        store.reindex(session, date(2026, 11, 24))
    return count / (time.perf_counter() - begun)


def times(ask: Callable[[Any], object], questions: list[Any]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    taken = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def measure(url: str, directory: Directory, communes: list[Place]) -> None:
    db = Database(url)
    db.migrate()
    kind = "SQLite" if db.is_sqlite else "PostgreSQL"
    print(f"{kind}: loaded {fill(db, directory, communes):,.0f} rows/s")
    chance = random.Random(2)
    needs = [need.id for need in directory.needs.needs]
    weights = [place.population + 500 for place in communes]
    asked = [(chance.choice(needs), place) for place in chance.choices(communes, weights, k=QUESTIONS)]
    with db.reading() as session:

        def ask(question: tuple[str, Place]) -> object:
            need, place = question
            return directory.find(session, need=need, place=place, audience="young", age=15, at=AT)

        median, p95 = times(ask, asked)
    print(f"{kind}: search among {SERVICES:,} services p50 {median:.1f} ms, p95 {p95:.1f} ms")
    db.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", help="URL of an empty database")
    chosen = parser.parse_args()
    directory = nearby.load(ROOT / "resources")
    communes = [place for place in directory.places.by_code.values() if place.kind == "commune" and place.lat]
    written = [place.name[: random.Random(n).randint(2, 12)] for n, place in enumerate(communes[::35])]
    written += [place.name.replace("a", "e", 1) for place in communes[::70]]
    median, p95 = times(directory.places.suggest, written)
    print(f"suggestion among {len(communes):,} communes p50 {median:.1f} ms, p95 {p95:.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        measure(f"sqlite:///{Path(folder) / 'bench.db'}", directory, communes)
    if chosen.postgresql:
        measure(chosen.postgresql, directory, communes)


if __name__ == "__main__":
    main()
