"""A conversation as whoever holds it reads it: words, notes, and why the screen fired."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session, col, select

from api.console.cases import Board
from api.console.presence import watched
from api.console.shapes import ConversationOut, FiredOut, FlaggedOut, NoteOut, RegradeOut
from api.errors import NotFound
from api.events import EventOut
from api.handoff.desk import Desk
from api.handoff.held import current
from api.handoff.queue import Case
from api.models import Conversation, Note, Person, Regrade


@dataclass(frozen=True, slots=True)
class Access:
    conversation: Conversation
    case: Case
    mine: bool


def find(session: Session, person: Person, conversation_id: str) -> Access:
    """NotFound unless one holds it, or views it as a supervisor while its hand-off is open."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None or conversation.over:
        raise NotFound
    handoff = current(session, conversation)
    mine = handoff is not None and handoff.taken_by == person.id
    if handoff is None or not (mine or watched(session, person) == conversation_id):
        raise NotFound
    return Access(conversation, Case(handoff, conversation), mine)


def read(session: Session, access: Access, desk: Desk) -> ConversationOut:
    conversation = access.conversation
    events = desk.thread.read_after(session, conversation, 0)
    struck = access.case.handoff.struck
    flagged, fired = why(events, struck)
    names = {one.id: one.name for one in session.exec(select(Person))}
    return ConversationOut.model_validate(
        {
            "case": Board(desk).one(session, access.case),
            "mine": access.mine,
            "state": conversation.state,
            "expires_at": conversation.expires_at,
            "events": [passed_on(event, struck) for event in events],
            "said_by": {event.seq: event.by for event in events if event.by},
            "delivered": conversation.delivered,
            "flagged": flagged,
            "fired": fired,
            "notes": notes(session, conversation, desk, names),
            "regrades": regrades(session, conversation, desk, names),
        }
    )


def why(events: list[EventOut], struck: Collection[str]) -> tuple[list[FlaggedOut], list[FiredOut]]:
    """What the screen read in each message when it was sent, sealed with its words and forgotten with them.

    Where she struck what it is about, only the sentences are shown.
    """
    told = "what" not in struck
    flagged, fired = [], []
    for event in events:
        if (reading := event.reading) is None:
            continue
        axes = list(reading["axes"]) if told else []
        flagged.append(FlaggedOut(seq=event.seq, level=reading["level"], axes=axes))
        fired += [FiredOut(seq=event.seq, start=start, end=end, axes=axes) for start, end in reading["spans"]]
    return flagged, fired


def passed_on(event: EventOut, struck: Collection[str]) -> EventOut:
    """Her own cards hold the lines that she struck, then or later; nobody else reads them."""
    if event.card is None or event.card["type"] != "handoff":
        return event
    lines = [
        {**line, "struck": True, "text": None} if line["struck"] or line["id"] in struck else line
        for line in event.card["lines"]
    ]
    return event.model_copy(update={"card": event.card | {"lines": lines}})


def notes(session: Session, conversation: Conversation, desk: Desk, names: dict[str, str]) -> list[NoteOut]:
    box = desk.thread.box(conversation)
    rows = session.exec(
        select(Note).where(Note.conversation_id == conversation.id).order_by(col(Note.at), col(Note.id))
    )
    return [
        NoteOut(
            id=row.id,
            at=row.at,
            by=names.get(row.person_id, ""),
            text=box.open(row.body, seq=0, author=f"note:{row.id}").decode(),
        )
        for row in rows
    ]


def regrades(
    session: Session, conversation: Conversation, desk: Desk, names: dict[str, str]
) -> list[RegradeOut]:
    rows = session.exec(
        select(Regrade).where(Regrade.conversation_id == conversation.id).order_by(col(Regrade.at))
    )
    return [regrade_out(row, conversation, desk, names.get(row.person_id, "")) for row in rows]


def regrade_out(row: Regrade, conversation: Conversation, desk: Desk, by: str) -> RegradeOut:
    box = desk.thread.box(conversation)
    reason = box.open(row.reason, seq=0, author=f"regrade:{row.id}").decode()
    return RegradeOut.model_validate(
        {"at": row.at, "by": by, "before": row.before, "after": row.after, "reason": reason}
    )
