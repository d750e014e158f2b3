"""Official files over HTTP, from a server on loopback that can be slow, cut, wrong or gone."""

import gzip
import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import HttpUrl, ValidationError
from sqlmodel import select

from api.db import Database
from api.directory import download
from api.directory.download import DownloadError, Downloads, Source, bring, fetch
from api.models import Service
from tests.api.directory import rows


class OpenData:
    """One file behind an address; `cut_after` breaks the line once."""

    def __init__(self, content: bytes) -> None:
        self.content, self.cut_after, self.asked = content, 0, list[str | None]()
        self.others = dict[str, bytes]()  # by their path
        self.etag = '"one"'
        shop = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/gone":
                    self.send_error(404)
                    return
                if self.path == "/sum":
                    self.reply(200, f"{hashlib.sha256(shop.content).hexdigest()}  file\n".encode())
                    return
                if self.path in shop.others:
                    self.reply(200, shop.others[self.path])
                    return
                wanted = self.headers.get("Range")
                shop.asked.append(wanted)
                same = wanted and self.headers.get("If-Range") == shop.etag
                start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and same else 0
                if start >= len(shop.content) and start:
                    self.reply(416, b"")
                    return
                self.reply(206 if same else 200, shop.content[start:])

            def reply(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("ETag", shop.etag)
                self.end_headers()
                cut, shop.cut_after = shop.cut_after, 0
                self.wfile.write(body[: cut or None])

            def log_message(self, *_args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def source(self, path: str = "/file.csv", **more: Any) -> Source:
        return Source(kind="template", url=HttpUrl(self.url + path), name="file.csv", **more)


def damaged() -> bytes:
    """In the middle: its beginning looks as it should."""
    packed = gzip.compress("".join(f'{{"id": "{n * n}"}}' for n in range(5_000)).encode())
    return packed[:2_000] + b"\xff" * 200 + packed[2_200:]


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    many = [{"identifiant": str(n), "nom": f"Maison {n}"} for n in range(40)]
    return rows.template(tmp_path / "made.csv", *many).read_bytes()


@pytest.fixture
def shop(content: bytes) -> Iterator[OpenData]:
    shop = OpenData(content)
    thread = threading.Thread(target=shop.server.serve_forever)
    thread.start()
    yield shop
    shop.server.shutdown()
    thread.join()
    shop.server.server_close()


@pytest.fixture
def web() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=5) as client:
        yield client


UNREADABLE = {
    "a damaged archive": ("data-inclusion", "a.json.gz", damaged()),
    "a damaged list": ("annuaire", "a.tar.gz", damaged()),
    "a number without end": ("data-inclusion", "b.json", b'[{"id": ' + b"7" * 5_000 + b"}]"),
}


@pytest.mark.parametrize("which", UNREADABLE)
def test_a_source_that_can_not_be_read_keeps_nothing_from_the_next(loader, shop, web, tmp_path, which):
    kind, name, content = UNREADABLE[which]
    shop.others[f"/{name}"] = content
    bad = Source(kind=kind, url=HttpUrl(f"{shop.url}/{name}"), name=name)
    faults = bring(web, Downloads(sources=(bad, shop.source()), folder=tmp_path / "x"), loader)
    assert len(faults) == 1
    with loader.db.reading() as session:
        assert len(session.exec(select(Service)).all()) == 40


def test_a_licence_longer_than_its_column_is_refused_with_the_setting(shop):
    with pytest.raises(ValidationError):
        shop.source(licence="x" * 81)


def test_a_file_comes_whole(shop, web, content, tmp_path):
    file = fetch(web, shop.source(), tmp_path / "x")
    assert file.read_bytes() == content
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["file.csv"]


def test_a_cut_download_goes_on_where_it_stopped(shop, web, content, tmp_path):
    shop.cut_after = 500
    with pytest.raises(DownloadError):
        fetch(web, shop.source(), tmp_path)
    assert not (tmp_path / "file.csv").exists()
    assert fetch(web, shop.source(), tmp_path).read_bytes() == content
    assert shop.asked == [None, "bytes=500-"]


def test_a_file_that_changed_meanwhile_is_taken_anew(shop, web, content, tmp_path):
    shop.cut_after = 500
    with pytest.raises(DownloadError):
        fetch(web, shop.source(), tmp_path)
    shop.etag, shop.content = '"two"', content.replace(b"Maison", b"Foyer!")
    assert fetch(web, shop.source(), tmp_path).read_bytes() == shop.content


def test_a_checksum_is_held_whether_set_or_published(shop, web, content, tmp_path):
    good = hashlib.sha256(content).hexdigest()
    assert fetch(web, shop.source(sha256=good), tmp_path)
    assert fetch(web, shop.source(sha256_url=f"{shop.url}/sum"), tmp_path)
    with pytest.raises(DownloadError, match="SHA-256"):
        fetch(web, shop.source(sha256="0" * 64), tmp_path / "other")
    assert not (tmp_path / "other" / "file.csv").exists()


def test_what_comes_is_loaded_and_what_fails_keeps_its_old_data(shop, web, tmp_path, loader_for):
    db = Database(f"sqlite:///{tmp_path / 'directory.db'}")
    db.migrate()
    downloads = Downloads(sources=(shop.source("/gone"), shop.source()), folder=tmp_path / "files")
    faults = bring(web, downloads, loader_for(db))
    assert len(faults) == 1
    assert "404" in faults[0]
    shop.content = b"un;deux\n1;2\n"
    assert (
        len(bring(web, Downloads(sources=(shop.source(),), folder=tmp_path / "files"), loader_for(db))) == 1
    )
    with db.reading() as session:
        assert len(session.exec(select(Service).where(Service.status == "active")).all()) == 40
    db.close()


def test_addresses_are_settings(monkeypatch):
    monkeypatch.setenv("FANAL_DIRECTORY_SOURCES", '[{"kind": "finess", "url": "http://127.0.0.1/a.csv"}]')
    assert [(source.kind, source.file) for source in Downloads().sources] == [("finess", "a.csv")]


def test_a_folder_that_cant_be_written_is_said_in_a_sentence(shop, monkeypatch, tmp_path, capsys):
    (tmp_path / "file").touch()
    monkeypatch.setenv("FANAL_DATABASE_URL", f"sqlite:///{tmp_path / 'directory.db'}")
    monkeypatch.setenv("FANAL_DIRECTORY_FOLDER", str(tmp_path / "file" / "folder"))
    monkeypatch.setenv("FANAL_DIRECTORY_SOURCES", f'[{{"kind": "template", "url": "{shop.url}/a.csv"}}]')
    assert download.main() == 1
    told = capsys.readouterr().err
    assert told.startswith("Not loaded, the old data stays: ")
    assert "FANAL_DIRECTORY_FOLDER names a folder with room to write" in told
