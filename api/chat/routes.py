"""The visitor's half of the contract. Every answer is JSON, every address is the same for everybody."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from fastapi.sse import EventSourceResponse

from api.admission import AdmissionDep
from api.chat.opening import opening
from api.chat.shapes import MessageIn, SeenIn, StartIn, TurnOut
from api.chat.stream import stream
from api.chat.visitor import TurnsDep
from api.crypto import hashed
from api.db import AWAY
from api.errors import Conflict, EmptyMessage, MessageTooLong, TooManyRequests
from api.events import EventOut, EventsOut, Message, StartOut
from api.parts import NetworkDep, Parts, PartsDep, TokenDep, VisitorDep

router = APIRouter(prefix="/v1/chat", tags=["chat"])
LAST = 2**31 - 1  # an event's number is an INTEGER, which PostgreSQL compares with nothing greater


@router.post("", status_code=201, response_model_exclude_none=True)
async def start(
    parts: PartsDep, turns: TurnsDep, admit: AdmissionDep, wanted: StartIn | None = None
) -> StartOut:
    """428 under a flood, or when many began from her network: with a challenge (api/pow.py).

    Its solution comes back as `Fanal-Effort`.
    """
    await admit.begin()
    wanted = wanted or StartIn()
    drafts = opening(parts.words, wanted.audience)
    try:
        token, conversation, events = await parts.thread.start(
            drafts, audience=wanted.audience, locale=wanted.locale
        )
    except AWAY:
        turns.not_begun()
        raise
    return StartOut(token=token, expires_at=conversation.expires_at.isoformat(), events=events)


@router.post("/messages", response_model=TurnOut)
async def send(
    parts: PartsDep, turns: TurnsDep, network: NetworkDep, token: TokenDep, sent: MessageIn
) -> Response:
    """The visitor's event and its answer. The same `client_id` sent again gets the same events.

    Except a return code, which is stored nowhere: another comes in its place, and it alone is good.
    What is refused for its size, its rate or a `client_id` that bears other words comes back with `events`
    where its own tell of danger.
    """
    try:
        await _admit(parts, token, sent.text)
        turn = await turns.take(token, Message(str(sent.client_id), sent.text, sent.choice))
    except (MessageTooLong, TooManyRequests, Conflict) as refusal:
        if sent.text and await _may_be_screened(parts, token, network):
            shown = await turns.refused(token, sent.text)
            refusal.extra = {"events": [_plain(event) for event in shown]} if shown else {}
        raise
    out = TurnOut(events=turn.events, stored=turn.stored)
    # Written out here: the framework would check and convert once more what we have just built.
    return Response(out.model_dump_json(by_alias=True, exclude_none=True), media_type="application/json")


async def _may_be_screened(parts: Parts, token: str, network: str) -> bool:
    allows = parts.limits.allows
    return await allows("refused", hashed(token)) and await allows("refused-network", network)


def _plain(event: EventOut) -> object:
    return event.model_dump(mode="json", by_alias=True, exclude_none=True)


async def _admit(parts: Parts, token: str, text: str | None) -> None:
    if text is not None and not text:
        raise EmptyMessage(fields=["text"])
    if text is not None and len(text) > parts.settings.max_text:
        raise MessageTooLong(fields=["text"])
    for rule in ("message-burst", "message"):
        await parts.limits.hit(rule, hashed(token))


@router.get(
    "/events",
    response_model=EventsOut,
    response_model_exclude_none=True,
    responses={200: {"content": {"text/event-stream": {}}}},
)
async def events(
    parts: PartsDep,
    token: TokenDep,
    after: Annotated[int, Query(ge=0, le=LAST)] = 0,
    stream_: Annotated[int, Query(alias="stream", ge=0, le=1)] = 1,
    last_event_id: Annotated[int | None, Header(ge=0, le=LAST)] = None,
) -> EventsOut | Response:
    """Server-sent events, each with its number as id; `stream=0` answers the list instead."""
    conversation = await parts.thread.open(token)
    since = after if last_event_id is None else last_event_id
    if not stream_:
        await parts.limits.hit("read", conversation.id)
        return EventsOut(events=await parts.thread.after(conversation, since))
    parts.thread.box(conversation)  # without its key, refused while a status can still say so
    return EventSourceResponse(stream(parts, conversation.id, token, since))


@router.post("/typing", status_code=204)
async def typing(parts: PartsDep, conversation: VisitorDep) -> None:
    await parts.limits.hit("typing", conversation.id)
    await parts.hub.wake(f"desk:{conversation.id}", f"typing:{conversation.id}")


@router.post("/seen", status_code=204)
async def seen(parts: PartsDep, conversation: VisitorDep, shown: SeenIn) -> None:
    """A person's words with this number stood on her screen, with nothing over them. Told, never stored."""
    await parts.limits.hit("typing", conversation.id)
    await parts.hub.wake(f"desk:{conversation.id}", f"seen:{conversation.id}:{shown.seq}")


@router.delete("", status_code=204)
async def erase(parts: PartsDep, token: TokenDep) -> None:
    conversation = await parts.thread.open(token)
    await parts.forget.conversation(conversation.id)
