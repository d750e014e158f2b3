"""One small reader for each kind of source, behind one interface: a file in, drafts with their line out."""

from collections.abc import Callable, Iterator
from pathlib import Path

from api.directory.draft import Draft
from api.directory.importers import annuaire, data_inclusion, finess, hsds, template
from api.directory.needs import Needs

Reader = Callable[[Path, Needs], Iterator[tuple[int, Draft]]]

READERS: dict[str, Reader] = {
    "data-inclusion": data_inclusion.read,
    "annuaire": annuaire.read,
    "finess": finess.read,
    "hsds": hsds.read,
    "template": template.read,
}
LICENCES = {
    "data-inclusion": "Licence Ouverte 2.0",
    "annuaire": "Licence Ouverte 2.0",
    "finess": "Licence Ouverte 2.0",
}
