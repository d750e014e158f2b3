"""The table that an association fills in: docs/directory.md names its columns, in French."""

from collections.abc import Iterator
from pathlib import Path

from api.directory import opened
from api.directory.draft import Draft
from api.directory.importers import fields
from api.directory.needs import Needs

NEEDED = {"identifiant", "nom", "besoins", "verifie_le"}


def read(path: Path, _needs: Needs) -> Iterator[tuple[int, Draft]]:
    for line, row in opened.rows(path, needed=NEEDED):
        yield line, _draft(row)


def _draft(row: dict[str, str]) -> Draft:
    return Draft(
        source_id=row["identifiant"].strip(),
        name=row["nom"],
        needs=fields.listed(row["besoins"]),
        organization=row.get("organisme", ""),
        organization_id=row.get("organisme", ""),
        what=row.get("ce_qu_ils_font", ""),
        first_visit=row.get("quand_on_y_va", ""),
        audiences=fields.listed(row.get("pour_qui")) or ["young", "parent", "professional"],
        min_age=fields.number(row.get("age_min")),
        max_age=fields.number(row.get("age_max")),
        alone=fields.truth(row.get("mineur_seul")),
        anonymous=fields.truth(row.get("anonyme")),
        appointment={"oui": "needed", "non": "none", "possible": "possible"}.get(
            row.get("rendez_vous", ""), ""
        ),
        by_professionals=fields.truth(row.get("par_un_professionnel")) or False,
        address=row.get("adresse", ""),
        confidential=fields.truth(row.get("adresse_confidentielle")) or False,
        postcode=row.get("code_postal", "").strip(),
        commune=row.get("code_insee", "").strip(),
        city=row.get("commune", ""),
        department=row.get("departement", "").strip(),
        nationwide=fields.truth(row.get("toute_la_france")) or False,
        lat=row.get("latitude", ""),
        lon=row.get("longitude", ""),
        phones=fields.phones(row.get("telephone")),
        email=row.get("courriel", ""),
        website=row.get("site", ""),
        hours=row.get("horaires", ""),
        languages=fields.listed(row.get("langues")),
        accessibility=row.get("accessibilite", ""),
        cost={"gratuit": "free", "payant": "paid"}.get(row.get("cout", ""), ""),
        assured_on=row["verifie_le"].strip(),
    )
