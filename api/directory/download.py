"""Brings the official open files and loads them: `make directory`.

Addresses are settings: FANAL_DIRECTORY_SOURCES, a JSON list of {kind, url, sha256 or sha256_url, licence}.
Files are kept in FANAL_DIRECTORY_FOLDER. An interrupted download goes on where it stopped; a file that isn't
what its checksum says is not loaded.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import httpx
from pydantic import BaseModel, Field, HttpUrl
from pydantic_settings import BaseSettings, SettingsConfigDict
from tqdm import tqdm

from api.db import Database
from api.directory.importers import LICENCES, READERS
from api.directory.load import SOURCE, Loader, make_loader, tell
from api.directory.opened import UnreadableFileError
from api.settings import ROOT, Settings

Kind = Literal["data-inclusion", "annuaire", "finess", "hsds", "template"]


class DownloadError(Exception):
    """A file that didn't come whole; its text says why."""


class Source(BaseModel):
    kind: Kind
    url: HttpUrl
    name: str = ""  # of the file; its ending tells the format where the address doesn't
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    sha256_url: HttpUrl | None = None  # a text that begins with the checksum
    licence: str = Field(default="", max_length=SOURCE["licence"])

    @property
    def file(self) -> str:
        return self.name or (self.url.path or "").rsplit("/", 1)[-1] or self.kind


# The bulk file of the national directory of public offices, a stable address of data.gouv.fr.
ANNUAIRE = Source(
    kind="annuaire",
    url=HttpUrl("https://www.data.gouv.fr/fr/datasets/r/73302880-e4df-4d4c-8676-1a61bb997f3d"),
    name="annuaire.tar.bz2",
)


class Downloads(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="FANAL_DIRECTORY_", frozen=True, extra="ignore")

    sources: tuple[Source, ...] = (ANNUAIRE,)
    folder: Path = ROOT / ".run" / "directory"
    timeout: float = Field(default=30, gt=0)


def fetch(client: httpx.Client, source: Source, folder: Path, *, progress: bool = False) -> Path:
    """The file, whole and checked. DownloadError leaves what came so far for the next try."""
    done, part, mark = (folder / f"{source.file}{ending}" for ending in ("", ".part", ".etag"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _go_on(client, str(source.url), part, mark, progress=progress)
        wanted = source.sha256 or _told(client, source)
    except httpx.HTTPError as error:
        raise DownloadError(f"{source.url}: {error!r}") from error
    except OSError as error:
        raise DownloadError(f"{error}; FANAL_DIRECTORY_FOLDER names a folder with room to write") from error
    if wanted and wanted != (found := _sha256(part)):
        part.unlink()
        raise DownloadError(f"{source.url}: its SHA-256 is {found}, not {wanted}")
    mark.unlink(missing_ok=True)
    return part.replace(done)


def _go_on(client: httpx.Client, url: str, part: Path, mark: Path, *, progress: bool) -> None:
    have = part.stat().st_size if part.exists() and mark.exists() else 0
    headers = {"Accept-Encoding": "identity"}  # a place in packed bytes would mean nothing
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": mark.read_text(encoding="utf-8")}
    with client.stream("GET", url, headers=headers, follow_redirects=True) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # it was whole already
        answer.raise_for_status()
        resumed = answer.status_code == httpx.codes.PARTIAL_CONTENT
        if etag := answer.headers.get("etag"):
            mark.write_text(etag, encoding="utf-8")
        with part.open("ab" if resumed else "wb") as file:
            for some in _shown(answer, part.name, have if resumed else 0, progress=progress):
                file.write(some)


def _shown(answer: httpx.Response, name: str, have: int, *, progress: bool) -> Iterator[bytes]:
    length = int(answer.headers.get("content-length", 0)) + have
    total = length or None
    with tqdm(total=total, initial=have, desc=name, unit="B", unit_scale=True, disable=not progress) as bar:
        for some in answer.iter_raw():
            bar.update(len(some))
            yield some


def _told(client: httpx.Client, source: Source) -> str:
    if source.sha256_url is None:
        return ""
    answer = client.get(str(source.sha256_url), follow_redirects=True)
    answer.raise_for_status()
    return (answer.text.split() or [""])[0].lower()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def bring(client: httpx.Client, downloads: Downloads, loader: Loader, *, progress: bool = False) -> list[str]:
    """Downloads and loads each source; one that fails keeps its old data and doesn't stop the others."""
    faults = []
    for source in downloads.sources:
        try:
            file = fetch(client, source, downloads.folder, progress=progress)
            licence = source.licence or LICENCES.get(source.kind, "")
            report = loader.load(
                [file], READERS[source.kind], source.kind, licence, complete=True, progress=progress
            )
        except (DownloadError, UnreadableFileError) as error:
            faults.append(str(error))
        else:
            tell(report, downloads.folder / f"{source.file}.refused.txt")
    return faults


def main() -> int:
    settings, downloads = Settings(), Downloads()
    db = Database(settings.database_url)
    db.migrate()
    with httpx.Client(timeout=downloads.timeout) as client:
        faults = bring(client, downloads, make_loader(settings, db), progress=sys.stderr.isatty())
    db.close()
    for fault in faults:
        tqdm.write(f"Not loaded, the old data stays: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
