"""The table that an association fills in: docs/directory.md names its columns, in French."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from api.directory import opened
from api.directory.draft import Draft
from api.directory.importers import fields
from api.directory.needs import Needs
from api.models import AUDIENCES

NEEDED = {"identifiant", "nom", "besoins", "verifie_le"}
TRUTH = dict.fromkeys(("oui", "yes", "true", "1", "vrai", "o"), True) | dict.fromkeys(
    ("non", "no", "false", "0", "faux", "n"), False
)
APPOINTMENT = {"oui": "needed", "non": "none", "possible": "possible"}
COST = {"gratuit": "free", "payant": "paid"}


def read(path: Path, _needs: Needs) -> Iterator[tuple[int, Draft]]:
    for line, row in opened.rows(path, needed=NEEDED):
        yield line, _draft(row)


def _draft(row: dict[str, str]) -> Draft:
    unclear: dict[str, str] = {}

    def known[T](field: str, column: str, words: Mapping[str, T], empty: T, otherwise: T) -> T:
        """What the word in a cell stands for; `otherwise`, and told, for one that we don't know."""
        written = (row.get(column) or "").strip()
        if not written:
            return empty
        if (word := written.lower()) not in words:
            unclear[field] = written
        return words.get(word, otherwise)

    return Draft(
        source_id=row["identifiant"].strip(),
        name=row["nom"],
        needs=fields.listed(row["besoins"]),
        organization=row.get("organisme", ""),
        organization_id=row.get("organisme", ""),
        what=row.get("ce_qu_ils_font", ""),
        first_visit=row.get("quand_on_y_va", ""),
        audiences=fields.listed(row.get("pour_qui")) or [*AUDIENCES],
        min_age=fields.number(row.get("age_min")),
        max_age=fields.number(row.get("age_max")),
        alone=known("alone", "mineur_seul", TRUTH, None, None),
        anonymous=known("anonymous", "anonyme", TRUTH, None, None),
        appointment=known("appointment", "rendez_vous", APPOINTMENT, "", ""),
        # Whoever wrote something into these two meant to hold something back.
        by_professionals=known(
            "by_professionals", "par_un_professionnel", TRUTH, empty=False, otherwise=True
        ),
        address=row.get("adresse", ""),
        confidential=known("confidential", "adresse_confidentielle", TRUTH, empty=False, otherwise=True),
        postcode=row.get("code_postal", "").strip(),
        commune=row.get("code_insee", "").strip(),
        city=row.get("commune", ""),
        department=row.get("departement", "").strip(),
        nationwide=known("nationwide", "toute_la_france", TRUTH, empty=False, otherwise=False),
        lat=row.get("latitude", ""),
        lon=row.get("longitude", ""),
        phones=fields.phones(row.get("telephone")),
        email=row.get("courriel", ""),
        website=row.get("site", ""),
        hours=row.get("horaires", ""),
        languages=fields.listed(row.get("langues")),
        accessibility=row.get("accessibilite", ""),
        cost=known("cost", "cout", COST, "", ""),
        assured_on=row["verifie_le"].strip(),
        unclear=unclear,
    )
