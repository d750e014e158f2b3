"""Signing in and out, the password, the second factor."""

import asyncio
from datetime import timedelta

from fastapi import APIRouter, Request, Response
from sqlmodel import Session

from api.console import people, second_factor, sessions
from api.console.audit import Audit
from api.console.presence import leave
from api.console.sessions import AuditDep, Me, WhoeverDep
from api.console.shapes import CodeIn, EnrolOut, LoginIn, MeOut, PasswordIn, RecoveryOut
from api.errors import BadInput, Conflict, NotSignedIn
from api.models import LoginSession, Person, Presence
from api.parts import NetworkDep, Parts, PartsDep

router = APIRouter()


@router.post("/login")
async def login(
    parts: PartsDep, audit: AuditDep, network: NetworkDep, response: Response, given: LoginIn
) -> MeOut:
    """The same refusal for a wrong name, a wrong password, a locked or a disabled account.

    Tries at a name are counted with the network they come from, and lock nobody out elsewhere: the team's
    names are no secret, and whoever knew them could close its side to every visitor.
    """
    await parts.limits.hit("login-network", network)
    await parts.limits.hit("login", f"{network}:{given.name.strip().lower()}")
    person = await parts.db.read(people.named, given.name)
    right = await asyncio.to_thread(people.fits, person, given.password)

    def settle(session: Session) -> tuple[str, Me] | None:
        """Under the account's lock: codes tried together are counted one by one."""
        account = session.get(Person, person.id, with_for_update=True) if person else None
        if account is None:
            return None
        if not right or not account.active:
            audit.write(session, account.name, "sign-in-refused")
            return None
        if people.locked(account):
            audit.write(session, account.name, "sign-in-locked")
            return None
        # The code is looked at, used up and counted only behind a right password.
        if given.code is not None and not _proves(session, account, given.code, parts, audit):
            return None
        begun = _begin(session, account, parts, code_given=given.code is not None)
        audit.signed_in(session, account.name, begun[1].step, "password" if given.code is None else "code")
        return begun

    started = await parts.db.write(settle)
    if started is None:
        raise NotSignedIn
    token, me = started
    sessions.give_cookie(response, parts.settings, token)
    return await _me(parts, me)


@router.post("/login/code")
async def code(parts: PartsDep, audit: AuditDep, response: Response, me: WhoeverDep, given: CodeIn) -> MeOut:
    if me.step != "code":
        raise NotSignedIn
    await parts.limits.hit("login", f"code:{me.person.id}")

    def settle(session: Session) -> tuple[str, Me] | None:
        account = session.get_one(Person, me.person.id, with_for_update=True)
        if people.locked(account) or not _proves(session, account, given.code, parts, audit):
            return None
        audit.signed_in(session, account.name, "full", "code")
        return _begin(session, account, parts, code_given=True, replacing=me.token_hash)

    return await _started(parts, response, await parts.db.write(settle))


@router.post("/password")
async def password(
    parts: PartsDep, audit: AuditDep, response: Response, me: WhoeverDep, given: PasswordIn
) -> MeOut:
    """A new password ends every other session of the account."""
    if me.step not in {"renew", "full"}:
        raise NotSignedIn
    await parts.limits.hit("login", f"password:{me.person.id}")
    if not await asyncio.to_thread(people.fits, me.person, given.current):
        raise BadInput(fields=["current"])
    if given.new == given.current:
        raise BadInput(fields=["new"])
    fresh = await asyncio.to_thread(people.hasher.hash, given.new)

    def settle(session: Session) -> tuple[str, Me]:
        account = session.get_one(Person, me.person.id, with_for_update=True)
        account.password_hash, account.must_renew = fresh, False
        people.sign_out(session, account)
        audit.write(session, account.name, "password-changed")
        return _begin(session, account, parts, code_given=True)

    return await _started(parts, response, await parts.db.write(settle))


@router.post("/totp")
async def enrol(parts: PartsDep, me: WhoeverDep) -> EnrolOut:
    """Asked for at the sign-in once a code has confirmed it. A new phone needs a reset by somebody else."""
    if me.step not in {"enrol", "full"}:
        raise NotSignedIn
    if me.person.totp_confirmed:
        raise Conflict

    def settle(session: Session) -> str:
        account = session.get_one(Person, me.person.id, with_for_update=True)
        if account.totp_confirmed:
            raise Conflict
        return second_factor.new_secret(account, parts.thread.keyring)

    secret = await parts.db.write(settle)
    uri = second_factor.address(me.person, secret)
    return EnrolOut(secret=secret, uri=uri, qr=second_factor.picture(uri))


@router.post("/totp/confirm")
async def confirm(
    parts: PartsDep, audit: AuditDep, response: Response, me: WhoeverDep, given: CodeIn
) -> RecoveryOut:
    if me.step not in {"enrol", "full"}:
        raise NotSignedIn
    await parts.limits.hit("login", f"code:{me.person.id}")

    def settle(session: Session) -> tuple[str, list[str]] | None:
        account = session.get_one(Person, me.person.id, with_for_update=True)
        if account.totp_confirmed:  # here nothing counts wrong codes, and a right one would make new ones
            raise Conflict
        if not second_factor.accepts(account, given.code, parts.thread.keyring):
            return None
        account.totp_confirmed = True
        audit.write(session, account.name, "totp-enrolled")
        codes = second_factor.new_recovery(session, account)
        return _begin(session, account, parts, code_given=True, replacing=me.token_hash)[0], codes

    done = await parts.db.write(settle)
    if done is None:
        raise BadInput(fields=["code"])
    sessions.give_cookie(response, parts.settings, done[0])
    return RecoveryOut(recovery=done[1])


@router.post("/logout", status_code=204)
async def logout(parts: PartsDep, request: Request, response: Response) -> None:
    """Also without a session: whoever wants out is out."""
    token_hash = sessions.token_hash(request, parts.settings)
    if token_hash is not None:
        await parts.db.write(_end, token_hash, parts.settings.console_idle)
        await parts.hub.wake("queue")
    sessions.take_cookie(response, parts.settings)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


@router.get("/me")
async def me(parts: PartsDep, me: WhoeverDep) -> MeOut:
    return await _me(parts, me)


def _proves(session: Session, account: Person, code: str, parts: Parts, audit: Audit) -> bool:
    """Only a right code takes back what was counted: the right password, which a guesser has, doesn't."""
    before = len(account.recovery)
    if second_factor.accepts(account, code, parts.thread.keyring):
        account.failures = 0
        if len(account.recovery) < before:
            audit.write(session, account.name, "recovery-code-used", detail=f"{len(account.recovery)} left")
        return True
    people.failed(account)
    audit.write(session, account.name, "sign-in-refused")
    return False


def _begin(
    session: Session, account: Person, parts: Parts, *, code_given: bool, replacing: str | None = None
) -> tuple[str, Me]:
    step = sessions.next_step(account, parts.settings, code_given=code_given)
    return sessions.begin(session, account, step, replacing), Me(account, step, "")


async def _started(parts: Parts, response: Response, started: tuple[str, Me] | None) -> MeOut:
    if started is None:
        raise NotSignedIn
    sessions.give_cookie(response, parts.settings, started[0])
    return await _me(parts, started[1])


def _end(session: Session, token_hash: str, idle: timedelta) -> None:
    """Whoever is signed in elsewhere is still there, with what she holds."""
    login = session.get(LoginSession, token_hash)
    if login is None:
        return
    session.delete(login)
    session.flush()
    if not sessions.elsewhere(session, login.person_id, idle):
        leave(session, login.person_id)


async def _me(parts: Parts, me: Me) -> MeOut:
    def on_break(session: Session) -> bool:
        here = session.get(Presence, me.person.id)
        return here is not None and here.on_break

    return MeOut.model_validate(
        {
            "step": me.step,
            "id": me.person.id,
            "name": me.person.name,
            "role": me.person.role,
            "totp": me.person.totp_confirmed,
            "capacity": me.person.capacity,
            "on_break": await parts.db.read(on_break),
            "idle_minutes": parts.settings.console_idle_minutes,
        }
    )
