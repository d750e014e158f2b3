"""The visitor's side of a hand-off: ask for a person, change one's mind, come back with a code."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from api.admission import AdmissionDep
from api.errors import ConversationOver, NotFound
from api.events import EventsOut, StartOut
from api.handoff.desk import Desk
from api.handoff.receipts import Form
from api.handoff.return_code import ReturnCodes
from api.handoff.summary import LineId
from api.parts import PartsDep, VisitorDep
from api.shapes import Strict

router = APIRouter(prefix="/v1/chat", tags=["chat"])


class HandoffIn(Strict):
    strike: list[LineId] | None = Field(default=None, max_length=3)


class ReceiptIn(Strict):
    form: Form = "words"


class ReceiptOut(BaseModel):
    receipt: str = Field(description="five words or sixteen digits; cannot be shown again")


class ResumeIn(Strict):
    receipt: Annotated[str, Field(min_length=1, max_length=120)]


async def desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


async def codes(request: Request) -> ReturnCodes:
    found: ReturnCodes = request.app.state.codes
    return found


DeskDep = Annotated[Desk, Depends(desk)]
CodesDep = Annotated[ReturnCodes, Depends(codes)]


@contextmanager
def erased_meanwhile() -> Iterator[None]:
    """Gone between the look at her token and the deed: for her it is over, as it is a moment later."""
    try:
        yield
    except NotFound as gone:
        raise ConversationOver from gone


@router.post("/handoff", response_model_exclude_none=True)
async def ask(
    parts: PartsDep, desk: DeskDep, conversation: VisitorDep, wanted: HandoffIn | None = None
) -> EventsOut:
    """Ask for a person; while waiting, `strike` says which lines are not passed on."""
    await parts.limits.hit("message", conversation.id)
    strike = wanted.strike if wanted else None
    with erased_meanwhile():
        return EventsOut(events=await desk.change(conversation.id, desk.ask, "asked", strike))


@router.delete("/handoff", response_model_exclude_none=True)
async def withdraw(parts: PartsDep, desk: DeskDep, conversation: VisitorDep) -> EventsOut:
    await parts.limits.hit("message", conversation.id)
    with erased_meanwhile():
        return EventsOut(events=await desk.change(conversation.id, desk.withdraw))


@router.post("/receipt")
async def receipt(
    parts: PartsDep, codes: CodesDep, conversation: VisitorDep, wanted: ReceiptIn | None = None
) -> ReceiptOut:
    await parts.limits.hit("receipt", conversation.id)
    with erased_meanwhile():
        issued = await codes.issue(conversation.id, (wanted or ReceiptIn()).form)
    return ReceiptOut(receipt=issued.code)


@router.post("/resume", status_code=201, response_model_exclude_none=True)
async def resume(codes: CodesDep, admit: AdmissionDep, back: ResumeIn) -> StartOut:
    """As beginning a conversation, with everything said since; a code that opens nothing is 404.

    428 with a challenge when many were tried from her network (api/pow.py).
    """
    await admit("resume")
    token, conversation, events = await codes.resume(back.receipt)
    return StartOut(token=token, expires_at=conversation.expires_at.isoformat(), events=events)
