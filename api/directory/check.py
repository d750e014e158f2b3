"""Decides what of a draft is kept. A bad field is left out and told; a row without its heart is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.networks import HttpUrl

from api.directory import hours
from api.directory.denied import denied_in, denied_in_address
from api.directory.draft import Draft, Refusal
from api.directory.helplines import Helplines, digits
from api.directory.needs import Need
from api.directory.phones import as_dialled
from api.directory.place import Place
from api.directory.places import Places
from api.models import Audience

MARGIN = 0.2  # degrees: a border is no straight line, and communes are only known by their centres
URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)
TAG = re.compile(r"<[^>]{0,200}>")
POSTCODE = re.compile(r"[0-9]{5}")
MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# How long the columns are: words are cut there; what would be wrong when cut is left out.
WORDS = {"name": 200, "what": 4000, "first_visit": 1000, "address": 300, "accessibility": 500, "city": 80}
WHOLE = {"source_id": 120, "organization_id": 120, "hours": 500, "website": 500, "email": 200}
SHOWN = ("name", "what", "first_visit", "organization", "address", "city", "accessibility")
SHOWN_TOO = ("website", "email", "hours")  # hours may hold a remark
STATUS = {"active", "inactive", "defunct", "temporarily closed"}
NEEDS, AUDIENCES = get_args(Need), get_args(Audience)


@dataclass
class Bounds:
    south: float
    north: float
    west: float
    east: float

    def hold(self, lat: float, lon: float) -> bool:
        return (
            self.south - MARGIN <= lat <= self.north + MARGIN
            and self.west - MARGIN <= lon <= self.east + MARGIN
        )


class Checker:
    def __init__(self, places: Places, lines: Helplines) -> None:
        self.places, self.lines = places, lines
        self.short = {digits(line.number) for line in lines if line.number}
        self.bounds = _bounds(places)

    def check(
        self, draft: Draft, file: str, line: int, today: date
    ) -> tuple[dict[str, Any] | None, list[Refusal]]:
        """The columns to store, or None for a row that can't be kept; and all that was refused."""
        told: list[Refusal] = []

        def refuse(field: str, reason: str) -> None:
            told.append(Refusal(file, line, field, reason))

        kept: dict[str, Any] = dict(vars(draft))
        for name, written in kept.pop("unclear").items():
            taken = ", taken as yes" if kept[name] is True else ""
            refuse(name, f"not understood{taken}: {tidy(written)[:40]!r}")
        kept |= {name: tidy(kept[name])[:length] for name, length in WORDS.items()}
        kept |= {name: tidy(kept[name]) for name in ("organization", *WHOLE)}
        kept["needs"] = _known(draft.needs, NEEDS, "needs", refuse)
        hopeless = list(self._hopeless(draft, kept))
        for reason in hopeless:
            refuse("", reason)
        if hopeless:
            return None, told
        self._place(draft, kept, refuse)
        if not kept["department"] and not draft.nationwide:
            refuse("", "neither commune, postcode nor département says where it is")
            return None, told
        kept["phones"] = list(self._phones(draft, kept["department"], refuse))
        kept["organization_id"] = _kept_if(str, kept["organization_id"], "organization_id", refuse)
        kept["hours"] = _kept_if(hours.parse, kept["hours"], "hours", refuse)
        kept["website"] = _kept_if(URL.validate_python, _with_scheme(kept["website"]), "website", refuse)
        kept["email"] = _kept_if(_mail, kept["email"], "email", refuse)
        kept["audiences"] = _known(draft.audiences, AUDIENCES, "audiences", refuse)
        kept["languages"] = [tidy(str(code))[:12] for code in draft.languages]
        kept["assured_on"] = _date(draft.assured_on, today, refuse)
        kept["min_age"], kept["max_age"] = _ages(draft, refuse)
        if draft.confidential:
            kept |= {"address": "", "postcode": "", "commune": "", "city": ""}
        return kept, told

    def _hopeless(self, draft: Draft, kept: dict[str, Any]) -> Iterator[str]:
        if not 0 < len(kept["source_id"]) <= WHOLE["source_id"]:
            yield f"the id is longer than {WHOLE['source_id']} characters" if kept["source_id"] else "no id"
        if len(kept["name"]) < 3:
            yield "no name"
        if not kept["needs"]:
            yield "no need that the directory knows"
        if draft.status not in STATUS:
            yield f"unknown status {draft.status!r}"
        phones = (tidy(f"{phone['number']} {phone.get('about', '')}") for phone in draft.phones)
        written = " ".join([*map(kept.__getitem__, SHOWN), *phones])  # as it will be shown: tags gone
        addresses = " ".join([*map(kept.__getitem__, SHOWN_TOO), *map(str, draft.languages)])
        never = self.lines.never_shown
        if found := denied_in(written, never) or denied_in_address(addresses, never):
            yield f"holds a number that must never be shown ({', '.join(found)})"

    def _place(self, draft: Draft, kept: dict[str, Any], refuse: Any) -> None:
        place = self._commune(draft)
        if place:
            commune = place if place.kind != "department" else None
            kept |= {"commune": commune.code if commune else "", "department": place.department}
            kept["city"] = draft.city or (commune.name if commune else "")
        elif draft.commune:
            refuse("commune", "unknown INSEE code")
            kept["commune"] = ""
        kept["city"] = tidy(kept["city"])[:80]
        department = self.places.get(kept["department"])
        if department is None or department.kind != "department":
            department, kept["department"] = None, ""
        postcode = "".join(draft.postcode.split())
        kept["postcode"] = postcode if POSTCODE.fullmatch(postcode) else ""
        if draft.postcode and not kept["postcode"]:
            refuse("postcode", "not five digits")
        kept["lat"], kept["lon"] = self._coordinates(draft, place, department, refuse)

    def _commune(self, draft: Draft) -> Place | None:
        if place := self.places.get(draft.commune):
            return place
        if draft.city or draft.postcode:
            found = self.places.resolve(f"{draft.postcode} {draft.city}".strip())
            around = {place.department for place in found.choices}
            return found.place or (self.places.get(*around) if len(around) == 1 else None)
        return None

    def _coordinates(
        self, draft: Draft, place: Place | None, department: Place | None, refuse: Any
    ) -> tuple[float | None, float | None]:
        near = department if draft.confidential else place or department
        instead = (near.lat, near.lon) if near else (None, None)
        if draft.confidential or draft.lat in {None, ""} or draft.lon in {None, ""}:
            return instead
        try:
            lat, lon = _degrees(draft.lat), _degrees(draft.lon)
        except ValueError:
            refuse("lat, lon", "not numbers")
            return instead
        bounds = self.bounds.get(department.code) if department else None
        if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (bounds and not bounds.hold(lat, lon)):
            refuse("lat, lon", "outside the département")
            return instead
        return lat, lon

    def _phones(self, draft: Draft, department: str, refuse: Any) -> Iterator[dict[str, str]]:
        for phone in draft.phones:
            number = tidy(phone["number"])
            written = number if digits(number) in self.short else as_dialled(number, department)
            if written:
                yield {"number": written, "about": tidy(phone.get("about", ""))[:120]}
            else:
                refuse("phones", "not a valid French number")


def tidy(text: str) -> str:
    """One line of plain words: sources send tags, entities' spaces and control characters."""
    if not text:
        return ""
    plain = TAG.sub(" ", text) if "<" in text else text
    if plain.isprintable():  # no white space but blanks
        if "  " not in plain:
            return plain.strip()
    else:
        plain = "".join(c if c.isprintable() else " " for c in plain)
    return " ".join(plain.split())


def _bounds(places: Places) -> dict[str, Bounds]:
    found: dict[str, Bounds] = {}
    for place in places.by_code.values():
        if place.kind == "department" or place.lat is None or place.lon is None:
            continue
        box = found.setdefault(place.department, Bounds(place.lat, place.lat, place.lon, place.lon))
        box.south, box.north = min(box.south, place.lat), max(box.north, place.lat)
        box.west, box.east = min(box.west, place.lon), max(box.east, place.lon)
    return found


def _kept_if(parse: Any, value: str, field: str, refuse: Any) -> str:
    if not value:
        return ""
    if len(value) > WHOLE[field]:
        refuse(field, f"longer than {WHOLE[field]} characters")
        return ""
    try:
        parse(value)
    except (ValueError, ValidationError):
        refuse(field, "can't be read")
        return ""
    return value


def _known(values: list[str], known: tuple[str, ...], field: str, refuse: Any) -> list[str]:
    """Each once."""
    if unknown := [value for value in values if value not in known]:
        refuse(field, f"unknown: {', '.join(unknown)[:80]}")
    return [value for value in dict.fromkeys(values) if value in known]


def _degrees(written: str | float | None) -> float:
    return written if isinstance(written, float) else float(str(written).replace(",", "."))


def _mail(address: str) -> None:
    """Its shape only: whether it works, nobody can tell from here."""
    if not MAIL.fullmatch(address):
        raise ValueError("not an address")


def _with_scheme(address: str) -> str:
    return address if not address or "://" in address else f"https://{address}"


def _ages(draft: Draft, refuse: Any) -> tuple[int | None, int | None]:
    low, high = draft.min_age, draft.max_age
    if any(age is not None and not 0 <= age <= 150 for age in (low, high)) or (low or 0) > (high or 150):
        refuse("ages", "impossible")
        return None, None
    return low, high


def _date(value: str | date | None, today: date, refuse: Any) -> date | None:
    if isinstance(value, date) or not value:
        return value or None
    try:
        day, month, year = value[:10].split("/") if "/" in value else reversed(value[:10].split("-"))
        found = date(int(year), int(month), int(day))
    except ValueError:
        refuse("assured_on", "not a date")
        return None
    if found > today:
        refuse("assured_on", "in the future")
        return None
    return found
