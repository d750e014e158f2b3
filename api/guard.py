"""What every response carries, whatever made it: one origin, no frame but ours, no trace in caches."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.settings import Settings

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

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        embeddable = " ".join(["'self'", *settings.origins])
        self._headers = FIXED | {
            "Content-Security-Policy": POLICY.format(ancestors=embeddable),
            # An embedding site must be able to load the frame and its script; nobody else may read us.
            "Cross-Origin-Resource-Policy": "cross-origin" if settings.origins else "same-origin",
        }
        if settings.env == "prod":
            self._headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, with_headers)
