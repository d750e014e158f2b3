"""One odd row costs itself or a field, never the file: both databases take what the checks let through."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from api.db import Database
from api.directory import store
from api.directory.draft import Draft
from api.directory.opened import UnreadableFileError
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
    "a forbidden number in pieces": (
        {"quand_on_y_va": f"Appeler le 08<br>06\u00ad23 {'3601'[::-1]}"},
        ["row: holds a number that must never be shown"],
    ),
}
FORBIDDEN = "3601326080"[::-1]
FORBIDDEN_SHORT = "0203"[::-1]
HIDDEN = {
    "a page's path": {"site": f"https://exemple.invalid/appeler/{FORBIDDEN}"},
    "a page's name": {"site": f"https://{FORBIDDEN}.exemple.invalid/"},
    "a page's question, packed": {"site": f"https://exemple.invalid/?n={'%20'.join(FORBIDDEN)}"},
    "a page's digits, packed": {"site": "exemple.invalid/" + "".join(f"%3{digit}" for digit in FORBIDDEN)},
    "a mailbox": {"courriel": f"{FORBIDDEN}@exemple.invalid"},
    "a remark on hours": {"horaires": f'Mo-Fr 09:00-17:00 "{FORBIDDEN}"'},
    "a language": {"langues": f"fr|{FORBIDDEN}"},
    "a page told in words": {"ce_qu_ils_font": f"https://exemple.invalid/?n={'%20'.join(FORBIDDEN)}"},
}
NO_NUMBERS = {
    "site": f"https://exemple.invalid/article/{FORBIDDEN_SHORT}",
    "courriel": f"foyer{FORBIDDEN_SHORT}@exemple.invalid",
    "horaires": f"Mo-Fr 08:{FORBIDDEN_SHORT[:2]}-{FORBIDDEN_SHORT[2:]}:00",
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


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_no_address_and_no_remark_brings_a_forbidden_number(loader, tmp_path, hidden):
    report = take(loader, "template", rows.template(tmp_path / "a.csv", dict.fromkeys(hidden, "") | hidden))
    assert kept(loader) == []
    (refused,) = map(str, report.refused)
    assert refused.startswith("a.csv:2: row: holds a number that must never be shown")


def test_four_digits_of_an_address_and_times_of_a_day_are_no_number(loader, tmp_path):
    report = take(loader, "template", rows.template(tmp_path / "a.csv", NO_NUMBERS))
    (service,) = kept(loader)
    assert report.refused == []
    assert (service.website, service.hours) == (NO_NUMBERS["site"], NO_NUMBERS["horaires"])


def test_what_no_printer_knows_reaches_no_database(loader, tmp_path):
    report = take(loader, "hsds", rows.write_json(tmp_path / "a.json", [UNPRINTABLE]))
    (service,) = kept(loader)
    assert (report.refused, service.source_id, service.name) == ([], "a b", "Maison Inventée")
    assert (service.languages, service.phones[0]["about"]) == (["fr"], "")


def drafts(count: int):
    for number in range(count):
        here = {"commune": "69123", "assured_on": "2026-10-01"}
        yield number, Draft(str(number), f"Maison {number}", ["health"], **here)


@pytest.fixture
def written_in_pairs(loader, tmp_path, monkeypatch):
    """An old row, and so few in a batch that one is being written while the next is checked."""
    take(loader, "template", rows.template(tmp_path / "a.csv", GOOD))
    monkeypatch.setattr(store, "BATCH", 2)
    return loader


@pytest.mark.parametrize("error", [UnreadableFileError("cut short"), KeyboardInterrupt()], ids=repr)
def test_what_ends_a_load_half_way_leaves_the_old_rows(written_in_pairs, error):
    def interrupted(_path, _needs):
        yield from drafts(7)
        raise error

    with pytest.raises(type(error)):
        written_in_pairs.load([Path("a.csv")], interrupted, "template", "")
    assert [service.source_id for service in kept(written_in_pairs)] == ["good"]


def test_what_a_database_refuses_leaves_the_old_rows(written_in_pairs, monkeypatch):
    organization = store._organization
    monkeypatch.setattr(store, "_organization", lambda *told: organization(*told) | {"name": None})
    with pytest.raises(IntegrityError):
        written_in_pairs.load([Path("a.csv")], lambda *_: drafts(7), "template", "")
    assert [service.source_id for service in kept(written_in_pairs)] == ["good"]
