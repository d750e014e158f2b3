"""What one running application is made of, built once by create_app and reached by routes as `PartsDep`.

Dependencies are coroutines even where they await nothing: the framework sends plain functions to a thread,
which costs each request more than they do.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request

from api.db import Database
from api.errors import ConversationOver, NotSignedIn
from api.forget import Forget
from api.limits import Limits
from api.live import Hub
from api.models import Conversation
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


async def parts(request: Request) -> Parts:
    found: Parts = request.app.state.parts
    return found


PartsDep = Annotated[Parts, Depends(parts)]


async def network(request: Request, parts: PartsDep) -> str:
    """The caller's network prefix, already unrecognisable: slows a flood, is never stored."""
    return parts.limits.network(request.client.host if request.client else "")


NetworkDep = Annotated[str, Depends(network)]


async def token(authorization: Annotated[str | None, Header()] = None) -> str:
    """The visitor's: a bearer token, no cookie, no id in any address."""
    scheme, _, value = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not value.strip():
        raise NotSignedIn
    return value.strip()


TokenDep = Annotated[str, Depends(token)]


async def visitor(parts: PartsDep, token: TokenDep) -> Conversation:
    conversation = await parts.thread.open(token)
    if conversation.state == "closed":
        raise ConversationOver(word="conversation-closed")
    return conversation


VisitorDep = Annotated[Conversation, Depends(visitor)]
