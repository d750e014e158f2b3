"""What one running application is made of, built once by create_app and reached by routes as `PartsDep`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.db import Database
from api.forget import Forget
from api.limits import Limits
from api.live import Hub
from api.settings import Settings
from api.thread import Thread
from api.words import Words


@dataclass(frozen=True, slots=True)
class Parts:
    settings: Settings
    db: Database
    hub: Hub
    limits: Limits
    words: Words
    thread: Thread
    forget: Forget


def parts(request: Request) -> Parts:
    found: Parts = request.app.state.parts
    return found


PartsDep = Annotated[Parts, Depends(parts)]


def network(request: Request, parts: PartsDep) -> str:
    """The caller's network prefix, already unrecognisable: slows a flood, is never stored."""
    return parts.limits.network(request.client.host if request.client else "")


NetworkDep = Annotated[str, Depends(network)]
