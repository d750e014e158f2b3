"""The same answers from both databases that we promise."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from sqlmodel import select

from api.db import Database
from api.directory import counts, public_rows, search
from api.directory.importers import READERS
from api.directory.nearby import Directory
from api.models import Service
from tests.api.databases import database
from tests.api.directory import rows

AT = datetime(2026, 11, 24, 14, tzinfo=UTC)  # a Tuesday afternoon
DOORS = (
    {"identifiant": "near", "nom": "Lieu Proche", "latitude": "45.758", "longitude": "4.83"},
    {"identifiant": "far", "nom": "Lieu Loin", "code_insee": "69264"},
    {"identifiant": "shut", "nom": "Lieu Fermé", "horaires": "Mo 09:00-10:00"},
    {"identifiant": "stale", "nom": "Lieu Oublié", "verifie_le": "2026-03-01"},
    {"identifiant": "elsewhere", "nom": "Lieu Ailleurs", "code_insee": "59350"},
    {"identifiant": "everywhere", "nom": "Lieu Partout", "toute_la_france": "oui"},
    {"identifiant": "islands", "nom": "Lieu aux Îles", "code_insee": "97801", "horaires": "24/7"},
    {"identifiant": "old", "nom": "Lieu Ancien", "verifie_le": "2020-01-01"},
    {"identifiant": "kids", "nom": "Lieu Enfants", "age_max": "12"},
)


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest, tmp_path: Path, loader_for) -> Iterator[Database]:
    columns = {name: "" for door in DOORS for name in door} | rows.TEMPLATE
    file = rows.write_csv(tmp_path / "doors.csv", [columns | door for door in DOORS])
    with database(request.param, tmp_path) as url:
        made = Database(url)
        made.migrate()
        for _ in range(2):  # a second time changes nothing
            loader_for(made).load([file], READERS["template"], "template", "", complete=True)
        yield made
        made.close()


def found(db: Database, directory: Directory, near: str | None, **more: object) -> list[str]:
    place = directory.places.get(near) if near else None
    with db.reading() as session:
        question = {"need": "health", "place": place, "at": AT} | more
        return [hit.service.source_id for hit in search.find(session, **question).hits]


def test_open_first_then_near_and_what_is_unsure_last(db, directory_data):
    assert found(db, directory_data, "69123") == ["kids", "near", "far", "everywhere", "shut", "stale"]


def test_an_arrondissement_and_a_departement_are_places_too(db, directory_data):
    assert found(db, directory_data, "69383")[0] in {"near", "kids"}
    assert set(found(db, directory_data, "69")) == {"near", "kids", "far", "everywhere", "shut", "stale"}
    assert set(found(db, directory_data, "59350")) == {"elsewhere", "everywhere"}


def test_without_a_place_only_what_serves_everywhere(db, directory_data):
    assert found(db, directory_data, None) == ["everywhere"]


def test_age_and_open_doors_filter(db, directory_data):
    assert "kids" not in found(db, directory_data, "69123", age=15)
    assert "shut" not in found(db, directory_data, "69123", open_now=True)


def test_another_need_finds_nothing(db, directory_data):
    assert found(db, directory_data, "69123", need="images") == []


def test_where_no_centre_is_known_no_distance_is_told(db, directory_data):
    saint_martin = directory_data.places.get("97801")
    with db.reading() as session:
        page = search.find(session, need="health", place=saint_martin, at=AT)
    assert [(hit.service.source_id, hit.distance) for hit in page.hits] == [
        ("islands", None),
        ("everywhere", None),
    ]


def test_the_map_counts_what_is_shown(db):
    with db.reading() as session:
        assert counts.by_department(session, AT.date(), "health") == {"69": 5, "59": 1, "978": 1, "FR": 1}


@pytest.mark.parametrize("near", ["64102", "64445", "64"], ids=["Bayonne", "Pau", "the département"])
def test_a_refuge_is_offered_in_all_of_its_departement(db, directory_data, loader_for, tmp_path, near):
    refuge = {"identifiant": "refuge", "nom": "Refuge Inventé", "code_insee": "64102"}
    file = rows.template(tmp_path / "refuge.csv", refuge | {"adresse_confidentielle": "oui"})
    loader_for(db).load([file], READERS["template"], "refuges", "")
    with db.reading() as session:
        page = search.find(session, need="health", place=directory_data.places.get(near), at=AT)
    assert [(hit.service.source_id, hit.distance) for hit in page.hits] == [
        ("refuge", None),
        ("everywhere", None),
    ]
    assert "refuge" not in found(db, directory_data, "59350")


def test_every_page_of_many_doors_and_many_refuges_can_be_read(db, directory_data, loader_for, tmp_path):
    here = {"code_insee": "69264", "adresse_confidentielle": ""}
    doors = [here | {"identifiant": str(n), "nom": f"Lieu {n}"} for n in range(125)]
    far = {"code_insee": "69123", "adresse_confidentielle": "oui"}
    hidden = [far | {"identifiant": f"r{n}", "nom": f"Refuge {n}"} for n in range(30)]
    file = rows.template(tmp_path / "many.csv", *doors, *hidden)
    loader_for(db).load([file], READERS["template"], "many", "")
    read, cursor = 0, None
    with db.reading() as session:
        while read == 0 or cursor:
            question = {"need": "health", "place": directory_data.places.get("69264"), "at": AT}
            page = search.find(session, cursor=cursor, limit=41, **question)
            read, cursor = read + len(page.hits), page.more
    assert read == 120 + 30


def test_what_grew_too_old_since_the_last_load_is_no_longer_shown(db, directory_data):
    later = datetime(2028, 10, 1, 14, tzinfo=UTC)  # two years after `verifie_le`, to the day but one
    assert "near" in found(db, directory_data, "69123", at=later - timedelta(days=2))
    assert found(db, directory_data, "69123", at=later) == []
    with db.reading() as session:
        assert counts.by_department(session, later.date()) == {}
        (near,) = session.exec(select(Service.id).where(Service.source_id == "near"))
        assert search.one(session, near, later) is None
        assert search.one(session, near, AT)
    with time_machine.travel(later, tick=False), db.reading() as session:
        assert public_rows.page_of(session, 1, 10) == (0, [])
        assert public_rows.one_of(session, near) is None
