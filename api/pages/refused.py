"""A form that is refused answers with a page: who sends a form reads no JSON."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from api.errors import Problem
from api.pages.routes import page
from api.parts import Parts

FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


class FormRoute(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await handle(request)
            except Problem as problem:
                return _refused(request, problem.status, problem)
            except RequestValidationError:
                return _refused(request, 422 if _is_form(request) else 415)
            except HTTPException as error:
                return _refused(request, error.status_code)

        return answered


def _refused(request: Request, status: int, problem: Problem | None = None) -> Response:
    parts: Parts = request.app.state.parts
    sentence = parts.words.say(f"problems.{problem.type}") if problem else None
    response = page(request, parts, "help_refused.html", sentence=sentence)
    response.status_code = status
    if problem and problem.retry_after:
        response.headers["Retry-After"] = str(problem.retry_after)
    return response


def _is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() in FORMS
