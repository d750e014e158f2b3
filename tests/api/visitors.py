"""A visitor as tests see one: opens a conversation and writes in it, over HTTP."""

import itertools
from typing import Any
from uuid import uuid4

import httpx

from api.pow import solves


class Visitor:
    def __init__(self, client: httpx.AsyncClient, token: str, events: list[dict[str, Any]]) -> None:
        self.client, self.token, self.opening = client, token, events
        self.headers = {"Authorization": f"Bearer {token}"}

    @classmethod
    async def arrive(cls, client: httpx.AsyncClient, **wanted: str) -> "Visitor":
        response = await client.post("/v1/chat", json=wanted)
        assert response.status_code == 201, response.text
        return cls(client, response.json()["token"], response.json()["events"])

    @classmethod
    async def waiting(cls, client: httpx.AsyncClient, audience: str = "young") -> "Visitor":
        """Somebody who has asked for a person already."""
        visitor = await cls.arrive(client, audience=audience)
        await visitor.handoff()
        return visitor

    async def post(self, body: dict[str, Any]) -> httpx.Response:
        return await self.client.post("/v1/chat/messages", json=body, headers=self.headers)

    async def write(self, text: str, client_id: str | None = None) -> list[dict[str, Any]]:
        """The events of the whole turn, her own message first."""
        return await self._turn({"client_id": client_id or str(uuid4()), "text": text})

    async def choose(self, choice: str) -> list[dict[str, Any]]:
        return await self._turn({"client_id": str(uuid4()), "choice": choice})

    async def events(self, after: int = 0) -> list[dict[str, Any]]:
        response = await self.client.get(f"/v1/chat/events?after={after}&stream=0", headers=self.headers)
        assert response.status_code == 200, response.text
        return list(response.json()["events"])

    async def handoff(self, method: str = "POST", body: Any = None) -> list[dict[str, Any]]:
        """What she is told when she asks for a person, or wants none any more (`DELETE`)."""
        response = await self.client.request(method, "/v1/chat/handoff", json=body, headers=self.headers)
        assert response.status_code == 200, response.text
        return list(response.json()["events"])

    async def _turn(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        response = await self.post(body)
        assert response.status_code == 200, response.text
        return list(response.json()["events"])


def texts(events: list[dict[str, Any]]) -> list[str]:
    return [event["text"] for event in events if event["from"] != "visitor" and event.get("text")]


def cards(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [event["card"] for event in events if event.get("card")]


def choices(events: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [choice for event in events for choice in event.get("choices", ())]


def statuses(events: list[dict[str, Any]]) -> list[str]:
    return [event["status"] for event in events if event["kind"] == "status"]


def solved(effort: dict[str, Any]) -> str:
    """As a browser does it: count until a hash fits."""
    challenge, bits = effort["challenge"], effort["bits"]
    counter = next(n for n in itertools.count() if solves(challenge, str(n), bits))
    return f"{challenge}:{counter}"
