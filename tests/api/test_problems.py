import pytest

from api import errors
from api.chat import engine  # noqa: F401 - its refusal belongs to the tree
from api.problems import problem_response
from api.settings import ROOT
from api.words import Words


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
