"""The same door in two sources is shown once; two doors that only share a name are both shown."""

from datetime import UTC, datetime

import pytest

from api.directory.importers import READERS
from tests.api.directory import rows

AT = datetime(2026, 11, 24, 14, tzinfo=UTC)
DOOR = {"code_postal": "69003", "telephone": "04 72 00 00 01", "pour_qui": "young|parent"}
DOOR |= {"par_un_professionnel": "", "adresse_confidentielle": "", "verifie_le": "2026-10-01"}
FRESHER = {"verifie_le": "2026-11-01"}


@pytest.fixture
def shown(loader, directory_data, tmp_path):
    """What a young person is shown of rows by source, as source and id."""

    def load(**sources: list[dict[str, str]]) -> list[tuple[str, str]]:
        for source, told in sources.items():
            doors = [DOOR | {"identifiant": str(number)} | row for number, row in enumerate(told)]
            loader.load([rows.template(tmp_path / "a.csv", *doors)], READERS["template"], source, "")
        question = {"need": "health", "place": directory_data.places.get("69123"), "audience": "young"}
        with loader.db.reading() as session:
            found = directory_data.find(session, at=AT, **question)["services"]
        return sorted((service["source"], service["phones"][0]["number"]) for service in found)

    return load


@pytest.mark.parametrize(
    "fresher",
    [
        {},
        {"adresse": "Bâtiment B", "telephone": "04 72 00 00 02 / 04.72.00.00.01"},
        {"adresse": "1, RUE DE L'EXEMPLE", "telephone": "04 72 00 00 02"},
    ],
    ids=["everything", "a phone", "the address"],
)
def test_one_door_of_two_sources_is_shown_once_and_the_freshest_wins(shown, fresher):
    assert [source for source, _ in shown(old=[{}], new=[FRESHER | fresher])] == ["new"]


OTHER = {"adresse": "99 cours de l’Exemple", "telephone": "04 72 00 00 02"}


@pytest.mark.parametrize("sources", [{"one": [{}, OTHER]}, {"one": [{}], "two": [OTHER]}])
def test_two_doors_that_share_a_name_are_both_shown(shown, sources):
    assert [phone for _, phone in shown(**sources)] == ["04 72 00 00 01", "04 72 00 00 02"]


def test_a_source_tells_no_door_twice(shown):
    """Two teams in one house, and another source that knows one of them."""
    assert len(shown(one=[{}, {"telephone": "04 72 00 00 02"}])) == 2
    assert len(shown(two=[{}])) == 2


@pytest.mark.parametrize("narrower", [{"par_un_professionnel": "oui"}, {"pour_qui": "parent"}])
def test_a_door_for_others_hides_none_for_the_young(shown, narrower):
    assert [source for source, _ in shown(old=[{}], new=[FRESHER | narrower])] == ["old"]


def test_two_refuges_of_a_departement_are_two_doors(shown):
    hidden = {"adresse_confidentielle": "oui"}
    refuges = shown(one=[hidden], two=[hidden | {"telephone": "04 72 00 00 02"}])
    assert [source for source, _ in refuges] == ["one", "two"]
