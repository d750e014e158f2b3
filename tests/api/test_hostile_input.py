"""Nothing that can be sent is worth a 5xx: each place of each request is spoiled in turn.

On PostgreSQL, which refuses what SQLite takes: NUL in a text, numbers beyond its integers. The requests are
those of test_authorisation; every parameter and field that the OpenAPI document names is tried, and what the
pages read, which it doesn't name.
"""

from urllib.parse import parse_qsl, quote

import httpx
import pytest

from api.settings import Settings
from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.databases import database
from tests.api.test_authorisation import TABLE
from tests.api.visitors import Visitor

LONG = "9" * 5_000  # as a number, more digits than Python reads
TEXTS = ["\x00", "a\x1bb", LONG, str(2**31), ""]
VALUES = ["\x00", "a\x1bb", LONG, "", 2**31, 10**400, None, ["\x00"]]  # in JSON
HEADERS = [LONG, str(2**31), "\xff"]  # a server lets no NUL in
INSTEAD_OF_TEXT = {"choice", "helplines", "services"}
PAGES = {
    "GET /aide": ["near"],
    "POST /aide": ["near", "need", "audience", "age", "open_now", "cursor"],
    "POST /aide/signaler": ["service", "what"],
    "GET /console": ["entry"],
    "GET /chat": ["embed"],
    "GET /v1/console/oidc/callback": ["code", "state", "iss"],
}


@pytest.fixture
def settings(tmp_path):
    with database("postgresql", tmp_path) as address:
        yield Settings(database_url=address, engine="scripted", limits="off")


class Asker:
    """A visitor with a token and the supervisor who has her case, in one: she reaches every field."""

    def __init__(self, app, client, mate, names, headers):
        self.document, self.client, self.names = app.openapi(), client, names
        cookies = "; ".join(f"{one.name}={one.value}" for one in mate.client.cookies.jar)
        self.headers = headers | {"Cookie": cookies}

    @classmethod
    async def of(cls, app, client):
        mate, other = await Mate.at_work(app, "Robin", "supervisor"), await Mate.hired(app, "Sacha")
        visitor = await Visitor.arrive(client, audience="young")
        await client.post("/v1/chat/handoff", headers=visitor.headers)
        names = {"identity": await mate.take_next(), "colleague": other.id, "service_id": "0" * 36}
        return cls(app, client, mate, names, visitor.headers)

    def places(self, line):
        """(where, name) of whatever this request reads."""
        method, _, path = line.replace("{case}", "{identity}").partition(" ")
        told = self.document["paths"].get(path, {}).get(method.lower(), {})
        found = {(one["in"], one["name"]) for one in told.get("parameters", ())}
        if content := told.get("requestBody", {}).get("content"):
            found |= {("body", name) for name in self.fields(content["application/json"]["schema"])}
        where = "query" if method == "GET" else "form"
        return sorted(found | {(where, name) for name in PAGES.get(line, ())})

    def fields(self, schema):
        found = set(schema.get("properties", ()))
        for part in schema.get("anyOf", ()):
            found |= self.fields(part)
        if reference := schema.get("$ref"):
            found |= self.fields(self.document["components"]["schemas"][reference.rpartition("/")[2]])
        return found

    async def ask(self, line, where, name, value):
        method, _, path = line.replace("{case}", "{identity}").partition(" ")
        headers = httpx.Headers(self.headers, encoding="latin-1")
        sent = {"path": dict(self.names), "header": headers, "query": {}, "form": {}}
        sent["body"] = dict(TABLE[line][0]) if isinstance(TABLE[line][0], dict) else {}
        if isinstance(TABLE[line][0], str):
            sent["query"] = dict(parse_qsl(TABLE[line][0][1:]))
        if name in INSTEAD_OF_TEXT:
            sent["body"].pop("text", None)
        if path.startswith("/aide"):
            sent["form"] = sent.pop("body")
        sent[where][name] = value
        address = path.format(**{known: quote(one, safe="") for known, one in sent["path"].items()})
        content = {}
        if method not in {"GET", "DELETE"}:
            content = {"data": sent["form"]} if sent["form"] else {"json": sent["body"]}
        return await self.client.request(
            method, address, params=sent["query"], headers=sent["header"], **content
        )


async def test_no_place_of_no_request_is_worth_a_5xx(running):
    async with running() as app, browser(app) as client:
        asker, failed = await Asker.of(app, client), []
        for line in TABLE:
            for where, name in asker.places(line):
                for value in {"body": VALUES, "header": HEADERS}.get(where, TEXTS):
                    response = await asker.ask(line, where, name, value)
                    if response.status_code >= 500:
                        failed.append(f"{line}: {where} {name} = {str(value)[:20]!r}: {response.status_code}")
    assert not failed, "\n".join(failed)
