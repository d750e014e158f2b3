"""Opens the files that sources publish: CSV in two encodings, JSON, Parquet, gzip, bzip2 and tar."""

import bz2
import csv
import gzip
import io
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any

from pyarrow import ArrowException  # type: ignore[import-untyped]  # no stubs
from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]

MAX_JSON = 1_500_000_000  # bytes: JSON is read whole; a bigger file is refused before it fills the memory
MAX_FIELD = 1_000_000
BATCH = 5_000  # rows


class UnreadableFileError(ValueError):
    """The file as a whole can't be understood; its text says why."""


@contextmanager
def binary(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, or of the one JSON member of a tar."""
    try:
        if path.name.endswith((".tar.bz2", ".tar.gz", ".tar")):
            with tarfile.open(path) as archive:
                member = next((m for m in archive if m.isfile() and m.name.endswith(".json")), None)
                content = archive.extractfile(member) if member else None
                if content is None:
                    raise UnreadableFileError("the archive holds no JSON file")
                yield content
        elif path.suffix == ".gz":
            with gzip.open(path) as file:
                yield io.BufferedReader(file)
        elif path.suffix == ".bz2":
            with bz2.open(path) as file:
                yield io.BufferedReader(file)
        else:
            with path.open("rb") as file:
                yield file
    except (OSError, EOFError, tarfile.TarError, zlib.error) as error:
        raise UnreadableFileError(f"can't be opened: {error}") from error


def encoding_of(path: Path) -> str:
    """UTF-8 with or without a mark; else Windows-1252, which old exports use and which reads any byte."""
    with binary(path) as file:
        beginning = file.read(1_000_000)
    if b"\x00" in beginning:
        raise UnreadableFileError("is not text")
    try:
        beginning[: beginning.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def rows(path: Path, *, needed: set[str] | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and named columns of a CSV parted by commas or semicolons."""
    for line, cells, header in _cells(path):
        if line == header.line and needed and (missing := needed - set(cells)):
            raise UnreadableFileError(f"lacks the columns {', '.join(sorted(missing))}")
        if line != header.line and any(cells):
            yield line, dict(zip_longest(header.names, cells[: len(header.names)], fillvalue=""))


def parquet(path: Path, *, needed: set[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Row number and named columns of a Parquet file, read a batch at a time."""
    try:
        with ParquetFile(path) as file:
            if missing := needed - set(file.schema_arrow.names):
                raise UnreadableFileError(f"lacks the columns {', '.join(sorted(missing))}")
            rows = (row for batch in file.iter_batches(BATCH) for row in batch.to_pylist())
            yield from enumerate(rows, start=1)
    except (OSError, ArrowException) as error:
        raise UnreadableFileError(f"is not Parquet: {error}") from error


def lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of a CSV without names."""
    for line, cells, _ in _cells(path):
        yield line, cells


class _Header:
    line = 0
    names: tuple[str, ...] = ()


def _cells(path: Path) -> Iterator[tuple[int, list[str], _Header]]:
    csv.field_size_limit(MAX_FIELD)
    header = _Header()
    with binary(path) as raw, io.TextIOWrapper(raw, encoding_of(path), errors="replace", newline="") as text:
        first = text.readline(MAX_FIELD)
        delimiter = ";" if first.count(";") > first.count(",") else ","
        reader = csv.reader(_after(first, text), delimiter=delimiter, strict=False)
        try:
            for cells in reader:
                if not header.names:
                    header.line, header.names = reader.line_num, tuple(name.strip() for name in cells)
                yield reader.line_num, cells, header
        except csv.Error as error:
            raise UnreadableFileError(f"line {reader.line_num}: {error}") from error


def _after(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first.replace("\x00", "")
    for line in rest:
        yield line.replace("\x00", "")


def document(path: Path) -> Any:
    """A JSON document, or the list of a JSON-lines file."""
    with binary(path) as file:
        content = file.read(MAX_JSON + 1)
    if len(content) > MAX_JSON:
        raise UnreadableFileError("is bigger than 1.5 GB; split it or use the CSV form")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"is not UTF-8 at byte {error.start}") from error
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no JSONDecodeError
        whole = error
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise UnreadableFileError(f"is not JSON: {whole}") from None


def records(path: Path, *keys: str) -> list[dict[str, Any]]:
    """The list of objects of a document: itself, or under one of `keys`."""
    found = document(path)
    if isinstance(found, dict):
        found = next((found[key] for key in keys if key in found), [found])
    if not isinstance(found, list) or not all(isinstance(record, dict) for record in found):
        raise UnreadableFileError("is not a list of objects")
    return found
