"""What leads the conversation, seen from here: one question, one answer, and whatever can fail.

RasaEngine asks the Rasa process; another engine only has to implement Engine and pass the same contract
tests (tests/api/chat/test_engine_failures.py), as ScriptedEngine does.
"""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from api.errors import Problem


class EngineFailed(Problem):
    """Dead, slow, empty or talking nonsense: for the visitor it is the same, she needs numbers."""

    status = 503
    type = "engine-failed"


@dataclass(frozen=True, slots=True)
class Ask:
    """One turn: the visitor's words, or a meaning when a button was chosen or the screen saw a danger.

    `before`: her last words before these, which are read along. `danger`: the meaning that the screen is sure of
    in `text`; the engine may only tell more closely what it is.
    """

    conversation: str
    text: str | None = None
    intent: str | None = None
    before: tuple[str, ...] = ()
    danger: str | None = None
    entities: dict[str, str] = field(default_factory=dict)
    slots: dict[str, Any] = field(default_factory=dict)


class Choice(BaseModel):
    label: str = Field(max_length=120)
    payload: dict[str, Any]


class Item(BaseModel):
    """A thing to say (`text`), or a thing to do (`do` with its arguments beside it)."""

    model_config = ConfigDict(extra="allow")

    text: str | None = Field(default=None, max_length=2_000)
    choices: list[Choice] = []
    do: str | None = None

    @property
    def arguments(self) -> dict[str, Any]:
        return self.model_extra or {}


class Answer(BaseModel):
    messages: list[Item] = Field(min_length=1)
    intent: str | None = None
    confidence: float = 0.0
    slots: dict[str, Any] = {}

    @field_validator("messages")
    @classmethod
    def _a_bubble_each(cls, messages: list[Item]) -> list[Item]:
        return list(bubbles(messages))


def bubbles(messages: Iterable[Item]) -> Iterator[Item]:
    """A paragraph each; what a reply wants done stands before the question that ends it, as it is read."""
    held: Item | None = None
    for item in messages:
        if item.text is None:
            yield item
            continue
        if held is not None:
            yield held
        *first, last = [part.strip() for part in item.text.split("\n\n") if part.strip()] or [""]
        yield from (Item(text=part) for part in first)
        held = item.model_copy(update={"text": last})
        if not (first and item.choices):
            yield held
            held = None
    if held is not None:
        yield held


class Engine(Protocol):
    async def reply(self, ask: Ask) -> Answer:
        """Raise EngineFailed when there is nothing fit to say."""
        ...

    async def forget(self, conversation: str) -> None: ...

    async def ready(self) -> bool: ...

    async def close(self) -> None: ...


class RasaEngine(Engine):
    def __init__(self, url: str, timeout: float) -> None:
        """`timeout`: seconds for a whole answer, its slow bytes included."""
        self._client = httpx.AsyncClient(base_url=url, timeout=timeout, trust_env=False)
        self._timeout = timeout

    async def reply(self, ask: Ask) -> Answer:
        question: dict[str, Any] = {"conversation": ask.conversation, "slots": ask.slots}
        if ask.intent is not None:
            question |= {"intent": ask.intent, "entities": ask.entities}
        else:
            question |= {"text": ask.text, "before": list(ask.before)}
            question |= {"danger": ask.danger} if ask.danger else {}
        try:
            async with asyncio.timeout(self._timeout):  # httpx limits each step, not all of them
                response = await self._client.post("/webhooks/fanal/turn", json=question)
            # Rasa answers 200 with an empty list after an exception; `min_length` makes that a failure.
            return Answer.model_validate_json(response.raise_for_status().content)
        except (httpx.HTTPError, TimeoutError, ValidationError) as problem:
            raise EngineFailed from problem

    async def forget(self, conversation: str) -> None:
        response = await self._client.delete(f"/webhooks/fanal/conversations/{conversation}")
        response.raise_for_status()

    async def ready(self) -> bool:
        try:
            return (await self._client.get("/", timeout=1)).is_success
        except httpx.HTTPError:
            return False

    async def close(self) -> None:
        await self._client.aclose()
