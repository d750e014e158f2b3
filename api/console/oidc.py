"""Signing in by the team's identity provider, where one is set: it says who comes, we say what they may do.

Only people who have an account here enter, under the very name that the provider gives them; their role is
ours. The sign-in under way stands sealed in a short-lived cookie, so that only the browser that began it can
end it; it is Lax because the browser comes back from another site.
"""

import asyncio
import base64
import binascii
import hmac
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse
from pydantic import Field, ValidationError
from sqlmodel import Session

from api.console import people, sessions
from api.console.provider import Pending, Provider, Refused
from api.console.sessions import AuditDep
from api.crypto import Keyring, Tampered
from api.errors import NotFound, Unavailable
from api.models import Person, now
from api.parts import NetworkDep, PartsDep
from api.settings import Settings

UNDER_WAY = timedelta(minutes=10)  # to type a password and a code at the provider's
PURPOSE = "oidc-under-way"

router = APIRouter(prefix="/oidc")


class UnderWay(Pending):
    began: float = Field(default_factory=lambda: now().timestamp())

    def seal(self, keyring: Keyring) -> str:
        return base64.urlsafe_b64encode(keyring.seal(self.model_dump_json().encode(), PURPOSE)).decode()


async def provider(parts: PartsDep) -> Provider:
    if not parts.settings.oidc:
        raise NotFound
    return Provider(parts.settings)


ProviderDep = Annotated[Provider, Depends(provider)]


@router.get("/login")
async def login(
    parts: PartsDep, provider: ProviderDep, network: NetworkDep, request: Request
) -> RedirectResponse:
    await parts.limits.hit("login-network", network)
    under_way = UnderWay()
    try:
        address = await provider.address(under_way, _back(request, parts.settings))
    except Unavailable:
        return _home("unavailable")
    response = RedirectResponse(address, 303)
    response.set_cookie(
        cookie_name(parts.settings),
        under_way.seal(parts.thread.keyring),
        max_age=int(UNDER_WAY.total_seconds()),
        httponly=True,
        secure=parts.settings.env == "prod",
        samesite="lax",
        path="/",
    )
    return response


@router.get("/callback", name="oidc_callback")
async def callback(
    parts: PartsDep, provider: ProviderDep, audit: AuditDep, network: NetworkDep, request: Request
) -> RedirectResponse:
    """The page says what came of it: this address is opened by a browser, never by a program."""
    await parts.limits.hit("login-network", network)
    try:
        under_way = _under_way(request, parts.settings, parts.thread.keyring)
        code = _code(request.query_params, under_way, parts.settings.oidc_issuer)
        claims = await provider.claims(code, under_way, _back(request, parts.settings))
    except Refused:
        return _home("refused", parts.settings)
    except Unavailable:
        return _home("unavailable", parts.settings)
    fresh = await asyncio.to_thread(people.hasher.hash, people.new_password())

    def settle(session: Session) -> str | None:
        account = _account(session, claims, parts.settings)
        if account is None:
            return None
        if not _granted(claims, account.role, parts.settings):
            audit.write(session, account.name, "sign-in-refused")
            return None
        if account.must_renew:
            # It enters by this door: the one-time password that somebody else made opens nothing any more.
            account.password_hash, account.must_renew = fresh, False
        asked = sessions.next_step(account, parts.settings, code_given=False)
        step = "full" if _two_factors(claims) else asked
        audit.signed_in(session, account.name, step, "provider")
        return sessions.begin(session, account, step)

    token = await parts.db.write(settle)
    if token is None:
        return _home("refused", parts.settings)
    response = _home(None, parts.settings)
    sessions.give_cookie(response, parts.settings, token)
    return response


def cookie_name(settings: Settings) -> str:
    return f"{sessions.cookie_name(settings)}-oidc"


def _back(request: Request, settings: Settings) -> str:
    address = request.url_for("oidc_callback")
    return str(address.replace(scheme="https") if settings.env == "prod" else address)


def _home(entry: str | None, used: Settings | None = None) -> RedirectResponse:
    response = RedirectResponse(f"/console?entry={entry}" if entry else "/console", 303)
    if used is not None:
        response.delete_cookie(
            cookie_name(used), path="/", secure=used.env == "prod", httponly=True, samesite="lax"
        )
    return response


def _under_way(request: Request, settings: Settings, keyring: Keyring) -> UnderWay:
    sealed = request.cookies.get(cookie_name(settings), "")
    try:
        found = UnderWay.model_validate_json(keyring.open(base64.urlsafe_b64decode(sealed), PURPOSE))
    except (Tampered, ValidationError, binascii.Error, ValueError) as problem:
        raise Refused from problem
    if now().timestamp() - found.began > UNDER_WAY.total_seconds():
        raise Refused
    return found


def _code(query: Mapping[str, str], under_way: UnderWay, issuer: str) -> str:
    if not hmac.compare_digest(query.get("state", "").encode(), under_way.state.encode()):
        raise Refused
    if query.get("iss", issuer) != issuer:  # RFC 9207: another provider's answer
        raise Refused
    code = query.get("code")
    if not code:
        raise Refused
    return code


def _account(session: Session, claims: dict[str, Any], settings: Settings) -> Person | None:
    name = claims.get(settings.oidc_name_claim)
    found = people.named(session, name) if isinstance(name, str) else None
    if found is None or found.name != name or not found.active:  # to the letter, no blanks forgiven
        return None
    return session.get(Person, found.id, with_for_update=True)


def _granted(claims: dict[str, Any], role: str, settings: Settings) -> bool:
    """Where the provider's groups are mapped, one must stand for the role that the account has here."""
    if not settings.oidc_roles:
        return True
    for claim, roles in settings.oidc_roles.items():
        value = claims.get(claim)
        values = value if isinstance(value, list) else [value]
        if any(roles.get(one) == role for one in values if isinstance(one, str)):
            return True
    return False


def _two_factors(claims: dict[str, Any]) -> bool:
    return "mfa" in (claims.get("amr") or [])
