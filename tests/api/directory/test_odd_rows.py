"""One odd row costs itself or a field, never the file: both databases take what the checks let through."""

import pytest

from api.db import Database
from tests.api.databases import database
from tests.api.directory import rows
from tests.api.directory.loading import kept, take

GOOD = {"identifiant": "good"}
ODD_ROWS = {
    "a need told twice": ({"besoins": "health|health"}, []),
    "a need of ours alone": ({"besoins": "health|any"}, ["needs: unknown: any"]),
    "no need we know": ({"besoins": "un besoin que personne ne connaît"}, ["needs: unknown", "row: no need"]),
    "a long id": ({"identifiant": "x" * 121}, ["row: the id is longer than 120 characters"]),
    "a long owner": ({"organisme": "x" * 121}, ["organization_id: longer than 120 characters"]),
    "a long address": ({"courriel": f"a@{'b' * 200}.fr"}, ["email: longer than 200 characters"]),
    "a long page": (
        {"site": f"https://exemple.invalid/{'c' * 500}"},
        ["website: longer than 500 characters"],
    ),
    "long hours": ({"horaires": "; ".join(["Mo 09:00-17:00"] * 40)}, ["hours: longer than 500 characters"]),
    "for nobody": ({"pour_qui": "young|personne"}, ["audiences: unknown: personne"]),
    "a town as département": ({"departement": "69123", "code_insee": ""}, ["row: neither commune"]),
    "a département as town": ({"departement": "69", "code_insee": "69"}, []),
    "a forbidden number": (
        {"quand_on_y_va": f"Appeler le {'3601326080'[::-1]}"},
        ["row: holds a number that must never be shown"],
    ),
}
PLACE = [{"location": {"addresses": [{"postal_code": "69003", "city": "Lyon"}]}}]
NEED = [{"taxonomy_term": {"code": "health"}}]
UNPRINTABLE = {
    "id": "a\x00b\ud800",
    "name": "Maison\x00 Inventée",
    "organization": {"id": "o\x00", "name": "n\ud800"},
    "phones": [{"number": "04 72 00 00 00\x00", "description": "\x00"}],
    "languages": [{"code": "fr\x00"}],
    "attributes": NEED,
    "service_at_locations": PLACE,
}


@pytest.fixture(params=["sqlite", "postgresql"])
def loader(request, tmp_path, loader_for):
    with database(request.param, tmp_path) as url:
        db = Database(url)
        db.migrate()
        yield loader_for(db)
        db.close()


@pytest.mark.parametrize(("odd", "told"), ODD_ROWS.values(), ids=ODD_ROWS)
def test_an_odd_row_costs_itself_or_a_field(loader, tmp_path, odd, told):
    columns = dict.fromkeys({**odd, **GOOD}, "") | rows.TEMPLATE
    file = rows.write_csv(tmp_path / "a.csv", [columns | odd, columns | GOOD])
    report = take(loader, "template", file)
    assert "good" in [service.source_id for service in kept(loader)]
    for refusal, beginning in zip(report.refused, told, strict=True):
        assert str(refusal).startswith(f"a.csv:2: {beginning}")


def test_what_no_printer_knows_reaches_no_database(loader, tmp_path):
    report = take(loader, "hsds", rows.write_json(tmp_path / "a.json", [UNPRINTABLE]))
    (service,) = kept(loader)
    assert (report.refused, service.source_id, service.name) == ([], "a b", "Maison Inventée")
    assert (service.languages, service.phones[0]["about"]) == (["fr"], "")
