"""/aide: help near a place, without JavaScript. Form and map are posted, so that no address keeps them."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import BaseModel, BeforeValidator

from api.directory import counts, wrong
from api.directory import search as search_page
from api.directory.helplines import HelplineView
from api.directory.hours import date_words
from api.directory.nearby import Directory
from api.directory.needs import Need
from api.directory.place import Place
from api.directory.routes import IDENTITY, DirectoryDep
from api.models import Audience
from api.pages.refused import FormRoute
from api.pages.routes import page
from api.parts import NetworkDep, PartsDep

router = APIRouter(include_in_schema=False, route_class=FormRoute)
BOX, GAP, COLUMNS = 84, 12, 6  # the boxes of the overseas départements, in units of the outlines
MAP_HEIGHT = 585
LONGEST, OLDEST = 120, 120  # characters of a place, years
SHADES = (1, 3, 10)  # a département is darker from so many services on


def _known(kind: Any) -> BeforeValidator:
    """A page answers a broken form with what can be understood of it, not with an error."""
    choices = get_args(kind)
    return BeforeValidator(lambda value: value if value in choices else None)


def _years(value: object) -> int | None:
    written = str(value)
    return int(written) if written.isdecimal() and len(written) <= 3 and int(written) <= OLDEST else None


class Asked(BaseModel):
    near: Annotated[str, BeforeValidator(lambda value: str(value)[:LONGEST])] = ""
    need: Annotated[Need | None, _known(Need)] = None
    audience: Annotated[Audience | None, _known(Audience)] = None
    age: Annotated[int | None, BeforeValidator(_years)] = None
    open_now: Annotated[bool, BeforeValidator(lambda value: value in {True, "true"})] = False
    cursor: Annotated[str | None, BeforeValidator(search_page.known_cursor)] = None


@dataclass(frozen=True)
class Shape:
    """A département on the map: an outline, or a box where `path` is empty."""

    code: str
    name: str
    count: int
    shade: int
    path: str = ""
    x: int = 0
    y: int = 0


@router.get("/aide")
async def start(request: Request, parts: PartsDep, directory: DirectoryDep) -> Response:
    at = datetime.now(UTC)
    found = await parts.db.read(counts.by_department, at.date())
    departments = [place for place in directory.places.by_code.values() if place.kind == "department"]
    return page(
        request,
        parts,
        "help.html",
        needs=directory.needs.needs,
        asked=Asked(),
        shapes=shapes(departments, found, _outlines(parts.settings.resources / "places" / "outlines.json")),
        map_height=MAP_HEIGHT + GAP + BOX,
        lines=_lines(directory, Asked(), at, None),
    )


@router.post("/aide")
async def search(
    request: Request, parts: PartsDep, directory: DirectoryDep, asked: Annotated[Asked, Form()]
) -> Response:
    return await _answer(request, parts, directory, asked)


@router.post("/aide/signaler")
async def report(
    request: Request,
    parts: PartsDep,
    network: NetworkDep,
    service: Annotated[str, Form(pattern=IDENTITY)],
    what: Annotated[wrong.What, Form()],
) -> Response:
    await parts.limits.hit("report", network)
    await parts.db.write(wrong.report, service, what, datetime.now(UTC))
    return page(request, parts, "help_thanks.html")


async def _answer(request: Request, parts: PartsDep, directory: Directory, asked: Asked) -> Response:
    at = datetime.now(UTC)
    found = directory.places.meant(asked.near)
    shown: dict[str, Any] = {"services": [], "more": None}
    if found.place:
        wanted = asked.model_dump(exclude={"near"})
        shown |= await parts.db.read(directory.find, place=found.place, at=at, **wanted)
    return page(
        request,
        parts,
        "help_found.html",
        needs=directory.needs.needs,
        asked=asked,
        place=found.place,
        choices=found.choices,
        services=shown["services"],
        more=shown["more"],
        lines=_lines(directory, asked, at, found.place),
        day=lambda written: _day(written, directory),
        department=lambda code: _name(directory.places.get(code)),
    )


def _lines(directory: Directory, asked: Asked, at: datetime, place: Place | None) -> list[HelplineView]:
    """Without the emergency numbers: the band of every page holds them."""
    lines = directory.fallback(asked.need, asked.audience, at, place)
    return [line for line in lines if not directory.lines[line["id"]].emergency]


def _day(written: str, directory: Directory) -> str:
    checked = date.fromisoformat(written)
    return f"{date_words(checked, directory.lines.words)} {checked.year}"


def _name(department: Place | None) -> str:
    return department.label if department else ""


def shapes(departments: list[Place], found: dict[str, int], outlines: dict[str, str]) -> list[Shape]:
    """Metropolitan outlines first, then a box for each département overseas, in the order of their codes."""
    drawn: list[Shape] = []
    boxes: list[Shape] = []
    for place in sorted(departments, key=lambda place: place.code):
        count = found.get(place.code, 0)
        shade = sum(count >= step for step in SHADES)
        if place.code in outlines:
            drawn.append(Shape(place.code, place.name, count, shade, path=outlines[place.code]))
        elif place.code in {"971", "972", "973", "974", "975", "976"}:
            x = len(boxes) % COLUMNS * (BOX + GAP)
            boxes.append(Shape(place.code, place.name, count, shade, x=x, y=MAP_HEIGHT + GAP))
    return [*drawn, *boxes]


@cache
def _outlines(path: Path) -> dict[str, str]:
    read: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return read
