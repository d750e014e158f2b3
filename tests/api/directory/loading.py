"""Loads small files and looks at what came of it."""

from pathlib import Path

from sqlmodel import select

from api.directory.importers import READERS
from api.directory.load import Loader, Report
from api.models import Service


def take(loader: Loader, kind: str, *files: Path, **how: bool) -> Report:
    return loader.load(files, READERS[kind], kind, "Licence Ouverte 2.0", **how)


def kept(loader: Loader) -> list[Service]:
    with loader.db.reading() as session:
        return list(session.exec(select(Service).order_by(Service.source_id)).all())


def only(loader: Loader) -> Service:
    (service,) = kept(loader)
    return service
