"""Who may do what: every route with every role, and with nobody at all."""

from uuid import uuid4

import pytest

from tests.api.console.team import Mate
from tests.api.visitors import Visitor

ROLES = ("nobody", "counsellor", "supervisor", "admin")
SAY = {"client_id": str(uuid4()), "text": "Bonjour"}
# Route: what each role gets, in the order of ROLES, for a conversation that somebody else holds.
MATRIX = [
    ("GET", "me", None, (401, 200, 200, 200)),
    ("GET", "words", None, (401, 200, 200, 200)),
    ("GET", "phrases", None, (401, 200, 200, 200)),
    ("GET", "hours", None, (401, 200, 200, 200)),
    ("POST", "presence", {"on_break": False}, (401, 204, 204, 204)),
    ("GET", "queue", None, (401, 200, 200, 403)),
    ("GET", "stats", None, (401, 403, 200, 200)),
    ("GET", "people", None, (401, 403, 200, 200)),
    ("POST", "people", {"name": "Nouvelle", "role": "counsellor"}, (401, 403, 201, 201)),
    ("POST", "people", {"name": "Cheffe", "role": "supervisor"}, (401, 403, 403, 201)),
    ("POST", "phrases", {"situation": "opening", "text": "Bonjour."}, (401, 403, 201, 201)),
    ("PUT", "hours", {"week": "Mo-Fr 09:00-18:00"}, (401, 403, 200, 200)),
    ("GET", "conversations/{held}", None, (401, 404, 404, 403)),
    ("POST", "conversations/{held}/take", None, (401, 409, 409, 403)),
    ("POST", "conversations/{held}/messages", SAY, (401, 409, 409, 403)),
    ("POST", "conversations/{held}/typing", None, (401, 404, 404, 403)),
    ("POST", "conversations/{held}/notes", {"text": "Note"}, (401, 404, 404, 403)),
    ("POST", "conversations/{held}/risk", {"level": "none", "reason": "Vérifié"}, (401, 404, 404, 403)),
    ("POST", "conversations/{held}/help", None, (401, 409, 409, 403)),
    ("POST", "conversations/{held}/transfer", {"to": "nobody"}, (401, 409, 409, 403)),
    ("POST", "conversations/{held}/view", None, (401, 403, 200, 403)),
    ("DELETE", "conversations/{held}/view", None, (401, 403, 204, 403)),
    ("POST", "conversations/{held}/return", None, (401, 409, 204, 403)),
    ("POST", "conversations/{held}/close", {"outcome": "listened"}, (401, 409, 204, 403)),
    ("GET", "conversations/{waiting}", None, (401, 404, 404, 403)),
    ("POST", "conversations/{waiting}/take", None, (401, 200, 200, 403)),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "row", MATRIX, ids=[f"{number} {one[0]} {one[1]}" for number, one in enumerate(MATRIX)]
)
async def test_each_role_may_do_what_it_is_for(app, client, role, row):
    method, path, body, expected = row
    holder = await Mate.at_work(app, "Holder")
    await Visitor.waiting(client)
    held = await holder.take_next()
    waiting = ""
    if "{waiting}" in path:
        await Visitor.waiting(client)
        waiting = (await holder.queue())[0]["conversation"]
    mate = Mate(app, "Nobody", "") if role == "nobody" else await Mate.at_work(app, "Mate", role)
    response = await mate.call(method, path.format(held=held, waiting=waiting), body)
    assert response.status_code == expected[ROLES.index(role)], response.text
