"""What supervisors and admins keep: accounts, hours, prepared phrases."""

import asyncio
import secrets
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from fastapi import APIRouter
from sqlmodel import Session, col, delete, select

from api.console import people
from api.console.kept_shapes import (
    ExceptionDay,
    HoursIn,
    HoursOut,
    PersonChange,
    PersonIn,
    PersonMade,
    PersonOut,
    PhraseIn,
    PhraseOut,
)
from api.console.presence import leave
from api.console.sessions import AuditDep, KeeperDep, Me, MeDep
from api.console.shapes import IdentityDep
from api.directory import nights
from api.directory.denied import denied_in
from api.directory.routes import DirectoryDep
from api.directory.unlisted import unlisted_in
from api.errors import BadInput, Conflict, NotAllowed, NotFound
from api.handoff.duty import ANSWERS, PARIS, Duty
from api.models import DutyHours, Person, Phrase, now
from api.parts import PartsDep

router = APIRouter()


# --- accounts -----------------------------------------------------------------------------------------


@router.get("/people")
async def everybody(parts: PartsDep, me: KeeperDep) -> list[PersonOut]:
    def work(session: Session) -> list[PersonOut]:
        rows = session.exec(select(Person).order_by(col(Person.name)))
        return [PersonOut.model_validate(_shown(row)) for row in rows if _keeps(me, row.role)]

    return await parts.db.read(work)


@router.post("/people", status_code=201)
async def add(parts: PartsDep, audit: AuditDep, me: KeeperDep, wanted: PersonIn) -> PersonMade:
    if not _keeps(me, wanted.role):
        raise NotAllowed
    password = people.new_password()
    hashed = await asyncio.to_thread(people.hasher.hash, password)

    def work(session: Session) -> PersonMade:
        person = people.add(session, wanted.name, wanted.role, hashed, capacity=wanted.capacity)
        audit.write(session, me.person.name, "person-added", person.name, person.role)
        return PersonMade.model_validate(_shown(person) | {"password": password})

    return await parts.db.write(work)


@router.patch("/people/{identity}")
async def change(
    parts: PartsDep, audit: AuditDep, me: KeeperDep, identity: IdentityDep, wanted: PersonChange
) -> PersonMade:
    """Nobody changes her own role or disables herself: the last admin can't lock everybody out."""
    password = people.new_password() if wanted.reset else None
    hashed = await asyncio.to_thread(people.hasher.hash, password) if password else ""

    def work(session: Session) -> PersonMade:
        person = session.get(Person, identity, with_for_update=True)
        if person is None:
            raise NotFound
        if not _keeps(me, person.role) or (wanted.role and not _keeps(me, wanted.role)):
            raise NotAllowed
        if person.id == me.person.id and (wanted.role or wanted.active is False or wanted.reset):
            raise Conflict(fields=["id"])
        done = list(_done(person, wanted))
        person.role = wanted.role or person.role
        if person.role not in ANSWERS or wanted.active is False:
            leave(session, person.id)  # what is held goes back to the queue, to whoever may answer
        person.capacity = wanted.capacity or person.capacity
        if wanted.active is False:
            people.disable(session, person)
        elif wanted.active:
            person.active = True
        if password:
            people.reset(session, person, hashed)
        for what in done:
            audit.write(session, me.person.name, "person-changed", person.name, what)
        return PersonMade.model_validate(_shown(person) | {"password": password})

    made = await parts.db.write(work)
    await parts.hub.wake("queue")
    return made


def _keeps(me: Me, role: str) -> bool:
    return me.person.role == "admin" or role == "counsellor"


def _done(person: Person, wanted: PersonChange) -> Iterator[str]:
    """Each for an entry of its own, asked before it is done. What was so already is no deed."""
    if wanted.role not in (None, person.role):
        yield f"role:{person.role}>{wanted.role}"
    if wanted.capacity not in (None, person.capacity):
        yield f"capacity:{person.capacity}>{wanted.capacity}"
    if wanted.active not in (None, person.active):
        yield "enabled" if wanted.active else "disabled"
    if wanted.reset:
        yield "reset"


def _shown(person: Person) -> dict[str, Any]:
    shown = person.model_dump(include={"id", "name", "role", "capacity", "active"})
    return shown | {"totp": person.totp_confirmed, "locked": people.locked(person)}


# --- phrases ------------------------------------------------------------------------------------------


@router.get("/phrases")
async def phrases(parts: PartsDep, me: MeDep) -> list[PhraseOut]:  # noqa: ARG001
    def work(session: Session) -> list[PhraseOut]:
        rows = session.exec(select(Phrase).order_by(col(Phrase.situation), col(Phrase.text)))
        return [PhraseOut(id=row.id, situation=row.situation, text=row.text, shipped=False) for row in rows]

    return [*_shipped(parts.settings.resources), *await parts.db.read(work)]


@router.post("/phrases", status_code=201)
async def add_phrase(
    parts: PartsDep, audit: AuditDep, directory: DirectoryDep, me: KeeperDep, wanted: PhraseIn
) -> PhraseOut:
    """What is prepared to be sent is held to what may be sent."""
    if denied_in(wanted.text, directory.lines.never_shown):
        raise BadInput(fields=["text"], word="number-denied")
    if unlisted_in(wanted.text, directory.lines):
        raise BadInput(fields=["text"], word="number-unlisted")
    phrase = Phrase(id=secrets.token_hex(16), situation=wanted.situation, text=wanted.text)

    def work(session: Session) -> None:
        session.add(phrase)
        audit.write(session, me.person.name, "phrase-added", phrase.id)

    shown = PhraseOut(id=phrase.id, situation=phrase.situation, text=phrase.text, shipped=False)
    await parts.db.write(work)
    return shown


@router.delete("/phrases/{identity}", status_code=204)
async def drop_phrase(parts: PartsDep, audit: AuditDep, me: KeeperDep, identity: IdentityDep) -> None:
    def work(session: Session) -> None:
        phrase = session.get(Phrase, identity)
        if phrase is None:
            raise NotFound
        session.delete(phrase)
        audit.write(session, me.person.name, "phrase-dropped", identity)

    await parts.db.write(work)


@cache
def _shipped(resources: Path) -> tuple[PhraseOut, ...]:
    read = yaml.safe_load((resources / "console" / "phrases.yml").read_text(encoding="utf-8"))
    return tuple(
        PhraseOut(id=f"{situation}-{number}", situation=situation, text=text, shipped=True)
        for situation, texts in read["phrases"].items()
        for number, text in enumerate(texts, 1)
    )


# --- hours --------------------------------------------------------------------------------------------


@router.get("/hours")
async def read_hours(parts: PartsDep, me: MeDep) -> HoursOut:  # noqa: ARG001
    return await parts.db.read(_hours)


@router.put("/hours")
async def set_hours(parts: PartsDep, audit: AuditDep, me: KeeperDep, wanted: HoursIn) -> HoursOut:
    days = [one.day for one in wanted.exceptions]
    if len(set(days)) != len(days):
        raise BadInput(fields=["exceptions"])
    _check("week", wanted.week)
    for one in wanted.exceptions:
        _check("exceptions", one.hours)

    def work(session: Session) -> HoursOut:
        known = set(session.exec(select(DutyHours.day)))
        today = now().astimezone(PARIS).date()
        if any(day < today and day.isoformat() not in known for day in days):
            raise BadInput(fields=["exceptions"], word="day-past")
        # First, since entries wait for each other: of two who set the hours at once the later stands.
        audit.write(session, me.person.name, "hours-set")
        session.exec(delete(DutyHours))
        if wanted.week:
            session.add(DutyHours(day="", hours=wanted.week))
        for one in wanted.exceptions:
            session.add(DutyHours(day=one.day.isoformat(), hours=one.hours))
        session.flush()
        return _hours(session)

    shown = await parts.db.write(work)
    await parts.hub.wake("queue")
    return shown


def _check(field: str, expression: str) -> None:
    try:
        nights.halves(expression or "24/7")
    except ValueError as problem:
        raise BadInput(fields=[field]) from problem


def _hours(session: Session) -> HoursOut:
    rows = {row.day: row.hours for row in session.exec(select(DutyHours).order_by(col(DutyHours.day)))}
    week = rows.pop("", "")
    return HoursOut(
        week=week,
        exceptions=[ExceptionDay.model_validate({"day": day, "hours": text}) for day, text in rows.items()],
        open_now=Duty(nights.begun).open_at(session, now()),
    )
