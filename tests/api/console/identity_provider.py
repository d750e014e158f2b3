"""A tiny identity provider: codes that work once, PKCE, RS256, and a handle for each way to be wrong."""

import time
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from fastapi import FastAPI, Form
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBasic
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.requests import Request

ISSUER = "http://identity.test"
CLIENT_ID, SECRET = "fanal", "between us: two"


@cache
def own_key() -> RSAKey:
    return RSAKey.generate_key(2048, parameters={"kid": "one"})


class IdentityProvider:
    def __init__(self) -> None:
        self.key = own_key()
        self.signs_with = self.key
        self.header = {"alg": "RS256", "kid": "one"}
        self.asked: dict[str, dict[str, str]] = {}  # what the authorization request of each code said
        self.changes: dict[str, Any] = {}  # claims that its next token gets wrong, or adds
        self.document_changes: dict[str, str] = {}
        self.away = False
        self.transport = httpx.MockTransport(self._answer)
        self._app = httpx.ASGITransport(app=self._routes())

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            raise httpx.ConnectError("nobody there")
        answer = await self._app.handle_async_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

    def signed_in(self, address: str, **claims: Any) -> dict[str, str]:
        """What the browser brings back once somebody has signed in at `address`."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.asked)}"
        self.asked[code] = query
        self.changes = claims
        return {"code": code, "state": query["state"]}

    def _token(self, query: dict[str, str]) -> str:
        claims = {
            "iss": ISSUER,
            "sub": "7f0c",
            "aud": query["client_id"],
            "iat": int(time.time()),
            "exp": int(time.time()) + 300,
            "nonce": query["nonce"],
            "preferred_username": "Alix",
        } | self.changes
        return jwt.encode(self.header, claims, self.signs_with)

    def _routes(self) -> FastAPI:
        app = FastAPI()

        @app.get("/.well-known/openid-configuration")
        async def about():
            return {
                "issuer": ISSUER,
                "authorization_endpoint": f"{ISSUER}/authorize",
                "token_endpoint": f"{ISSUER}/token",
                "jwks_uri": f"{ISSUER}/keys",
            } | self.document_changes

        @app.get("/keys")
        async def keys():
            return KeySet([self.key]).as_dict(private=False)

        @app.post("/token")
        async def token(
            request: Request,
            code: str = Form(),
            code_verifier: str = Form(),
            redirect_uri: str = Form(),
        ):
            query = self.asked.pop(code, None)
            who = await HTTPBasic()(request)
            right = (
                query is not None
                and (who.username, who.password) == (CLIENT_ID, "between+us%3A+two")
                and query["code_challenge_method"] == "S256"
                and create_s256_code_challenge(code_verifier) == query["code_challenge"]
                and redirect_uri == query["redirect_uri"]
            )
            if not right:
                return JSONResponse({"error": "invalid_grant"}, 400)
            return {"id_token": self._token(query), "access_token": "unused", "token_type": "Bearer"}

        return app
