"""Complete files: what they no longer name is retired, unless that can't be meant."""

import pytest

from api.directory import opened
from api.directory.importers import READERS
from tests.api.directory import rows
from tests.api.directory.loading import kept, only, take


def test_a_complete_file_retires_what_it_no_longer_names(loader, tmp_path):
    take(
        loader, "template", rows.template(tmp_path / "a.csv", {}, {"identifiant": "2", "nom": "Autre Maison"})
    )
    take(loader, "template", rows.template(tmp_path / "b.csv", {}), complete=True)
    assert [service.status for service in kept(loader)] == ["active", "defunct"]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("annuaire", b'{"service": []}'),
        ("annuaire", b"{}"),
        ("annuaire", b"[]"),
        ("annuaire", b'{"error": "maintenance"}'),
        ("data-inclusion", b'{"services": []}'),
        ("hsds", b'{"contents": []}'),
    ],
)
def test_a_document_that_holds_nothing_never_empties_the_directory(loader, tmp_path, kind, content):
    loader.load([rows.template(tmp_path / "a.csv", {})], READERS["template"], kind, "")
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(opened.UnreadableFileError, match=r"^0 services .* after 1$"):
        take(loader, kind, tmp_path / "a.json", complete=True, fewer=True)
    assert only(loader).status == "active"


def test_less_than_half_of_the_services_must_be_meant(loader, tmp_path):
    five = [{"identifiant": str(n), "nom": f"Maison {n}"} for n in range(5)]
    take(loader, "template", rows.template(tmp_path / "a.csv", *five))
    few = rows.template(tmp_path / "b.csv", *five[:2])
    with pytest.raises(opened.UnreadableFileError, match=r"^2 services .* after 5$"):
        take(loader, "template", few, complete=True)
    assert [service.status for service in kept(loader)] == ["active"] * 5
    take(loader, "template", few, complete=True, fewer=True)
    assert [service.status for service in kept(loader)] == ["active"] * 2 + ["defunct"] * 3
