"""Open Referral HSDS 3: full services as JSON, one or a list, as its APIs and our own /hsds give them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.directory import opened
from api.directory.draft import Draft
from api.directory.importers import fields
from api.directory.needs import Needs

OSM_DAY = {"MO": "Mo", "TU": "Tu", "WE": "We", "TH": "Th", "FR": "Fr", "SA": "Sa", "SU": "Su"}


def read(path: Path, needs: Needs) -> Iterator[tuple[int, Draft]]:
    known: set[str] = {need.id for need in needs.needs}
    for line, record in enumerate(opened.records(path, "contents", "services"), start=1):
        yield line, _draft(record, needs, known)


def _draft(record: dict[str, Any], needs: Needs, known: set[str]) -> Draft:
    organization = next(iter(fields.objects(record.get("organization"))), {})
    at = next(iter(fields.objects(record.get("service_at_locations"))), {})
    location = next(iter(fields.objects(at.get("location"))), {})
    address = next(iter(fields.objects(location.get("addresses"))), {})
    schedules = fields.objects(record.get("schedules")) or fields.objects(at.get("schedules"))
    terms = list(_terms(record))
    costs = fields.objects(record.get("cost_options"))
    return Draft(
        source_id=fields.text(record, "id"),
        name=fields.text(record, "name"),
        needs=[*dict.fromkeys([*(t for t in terms if t in known), *needs.for_themes(terms)])],
        organization_id=fields.text(organization, "id") or fields.text(record, "organization_id"),
        organization=fields.text(organization, "name"),
        what=fields.text(record, "description"),
        first_visit=fields.text(record, "application_process"),
        min_age=fields.number(record.get("minimum_age")),
        max_age=fields.number(record.get("maximum_age")),
        address=fields.text(address, "address_1"),
        postcode=fields.text(address, "postal_code"),
        city=fields.text(address, "city"),
        department=fields.text(address, "state_province"),
        lat=fields.text(location, "latitude"),
        lon=fields.text(location, "longitude"),
        phones=[
            {"number": fields.text(phone, "number"), "about": fields.text(phone, "description")}
            for phone in fields.objects(record.get("phones")) or fields.objects(at.get("phones"))
        ],
        email=fields.text(record, "email"),
        website=fields.text(record, "url"),
        hours="; ".join(filter(None, map(_rule, schedules))),
        languages=[fields.text(language, "code") for language in fields.objects(record.get("languages"))],
        cost="free" if any(cost.get("amount") == 0 for cost in costs) else "",
        status=fields.text(record, "status") or "active",
        assured_on=fields.text(record, "assured_date", "last_modified"),
    )


def _terms(record: dict[str, Any]) -> Iterator[str]:
    for attribute in fields.objects(record.get("attributes")):
        term = next(iter(fields.objects(attribute.get("taxonomy_term"))), {})
        yield fields.text(term, "code") or fields.text(attribute, "value", "label")


def _rule(schedule: dict[str, Any]) -> str:
    """Weekly rules only: one line of RFC 5545 as one of OSM's."""
    days = [OSM_DAY[day] for day in fields.listed(schedule.get("byday")) if day in OSM_DAY]
    start, end = (fields.text(schedule, name)[:5] for name in ("opens_at", "closes_at"))
    return f"{','.join(days)} {start}-{end}" if days and start and end else ""
