"""The OpenAPI document is true: whatever is asked, the answer is one that it declares, and never a 5xx."""

import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from api.chat.opening import opening
from api.console import people, sessions
from api.crypto import new_token
from api.settings import Settings
from tests.api.console.team import HASHED
from tests.api.databases import database

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 6
# Other programs are written against these: a name that goes away breaks them.
CONTRACT = """
DELETE /v1/chat
DELETE /v1/chat/handoff
DELETE /v1/console/conversations/{identity}/view
DELETE /v1/console/phrases/{identity}
GET /healthz
GET /hsds/
GET /hsds/organizations
GET /hsds/organizations/{organization_id}
GET /hsds/services
GET /hsds/services/{service_id}
GET /readyz
GET /v1/chat/events
GET /v1/console/conversations/{identity}
GET /v1/console/events
GET /v1/console/hours
GET /v1/console/me
GET /v1/console/people
GET /v1/console/phrases
GET /v1/console/queue
GET /v1/console/stats
GET /v1/console/words
GET /v1/export/data-inclusion
GET /v1/helplines
GET /v1/needs
GET /v1/places
GET /v1/services
GET /v1/services/{service_id}
PATCH /v1/console/people/{identity}
POST /v1/chat
POST /v1/chat/handoff
POST /v1/chat/messages
POST /v1/chat/receipt
POST /v1/chat/resume
POST /v1/chat/seen
POST /v1/chat/typing
POST /v1/console/conversations/{identity}/close
POST /v1/console/conversations/{identity}/help
POST /v1/console/conversations/{identity}/messages
POST /v1/console/conversations/{identity}/notes
POST /v1/console/conversations/{identity}/return
POST /v1/console/conversations/{identity}/risk
POST /v1/console/conversations/{identity}/take
POST /v1/console/conversations/{identity}/transfer
POST /v1/console/conversations/{identity}/typing
POST /v1/console/conversations/{identity}/view
POST /v1/console/login
POST /v1/console/login/code
POST /v1/console/logout
POST /v1/console/password
POST /v1/console/people
POST /v1/console/phrases
POST /v1/console/presence
POST /v1/console/totp
POST /v1/console/totp/confirm
POST /v1/services/{service_id}/report
PUT /v1/console/hours
"""


@pytest.fixture
def served(tmp_path):
    """Not started: the client under test does that, and stops it when it is done.

    On PostgreSQL, the stricter of the two; what no schema leads to is tried by test_hostile_input.
    """
    with database("postgresql", tmp_path) as address:
        app = create_app(Settings(database_url=address, engine="scripted", limits="off"))
        app.state.parts.db.migrate()
        with app.state.parts.db.writing() as session:
            people.add(session, "Alix", "supervisor", HASHED, renew=False)
        yield app
        app.state.parts.db.close()


@pytest.fixture
def document(served):
    return schemathesis.openapi.from_asgi("/openapi.json", served)


def few(examples):
    """Bounded and the same each time: a search for more belongs to a night, not to every run."""
    ignored = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    return hypothesis.settings(
        max_examples=examples, deadline=None, derandomize=True, database=None, suppress_health_check=ignored
    )


@pytest.mark.parametrize("caller", ["stranger", "with every right"])
def test_every_answer_is_one_that_the_document_declares(served, document, caller):
    wrong = []
    for found in document.get_all_operations():
        operation = found.ok()
        if operation.path == "/v1/console/events":
            continue  # it never ends

        @hypothesis.given(case=operation.as_strategy())
        @few(EXAMPLES)
        def probe(case):
            if case.operation.path == "/v1/chat/events":
                case.query = dict(case.query or {}) | {"stream": "0"}
            case.call_and_validate(checks=CHECKS, **({} if caller == "stranger" else rights(served)))

        try:
            probe()
        except (FailureGroup, Failure) as problem:
            wrong.append(f"{operation.label}: {problem}")
    assert not wrong, "\n\n".join(wrong)


def rights(app):
    """For each request anew: one of them erases the conversation, another ends the session."""
    return {"headers": {"Authorization": f"Bearer {token(app)}"}, "cookies": cookie(app)}


def token(app):
    """A conversation of her own for each request: one of them erases it."""
    token, parts = new_token(), app.state.parts
    with parts.db.writing() as session:
        parts.thread._start(session, token, opening(parts.words, None), None, "fr")
    return token


def cookie(app):
    parts = app.state.parts
    with parts.db.writing() as session:
        supervisor = people.named(session, "Alix")
        return {sessions.cookie_name(parts.settings): sessions.begin(session, supervisor, "full")}


def test_no_name_of_the_contract_vanishes(served):
    paths = served.openapi()["paths"]
    names = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    assert set(CONTRACT.split("\n")) - {""} <= names


def test_every_operation_declares_what_a_refusal_looks_like(served):
    for methods in served.openapi()["paths"].values():
        for operation in methods.values():
            assert "application/problem+json" in operation["responses"]["4XX"]["content"]
