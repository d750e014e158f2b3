"""The only door of the Rasa process: one request, one answer with all that the turn produced.

Rasa's own REST channel answers 200 with an empty list after an exception; here a failure is a 500 that names the
exception's class and nothing else.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Request, response
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse

from bot.turn import BadTurn, Turn, take

log = logging.getLogger("fanal.bot")
MOST_BYTES = 1_000_000


class Channel(InputChannel):
    @classmethod
    def name(cls) -> str:
        return "fanal"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:  # noqa: ARG002 - Rasa's call
        door = Blueprint("fanal")
        door.add_route(_turn, "/turn", methods=["POST"], stream=True)
        door.add_route(_forget, "/conversations/<conversation:str>", methods=["DELETE"])
        return door


async def _turn(request: Request) -> HTTPResponse:
    try:
        turn = Turn.of(await _read(request))
        return response.json(await _taken(request.app.ctx, turn))
    except (BadTurn, SanicException) as error:
        return response.json({"error": type(error).__name__}, status=400)
    except Exception as error:  # noqa: BLE001 - whatever it is, the API must learn that the turn failed
        log.error("turn failed: %s", type(error).__name__)  # noqa: TRY400 - a traceback may quote the visitor
        return response.json({"error": type(error).__name__}, status=500)


async def _read(request: Request) -> Any:
    sent = b""
    async for part in request.stream:
        sent += part
        if len(sent) > MOST_BYTES:
            raise BadTurn
    try:
        return json.loads(sent)
    except ValueError as error:
        raise BadTurn from error


async def _taken(ctx: Any, turn: Turn) -> dict[str, Any]:
    try:
        return await take(ctx.agent, turn)
    finally:
        ctx.trackers.end_turn(turn.conversation)


async def _forget(request: Request, conversation: str) -> HTTPResponse:
    """Behind a turn under way, which would keep the conversation again at its end."""
    try:
        async with request.app.ctx.agent.lock_store.lock(conversation):
            await request.app.ctx.trackers.forget(conversation)
    except Exception as error:  # noqa: BLE001 - whatever it is, the API must ask again
        log.error("not forgotten: %s", type(error).__name__)  # noqa: TRY400 - as above
        return response.json({"error": type(error).__name__}, status=503)
    return response.empty()
