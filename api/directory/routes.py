"""The directory for programs and pages. Nothing of a query is kept or logged."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field

from api.directory import exchange, hsds, search
from api.directory import wrong as wrong_entry
from api.directory.helplines import HelplineView
from api.directory.nearby import Answer, Directory, PlaceView, ServiceView, place_view
from api.directory.needs import Need
from api.directory.place import Found
from api.errors import BadInput, NotFound
from api.models import Audience
from api.parts import NetworkDep, PartsDep
from api.shapes import Strict

router = APIRouter(tags=["directory"])
Text = Annotated[str, Query(min_length=1, max_length=120)]
IDENTITY = r"^[0-9a-f-]{36}$"
Identity = Annotated[str, Path(pattern=IDENTITY)]


async def directory_of(request: Request) -> Directory:
    found: Directory = request.app.state.directory
    return found


DirectoryDep = Annotated[Directory, Depends(directory_of)]


class HelplinesOut(BaseModel):
    helplines: list[HelplineView]


class NeedOut(BaseModel):
    id: str
    label: str
    adult: str


class NeedsOut(BaseModel):
    needs: list[NeedOut]


class PlacesOut(BaseModel):
    places: list[PlaceView]


class Ambiguous(BaseModel):
    """The place is not clear: no services, but the places it may be."""

    place: None = None
    services: list[ServiceView] = []
    more: None = None
    helplines: list[HelplineView]
    choices: list[PlaceView]


class ServicesQuery(Strict):
    need: Need | None = None
    near: str | None = Field(default=None, max_length=120)
    audience: Audience | None = None
    age: int | None = Field(default=None, ge=0, le=120)
    open_now: bool = False
    limit: int = Field(default=10, ge=1, le=50)
    cursor: str | None = Field(default=None, max_length=60)


class ReportIn(Strict):
    what: wrong_entry.What


@router.get("/v1/helplines")
async def helplines_(
    directory: DirectoryDep, need: Need | None = None, audience: Audience | None = None
) -> HelplinesOut:
    at = datetime.now(UTC)
    chosen = directory.lines.chosen(need, audience)
    return HelplinesOut(helplines=[directory.lines.view(line, at, audience) for line in chosen])


@router.get("/v1/needs")
async def needs_(directory: DirectoryDep) -> NeedsOut:
    known = directory.needs.needs
    return NeedsOut(needs=[NeedOut(id=need.id, label=need.label, adult=need.adult) for need in known])


@router.get("/v1/places")
async def places_(
    directory: DirectoryDep, q: Text, limit: Annotated[int, Query(ge=1, le=20)] = 8
) -> PlacesOut:
    return PlacesOut(places=[place_view(place) for place in directory.places.suggest(q, limit)])


@router.get("/v1/services")
async def services_(
    parts: PartsDep, directory: DirectoryDep, asked: Annotated[ServicesQuery, Query()]
) -> Answer | Ambiguous:
    """`near`: the `code` of a place, or what a person writes. Several places fit: `choices`, and no services.

    Half of the postcodes are the code of another commune, and stand for that one here: programs that pass on
    what a person typed ask `/v1/places` first.
    """
    at = datetime.now(UTC)
    found = directory.places.coded(asked.near) if asked.near else Found()
    if asked.near and not found.place:
        if not found.choices:
            raise BadInput(fields=["near"])
        choices = [place_view(place) for place in found.choices]
        return Ambiguous(helplines=directory.fallback(asked.need, asked.audience, at, None), choices=choices)
    wanted = asked.model_dump(exclude={"near"})
    return await parts.db.read(directory.find, place=found.place, at=at, **wanted)


@router.get("/v1/services/{service_id}")
async def service_(parts: PartsDep, directory: DirectoryDep, service_id: Identity) -> ServiceView:
    at = datetime.now(UTC)
    hit = await parts.db.read(search.one, service_id, at)
    if hit is None:
        raise NotFound
    return directory.view(hit, at)


@router.post("/v1/services/{service_id}/report", status_code=204)
async def report(parts: PartsDep, network: NetworkDep, service_id: Identity, wrong: ReportIn) -> Response:
    await parts.limits.hit("report", network)
    await parts.db.write(wrong_entry.report, service_id, wrong.what, datetime.now(UTC))
    return Response(status_code=204)


@router.get("/hsds/")
async def hsds_root(request: Request) -> dict[str, Any]:
    return hsds.about(str(request.base_url))


@router.get("/hsds/services")
async def hsds_services(
    parts: PartsDep,
    directory: DirectoryDep,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    per_page: Annotated[int, Query(ge=1, le=100)] = 50,
) -> dict[str, Any]:
    return await parts.db.read(hsds.services, directory.needs, page=page, per_page=per_page)


@router.get("/hsds/services/{service_id}")
async def hsds_service(parts: PartsDep, directory: DirectoryDep, service_id: Identity) -> dict[str, Any]:
    found = await parts.db.read(hsds.service, service_id, directory.needs)
    if found is None:
        raise NotFound
    return found


@router.get("/hsds/organizations")
async def hsds_organizations(
    parts: PartsDep,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    per_page: Annotated[int, Query(ge=1, le=100)] = 50,
) -> dict[str, Any]:
    return await parts.db.read(hsds.organizations, page=page, per_page=per_page)


@router.get("/hsds/organizations/{organization_id}")
async def hsds_organization(parts: PartsDep, organization_id: Identity) -> dict[str, Any]:
    found = await parts.db.read(hsds.organization, organization_id)
    if found is None:
        raise NotFound
    return found


@router.get("/v1/export/data-inclusion")
async def data_inclusion(
    parts: PartsDep,
    directory: DirectoryDep,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    per_page: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """Structures and services of the data·inclusion schema, v1."""
    return await parts.db.read(exchange.data_inclusion, directory.needs, page=page, per_page=per_page)
