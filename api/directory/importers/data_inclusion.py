"""data·inclusion, schema v1: services and structures, in CSV, Parquet, or JSON.

Structures come within the JSON document, or in a table of their own beside that of the services:
`structures.csv` beside `services.csv`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.directory import opened
from api.directory.draft import Draft
from api.directory.importers import fields
from api.directory.needs import Needs
from api.models import AUDIENCES

COST = {"gratuit": "free", "payant": "paid"}
FOR_PARENTS = {"familles"}
FOR_YOUNG = {"jeunes", "etudiants"}


def read(path: Path, needs: Needs) -> Iterator[tuple[int, Draft]]:
    """Rows whose themes are none of our needs are left out without a word: most of the file is not for us."""
    structures: dict[str, dict[str, Any]] = {}
    for line, record in _records(path, structures):
        found = needs.for_themes([str(theme) for theme in fields.listed(record.get("thematiques"))])
        if found:
            yield line, _draft(record, structures.get(fields.text(record, "structure_id"), {}), found)


def _records(path: Path, structures: dict[str, dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    if ".json" in path.name:
        document = opened.document(path)
        if isinstance(document, dict):
            structures |= {fields.text(s, "id"): s for s in fields.objects(document.get("structures"))}
            document = document.get("services", [])
        yield from enumerate(fields.objects(document), start=1)
        return
    beside = path.with_name(path.name.replace("services", "structures"))
    if beside != path and beside.exists():
        structures |= {fields.text(record, "id"): record for _, record in _table(beside, {"id", "nom"})}
    yield from _table(path, {"id", "nom", "structure_id", "thematiques"})


def _table(path: Path, needed: set[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    return (opened.parquet if path.suffix == ".parquet" else opened.rows)(path, needed=needed)


def _draft(record: dict[str, Any], structure: dict[str, Any], needs: list[str]) -> Draft:
    publics = {str(public) for public in fields.listed(record.get("publics"))}
    movers = fields.listed(record.get("mobilisable_par"))

    def either(name: str) -> str:
        """The service's own, else that of its structure."""
        return fields.text(record, name) or fields.text(structure, name)

    return Draft(
        source_id=fields.text(record, "id"),
        name=fields.text(record, "nom"),
        needs=needs,
        organization_id=fields.text(record, "structure_id"),
        organization=fields.text(structure, "nom") or fields.text(record, "nom"),
        what=fields.text(record, "description"),
        first_visit=fields.text(record, "conditions_acces"),
        audiences=_audiences(publics),
        by_professionals=bool(movers) and "usagers" not in movers,
        address=either("adresse"),
        postcode=either("code_postal"),
        commune=either("code_insee"),
        city=either("commune"),
        lat=either("latitude"),
        lon=either("longitude"),
        phones=fields.phones(either("telephone")),
        email=either("courriel"),
        website=either("lien_mobilisation") or either("site_web"),
        hours=either("horaires_accueil"),
        accessibility=either("accessibilite_lieu"),
        cost=COST.get(fields.text(record, "frais"), ""),
        assured_on=fields.text(record, "date_maj"),
    )


def _audiences(publics: set[str]) -> list[str]:
    if not publics or "tous-publics" in publics:
        return [*AUDIENCES]
    young = ["young"] if publics & FOR_YOUNG else []
    parent = ["parent"] if publics & FOR_PARENTS else []
    return [*young, *parent, "professional"]
