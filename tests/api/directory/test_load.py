"""Files in, services out: the real formats, and everything that is wrong with real files."""

import bz2
import gzip
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import GeneratorType

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlmodel import select

from api.directory import opened, search
from api.directory.draft import Draft
from api.directory.importers import READERS
from api.directory.load import Report
from api.models import ServiceNeed
from tests.api.directory import rows
from tests.api.directory.loading import kept, only, take

AT = datetime(2026, 11, 24, 14, tzinfo=UTC)


def reasons(report: Report) -> list[tuple[int, str, str]]:
    return [(refusal.line, refusal.field, refusal.reason) for refusal in report.refused]


def test_an_associations_table_is_loaded(loader, tmp_path):
    file = rows.template(tmp_path / "a.csv", {"mineur_seul": "oui", "age_min": "12", "langues": "fr|ar"})
    assert str(take(loader, "template", file)) == "1 services loaded, 0 rows refused, 0 fields left out"
    service = only(loader)
    assert (service.alone, service.min_age, service.languages) == (True, 12, ["fr", "ar"])
    assert (service.department, service.city) == ("69", "Lyon")
    assert service.assured_on == date(2026, 10, 1)
    assert service.licence == "Licence Ouverte 2.0"


def test_the_same_file_again_changes_nothing(loader, tmp_path):
    file = rows.template(tmp_path / "a.csv", {}, {"identifiant": "2", "nom": "Autre Maison"})
    take(loader, "template", file)
    before = [service.model_dump() for service in kept(loader)]
    take(loader, "template", file)
    assert [service.model_dump() for service in kept(loader)] == before


def test_a_changed_row_is_renewed_in_its_place(loader, tmp_path):
    take(loader, "template", rows.template(tmp_path / "a.csv", {}))
    identity = only(loader).id
    take(loader, "template", rows.template(tmp_path / "a.csv", {"nom": "Maison Renommée"}))
    assert (only(loader).id, only(loader).name) == (identity, "Maison Renommée")


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"telephone": "12"}, "phones", "not a valid French number"),
        ({"horaires": "tous les jours"}, "hours", "can't be read"),
        ({"latitude": "91", "longitude": "4.8"}, "lat, lon", "outside the département"),
        ({"latitude": "48.85", "longitude": "2.35"}, "lat, lon", "outside the département"),
        ({"latitude": "nord", "longitude": "4.8"}, "lat, lon", "not numbers"),
        ({"latitude": "nan", "longitude": "4.8"}, "lat, lon", "outside the département"),
        ({"age_min": "25", "age_max": "12"}, "ages", "impossible"),
        ({"verifie_le": "2030-01-01"}, "assured_on", "in the future"),
        ({"verifie_le": "hier"}, "assured_on", "not a date"),
        ({"verifie_le": "31/02/2026"}, "assured_on", "not a date"),
        ({"courriel": "pas une adresse"}, "email", "can't be read"),
        ({"site": "http://"}, "website", "can't be read"),
        ({"code_postal": "6900"}, "postcode", "not five digits"),
    ],
)
def test_a_bad_field_is_left_out_and_told(loader, tmp_path, change, field, reason):
    report = take(loader, "template", rows.template(tmp_path / "a.csv", change))
    assert (report.loaded, reasons(report)) == (1, [(2, field, reason)])


@pytest.mark.parametrize("written", ["OUI", "X", "adresse confidentielle", "à demander", "?"])
def test_whatever_stands_under_a_hidden_address_hides_it(loader, tmp_path, written):
    file = rows.template(tmp_path / "a.csv", {"adresse_confidentielle": written, "code_postal": "69003"})
    report = take(loader, "template", file)
    refuge = only(loader)
    assert (refuge.confidential, refuge.address, refuge.postcode, refuge.city) == (True, "", "", "")
    told = [] if written == "OUI" else [(2, "confidential", f"not understood, taken as yes: {written!r}")]
    assert reasons(report) == told


def test_whatever_stands_under_for_professionals_keeps_it_to_them(loader, tmp_path):
    report = take(loader, "template", rows.template(tmp_path / "a.csv", {"par_un_professionnel": "X"}))
    assert only(loader).by_professionals
    assert reasons(report) == [(2, "by_professionals", "not understood, taken as yes: 'X'")]


def test_a_word_is_read_with_capitals_too_and_an_unknown_one_is_told(loader, tmp_path):
    row = {"rendez_vous": "Oui", "cout": "GRATUIT", "mineur_seul": "Oui", "anonyme": "parfois"}
    report = take(loader, "template", rows.template(tmp_path / "a.csv", row))
    service = only(loader)
    assert (service.appointment, service.cost, service.alone) == ("needed", "free", True)
    assert service.anonymous is None
    assert reasons(report) == [(2, "anonymous", "not understood: 'parfois'")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"nom": "x"}, "no name"),
        ({"identifiant": ""}, "no id"),
        ({"besoins": ""}, "no need that the directory knows"),
        ({"code_insee": ""}, "neither commune, postcode nor département says where it is"),
        ({"ce_qu_ils_font": f"Appeler le {'3601326080'[::-1]}"}, "never be shown"),
        ({"telephone": "3601326080"[::-1]}, "never be shown"),
    ],
)
def test_a_row_without_its_heart_is_refused(loader, tmp_path, change, reason):
    report = take(
        loader,
        "template",
        rows.template(tmp_path / "a.csv", {"ce_qu_ils_font": "", "telephone": ""} | change),
    )
    assert report.loaded == 0
    assert [(line, field) for line, field, _ in reasons(report)] == [(2, "")]
    assert reason in reasons(report)[0][2]


@pytest.mark.parametrize(
    ("postcode", "town", "placed"),
    [
        ("69431", "Lyon Cedex 03", ("69383", "69")),
        ("69 003", "Lyon", ("69383", "69")),
        ("92055", "La Défense Cedex", ("", "92")),
        ("01350", "", ("", "01")),  # several villages of one département
    ],
)
def test_a_row_is_placed_as_well_as_its_postcode_and_town_tell(loader, tmp_path, postcode, town, placed):
    where = {"code_insee": "", "code_postal": postcode, "commune": town}
    report = take(loader, "template", rows.template(tmp_path / "a.csv", where))
    service = only(loader)
    assert report.refused == []
    assert (service.commune, service.department) == placed
    assert (service.postcode, service.city) == (postcode.replace(" ", ""), town)


def test_a_doubled_id_is_told_and_the_first_kept(loader, tmp_path):
    report = take(loader, "template", rows.template(tmp_path / "a.csv", {}, {"nom": "Maison Deux"}))
    assert (only(loader).name, reasons(report)[0][0]) == ("Maison Inventée", 3)


def test_an_old_or_undated_row_is_kept_but_never_shown_as_help(loader, tmp_path, directory_data):
    old = {"identifiant": "2", "nom": "Maison Ancienne", "verifie_le": "2024-01-01"}
    take(loader, "template", rows.template(tmp_path / "a.csv", {"verifie_le": ""}, old))
    assert len(kept(loader)) == 2
    with loader.db.reading() as session:
        assert session.exec(select(ServiceNeed)).all() == []
        assert search.find(session, need="health", place=directory_data.places.get("69123"), at=AT).hits == []


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8", ","), ("utf-8-sig", ";"), ("cp1252", ";")])
def test_accents_survive_every_usual_encoding(loader, tmp_path, encoding, delimiter):
    row = rows.TEMPLATE | {"nom": "Écoute à l’Été"}
    take(loader, "template", rows.write_csv(tmp_path / "a.csv", [row], encoding, delimiter))
    assert only(loader).name == "Écoute à l’Été"


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress)])
def test_a_packed_file_is_read(loader, tmp_path, ending, pack):
    plain = rows.template(tmp_path / "a.csv", {}).read_bytes()
    packed = tmp_path / f"a.csv.{ending}"
    packed.write_bytes(pack(plain))
    assert take(loader, "template", packed).loaded == 1


BROKEN = {
    "empty.csv": b"",
    "binary.csv": b"\x00\x01\x02" * 100,
    "columns.csv": b"un;deux\n1;2\n",
    "cut.csv.gz": gzip.compress(b"identifiant;nom;besoins;verifie_le\n" * 500)[:60],
    "text.csv.gz": b"this is no gzip",
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_file_that_cant_be_read_leaves_the_old_data(loader, tmp_path, name):
    take(loader, "template", rows.template(tmp_path / "good.csv", {}))
    (tmp_path / name).write_bytes(BROKEN[name])
    good = rows.template(tmp_path / "more.csv", {"identifiant": "9", "nom": "Maison Neuve"})
    with pytest.raises(opened.UnreadableFileError):
        take(loader, "template", good, tmp_path / name)
    assert only(loader).name == "Maison Inventée"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("annuaire", b"{"),
        ("annuaire", b"[1, 2]"),
        ("annuaire", b"\xff\xfe\x00"),
        ("annuaire", b"[" * 100_000),
        ("finess", b"[]"),
        ("hsds", b'"text"'),
        ("data-inclusion", b"nothing"),
    ],
)
def test_a_document_of_another_kind_is_refused_as_a_whole(loader, tmp_path, kind, content):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(opened.UnreadableFileError):
        take(loader, kind, tmp_path / "a.json")


def test_json_too_big_for_memory_is_refused(loader, tmp_path, monkeypatch):
    monkeypatch.setattr(opened, "MAX_JSON", 1000)
    file = rows.write_json(tmp_path / "a.json", [rows.office() for _ in range(20)])
    with pytest.raises(opened.UnreadableFileError, match="split it"):
        take(loader, "annuaire", file)


def test_a_huge_table_is_read_row_by_row(tmp_path, directory_data):
    file = rows.template(tmp_path / "a.csv", *[{"identifiant": str(n)} for n in range(50)])
    drafts = READERS["template"](file, directory_data.needs)
    assert isinstance(drafts, GeneratorType)
    assert next(drafts)[0] == 2


def test_an_interrupted_load_leaves_the_old_data(loader, tmp_path):
    take(loader, "template", rows.template(tmp_path / "a.csv", {}))

    def interrupted(_path: Path, _needs: object) -> Iterator[tuple[int, Draft]]:
        yield 2, Draft("2", "Maison Neuve", ["health"], commune="69123", assured_on="2026-10-01")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loader.load([tmp_path / "a.csv"], interrupted, "template", "")
    assert only(loader).name == "Maison Inventée"


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_file_or_a_clear_refusal(tmp_path, directory_data, content):
    for kind, name in [
        ("template", "x.csv"),
        ("annuaire", "x.json"),
        ("finess", "x.csv"),
        ("hsds", "x.json"),
    ]:
        (tmp_path / name).write_bytes(content)
        with suppress(opened.UnreadableFileError):
            assert all(draft.needs for _, draft in READERS[kind](tmp_path / name, directory_data.needs))
