"""Renders every refusal: RFC 9457 for programs, a page with numbers for who opens an address in a browser.

Nothing of the request is echoed.
"""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException

from api.crypto import UnknownKey
from api.db import AWAY
from api.errors import (
    BadInput,
    BodyTooLarge,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Problem,
    Unavailable,
    WrongContentType,
)
from api.logs import log
from api.words import Words

PROBLEM = "application/problem+json"
RETRY_SECONDS = 5
# A request, its status and a sentence become a page.
Page = Callable[[Request, int, str], Response]
BY_STATUS: dict[int, type[Problem]] = {
    401: NotSignedIn,
    403: NotAllowed,
    404: NotFound,
    413: BodyTooLarge,
    415: WrongContentType,
    422: BadInput,
}


class ProblemOut(BaseModel):
    """RFC 9457. `type` is stable; `title` is a sentence fit for a visitor."""

    type: str
    title: str
    status: int
    fields: list[str] | None = None
    effort: dict[str, str | int] | None = None
    events: list[dict[str, Any]] | None = None  # of a message refused, not for its shape: its danger's card


def _told(description: str) -> dict[str, Any]:
    return {"description": description, "content": {PROBLEM: {"schema": ProblemOut.model_json_schema()}}}


# What every route may answer, for the OpenAPI document.
REFUSALS: dict[int | str, dict[str, Any]] = {
    "4XX": _told("Refused: `type` says why, `fields` where."),
    "5XX": _told("Not now: the visitor's page shows numbers by itself."),
}


def problem_response(problem: Problem, words: Words, status: int | None = None) -> JSONResponse:
    content: dict[str, object] = {
        "type": f"/problems/{problem.type}",
        "title": words.say(problem.word),
        "status": status or problem.status,
    }
    if problem.fields:
        content["fields"] = problem.fields
    content |= problem.extra
    headers = {"Retry-After": str(problem.retry_after)} if problem.retry_after else None
    return JSONResponse(content, content["status"], headers, media_type=PROBLEM)  # type: ignore[arg-type]


def refusal(request: Request, problem: Problem, words: Words, status: int | None = None) -> Response:
    """As the request's `Accept` asks: only a browser that shows what it gets says `text/html`."""
    told = problem_response(problem, words, status)
    if "text/html" not in request.headers.get("accept", ""):
        return told
    page: Page = request.app.state.refusal_page
    shown = page(request, told.status_code, words.say(problem.word))
    if problem.retry_after:
        shown.headers["Retry-After"] = str(problem.retry_after)
    return shown


def install(app: FastAPI, words: Words, page: Page) -> None:
    app.state.refusal_page = page

    @app.exception_handler(Problem)
    async def _ours(request: Request, problem: Problem) -> Response:
        return refusal(request, problem, words)

    @app.exception_handler(RequestValidationError)
    async def _shape(request: Request, error: RequestValidationError) -> Response:
        if _not_json(request) and any(one["loc"][0] == "body" for one in error.errors()):
            return refusal(request, WrongContentType(), words)
        # Places of fields that we know: a rejected value, or an unknown field's name, may be words.
        known = [one["loc"][1:] for one in error.errors() if one["type"] != "extra_forbidden"]
        fields = sorted({".".join(str(part) for part in place) for place in known} - {""})
        told = words.tree("problems")
        word = next((why for why in (f"wrong-{field}" for field in fields) if why in told), None)
        return refusal(request, BadInput(fields=fields or None, word=word), words)

    @app.exception_handler(HTTPException)
    async def _framework(request: Request, error: HTTPException) -> Response:
        if error.status_code == 400 and _not_json(request):
            return refusal(request, WrongContentType(), words)
        kind = BY_STATUS.get(error.status_code, BadInput if error.status_code < 500 else Problem)
        response = refusal(request, kind(), words, error.status_code)
        response.headers.update(error.headers or {})
        return response

    async def _database_away(request: Request, _error: Exception) -> Response:
        log.error("database-away", exc_info=True)
        return refusal(request, Unavailable(retry_after=RETRY_SECONDS), words)

    for away in AWAY:
        app.add_exception_handler(away, _database_away)

    @app.exception_handler(UnknownKey)
    async def _key_elsewhere(request: Request, _error: UnknownKey) -> Response:
        log.error("key-unknown", exc_info=True)
        return refusal(request, Unavailable(retry_after=RETRY_SECONDS), words)

    @app.exception_handler(DataError)
    async def _beyond_the_database(request: Request, _error: DataError) -> Response:
        """A net: what no column can hold should be refused where it comes in, and is bad input anyway."""
        log.error("input-got-through", exc_info=True)
        return refusal(request, BadInput(), words)


def _not_json(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return request.method in {"POST", "PUT", "PATCH"} and kind != "application/json"
