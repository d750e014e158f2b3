"""Who is signed in: server-side sessions behind a cookie that other sites can neither read nor send along."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response
from sqlmodel import Session, col, select, update

from api.console.audit import Audit
from api.console.presence import look_away
from api.crypto import hashed, new_token
from api.errors import NotAllowed, NotSignedIn, WrongContentType
from api.forget import SHIFT
from api.models import LoginSession, Person, now
from api.parts import Parts, PartsDep
from api.settings import Settings

TOUCH = timedelta(seconds=30)  # a session's last sign of life needn't be written at each request
SAFE = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True, slots=True)
class Me:
    person: Person
    step: str
    token_hash: str
    untouched: bool = False  # its last sign of life is old enough to be written anew


def cookie_name(settings: Settings) -> str:
    """`__Host-` binds it to this host and to TLS; browsers refuse that prefix without TLS."""
    return "__Host-fanal" if settings.env == "prod" else "fanal-console"


def give_cookie(response: Response, settings: Settings, token: str) -> None:
    response.set_cookie(
        cookie_name(settings),
        token,
        httponly=True,
        secure=settings.env == "prod",
        samesite="strict",
        path="/",
    )


def take_cookie(response: Response, settings: Settings) -> None:
    """With the very attributes it was given with: a browser ignores a `__Host-` cookie that isn't Secure."""
    response.delete_cookie(
        cookie_name(settings), path="/", secure=settings.env == "prod", httponly=True, samesite="strict"
    )


def begin(session: Session, person: Person, step: str, replacing: str | None = None) -> str:
    """A new token at each step: one planted before the sign-in is worth nothing after it.

    What was viewed before it isn't after it either.
    """
    look_away(session, person.id)
    old = session.get(LoginSession, replacing) if replacing else None
    if old is not None:
        session.delete(old)
    token = new_token()
    session.add(LoginSession(token_hash=hashed(token), person_id=person.id, step=step))
    return token


def next_step(person: Person, settings: Settings, *, code_given: bool) -> str:
    if person.totp_confirmed and not code_given:
        return "code"
    if person.must_renew:
        return "renew"
    if settings.totp_required and not person.totp_confirmed:
        return "enrol"
    return "full"


def find(session: Session, token_hash: str, idle: timedelta) -> Me | None:
    found = session.exec(
        select(LoginSession, Person)
        .join(Person, col(Person.id) == col(LoginSession.person_id))
        .where(LoginSession.token_hash == token_hash)
    ).one_or_none()
    if found is None:
        return None
    at, (login, person) = now(), found
    if not person.active or at - login.last_at > idle or at - login.created_at > SHIFT:
        return None
    return Me(person, login.step, token_hash, untouched=at - login.last_at > TOUCH)


def elsewhere(session: Session, person_id: str, idle: timedelta) -> bool:
    """Whether any session of hers is open."""
    hers = session.exec(select(LoginSession.token_hash).where(LoginSession.person_id == person_id))
    open_ones = (find(session, token_hash, idle) for token_hash in hers.all())
    return any(me is not None and me.step == "full" for me in open_ones)


def _touch(session: Session, token_hash: str) -> None:
    """Nothing where it ended meanwhile."""
    session.exec(update(LoginSession).where(col(LoginSession.token_hash) == token_hash).values(last_at=now()))


def token_hash(request: Request, settings: Settings) -> str | None:
    value = request.cookies.get(cookie_name(settings))
    return hashed(value) if value else None


async def same_origin(request: Request) -> None:
    """Behind SameSite=Strict, a second wall against another site's page acting in one's name."""
    if request.method in SAFE:
        return
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise NotAllowed
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise NotAllowed
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise WrongContentType


async def whoever(parts: PartsDep, request: Request) -> Me:
    """Somebody whose password was right, whatever is still missing."""
    me = await present(parts, token_hash(request, parts.settings))
    if me is None:
        raise NotSignedIn
    if me.untouched:
        await parts.db.write(_touch, me.token_hash)
    return me


async def present(parts: Parts, token: str | None) -> Me | None:
    return await parts.db.read(find, token, parts.settings.console_idle) if token else None


WhoeverDep = Annotated[Me, Depends(whoever)]


async def signed_in(me: WhoeverDep) -> Me:
    if me.step != "full":
        raise NotSignedIn
    return me


MeDep = Annotated[Me, Depends(signed_in)]


class Role:
    """A dependency: only these roles pass."""

    def __init__(self, *roles: str) -> None:
        self._roles = roles

    async def __call__(self, me: MeDep) -> Me:
        if me.person.role not in self._roles:
            raise NotAllowed
        return me


AnsweringDep = Annotated[Me, Depends(Role("counsellor", "supervisor"))]
SupervisorDep = Annotated[Me, Depends(Role("supervisor"))]
KeeperDep = Annotated[Me, Depends(Role("supervisor", "admin"))]


async def audit(parts: PartsDep) -> Audit:
    return Audit(parts.thread.keyring)


AuditDep = Annotated[Audit, Depends(audit)]
