"""What only the visitor's routes need of the application."""

from typing import Annotated

from fastapi import Depends, Request

from api.chat.turn import Turns


async def turns(request: Request) -> Turns:
    found: Turns = request.app.state.turns
    return found


TurnsDep = Annotated[Turns, Depends(turns)]
