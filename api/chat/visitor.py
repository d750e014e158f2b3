"""The conversation's turns, for the visitor's routes."""

from typing import Annotated

from fastapi import Depends, Request

from api.chat.turn import Turns


def turns(request: Request) -> Turns:
    found: Turns = request.app.state.turns
    return found


TurnsDep = Annotated[Turns, Depends(turns)]
