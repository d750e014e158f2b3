"""What programs take over is valid by the schemas of those who made the formats."""

import json
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
import time_machine
from data_inclusion.schema.v1 import Service as DiService
from data_inclusion.schema.v1 import Structure as DiStructure
from fastapi import FastAPI
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from api.directory.importers import READERS
from api.directory.load import Loader
from api.settings import ROOT
from tests.api.directory import rows
from tests.api.directory.test_routes import DEMO, TUESDAY_AFTERNOON

SCHEMAS = ROOT.parent / "shared" / "data" / "schemas" / "hsds" / "schema"


@pytest.fixture
async def open_data(app: FastAPI, client: httpx.AsyncClient, loader_for) -> AsyncIterator[httpx.AsyncClient]:
    loader: Loader = loader_for(app.state.parts.db)
    loader.load([DEMO], READERS["template"], "demo", "", demo=True)
    with time_machine.travel(TUESDAY_AFTERNOON, tick=False):
        yield client


@cache
def schemas() -> Registry[Any]:
    """HSDS 3.0's own schemas, from the shared data: their licence, CC BY-SA, keeps them out of this house."""
    assert SCHEMAS.exists(), f"this check needs the HSDS schemas: {SCHEMAS} is absent"
    found = [(path.name, json.loads(path.read_text(encoding="utf-8"))) for path in SCHEMAS.glob("*.json")]
    return Registry().with_resources(
        [(name, Resource.from_contents(schema, DRAFT202012)) for name, schema in found]
    )


def faults(kind: str, record: dict[str, Any]) -> Iterator[str]:
    validator = Draft202012Validator(
        {"$ref": f"{kind}.json"}, registry=schemas(), format_checker=FormatChecker()
    )
    for error in validator.iter_errors(record):
        yield f"{list(error.path)}: {error.message}"


async def test_services_are_valid_hsds(open_data):
    listed = (await open_data.get("/hsds/services", params={"per_page": 100})).json()
    assert listed["total_items"] == len(listed["contents"]) == 43
    for service in listed["contents"]:
        assert list(faults("service", service)) == []
        assert (await open_data.get(f"/hsds/services/{service['id']}")).json() == service


async def test_the_check_itself_sees_a_fault():
    assert list(faults("service", {"id": "no uuid", "name": "x", "status": "open"}))


async def test_organizations_are_valid_hsds(open_data):
    listed = (await open_data.get("/hsds/organizations")).json()
    services = (await open_data.get("/hsds/services", params={"per_page": 100})).json()["contents"]
    assert listed["total_items"] == len({service["organization_id"] for service in services})
    assert listed["contents"]
    for organization in listed["contents"]:
        assert list(faults("organization", organization)) == []
        assert (await open_data.get(f"/hsds/organizations/{organization['id']}")).json() == organization
    paged = (await open_data.get("/hsds/organizations", params={"per_page": 1, "page": 1})).json()
    assert paged["contents"] == listed["contents"][:1]
    assert (await open_data.get(f"/hsds/organizations/{services[0]['id']}")).status_code == 404


async def test_the_root_says_which_version_it_speaks(open_data):
    told = (await open_data.get("/hsds/")).json()
    assert told["version"] == "3.0"
    assert (await open_data.get(httpx.URL(told["openapi_url"]).path)).status_code == 200


async def test_pages_of_the_export_hold_everything_once(open_data):
    seen = []
    for page in (1, 2, 3):
        listed = (await open_data.get("/hsds/services", params={"page": page, "per_page": 20})).json()
        seen += [service["id"] for service in listed["contents"]]
        assert listed["last_page"] == (page == 3)
    assert len(seen) == len(set(seen)) == 43


async def test_what_we_give_as_hsds_can_be_taken_over_again(open_data, tmp_path: Path, loader_for, app):
    listed = (await open_data.get("/hsds/services", params={"per_page": 100})).json()
    loader: Loader = loader_for(app.state.parts.db)
    report = loader.load([rows.write_json(tmp_path / "x.json", listed)], READERS["hsds"], "copy", "")
    refused = [refusal for refusal in report.refused if not refusal.field]
    hidden = [
        s for s in listed["contents"] if "service_at_locations" not in s
    ]  # refuges and a nationwide one
    assert (report.loaded, len(refused)) == (43 - len(hidden), len(hidden))


async def test_the_export_for_data_inclusion_is_valid_by_its_own_package(open_data):
    told = (await open_data.get("/v1/export/data-inclusion", params={"per_page": 100})).json()
    structures = {DiStructure.model_validate(structure).id for structure in told["structures"]}
    services = [DiService.model_validate(service) for service in told["services"]]
    assert len(services) == told["total"] == 43
    assert {service.structure_id for service in services} <= structures
