"""What every response carries, whatever made it: one origin, no frame but ours, no trace in caches."""

from asyncio import CancelledError

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import BodyTooLarge, Problem
from api.logs import log
from api.padding import missing
from api.problems import PROBLEM, problem_response, refusal
from api.settings import Settings
from api.words import Words

TEAM = ("/console", "/v1/console")  # a page that frames the console could steal a counsellor's clicks
JSON_TYPES = {"application/json", PROBLEM}
# No inline script or style, no other host, nothing built from strings.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors {ancestors}"
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "X-Robots-Tag": "noindex, noarchive",
}


class Guard:
    """Pure ASGI: wrapping each response in another task would cost every stream its own."""

    def __init__(self, app: ASGIApp, settings: Settings, words: Words) -> None:
        self._app, self._words = app, words
        embeddable = " ".join(["'self'", *settings.origins])
        self._headers = FIXED | {
            "Content-Security-Policy": POLICY.format(ancestors=embeddable),
            # An embedding site must be able to load the frame and its script; nobody else may read us.
            "Cross-Origin-Resource-Policy": "cross-origin" if settings.origins else "same-origin",
        }
        if settings.env == "prod":
            self._headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
        self._never_framed = self._headers | {
            "Content-Security-Policy": POLICY.format(ancestors="'none'"),
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        team = scope["path"].startswith(TEAM)
        answer = _Answer(send, self._never_framed if team else self._headers)
        try:
            await self._app(scope, receive, answer.send)
        except CancelledError:
            # The server stops and cuts its streams: ended properly, none is logged as a fault of ours.
            if not answer.started:
                raise
            await answer.send({"type": "http.response.body", "body": b""})
        except Exception:
            log.error("unexpected", exc_info=True, extra={"method": scope["method"]})
            if answer.started:
                raise  # half an answer is out: the connection is cut, which the page takes for a failure
            await refusal(Request(scope), Problem(), self._words)(scope, receive, answer.send)
        if answer.too_large:
            await problem_response(BodyTooLarge(), self._words)(scope, receive, answer.send)


class _Answer:
    """Adds the headers; fills JSON up to a size that says nothing, with white space at its end.

    The framework's bare 413 is held back so that it too becomes a problem.
    """

    def __init__(self, send: Send, headers: dict[str, str]) -> None:
        self._send, self._headers = send, headers
        self.started = self.too_large = False
        self._held: Message | None = None  # a JSON answer's beginning, until its size is known

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if message["status"] == BodyTooLarge.status and headers.get("content-type") != PROBLEM:
                self.too_large = True
                return
            self.started, self.too_large = True, False
            headers.update(self._headers)
            headers.setdefault("Cache-Control", "no-store")
            if message["status"] != 204 and headers.get("content-type") in JSON_TYPES:  # 204 has no body
                self._held = message
                return
        elif self._held is not None:
            held, self._held = self._held, None
            if not message.get("more_body"):
                message["body"] += b" " * missing(len(message["body"]))
                MutableHeaders(scope=held)["Content-Length"] = str(len(message["body"]))
            await self._send(held)
        if not self.too_large:
            await self._send(message)
