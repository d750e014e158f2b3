"""Public pages. The same for everybody: nothing of a visitor enters them."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response
from fastapi.templating import Jinja2Templates

from api.directory.helplines import Helplines, HelplineView, load
from api.models import AUDIENCES
from api.parts import Parts, PartsDep
from api.settings import Settings

HERE = Path(__file__).parent
WEB = HERE.parent / "web"
# In the HTML of every page, in this order, whatever else is down.
EMERGENCY = ("allo_119", "police_17", "sos_112", "samu_15", "sms_114")
BY_TEXT = "sms_114"
# Not loaded with the chat page.
APART = {"doors.js", "code.js", "embed.js", "effort.js", "framed.js", "host.js", "more.js", "poll.js"}

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(HERE / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True


@router.get("/")
async def start(request: Request, parts: PartsDep) -> Response:
    return page(request, parts, "start.html")


@router.get("/chat")
async def chat(request: Request, parts: PartsDep, *, embed: bool = False) -> Response:
    return page(
        request,
        parts,
        "chat.html",
        embedded=embed,
        words=_widget_words() | _said_by_both(parts),
        modules=_modules(),
        origins=parts.settings.origins,
    )


@router.get("/confidentialite")
async def privacy(request: Request, parts: PartsDep) -> Response:
    return page(request, parts, "privacy.html", lives=parts.words.lives(parts.settings))


@router.get("/mentions-legales")
async def legal(request: Request, parts: PartsDep) -> Response:
    return page(request, parts, "legal.html")


@router.get("/accessibilite")
async def accessibility(request: Request, parts: PartsDep) -> Response:
    return page(request, parts, "accessibility.html")


@router.get("/widget.js")
async def widget() -> Response:
    """One script tag on another site: a button, and a frame onto /chat."""
    return FileResponse(
        WEB / "widget" / "embed.js", media_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )


def page(request: Request, parts: Parts, name: str, **values: Any) -> Response:
    return templates.TemplateResponse(request, name, shared(parts.settings) | values)


def refusal(request: Request, status: int, sentence: str) -> Response:
    """For who typed a wrong address, or came when something failed: numbers, and the way back."""
    shown = page(request, request.app.state.parts, "refused.html", sentence=sentence)
    shown.status_code = status
    return shown


def shared(settings: Settings) -> dict[str, Any]:
    """What every page is given."""
    lines = _helplines(settings.resources / "helplines.yml")
    return {
        "settings": settings,
        "exit_url": str(settings.exit_url),
        "emergency": [_line(lines, line) for line in EMERGENCY],
        "by_text": _line(lines, BY_TEXT),
    }


def _line(lines: Helplines, line: str) -> HelplineView:
    return lines.view(line, datetime.now(UTC))


@cache
def _helplines(path: Path) -> Helplines:
    return load(path)


@cache
def _widget_words() -> dict[str, Any]:
    words: dict[str, Any] = json.loads((WEB / "widget" / "words.fr.json").read_text(encoding="utf-8"))
    return words


def _said_by_both(parts: Parts) -> dict[str, Any]:
    """Sentences of the page that the service's own words hold."""
    say, lives = parts.words.say, parts.words.lives(parts.settings)
    code = {"code": "{code}", "life": lives["receipt"]}  # the page fills in the code

    def both(key: str, **values: str) -> dict[str, str]:
        return {"tu": say(key, "young", **values), "vous": say(key, "parent", **values)}

    return {
        "doors": {say(f"start.doors.{door}"): door for door in AUDIENCES},
        "erase_failed": both("erase_failed", **lives),
        "code": both("hand_off.code", **code),
    }


@cache
def _modules() -> list[str]:
    """Named in the page's head, so that a slow phone asks for all of them at once."""
    own = [path.name for path in sorted((WEB / "widget").glob("*.js")) if path.name not in APART]
    return [
        *(f"/web/shared/{name}" for name in ("dom.js", "stream.js")),
        *(f"/web/widget/{name}" for name in own),
    ]
