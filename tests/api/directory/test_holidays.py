"""What the directory of public offices leaves unsaid: who is there on a public holiday."""

from datetime import UTC, datetime

import pytest

from api.directory.importers.annuaire import DAYS
from tests.api.directory import rows
from tests.api.directory.loading import take

CHRISTMAS = datetime(2026, 12, 25, 10, tzinfo=UTC)  # a Friday


def opening(first: str, last: str, opens: str, closes: str) -> dict[str, str]:
    days = {"nom_jour_debut": first, "nom_jour_fin": last}
    return days | {"valeur_heure_debut_1": opens, "valeur_heure_fin_1": closes}


@pytest.fixture
def told(loader, directory_data, tmp_path):
    def tell(kind: str, *spans: dict[str, str]) -> tuple[bool | None, str]:
        office = rows.office(pivot=[{"type_service_local": kind}], plage_ouverture=list(spans))
        assert take(loader, "annuaire", rows.write_json(tmp_path / "a.json", [office])).refused == []
        question = {"need": "violence", "place": directory_data.places.get("59350"), "at": CHRISTMAS}
        with loader.db.reading() as session:
            (service,) = directory_data.find(session, **question)["services"]
        return service["open"], service["hours"].replace("\u00a0", " ")

    return tell


@pytest.mark.parametrize("kind", ["commissariat_police", "mjd"])
@pytest.mark.parametrize("closes", ["23:59:59", "23:59:00", "00:00:00"])
def test_what_never_closes_is_open_at_christmas(told, kind, closes):
    assert told(kind, opening("Lundi", "Dimanche", "00:00:00", closes)) == (True, "24 h/24, 7 j/7")


def test_seven_whole_days_are_a_week_that_never_closes(told):
    days = [opening(day.capitalize(), day.capitalize(), "00:00:00", "23:59:59") for day in DAYS]
    assert told("gendarmerie", *days) == (True, "24 h/24, 7 j/7")
    assert told("gendarmerie", *days[:5]) == (True, "ouvert jusqu’à minuit")


@pytest.mark.parametrize("kind", ["commissariat_police", "gendarmerie"])
def test_police_keeps_its_hours_at_christmas(told, kind):
    assert told(kind, opening("Lundi", "Dimanche", "08:00:00", "18:00:00")) == (True, "ouvert jusqu’à 18 h")


def test_any_other_office_is_taken_as_closed_at_christmas(told):
    assert told("mjd", opening("Lundi", "Vendredi", "08:00:00", "18:00:00")) == (False, "ouvre lundi à 8 h")
