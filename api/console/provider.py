"""The team's identity provider: OpenID Connect's authorization code flow with PKCE (RFC 7636, S256).

What it says of itself, and its keys, are read anew at each sign-in: rare enough, and a withdrawn key is
withdrawn at once. Its tokens are looked at here and dropped; none is stored or used again.
"""

import secrets
from typing import Any
from urllib.parse import quote_plus

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri  # type: ignore[import-untyped]
from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]
from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import BaseModel, Field, HttpUrl, ValidationError

from api.errors import Unavailable
from api.settings import Settings

# Signatures that only the provider can make: never `none`, nor one made with the secret that we share.
ALGORITHMS = ["RS256", "PS256", "ES256"]
TIMEOUT = 5.0  # seconds for each of its answers
CLOCKS_APART = 60  # seconds


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """The provider's answer can't be trusted, or lets nobody in."""


class Pending(BaseModel):
    """What one sign-in must find again when the browser comes back from the provider."""

    state: str = Field(default_factory=lambda: secrets.token_urlsafe(32))
    nonce: str = Field(default_factory=lambda: secrets.token_urlsafe(32))
    verifier: str = Field(default_factory=lambda: secrets.token_urlsafe(48))


class _About(BaseModel):
    """The part that we need of OpenID Connect Discovery's document."""

    issuer: str
    authorization_endpoint: HttpUrl
    token_endpoint: HttpUrl
    jwks_uri: HttpUrl


class _Tokens(BaseModel):
    id_token: str
    access_token: str | None = None


class Provider:
    def __init__(self, settings: Settings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._issuer, self._client_id = settings.oidc_issuer, settings.oidc_client_id
        self._secret = settings.oidc_client_secret.get_secret_value()
        self._transport = transport

    async def address(self, pending: Pending, back: str) -> str:
        """Where the browser signs in. Raise Unavailable when the provider is away."""
        async with self._client() as client:
            about = await self._about(client)
        address: str = prepare_grant_uri(
            str(about.authorization_endpoint),
            self._client_id,
            "code",
            back,
            "openid profile",
            pending.state,
            nonce=pending.nonce,
            code_challenge=create_s256_code_challenge(pending.verifier),
            code_challenge_method="S256",
        )
        return address

    async def claims(self, code: str, pending: Pending, back: str) -> dict[str, Any]:
        """The verified claims of the ID token. Raise Refused, or Unavailable when the provider is away."""
        async with self._client() as client:
            about = await self._about(client)
            tokens = await self._tokens(client, about, code, pending, back)
            keys = await self._keys(client, about)
        try:
            token = jwt.decode(tokens.id_token, keys, algorithms=ALGORITHMS)
            claims = CodeIDToken(
                token.claims,
                token.header,
                {"iss": {"value": self._issuer}, "aud": {"value": self._client_id}},
                {"nonce": pending.nonce, "client_id": self._client_id, "access_token": tokens.access_token},
            )
            claims.validate(leeway=CLOCKS_APART)
        except (JoseError, ValueError) as problem:
            raise Refused from problem
        return dict(claims)

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=self._transport, timeout=TIMEOUT)

    async def _about(self, client: httpx.AsyncClient) -> _About:
        answer = await _asked(client, f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        try:
            about = _About.model_validate_json(answer.content)
        except ValidationError as problem:
            raise Unavailable from problem
        if about.issuer != self._issuer:  # somebody else's document
            raise Unavailable
        return about

    async def _keys(self, client: httpx.AsyncClient, about: _About) -> KeySet:
        answer = await _asked(client, str(about.jwks_uri))
        try:
            return KeySet.import_key_set(answer.json())
        except (JoseError, ValueError, KeyError, TypeError) as problem:
            raise Unavailable from problem

    async def _tokens(
        self, client: httpx.AsyncClient, about: _About, code: str, pending: Pending, back: str
    ) -> _Tokens:
        asked = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": pending.verifier,
        }
        # RFC 6749, 2.3.1: both halves are form-encoded before they become a Basic header.
        proof = httpx.BasicAuth(quote_plus(self._client_id), quote_plus(self._secret))
        try:
            answer = await client.post(str(about.token_endpoint), data=asked, auth=proof)
        except httpx.HTTPError as problem:
            raise Unavailable from problem
        if answer.is_server_error:
            raise Unavailable
        try:
            return _Tokens.model_validate_json(answer.raise_for_status().content)
        except (httpx.HTTPStatusError, ValidationError) as problem:
            raise Refused from problem


async def _asked(client: httpx.AsyncClient, address: str) -> httpx.Response:
    try:
        return (await client.get(address)).raise_for_status()
    except httpx.HTTPError as problem:
        raise Unavailable from problem
