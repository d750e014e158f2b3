"""The real formats: data·inclusion, the directory of public offices, FINESS."""

import io
import tarfile
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyarrow import parquet
from sqlmodel import select

from api.directory import opened
from api.directory.importers import READERS
from api.models import Organization, ServiceNeed
from api.settings import ROOT
from tests.api.directory import rows
from tests.api.directory.loading import kept, only, take

AT = datetime(2026, 11, 24, 14, tzinfo=UTC)
DILA_2019 = ROOT.parent / "shared" / "data" / "directory" / "dila_annuaire_local_2019_youth_subset.csv"


def test_data_inclusion_services_take_what_they_lack_from_their_structure(loader, tmp_path):
    bare = {name: value for name, value in rows.di_service().items() if name not in {"code_insee", "adresse"}}
    structure = {
        "id": "exemple--s1",
        "nom": "Structure Inventée",
        "code_insee": "13055",
        "adresse": "2 rue de l’Exemple",
    }
    other = rows.di_service(id="exemple--2", thematiques=["mobilite--acceder-a-un-vehicule"])
    file = rows.write_json(tmp_path / "a.json", {"structures": [structure], "services": [bare, other]})
    assert str(take(loader, "data-inclusion", file)) == "1 services loaded, 0 rows refused, 0 fields left out"
    service = only(loader)
    assert (service.needs, service.audiences, service.cost) == (
        ["violence"],
        ["young", "professional"],
        "free",
    )
    assert service.address == "2 rue de l’Exemple"
    with loader.db.reading() as session:
        assert session.exec(select(Organization.name)).one() == "Structure Inventée"


def test_data_inclusion_tables_in_parquet_are_read_with_the_structures_beside_them(loader, tmp_path):
    bare = {name: value for name, value in rows.di_service().items() if name not in {"code_insee", "adresse"}}
    structure = {
        "id": "exemple--s1",
        "nom": "Structure Inventée",
        "code_insee": "13055",
        "adresse": "2 rue X",
    }
    parquet.write_table(pa.Table.from_pylist([structure]), tmp_path / "structures-2026.parquet")
    file = tmp_path / "services-2026.parquet"
    parquet.write_table(pa.Table.from_pylist([bare]), file)
    assert str(take(loader, "data-inclusion", file)) == "1 services loaded, 0 rows refused, 0 fields left out"
    assert (only(loader).needs, only(loader).address) == (["violence"], "2 rue X")


def test_data_inclusion_structures_in_csv_lie_beside_their_services(loader, tmp_path):
    row = {name: str(value) for name, value in rows.di_service(adresse="").items()}
    row |= {"thematiques": "sante--sante-sexuelle", "publics": "tous-publics", "mobilisable_par": "usagers"}
    structure = {"id": "exemple--s1", "nom": "Structure Inventée", "adresse": "3 rue X"}
    rows.write_csv(tmp_path / "structures.csv", [structure], delimiter=",")
    take(loader, "data-inclusion", rows.write_csv(tmp_path / "services.csv", [row], delimiter=","))
    assert only(loader).address == "3 rue X"


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\x00" * 80 + b"PAR1"])
def test_a_broken_parquet_file_is_refused_as_a_whole(loader, tmp_path, content):
    (tmp_path / "services.parquet").write_bytes(content)
    with pytest.raises(opened.UnreadableFileError):
        take(loader, "data-inclusion", tmp_path / "services.parquet")


def test_a_parquet_file_without_the_columns_is_refused(loader, tmp_path):
    parquet.write_table(pa.Table.from_pylist([{"id": "1"}]), tmp_path / "services.parquet")
    with pytest.raises(opened.UnreadableFileError, match="nom"):
        take(loader, "data-inclusion", tmp_path / "services.parquet")


def test_data_inclusion_reads_lists_in_csv_however_written(loader, tmp_path):
    row = {name: str(value) for name, value in rows.di_service().items()}
    for number, written in enumerate(
        [
            '["sante--sante-sexuelle"]',
            '\u00a0["sante--sante-sexuelle"]\u202f',
            "{sante--sante-sexuelle,sante--addictions}",
            "sante--sante-sexuelle|autre",
        ]
    ):
        row |= {"id": str(number), "nom": f"Lieu {number}", "thematiques": written, "publics": "tous-publics"}
        row |= {"mobilisable_par": "professionnels"}
        take(loader, "data-inclusion", rows.write_csv(tmp_path / f"{number}.csv", [row], delimiter=","))
    assert [service.needs for service in kept(loader)] == [["health"]] * 4
    assert all(service.by_professionals for service in kept(loader))


@pytest.mark.parametrize("form", ["lists", "text", "wrapped", "lines", "tar"])
def test_the_directory_of_offices_is_read_in_every_distribution(loader, tmp_path, form):
    record = rows.office()
    file = tmp_path / "a.json"
    if form == "lists":
        rows.write_json(file, [record])
    elif form == "text":
        rows.write_json(file, {"results": [rows.as_text(record)]})
    elif form == "lines":
        rows.write_json(file, rows.as_text(record))
    else:
        rows.write_json(
            file, {"service": [record, rows.office(id="x", pivot=[{"type_service_local": "mairie"}])]}
        )
    if form == "tar":
        content = file.read_bytes()
        file = tmp_path / "a.tar.bz2"
        with tarfile.open(file, "w:bz2") as archive:
            member = tarfile.TarInfo("x.gouv_local.json")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    assert take(loader, "annuaire", file).refused == []
    service = only(loader)
    assert service.hours == "Mo-Th 09:00-12:00,13:30-16:30; PH off"
    assert (service.address, service.postcode, service.email) == (
        "3 rue de l’Exemple",
        "59000",
        "a@exemple.fr",
    )
    assert (service.needs, service.assured_on) == (["legal", "violence"], date(2026, 9, 1))
    assert "PERSONNE" not in str(service.model_dump())


def test_the_old_offices_of_2019_are_read_and_none_is_shown(loader):
    assert DILA_2019.exists(), f"this check needs the shared data: {DILA_2019} is absent"
    report = take(loader, "annuaire", DILA_2019)
    assert report.loaded > 5_000
    assert all(refusal.field for refusal in report.refused)
    with loader.db.reading() as session:
        assert session.exec(select(ServiceNeed)).all() == []


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_finess_is_read_and_a_shelters_address_stays_hidden(loader, tmp_path, encoding):
    shelter = rows.finess_line("214", number="690000003")
    other = rows.finess_line("620", number="690000004")
    island = rows.finess_line("228", "9D", "411", "970000001")
    take(
        loader,
        "finess",
        rows.finess(tmp_path / "a.csv", rows.finess_line(), shelter, other, island, encoding=encoding),
    )
    house, hidden, overseas = (next(s for s in kept(loader) if s.source_id == n)
                               for n in ("690000001", "690000003", "970000001"))  # fmt: skip
    assert (house.address, house.alone, house.min_age) == ("4 R DE L EXEMPLE", True, 11)
    assert (hidden.address, hidden.city, hidden.department, hidden.by_professionals) == ("", "", "69", True)
    assert (overseas.commune, overseas.department) == ("97411", "974")


@pytest.mark.parametrize("key", ["categorieentiteGeographiqueExercice", "categorieEntite"])
def test_finess_plus_is_read_in_both_spellings(loader, tmp_path, key):
    take(loader, "finess", rows.write_json(tmp_path / "a.json", rows.finess_plus(key)))
    assert (only(loader).name, only(loader).needs) == ("POINT ECOUTE INVENTE", ["listening", "parents"])


@pytest.mark.parametrize(
    "closed", [{"etatObjet": "I"}, {"informationsGeneralesEGE": {"dateFermeture": "2025-01-01"}}]
)
def test_a_closed_establishment_is_left_out(loader, tmp_path, closed):
    take(loader, "finess", rows.write_json(tmp_path / "a.json", rows.finess_plus(**closed)))
    assert kept(loader) == []


def test_only_a_place_to_sleep_answers_where_to_sleep(loader, directory_data, tmp_path):
    job_office = rows.office(pivot=[{"type_service_local": "mission_locale"}], nom="Mission Locale Inventée")
    take(loader, "annuaire", rows.write_json(tmp_path / "a.json", [job_office]))
    take(loader, "finess", rows.finess(tmp_path / "a.csv", rows.finess_line("257", "59", "350")))
    social = rows.di_service(thematiques=["remobilisation--lien-social"], code_insee="59350")
    take(loader, "data-inclusion", rows.write_json(tmp_path / "b.json", [social]))
    found = {}
    with loader.db.reading() as session:
        for need in ("shelter", "school", "listening"):
            question = {"need": need, "place": directory_data.places.get("59350"), "at": AT, "age": 16}
            found[need] = [s["name"] for s in directory_data.find(session, **question)["services"]]
    assert found == {"shelter": [], "school": [], "listening": ["Mission Locale Inventée"]}


SCRAP = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.dictionaries(st.sampled_from(sorted(rows.office())), SCRAP))
def test_an_office_with_any_part_of_any_shape_breaks_nothing(tmp_path, directory_data, loader, broken):
    record = rows.office(**broken) | {"pivot": rows.office()["pivot"]}
    found = list(READERS["annuaire"](rows.write_json(tmp_path / "x.json", [record]), directory_data.needs))
    for line, draft in found:
        row, refusals = loader.checker.check(draft, "x.json", line, date(2026, 11, 24))
        assert row is not None or refusals
