"""FINESS: the CSV without names of columns (32 cells) and the FINESS+ JSON of 2026."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.directory import opened
from api.directory.draft import Draft
from api.directory.importers import fields
from api.directory.needs import Kind, Needs

CELLS = [
    *(
        "section",
        "nofinesset",
        "nofinessej",
        "rs",
        "rslongue",
        "complrs",
        "compldistrib",
        "numvoie",
        "typvoie",
    ),
    *("voie", "compvoie", "lieuditbp", "commune", "departement", "libdepartement", "ligneacheminement"),
    *("telephone", "telecopie", "categetab", "libcategetab", "categagretab", "libcategagretab", "siret"),
    *("codeape", "codemft", "libmft", "codesph", "libsph", "dateouv", "dateautor", "datemaj", "numuai"),
]


def read(path: Path, needs: Needs) -> Iterator[tuple[int, Draft]]:
    """Establishments whose category is none of ours are left out without a word."""
    if ".json" in path.name:
        yield from _modern(path, needs)
        return
    for line, cells in opened.lines(path):
        if line == 1 and cells[:1] != ["finess"]:
            raise opened.UnreadableFileError("does not begin with finess;etalab")
        row = dict(zip(CELLS, cells, strict=False))
        if row["section"] == "structureet" and (kind := needs.categories.get(row.get("categetab", ""))):
            yield line, _draft(row, kind)


def _draft(row: dict[str, str], kind: Kind) -> Draft:
    postcode, _, city = row["ligneacheminement"].partition(" ")
    street = [row[name] for name in ("numvoie", "typvoie", "voie", "compvoie") if row[name].strip()]
    return _of_kind(
        kind,
        source_id=row["nofinesset"],
        organization_id=row["nofinessej"],
        name=row["rslongue"] or row["rs"],
        address=" ".join(street),
        postcode=postcode,
        commune=_insee(row["departement"], row["commune"]),
        city=re.sub(r"\s+CEDEX.*", "", city),
        phones=fields.phones(row["telephone"]),
        assured_on=row.get("datemaj", ""),
    )


def _of_kind(kind: Kind, **known: Any) -> Draft:
    return Draft(
        needs=list(kind.needs),
        what=kind.name,
        min_age=kind.ages[0] if kind.ages else None,
        max_age=kind.ages[1] if kind.ages else None,
        alone=kind.alone,
        confidential=kind.confidential,
        by_professionals=kind.by_professionals,
        **known,
    )


def _insee(department: str, commune: str) -> str:
    """Overseas is 9A to 9F there, and 97 in an INSEE code."""
    return f"97{commune}" if re.fullmatch(r"9[A-J]", department) else f"{department}{commune}"


def _modern(path: Path, needs: Needs) -> Iterator[tuple[int, Draft]]:
    document = opened.document(path)
    if not isinstance(document, dict) or "pmej" not in document:
        raise opened.UnreadableFileError("is not FINESS+: no pmej")
    line = 0
    for owner in fields.objects(document["pmej"]):
        for place in fields.objects(owner.get("ege")):
            line += 1
            about = _part(place, "informationsGeneralesEGE")
            category = _part(place, "categorieEntiteGeographiqueExercice", "categorieEntite")
            code = fields.text(category, "code", "codeCategorie", "categorie") or fields.text(
                about, "categorie"
            )
            closed = fields.text(about, "dateFermeture") or fields.text(place, "etatObjet") == "I"
            if (kind := needs.categories.get(code)) and not closed:
                yield line, _modern_draft(owner, place, about, kind, fields.text(document, "generatedAt"))


def _modern_draft(
    owner: dict[str, Any], place: dict[str, Any], about: dict[str, Any], kind: Kind, generated: str
) -> Draft:
    address = next(iter(fields.objects(place.get("adresse"))), {})
    contact = next(iter(fields.objects(place.get("contact"))), {})
    telecom = next(iter(fields.objects(contact.get("telecom"))), {})
    return _of_kind(
        kind,
        source_id=fields.text(about, "numFinessEge"),
        organization_id=fields.text(_part(owner, "informationsGeneralesPMEJ"), "numFinessPm"),
        organization=fields.text(_part(owner, "informationsGeneralesPMEJ"), "denominationPm"),
        name=fields.text(about, "nomEgeLong", "nomEgeCourt"),
        address=" ".join(
            fields.text(address, name) for name in ("numeroVoie", "typeVoie", "libelleVoie")
        ).strip(),
        postcode=fields.text(address, "codePostal"),
        commune=fields.text(address, "cogCommune"),
        phones=fields.phones(fields.text(telecom, "telephone")),
        email=fields.text(telecom, "courriel"),
        assured_on=fields.text(about, "dateMaj") or generated[:10],
    )


def _part(record: dict[str, Any], *names: str) -> dict[str, Any]:
    """Drafts of the format spell keys with other capitals."""
    wanted = {name.lower() for name in names}
    for key, value in record.items():
        if key.lower() in wanted and isinstance(value, dict | list):
            return next(iter(fields.objects(value)), {})
    return {}
