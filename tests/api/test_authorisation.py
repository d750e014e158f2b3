"""Every route, tried by everybody. The table is written by hand: a route that isn't in it fails the test.

Each line says what nobody, the visitor, another visitor, the counsellor who has the case, another counsellor,
a supervisor and an admin get. Lines are tried from top to bottom; what ends something stands low.
A well-formed request gets through, or is told 401 (not signed in), 403 (not this role), 404 (not for your
eyes) or 409 (not yours to do). 422: let in, but made wrong on purpose, so that it changes nothing.
"""

from uuid import uuid4

import httpx
import pytest

from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.visitors import Visitor

ACTORS = ("nobody", "visitor", "foreign", "counsellor", "colleague", "supervisor", "admin")
CASE = "/v1/console/conversations/{case}"
SAY = {"client_id": str(uuid4()), "text": "bonjour"}

EVERYBODY = "200 200 200 200 200 200 200"
NOT_THERE = "404 404 404 404 404 404 404"
VISITORS = "401 {0} {0} 401 401 401 401"
TEAM = "401 401 401 {0} {0} {0} {0}"
ANSWERING = "401 401 401 {0} {0} {0} 403"
KEEPERS = "401 401 401 403 403 {0} {0}"

TABLE: dict[str, tuple[object, str]] = {
    # public pages, and the directory: for everybody, without a name
    "GET /": (None, EVERYBODY),
    "GET /chat": (None, EVERYBODY),
    "GET /widget.js": (None, EVERYBODY),
    "GET /confidentialite": (None, EVERYBODY),
    "GET /mentions-legales": (None, EVERYBODY),
    "GET /accessibilite": (None, EVERYBODY),
    "GET /console": (None, EVERYBODY),  # the page; what it shows comes from the routes below
    "GET /aide": (None, EVERYBODY),
    "POST /aide": ({}, EVERYBODY),
    "POST /aide/signaler": ({"service": str(uuid4()), "what": "phone"}, NOT_THERE),
    "GET /v1/helplines": (None, EVERYBODY),
    "GET /v1/needs": (None, EVERYBODY),
    "GET /v1/places": (None, "422 422 422 422 422 422 422"),
    "GET /v1/services": (None, EVERYBODY),
    "GET /v1/services/{service_id}": (None, NOT_THERE),
    "POST /v1/services/{service_id}/report": ({"what": "phone"}, NOT_THERE),
    "GET /hsds/": (None, EVERYBODY),
    "GET /hsds/services": (None, EVERYBODY),
    "GET /hsds/services/{service_id}": (None, NOT_THERE),
    "GET /hsds/organizations": (None, EVERYBODY),
    "GET /hsds/organizations/{organization_id}": (None, NOT_THERE),
    "GET /v1/export/data-inclusion": (None, EVERYBODY),
    "GET /healthz": (None, EVERYBODY),
    "GET /readyz": (None, EVERYBODY),
    "GET /openapi.json": (None, EVERYBODY),
    # a visitor: whoever holds the token, and only for its own conversation
    "POST /v1/chat": ({}, "201 201 201 201 201 201 201"),
    "POST /v1/chat/resume": ({"receipt": "a"}, NOT_THERE),
    "POST /v1/chat/messages": (SAY, VISITORS.format(200)),
    "GET /v1/chat/events": ("?stream=0", VISITORS.format(200)),
    "POST /v1/chat/typing": (None, VISITORS.format(204)),
    "POST /v1/chat/seen": ({"seq": 1}, VISITORS.format(204)),
    "POST /v1/chat/receipt": (None, VISITORS.format(200)),
    "POST /v1/chat/handoff": (None, VISITORS.format(200)),
    # the team
    "GET /v1/console/me": (None, TEAM.format(200)),
    "GET /v1/console/words": (None, TEAM.format(200)),
    "POST /v1/console/presence": ({"on_break": False}, TEAM.format(204)),
    "GET /v1/console/queue": (None, ANSWERING.format(200)),
    "GET /v1/console/events": ({"Last-Event-ID": "?"}, ANSWERING.format(422)),
    "GET /v1/console/stats": (None, KEEPERS.format(200)),
    "GET /v1/console/people": (None, KEEPERS.format(200)),
    "POST /v1/console/people": ({"name": "Nouvelle", "role": "counsellor"}, KEEPERS.format(201)),
    "PATCH /v1/console/people/{identity}": ({"capacity": 3}, KEEPERS.format(200)),
    "GET /v1/console/phrases": (None, TEAM.format(200)),
    "POST /v1/console/phrases": ({"situation": "autre", "text": "Bonjour."}, KEEPERS.format(201)),
    "DELETE /v1/console/phrases/{identity}": (None, KEEPERS.format(404)),
    "GET /v1/console/hours": (None, TEAM.format(200)),
    "PUT /v1/console/hours": ({"week": "24/7"}, KEEPERS.format(200)),
    # a conversation that the counsellor has: nobody else reads or writes in it; an admin reads none, ever
    f"GET {CASE}": (None, "401 401 401 200 404 404 403"),
    f"POST {CASE}/take": (None, "401 401 401 409 409 409 403"),
    f"POST {CASE}/messages": (SAY, "401 401 401 200 409 409 403"),
    f"POST {CASE}/typing": (None, "401 401 401 204 404 404 403"),
    f"POST {CASE}/notes": ({"text": "une note"}, "401 401 401 201 404 404 403"),
    f"POST {CASE}/risk": ({"level": "high", "reason": "une raison"}, "401 401 401 200 404 404 403"),
    f"POST {CASE}/help": (None, "401 401 401 204 409 409 403"),
    f"POST {CASE}/transfer": ({"to": "{colleague}"}, "401 401 401 204 409 204 403"),
    f"POST {CASE}/view": (None, "401 401 401 403 403 200 403"),
    f"DELETE {CASE}/view": (None, "401 401 401 403 403 204 403"),
    f"POST {CASE}/return": (None, "401 401 401 409 409 204 403"),  # transferred above: no longer hers
    f"POST {CASE}/close": ({"outcome": "emergency"}, "401 401 401 409 409 409 403"),  # returned above
    # signing in and out
    "POST /v1/console/login": ({"name": "Alix", "password": "wrong"}, "401 401 401 401 401 401 401"),
    "POST /v1/console/login/code": ({"code": "000000"}, TEAM.format(401)),  # no step of theirs
    "POST /v1/console/password": ({"current": "a", "new": "b" * 12}, TEAM.format(422)),
    "POST /v1/console/totp": (None, TEAM.format(200)),
    "POST /v1/console/totp/confirm": ({"code": "00000000"}, TEAM.format(422)),
    "GET /v1/console/oidc/login": (None, NOT_THERE),  # not set up here
    "GET /v1/console/oidc/callback": (None, NOT_THERE),
    "POST /v1/console/logout": (None, "204 204 204 204 204 204 204"),
    # the end
    "DELETE /v1/chat/handoff": (None, VISITORS.format(200)),
    "DELETE /v1/chat": (None, VISITORS.format(204)),
}


def routes(app):
    found = set()
    for route in app.routes:
        if hasattr(route, "effective_route_contexts"):
            for one in route.effective_route_contexts():
                path = one.path.replace("/conversations/{identity}", "/conversations/{case}")
                found |= {f"{method} {path}" for method in one.methods}
        elif route.path != "/web":  # files of the pages, nothing that asks who one is
            found |= {f"{method} {route.path}" for method in route.methods - {"HEAD"}}
    return found


def test_every_route_is_in_the_table_and_nothing_else(app):
    assert routes(app) == set(TABLE)


async def cast_of(app, client):
    """A case that one counsellor has, and everybody who might want to see it."""
    team = {
        "counsellor": "counsellor",
        "colleague": "counsellor",
        "supervisor": "supervisor",
        "admin": "admin",
    }
    mates = {name: await Mate.at_work(app, name, role) for name, role in team.items()}
    visitor, foreign = [await Visitor.arrive(client, audience="young") for _ in range(2)]
    await visitor.write("je suis perdue")
    await client.post("/v1/chat/handoff", headers=visitor.headers)
    case = await mates["counsellor"].take_next()
    callers = {name: (mate.client, {}) for name, mate in mates.items()}
    callers |= {
        "nobody": (client, {}),
        "visitor": (client, visitor.headers),
        "foreign": (client, foreign.headers),
    }
    names = {"case": case, "identity": mates["colleague"].id, "colleague": mates["colleague"].id}
    return callers, names | {"service_id": str(uuid4()), "organization_id": str(uuid4())}


def request_for(line, body, names):
    method, _, path = line.partition(" ")
    path = path.format(**names)
    if isinstance(body, str):
        return httpx.Request(method, f"http://fanal.test{path}{body}")
    if method == "GET":
        return httpx.Request(method, f"http://fanal.test{path}", headers=body or {})
    if body and "to" in body:
        body = {"to": body["to"].format(**names)}
    kind = {"data": body} if path.startswith("/aide") else {"json": body}
    return httpx.Request(method, f"http://fanal.test{path}", **(kind if body is not None else {}))


@pytest.mark.parametrize("actor", ACTORS)
async def test_everybody_gets_what_the_table_says(running, actor):
    async with running(limits="off") as app, browser(app) as client:
        callers, names = await cast_of(app, client)
        caller, headers = callers[actor]
        got, wanted = {}, {}
        for line, (body, statuses) in TABLE.items():
            request = request_for(line, body, names)
            request.headers.update(headers | {"Cookie": _cookies(caller)})
            response = await caller.send(request)
            got[line] = response.status_code
            wanted[line] = int(statuses.split()[ACTORS.index(actor)])
        for mate in callers.values():
            await mate[0].aclose()
    assert got == wanted


def _cookies(client):
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar)


async def test_a_foreign_token_shows_its_own_conversation_and_no_other(client):
    hers, foreign = [await Visitor.arrive(client) for _ in range(2)]
    said = await hers.write("je suis perdue")
    assert await foreign.events() == foreign.opening
    choice = next(choice for event in hers.opening + said for choice in event.get("choices", ()))
    stolen = await foreign.post({"client_id": str(uuid4()), "choice": choice["id"]})
    assert stolen.json()["type"] == "/problems/unknown-choice"
