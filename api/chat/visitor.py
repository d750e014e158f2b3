"""What only the visitor's routes need of the application."""

from typing import Annotated

from fastapi import Depends, Request

from api.chat.turn import Turns
from api.pow import Effort


async def turns(request: Request) -> Turns:
    found: Turns = request.app.state.turns
    return found


TurnsDep = Annotated[Turns, Depends(turns)]


async def effort(request: Request) -> Effort:
    found: Effort = request.app.state.effort
    return found


EffortDep = Annotated[Effort, Depends(effort)]
