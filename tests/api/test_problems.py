import pytest
from sqlalchemy import event
from sqlalchemy.exc import DataError, IntegrityError, OperationalError

from api import errors
from api.chat import engine  # noqa: F401 - its refusal belongs to the tree
from api.problems import problem_response
from api.settings import ROOT
from api.words import Words
from tests.api.console.team import PASSWORD, Mate
from tests.api.databases import lose_connections


def tree(kind=errors.Problem):
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


@pytest.mark.parametrize("kind", list(tree()), ids=lambda kind: kind.type)
def test_every_refusal_has_a_sentence_fit_for_a_visitor(kind):
    words = Words(ROOT / "resources" / "words.yml")
    response = problem_response(kind(), words)
    assert response.status_code == kind.status
    assert response.media_type == "application/problem+json"
    assert kind.type.encode() in response.body


def test_types_are_stable_and_unlike():
    types = [kind.type for kind in tree()]
    assert len(types) == len(set(types))


async def test_an_unexpected_error_is_a_problem_without_details(app, client):
    @app.get("/broken")
    async def broken():
        raise RuntimeError("canari-4711")

    response = await client.get("/broken")
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "canari" not in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]


async def test_a_database_that_is_away_is_said_rather_than_taken_for_our_fault(app, client):
    mate = await Mate.at_work(app)

    @event.listens_for(app.state.parts.db.engine, "do_connect")
    def _away(*_):
        raise OperationalError("canari-4711", {}, ConnectionRefusedError())

    lose_connections(app.state.parts.db)
    for response in (
        await mate.call("GET", "queue"),
        await mate.call("POST", "login", {"name": "Alix", "password": PASSWORD}),
        await client.post("/v1/chat", json={}),
        await client.get("/v1/services?need=shelter&near=69"),
    ):
        assert response.status_code == 503, response.text
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["type"] == "/problems/unavailable"
        assert int(response.headers["retry-after"]) > 0
        assert "canari" not in response.text


async def test_what_no_column_can_hold_is_bad_input_and_in_the_log_without_its_words(app, client, caplog):
    @app.get("/broken")
    async def broken():
        raise DataError("", {"name": "canari-4711"}, ValueError())

    response = await client.get("/broken")
    assert response.status_code == 422
    assert response.json()["type"] == "/problems/bad-input"
    assert "canari" not in response.text
    assert [record.msg for record in caplog.records if record.name == "fanal"] == ["input-got-through"]


async def test_a_broken_rule_of_the_database_stays_our_fault(app, client):
    @app.get("/broken")
    async def broken():
        raise IntegrityError("", {}, ValueError())

    assert (await client.get("/broken")).status_code == 500
