"""One answer to «help near me», the same for the bot, the widget and the page."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict, Unpack

from sqlalchemy import Row
from sqlmodel import Session

from api.directory import communes, helplines, hours, needs, search
from api.directory.helplines import Helplines, HelplineView, digits
from api.directory.needs import Needs
from api.directory.place import Place
from api.directory.places import Places
from api.directory.search import Hit, Question
from api.models import Audience

ALWAYS = "allo_119"  # answers day and night


class PlaceView(TypedDict):
    code: str
    name: str
    department: str
    label: str


class ServiceView(TypedDict):
    """What cards and pages show. Nothing of a confidential address but its département is in it."""

    id: str
    name: str
    organization: str
    what: str
    first_visit: str
    needs: list[str]
    min_age: int | None
    max_age: int | None
    alone: bool | None
    anonymous: bool | None
    appointment: str
    by_professionals: bool
    confidential: bool
    address: str
    city: str
    department: str
    distance_km: float | None
    route: str  # geo: address, opened by the visitor's own map and by no site
    phones: list[dict[str, str]]  # {number, href, about}
    email: str
    website: str
    hours: str
    week: list[str]
    open: bool | None
    languages: list[str]
    accessibility: str
    cost: str
    checked_on: str
    stale: bool
    demo: bool
    source: str
    licence: str


class Answer(TypedDict):
    place: PlaceView | None
    services: list[ServiceView]
    more: str | None
    helplines: list[HelplineView]  # open to everybody, everywhere: the answer when nothing is near


@dataclass(frozen=True)
class Directory:
    places: Places
    lines: Helplines
    needs: Needs

    def find(self, session: Session, **question: Unpack[Question]) -> Answer:
        place, at = question["place"], question["at"]
        page = search.find(session, **question)
        return {
            "place": place_view(place) if place else None,
            "services": [self.view(hit, at) for hit in page.hits],
            "more": page.more,
            "helplines": self.fallback(question["need"], question.get("audience"), at, place),
        }

    def fallback(
        self, need: str | None, audience: Audience | None, at: datetime, place: Place | None
    ) -> list[HelplineView]:
        """Lines for this need that answer now; a door that is closed is not offered while another is open.

        Emergency lines last: who looks for care, not for rescue, is shown three lines of these. Behind them,
        on a public holiday, those that may be closed. If all are closed, the line that always answers stands
        before them: each says when it opens.
        """
        zone = hours.zone_of(place.department if place else None)
        lines = sorted(self.lines.chosen(need, audience), key=lambda line: line.emergency)
        views = [self.lines.view(line, at, audience, zone) for line in lines]
        unsure = [view for view in views if self.lines.unsure(view["id"], at)]
        answering = [view for view in views if view["open"]] + unsure
        return answering or [self.lines.view(ALWAYS, at, audience, zone), *views]

    def view(self, hit: Hit, at: datetime) -> ServiceView:
        service = hit.service
        zone = hours.zone_of(service.department)
        return {
            "id": service.id,
            "name": service.name,
            "organization": service.organization,
            "what": service.what,
            "first_visit": service.first_visit,
            "needs": service.needs,
            "min_age": service.min_age,
            "max_age": service.max_age,
            "alone": service.alone,
            "anonymous": service.anonymous,
            "appointment": service.appointment,
            "by_professionals": service.by_professionals,
            "confidential": service.confidential,
            "address": "" if service.confidential else service.address,
            "city": "" if service.confidential else " ".join(filter(None, (service.postcode, service.city))),
            "department": service.department,
            "distance_km": None if hit.distance is None else round(hit.distance, 1),
            "route": _route(service),
            "phones": [phone | {"href": f"tel:{digits(phone['number'])}"} for phone in service.phones],
            "email": service.email,
            "website": service.website,
            "hours": hours.state_words(service.hours, at, self.lines.words, zone),
            "week": hours.week_words(service.hours, at, self.lines.words, zone),
            "open": hit.open,
            "languages": service.languages,
            "accessibility": service.accessibility,
            "cost": service.cost,
            "checked_on": service.assured_on.isoformat() if service.assured_on else "",
            "stale": hit.stale,
            "demo": service.demo,
            "source": service.source,
            "licence": service.licence,
        }


def place_view(place: Place) -> PlaceView:
    return {"code": place.code, "name": place.name, "department": place.department, "label": place.label}


def _route(service: Row[*tuple[Any, ...]]) -> str:
    if service.confidential or not service.address or service.lat is None:
        return ""
    return f"geo:{service.lat:.5f},{service.lon:.5f}"


def load(resources: Path, lines: Helplines | None = None) -> Directory:
    """About half a second: once, when the application starts."""
    return Directory(
        places=communes.load(resources / "places"),
        lines=lines or helplines.load(resources / "helplines.yml"),
        needs=needs.load(resources / "services" / "needs.yml"),
    )


def as_card(answer: Answer) -> dict[str, Any]:
    """The services card of a conversation."""
    return {"type": "services", **{key: answer[key] for key in ("services", "place", "more")}}
