"""The counsellors' page: one shell for everybody, filled by the browser once somebody has signed in."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from fastapi import APIRouter, Request
from fastapi.responses import Response
from fastapi.templating import Jinja2Templates
from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from api.parts import PartsDep

HERE = Path(__file__).parent
WEB = HERE.parent / "web"
# The lamp is drawn once, beside the public pages.
FOLDERS = (HERE / "templates", HERE.parent / "pages" / "templates")
ENTRIES = ("refused", "unavailable")  # how a sign-in at the identity provider can end, besides well

router = APIRouter(include_in_schema=False)


@router.get("/console")
async def console(parts: PartsDep, request: Request, entry: str = "") -> Response:
    words = _words()
    shared = {
        "words": words,
        "sheets": _named("*.css"),
        "modules": _named("*.js"),
        "oidc": parts.settings.oidc,
        "trouble": words[f"entry_{entry}"] if entry in ENTRIES else "",
    }
    return _templates().TemplateResponse(request, "console/page.html", shared | _lists())


@cache
def _templates() -> Jinja2Templates:
    loader = ChoiceLoader([FileSystemLoader(folder) for folder in FOLDERS])
    env = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return Jinja2Templates(env=env)


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = json.loads((WEB / "console" / "words.fr.json").read_text(encoding="utf-8"))
    return words


@cache
def _lists() -> dict[str, Any]:
    text = (HERE / "templates" / "console" / "page.yml").read_text(encoding="utf-8")
    lists: dict[str, Any] = yaml.safe_load(text)
    return lists


@cache
def _named(pattern: str) -> list[str]:
    return [f"/web/console/{path.name}" for path in sorted((WEB / "console").glob(pattern))]
