"""Search by its index says what one who read every row would say: design.md's rules, without the speed."""

import math
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from api.db import Database
from api.directory import hours, search
from api.directory.draft import Draft
from api.directory.nearest import DEGREE, RINGS
from api.models import Service
from tests.api.databases import database
from tests.api.directory.loading import kept

AT = datetime(2026, 11, 24, 14, tzinfo=UTC)
TOWNS = ("69123", "69383", "69264", "75056", "93066", "13055", "59350", "97411", "2A004")
NEEDS = ("health", "listening", "shelter", "legal")
QUESTIONS = 150


def invented(chance: random.Random) -> Iterator[Draft]:
    """Few towns and many doors, so that every limit is met: age, season, circle, and no double."""
    for number in range(900):
        yield Draft(
            source_id=str(number),
            name=f"Lieu inventé {number}",
            needs=chance.sample(NEEDS, chance.randint(1, 3)),
            commune=chance.choice(TOWNS[: chance.choice((2, len(TOWNS)))]),
            audiences=chance.sample(["young", "parent", "professional"], chance.randint(1, 3)),
            min_age=chance.choice([None, 11, 16]),
            max_age=chance.choice([None, 17, 25]),
            by_professionals=chance.random() < 0.1,
            confidential=chance.random() < 0.1,
            nationwide=chance.random() < 0.02,
            hours=chance.choice(["24/7", "Mo-Fr 09:00-17:00", "Tu 20:00-23:00", ""]),
            status=chance.choice(["active"] * 9 + ["defunct"]),
            assured_on=str(date(2026, 11, 20) - timedelta(days=chance.choice([1, 100, 300, 900]))),
        )


@pytest.fixture(params=["sqlite", "postgresql"])
def loader(request, tmp_path, loader_for):
    with database(request.param, tmp_path) as url:
        db = Database(url)
        db.migrate()
        made = loader_for(db)
        rows = enumerate(invented(random.Random(1)))
        made.load([Path("invented")], lambda _file, _needs: rows, "invented", "")
        yield made
        db.close()


def fits(service: Service, question: dict) -> bool:
    audience, age = question["audience"], question["age"]
    young_enough = age is None or (service.min_age or 0) <= age <= (service.max_age or 150)
    return (
        service.status == "active"
        and service.assured_on >= AT.date() - timedelta(days=730)
        and question["need"] in service.needs
        and (audience == "professional" or (not service.by_professionals and audience in service.audiences))
        and young_enough
    )


def distance(service: Service, place) -> float:
    """Kilometres, flat."""
    east = (service.lon - place.lon) * math.cos(math.radians(place.lat))
    return math.hypot(service.lat - place.lat, east) * DEGREE


def expected(services: list[Service], question: dict) -> list[tuple[bool, bool, float]]:
    """The ranks of the page: which of two equals comes first, nobody is promised."""
    fitting = [service for service in services if fits(service, question)]
    place = question["place"]
    everywhere = [service for service in fitting if service.nationwide]
    around = [service for service in fitting if not service.nationwide]
    for ring in RINGS:
        near = [
            service
            for service in around
            if abs(service.lat - place.lat) * DEGREE <= ring
            and abs(service.lon - place.lon) * DEGREE * math.cos(math.radians(place.lat)) <= ring
        ]
        if len(near) >= 20:
            break
    refuges = [
        service for service in around if service.confidential and service.department == place.department
    ]
    enough = len(near) >= 20
    nearest = sorted(near, key=lambda service: (distance(service, place), service.id))[:120]
    nearest += [service for service in refuges if service not in nearest]
    shown = nearest if enough else nearest + everywhere
    ranks = [
        (
            service.assured_on < AT.date() - timedelta(days=183),
            not (service.hours and hours.is_open(service.hours, AT, zone=hours.zone_of(service.department))),
            math.inf if service.nationwide or service.confidential else round(distance(service, place), 3),
        )
        for service in shown
    ]
    return sorted(ranks)[:10]


def found(session, question: dict) -> list[tuple[bool, bool, float]]:
    page = search.find(session, at=AT, **question)
    return [
        (hit.stale, not hit.open, math.inf if hit.distance is None else round(hit.distance, 3))
        for hit in page.hits
    ]


def test_the_index_answers_as_reading_every_row_would(loader, directory_data):
    services = kept(loader)
    chance = random.Random(2)
    answered = 0
    with loader.db.reading() as session:
        for _ in range(QUESTIONS):
            question = {
                "need": chance.choice(NEEDS),
                "place": directory_data.places.get(chance.choice(TOWNS)),
                "audience": chance.choice(["young", "parent", "professional"]),
                "age": chance.choice([None, 10, 15, 19]),
            }
            ranks = found(session, question)
            assert ranks == expected(services, question), question
            answered += bool(ranks)
    assert answered > QUESTIONS // 2
