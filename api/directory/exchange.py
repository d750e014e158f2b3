"""The directory in the schema of data·inclusion, v1 (gip-inclusion), so that others can take it over."""

from typing import Any

from sqlmodel import Session

from api.directory.needs import Needs
from api.directory.public_rows import Row, page_of
from api.models import Service

SOURCE = "fanal"
PUBLICS = {"young": "jeunes", "parent": "familles"}
COST = {"free": "gratuit", "paid": "payant"}


def data_inclusion(session: Session, needs: Needs, *, page: int, per_page: int) -> dict[str, Any]:
    total, rows = page_of(session, page, per_page)
    structures = {organization.id: _structure(service, organization.name) for service, organization in rows}
    services = [_service(row, needs) for row in rows]
    return {"total": total, "page": page, "structures": list(structures.values()), "services": services}


def _structure(service: Service, name: str) -> dict[str, Any]:
    return _told({
        "source": SOURCE,
        "id": f"{SOURCE}--{service.organization_id}",
        "nom": _title(name),
        "date_maj": service.assured_on.isoformat() if service.assured_on else None,
    })  # fmt: skip


def _service(row: Row, needs: Needs) -> dict[str, Any]:
    service, _ = row
    where = {} if service.confidential else {
        "commune": service.city,
        "code_postal": service.postcode,
        "code_insee": service.commune,
        "adresse": service.address,
        "latitude": service.lat,
        "longitude": service.lon,
    }  # fmt: skip
    return _told(where | {
        "source": SOURCE,
        "structure_id": f"{SOURCE}--{service.organization_id}",
        "id": f"{SOURCE}--{service.id}",
        "nom": _title(service.name),
        "description": service.what if len(service.what) >= 5 else service.name,
        "date_maj": service.assured_on.isoformat() if service.assured_on else None,
        "thematiques": needs.themes_of(service.needs),
        "frais": COST.get(service.cost),
        "publics": [PUBLICS[who] for who in service.audiences if who in PUBLICS],
        "mobilisable_par": ["professionnels"] if service.by_professionals else ["usagers", "professionnels"],
        "modes_accueil": ["a-distance"] if service.nationwide else ["en-presentiel"],
        "telephone": service.phones[0]["number"] if service.phones else None,
        "courriel": service.email,
        "horaires_accueil": service.hours,
        "conditions_acces": service.first_visit,
        "zone_eligibilite": ["france"] if service.nationwide else [service.department],
    })  # fmt: skip


def _title(name: str) -> str:
    return name[:150].rstrip(".")


def _told(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "", [])}
