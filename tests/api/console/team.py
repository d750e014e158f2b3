"""The team as tests see it: people with accounts, each in a browser of their own."""

from typing import Any
from uuid import uuid4

import httpx
from fastapi import FastAPI

from api.console import people
from tests.api.conftest import browser
from tests.api.visitors import Visitor

PASSWORD = "correct horse battery staple"
# Hashed once: argon2 is slow on purpose, and every test needs somebody.
HASHED = people.hasher.hash(PASSWORD)


class Mate:
    def __init__(self, app: FastAPI, name: str, identity: str, address: str = "127.0.0.1") -> None:
        self.app, self.name, self.id = app, name, identity
        self.client = browser(app, address)

    @classmethod
    async def hired(
        cls, app: FastAPI, name: str = "Alix", role: str = "counsellor", capacity: int = 2
    ) -> "Mate":
        db = app.state.parts.db
        person = await db.write(people.add, name, role, HASHED, capacity=capacity, renew=False)
        return cls(app, name, person.id)

    @classmethod
    async def at_work(
        cls, app: FastAPI, name: str = "Alix", role: str = "counsellor", capacity: int = 2
    ) -> "Mate":
        mate = await cls.hired(app, name, role, capacity)
        response = await mate.sign_in()
        assert response.status_code == 200, response.text
        await mate.ok("POST", "presence", {"on_break": False})
        return mate

    async def sign_in(self, password: str = PASSWORD, **more: str) -> httpx.Response:
        return await self.call("POST", "login", {"name": self.name, "password": password, **more})

    async def call(self, method: str, path: str, body: Any = None) -> httpx.Response:
        content = {} if body is None else {"json": body}
        return await self.client.request(method, f"/v1/console/{path}", **content)

    async def ok(self, method: str, path: str, body: Any = None) -> Any:
        response = await self.call(method, path, body)
        assert response.is_success, response.text
        return None if response.status_code == 204 else response.json()

    async def queue(self) -> list[dict[str, Any]]:
        return list((await self.ok("GET", "queue"))["waiting"])

    async def taken(self) -> list[dict[str, Any]]:
        return list((await self.ok("GET", "queue"))["taken"])

    async def take_next(self) -> str:
        conversation = (await self.queue())[0]["conversation"]
        await self.ok("POST", f"conversations/{conversation}/take")
        return str(conversation)

    async def say(self, conversation: str, text: str, client_id: str | None = None) -> dict[str, Any]:
        body = {"client_id": client_id or str(uuid4()), "text": text}
        return dict((await self.ok("POST", f"conversations/{conversation}/messages", body))["event"])


async def together(app: FastAPI, client: httpx.AsyncClient) -> tuple[Mate, Visitor, str]:
    """A counsellor, a visitor whom she has taken, and their conversation."""
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    return mate, visitor, await mate.take_next()
