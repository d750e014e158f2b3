"""The directory as Open Referral HSDS 3.0 (specification.openreferral.org), for programs that know it."""

import re
from typing import Any

from sqlmodel import Session

from api.directory.draft import identity
from api.directory.needs import Needs
from api.directory.public_rows import Row, one_of, organization_of, organizations_of, page_of
from api.models import Organization, Service

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/v3.0.0/"
BYDAY = {"Mo": "MO", "Tu": "TU", "We": "WE", "Th": "TH", "Fr": "FR", "Sa": "SA", "Su": "SU"}


def about(base_url: str) -> dict[str, Any]:
    return {"version": VERSION, "profile": PROFILE, "openapi_url": f"{base_url.rstrip('/')}/openapi.json"}


def services(session: Session, needs: Needs, *, page: int, per_page: int) -> dict[str, Any]:
    total, rows = page_of(session, page, per_page)
    return _paged([_service(row, needs) for row in rows], total, page, per_page)


def service(session: Session, service_id: str, needs: Needs) -> dict[str, Any] | None:
    row = one_of(session, service_id)
    return _service(row, needs) if row else None


def organizations(session: Session, *, page: int, per_page: int) -> dict[str, Any]:
    total, rows = organizations_of(session, page, per_page)
    return _paged([_organization(row) for row in rows], total, page, per_page)


def organization(session: Session, organization_id: str) -> dict[str, Any] | None:
    row = organization_of(session, organization_id)
    return _organization(row) if row else None


def _paged(contents: list[dict[str, Any]], total: int, page: int, per_page: int) -> dict[str, Any]:
    pages = -(-total // per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _organization(organization: Organization) -> dict[str, Any]:
    told = {
        "id": organization.id,
        "name": organization.name,
        "description": organization.description or organization.name,
        "website": organization.website,
        "email": organization.email,
    }
    return {name: value for name, value in told.items() if value}


def _service(row: Row, needs: Needs) -> dict[str, Any]:
    service, organization = row
    told = {
        "id": service.id,
        "organization_id": organization.id,
        "name": service.name,
        "description": service.what,
        "url": service.website,
        "email": service.email,
        "status": service.status,
        "application_process": service.first_visit,
        "minimum_age": service.min_age,
        "maximum_age": service.max_age,
        "assured_date": service.assured_on.isoformat() if service.assured_on else None,
        "licenses": service.licence,
        "alert": "Exemple inventé" if service.demo else "",
        "organization": _organization(organization),
        "phones": [_phone(service, phone) for phone in service.phones],
        "schedules": _schedules(service),
        "languages": [{"id": _part(service, f"language:{code}"), "code": code} for code in service.languages],
        "cost_options": _costs(service),
        "attributes": [_attribute(service, need, needs) for need in service.needs],
        "service_at_locations": _places(service),
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _part(service: Service, name: str) -> str:
    return identity(service.id, name)


def _phone(service: Service, phone: dict[str, str]) -> dict[str, Any]:
    told = {"id": _part(service, f"phone:{phone['number']}"), "number": phone["number"], "type": "voice"}
    return told | ({"description": phone["about"]} if phone.get("about") else {})


def _costs(service: Service) -> list[dict[str, Any]]:
    if service.cost != "free":
        return []
    return [{"id": _part(service, "cost"), "option": "gratuit", "amount": 0, "currency": "EUR"}]


def _attribute(service: Service, need: str, needs: Needs) -> dict[str, Any]:
    label = next((known.adult for known in needs.needs if known.id == need), need)
    term = {"id": identity("needs", need), "code": need, "name": label, "description": label}
    return {
        "id": _part(service, f"attribute:{need}"),
        "link_id": service.id,
        "link_entity": "service",
        "value": need,
        "taxonomy_term": term,
    }


def _places(service: Service) -> list[dict[str, Any]]:
    """A refuge has no location here, only its service: nobody can compute where it is."""
    if service.confidential or service.nationwide:
        return []
    location: dict[str, Any] = {
        "id": _part(service, "location"),
        "location_type": "physical",
        "name": service.name,
    }
    if service.lat is not None and service.lon is not None:
        location |= {"latitude": service.lat, "longitude": service.lon}
    if service.address and service.postcode:
        location["addresses"] = [
            {
                "id": _part(service, "address"),
                "address_1": service.address,
                "city": service.city,
                "state_province": service.department,
                "postal_code": service.postcode,
                "country": "FR",
                "address_type": "physical",
            }
        ]
    if service.accessibility:
        location["accessibility"] = [{"id": _part(service, "access"), "description": service.accessibility}]
    return [
        {
            "id": _part(service, "at"),
            "service_id": service.id,
            "location_id": location["id"],
            "location": location,
        }
    ]


def _schedules(service: Service) -> list[dict[str, Any]]:
    """Weekly rules as RFC 5545; the whole expression stays in `description`, in the syntax of OSM."""
    if not service.hours:
        return []
    rules = [rule for rule in map(str.strip, service.hours.split(";")) if rule]
    found = []
    for number, rule in enumerate(rules):
        simple = re.fullmatch(r"((?:Mo|Tu|We|Th|Fr|Sa|Su|,|-)+) ((?:\d\d:\d\d-\d\d:\d\d,?)+)", rule)
        for part, hours in enumerate(simple[2].split(",") if simple else ()):
            opens, closes = hours.split("-")
            found.append({
                "id": _part(service, f"schedule:{number}:{part}"),
                "service_id": service.id,
                "freq": "WEEKLY",
                "interval": 1,
                "byday": ",".join(_days(simple[1])) if simple else "",
                "opens_at": opens,
                "closes_at": closes,
                "description": service.hours,
            })  # fmt: skip
    return found or [
        {"id": _part(service, "schedule"), "service_id": service.id, "description": service.hours}
    ]


def _days(written: str) -> list[str]:
    order = list(BYDAY)
    days: list[str] = []
    for span in written.split(","):
        first, _, last = span.partition("-")
        start, end = order.index(first), order.index(last or first)
        days += [order[(start + step) % 7] for step in range((end - start) % 7 + 1)]
    return [BYDAY[day] for day in days]
