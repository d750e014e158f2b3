"""`python -m api.directory.load`, as an operator types it."""

import re
from pathlib import Path

import pytest
from sqlmodel import select

from api.db import Database
from api.directory import load
from api.models import Service
from tests.api.directory import rows


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'directory.db'}"
    monkeypatch.setenv("FANAL_DATABASE_URL", url)
    return url


def services(url: str) -> list[Service]:
    db = Database(url)
    with db.reading() as session:
        found = list(session.exec(select(Service)).all())
    db.close()
    return found


def test_without_a_file_the_invented_services_are_loaded_and_marked(database, capsys):
    assert load.main([]) == 0
    assert capsys.readouterr().out.startswith("43 services loaded, 0 rows refused, 0 fields left out")
    assert all(service.demo and "exemple inventé" in service.name for service in services(database))


def test_the_invented_services_say_neither_tu_nor_vous(database):
    """Young people, parents and professionals read the same words."""
    assert load.main(["--quiet"]) == 0
    addressed = re.compile(r"\b(tu|toi|te|ton|ta|tes|vous|votre|vos)\b|\bt’", re.IGNORECASE)
    words = [text for one in services(database) for text in (one.what, one.first_visit)]
    assert [text for text in words if addressed.search(text.replace("rendez-vous", ""))] == []


def test_invented_services_never_reach_production(monkeypatch, capsys):
    for name, value in {
        "FANAL_ENV": "prod",
        "FANAL_KEYS": "z5VxbE9dTQYn2PrX0gIuUOeMZ8qG3ilhNw4B7yKfsD0=",
        "FANAL_EXIT_URL": "https://exemple.invalid/",
        "FANAL_PUBLISHER_NAME": "x",
        "FANAL_PUBLISHER_CONTACT": "x",
        "FANAL_HOST_NAME": "x",
        "FANAL_PUBLICATION_DIRECTOR": "x",
        "FANAL_HOST_CONTACT": "x",
        "FANAL_ORIGINS": "",
    }.items():
        monkeypatch.setenv(name, value)
    assert load.main([]) == 2
    assert "for development" in capsys.readouterr().err


def test_what_was_refused_is_printed_with_file_line_field_and_reason(tmp_path, capsys):
    file = rows.template(tmp_path / "a.csv", {"horaires": "toujours"})
    report = tmp_path / "refused.txt"
    assert load.main([str(file), "--as", "asso", "--report", str(report)]) == 0
    told = capsys.readouterr()
    assert "a.csv:2: hours: can't be read" in told.err
    assert report.read_text() == "a.csv:2: hours: can't be read\n"


def test_a_file_that_cant_be_read_is_said_and_the_old_data_stays(database, tmp_path, capsys):
    assert load.main([str(rows.template(tmp_path / "a.csv", {}))]) == 0
    (tmp_path / "b.csv").write_bytes(b"\x00\x00")
    assert load.main([str(tmp_path / "b.csv")]) == 1
    assert load.main([str(tmp_path / "none.csv")]) == 1
    assert "Nothing was loaded" in capsys.readouterr().err
    assert len(services(database)) == 1


def test_a_complete_file_of_less_than_half_is_said_and_the_option_that_takes_it(database, tmp_path, capsys):
    three = [{"identifiant": str(n), "nom": f"Maison {n}"} for n in range(3)]
    assert load.main([str(rows.template(tmp_path / "a.csv", *three))]) == 0
    fewer = [str(rows.template(tmp_path / "b.csv", three[0])), "--complete"]
    assert load.main(fewer) == 1
    assert "Nothing was loaded: 1 services can't be all, after 3" in capsys.readouterr().err
    assert load.main([*fewer, "--fewer"]) == 0
    assert sorted(service.status for service in services(database)) == ["active", "defunct", "defunct"]


def test_quiet_is_quiet(capsys):
    assert load.main(["--quiet"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("option", ["--as", "--licence"])
def test_a_name_longer_than_its_column_is_refused_before_anything_is_opened(tmp_path, capsys, option):
    with pytest.raises(SystemExit):
        load.main([str(rows.template(tmp_path / "a.csv", {})), option, "x" * 81])
    assert f"argument {option}: longer than" in capsys.readouterr().err
