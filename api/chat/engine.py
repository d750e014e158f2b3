"""What leads the conversation, seen from here: one question, one answer, and whatever can fail.

RasaEngine asks the Rasa process; another engine only has to implement Engine and pass the same contract
tests (tests/api/chat/test_engine_failures.py), as ScriptedEngine does.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import aiohttp
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.errors import Problem

REST_BYTES = 512  # of a question in halves, the second: an id and two slots, filled with spaces
NO_LIMIT = aiohttp.ClientTimeout(total=None)  # of aiohttp's: there is one of ours


class EngineFailed(Problem):
    """Dead, slow, empty or talking nonsense: for the visitor it is the same, she needs numbers."""

    status = 503
    type = "engine-failed"


@dataclass(frozen=True, slots=True)
class Ask:
    """One turn: the visitor's words, or an intent when a button was chosen or the screen saw a danger.

    `said`: the words beside an intent that the screen saw; they tell who writes, where nobody knows, that
    help was called already, and of an adult what is nearer to the danger («que dois-je faire dans l'heure»).
    """

    conversation: str
    text: str | None = None
    intent: str | None = None
    said: str | None = None
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


class Engine(Protocol):
    async def reply(self, ask: Ask) -> Answer:
        """Raise EngineFailed when there is nothing fit to say."""
        ...

    async def reply_ahead(self, text: str, ask: Callable[[], Awaitable[Ask]]) -> Answer:  # noqa: ARG002 - for who reads slowly
        """As `reply`, when the words are there before it is known whose they are; `ask` waits for that.

        An engine that gains nothing from having them early inherits this and waits too.
        """
        return await self.reply(await ask())

    async def forget(self, conversation: str) -> None: ...

    async def ready(self) -> bool: ...

    async def close(self) -> None: ...


class RasaEngine(Engine):
    """Asks with aiohttp: httpx, which is used elsewhere, costs a turn half a millisecond more."""

    def __init__(self, url: str, timeout: float) -> None:
        self._url, self._timeout = url, timeout
        self._opened: aiohttp.ClientSession | None = None

    @property
    def _session(self) -> aiohttp.ClientSession:
        """Made at the first question, since it belongs to the loop that runs then."""
        if self._opened is None:
            # One limit for the whole answer, its slow bytes included.
            limit = aiohttp.ClientTimeout(total=self._timeout)
            self._opened = aiohttp.ClientSession(
                self._url, timeout=limit, raise_for_status=True, cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._opened

    async def reply(self, ask: Ask) -> Answer:
        question: dict[str, Any] = {"conversation": ask.conversation, "slots": ask.slots}
        if ask.intent is not None:
            question |= {"intent": ask.intent, "entities": ask.entities}
            question |= {"said": ask.said} if ask.said else {}
        else:
            question["text"] = ask.text
        return await self._answered(json=question)

    async def reply_ahead(self, text: str, ask: Callable[[], Awaitable[Ask]]) -> Answer:
        """One JSON object, in halves that a line's end parts; the bot begins with the first (channel.py)."""
        words = (json.dumps({"text": text})[:-1] + ",\n").encode()
        limit = asyncio.timeout(self._timeout)

        async def halves() -> AsyncIterator[bytes]:
            yield words
            whole = await ask()
            limit.reschedule(asyncio.get_running_loop().time() + self._timeout)  # it is asked only now
            rest = json.dumps({"conversation": whole.conversation, "slots": whole.slots})[1:]
            yield rest.encode().ljust(REST_BYTES)

        # With its length said, whatever stands between needn't know of chunks.
        size = {"Content-Type": "application/json", "Content-Length": str(len(words) + REST_BYTES)}
        try:
            async with limit:
                return await self._answered(data=halves(), headers=size, timeout=NO_LIMIT)
        except TimeoutError as problem:
            raise EngineFailed from problem

    async def _answered(self, **question: Any) -> Answer:
        try:
            async with self._session.post("/webhooks/fanal/turn", **question) as response:
                # Rasa answers 200 with an empty list after an exception; `min_length` makes that a failure.
                return Answer.model_validate_json(await response.read())
        except (aiohttp.ClientError, OSError, ValidationError) as problem:
            raise EngineFailed from problem

    async def forget(self, conversation: str) -> None:
        async with self._session.delete(f"/webhooks/fanal/conversations/{conversation}"):
            pass

    async def ready(self) -> bool:
        try:
            async with self._session.get("/", timeout=aiohttp.ClientTimeout(total=1)):
                return True
        except (aiohttp.ClientError, OSError):
            return False

    async def close(self) -> None:
        if self._opened is not None:
            await self._opened.close()
