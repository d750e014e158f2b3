"""The queue, the live stream, presence, the words of the console, the counters."""

from collections import defaultdict
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.sse import EventSourceResponse
from sqlmodel import Session, col, select

from api.console import vocabulary
from api.console.cases import Board
from api.console.kept_shapes import StatOut, StatsOut
from api.console.presence import beat
from api.console.sessions import AnsweringDep, KeeperDep, MeDep
from api.console.shapes import ChoicesOut, PresenceIn, QueueOut
from api.console.stream import PersonStream, cursors
from api.errors import BadInput
from api.handoff.routes import DeskDep
from api.models import Tally
from api.parts import PartsDep

router = APIRouter()
# A smaller count could point at somebody, so none is told, and no other more exactly: of twenty requests
# seventeen ended one way, and the three that are hidden are counted. To hide a second one wouldn't help:
# requests, waits and ends are counted apart and are the same people. Rounded down, none gives away another.
FEW = 5
TOTALS = "taken:%"  # of the cells `wait:…`; counted by earlier versions, kept in their databases


@router.get("/queue")
async def queue(parts: PartsDep, desk: DeskDep, me: AnsweringDep) -> QueueOut:
    return await parts.db.read(Board(desk).look, me.person)


@router.get("/events")
async def events(
    parts: PartsDep,
    desk: DeskDep,
    me: AnsweringDep,
    last_event_id: Annotated[str | None, Header()] = None,
) -> EventSourceResponse:
    try:
        sent = cursors(last_event_id)
    except ValueError as problem:
        raise BadInput(fields=["Last-Event-ID"]) from problem
    await _beat(parts, me.person.id, on_break=None)
    return EventSourceResponse(PersonStream(parts, Board(desk), me, sent).run())


@router.post("/presence", status_code=204)
async def presence(parts: PartsDep, me: MeDep, here: PresenceIn) -> None:
    await _beat(parts, me.person.id, on_break=here.on_break)


@router.get("/words")
async def words(parts: PartsDep, me: MeDep) -> ChoicesOut:  # noqa: ARG001
    known = vocabulary.load(parts.settings.resources / "console" / "words.yml")
    return ChoicesOut(words=known, max_text=parts.settings.max_text)


@router.get("/stats")
async def stats(parts: PartsDep, me: KeeperDep) -> StatsOut:  # noqa: ARG001
    """By month, in steps of five. No totals, which would be a second count of what is told in parts."""
    return StatsOut(counters=await parts.db.read(_counters))


async def _beat(parts: PartsDep, person_id: str, *, on_break: bool | None) -> None:
    def work(session: Session) -> bool:
        return beat(session, person_id, on_break=on_break)

    if await parts.db.write(work):
        await parts.hub.wake("queue")


def _counters(session: Session) -> list[StatOut]:
    months: defaultdict[tuple[str, str], int] = defaultdict(int)
    for row in session.exec(select(Tally).where(col(Tally.name).not_like(TOTALS))):
        months[row.day[:7], row.name] += row.value
    return [
        StatOut(month=month, name=name, value=value - value % FEW or None)
        for (month, name), value in sorted(months.items())
    ]
