"""Who is asking, for the visitor's routes: a bearer token, no cookie, no id in any address."""

from typing import Annotated

from fastapi import Depends, Header, Request

from api.chat.turn import Turns
from api.errors import ConversationOver, NotSignedIn
from api.models import Conversation
from api.parts import PartsDep


def token(authorization: Annotated[str | None, Header()] = None) -> str:
    scheme, _, value = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not value.strip():
        raise NotSignedIn
    return value.strip()


TokenDep = Annotated[str, Depends(token)]


async def visitor(parts: PartsDep, token: TokenDep) -> Conversation:
    conversation = await parts.thread.open(token)
    if conversation.state == "closed":
        raise ConversationOver
    return conversation


VisitorDep = Annotated[Conversation, Depends(visitor)]


def turns(request: Request) -> Turns:
    found: Turns = request.app.state.turns
    return found


TurnsDep = Annotated[Turns, Depends(turns)]
