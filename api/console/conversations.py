"""What a counsellor does with a conversation.

Every reading and every deed that changes it goes into the audit chain. That she says something, types or
calls for a supervisor doesn't: her words bear her name as long as they stand, and how many there were is
nobody's business once they are gone.
"""

import secrets
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlmodel import Session

from api.console import opened
from api.console.audit import Audit
from api.console.inserted import draft_of
from api.console.outcomes import OUTCOMES
from api.console.presence import answers, beat, fading, look_away, watch
from api.console.sessions import AnsweringDep, AuditDep, Me, SupervisorDep
from api.console.shapes import (
    CloseIn,
    ConversationOut,
    IdentityDep,
    NoteIn,
    NoteOut,
    RegradeOut,
    RiskIn,
    SaidOut,
    SayIn,
    TransferIn,
)
from api.directory.nearby import Directory
from api.errors import BadInput, EmptyMessage, MessageTooLong
from api.handoff.desk import Desk
from api.handoff.regrade import regrade
from api.handoff.routes import DeskDep
from api.models import Conversation, Note, now
from api.parts import Parts, PartsDep

router = APIRouter(prefix="/conversations/{identity}")


async def at_work(parts: PartsDep, me: AnsweringDep) -> Me:
    """Whoever does something is there: a deed is as good a sign of life as an answer to a beat."""
    if await parts.db.read(fading, me.person.id) and await parts.db.write(beat, me.person.id):
        await parts.hub.wake("queue")
    return me


AtWorkDep = Annotated[Me, Depends(at_work)]


@dataclass(frozen=True, slots=True)
class Room:
    """What a deed on a conversation needs."""

    parts: Parts
    desk: Desk
    audit: Audit
    directory: Directory

    def read(self, session: Session, me: Me, identity: str) -> ConversationOut:
        """Written down before it is shown, in one unit of work: what can't be audited can't be read."""
        access = opened.find(session, me.person, identity)
        self.audit.write(session, me.person.name, "read", identity)
        return opened.read(session, access, self.desk)


async def room(request: Request, parts: PartsDep, desk: DeskDep, audit: AuditDep) -> Room:
    return Room(parts, desk, audit, request.app.state.directory)


RoomDep = Annotated[Room, Depends(room)]


@router.get("", response_model_exclude_none=False)
async def read(room: RoomDep, me: AnsweringDep, identity: IdentityDep) -> ConversationOut:
    return await room.parts.db.write(room.read, me, identity)


@router.post("/take")
async def take(room: RoomDep, me: AtWorkDep, identity: IdentityDep) -> ConversationOut:
    """One wins; everybody else gets 409. A supervisor may take what waits, like anybody."""

    def work(session: Session, conversation: Conversation) -> None:
        room.desk.take(session, conversation, me.person.id)
        answers(session, me.person.id, conversation.id)
        room.audit.write(session, me.person.name, "take", conversation.id)

    await room.desk.change(identity, work)
    return await room.parts.db.write(room.read, me, identity)


@router.post("/messages", response_model_exclude_none=True)
async def say(room: RoomDep, me: AtWorkDep, identity: IdentityDep, said: SayIn) -> SaidOut:
    if said.text is not None and not said.text:
        raise EmptyMessage(fields=["text"])
    if said.text is not None and len(said.text) > room.parts.settings.max_text:
        raise MessageTooLong(fields=["text"])
    draft = await draft_of(said, me.person.name, identity, room.directory, room.parts)
    return SaidOut(event=await room.desk.within(identity, room.desk.say, me.person.id, draft))


@router.post("/typing", status_code=204)
async def typing(parts: PartsDep, me: AtWorkDep, identity: IdentityDep) -> None:
    await parts.limits.hit("typing", f"{me.person.id}:{identity}")
    access = await parts.db.read(opened.find, me.person, identity)
    if access.mine:
        await parts.hub.wake(identity, "typing")


@router.post("/notes", status_code=201)
async def note(
    desk: DeskDep, audit: AuditDep, me: AtWorkDep, identity: IdentityDep, written: NoteIn
) -> NoteOut:
    def work(session: Session, conversation: Conversation) -> NoteOut:
        opened.find(session, me.person, identity)
        key, at = secrets.token_hex(16), now()
        body = desk.thread.box(conversation).seal(written.text.encode(), seq=0, author=f"note:{key}")
        session.add(Note(id=key, conversation_id=identity, person_id=me.person.id, at=at, body=body))
        audit.write(session, me.person.name, "note", identity)
        return NoteOut(id=key, at=at, by=me.person.name, text=written.text)

    return await desk.within(identity, work)


@router.post("/risk")
async def risk(
    desk: DeskDep, audit: AuditDep, me: AtWorkDep, identity: IdentityDep, judged: RiskIn
) -> RegradeOut:
    def work(session: Session, conversation: Conversation) -> RegradeOut:
        opened.find(session, me.person, identity)
        made = regrade(
            session,
            conversation,
            desk.thread,
            person_id=me.person.id,
            level=judged.level,
            reason=judged.reason,
        )
        audit.write(session, me.person.name, "risk", identity, f"{made.before}>{made.after}")
        return opened.regrade_out(made, conversation, desk, me.person.name)

    return await desk.change(identity, work)


@router.post("/help", status_code=204)
async def call_supervisor(desk: DeskDep, me: AtWorkDep, identity: IdentityDep) -> None:
    await desk.change(identity, desk.call_supervisor, me.person.id)


@router.post("/transfer", status_code=204)
async def transfer(
    desk: DeskDep, audit: AuditDep, me: AtWorkDep, identity: IdentityDep, given: TransferIn
) -> None:
    def work(session: Session, conversation: Conversation) -> None:
        desk.transfer(session, conversation, _holder(me), given.to)
        answers(session, given.to, conversation.id)
        audit.write(session, me.person.name, "transfer", identity, given.to)

    await desk.change(identity, work)


@router.post("/return", status_code=204)
async def give_back(desk: DeskDep, audit: AuditDep, me: AtWorkDep, identity: IdentityDep) -> None:
    def work(session: Session, conversation: Conversation) -> None:
        desk.give_back(session, conversation, _holder(me))
        audit.write(session, me.person.name, "return", identity)

    await desk.change(identity, work)


@router.post("/close", status_code=204)
async def close(desk: DeskDep, audit: AuditDep, me: AtWorkDep, identity: IdentityDep, ended: CloseIn) -> None:
    if ended.outcome not in OUTCOMES:
        raise BadInput(fields=["outcome"])

    def work(session: Session, conversation: Conversation) -> None:
        desk.close(session, conversation, _holder(me), ended.outcome)
        audit.write(session, me.person.name, "close", identity, ended.outcome)

    await desk.change(identity, work)


@router.post("/view")
async def view(room: RoomDep, me: SupervisorDep, identity: IdentityDep) -> ConversationOut:
    """Silent for the visitor, seen by the team, in the chain. Only what waits or is held can be viewed."""

    def work(session: Session) -> ConversationOut:
        watch(session, me.person.id, identity)
        session.flush()
        opened.find(session, me.person, identity)
        room.audit.write(session, me.person.name, "view", identity)
        return room.read(session, me, identity)

    shown = await room.parts.db.write(work)
    await room.parts.hub.wake("queue")
    return shown


@router.delete("/view", status_code=204)
async def stop_viewing(parts: PartsDep, me: SupervisorDep, identity: IdentityDep) -> None:  # noqa: ARG001
    await parts.db.write(look_away, me.person.id)
    await parts.hub.wake("queue")


def _holder(me: Me) -> str | None:
    """A supervisor may move, return or close what anybody holds."""
    return None if me.person.role == "supervisor" else me.person.id
