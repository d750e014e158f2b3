"""Our whole turn against Rasa's bare REST webhook, same model, same messages, taken in turn in one run."""

import asyncio
import statistics
import time
from itertools import cycle, islice
from uuid import uuid4

import aiohttp

MESSAGES = (
    "salut",
    "c’est quoi ici ?",
    "c’est anonyme ?",
    "t’es un robot ?",
    "mon copain me prend mon argent",
    "je sais pas trop comment en parler",
    "ma fille a changé depuis la rentrée",
    "je peux parler à quelqu’un ?",
    "quel temps il fait demain",
    "merci",
)
TURNS_A_CONVERSATION = 5
SEQUENTIAL = 400
VISITORS = 20
SECONDS = 15


class Bare:
    """What one would take instead: Rasa's own channel, nothing stored, nothing screened."""

    def __init__(self, client: aiohttp.ClientSession, url: str) -> None:
        self._client, self._url = client, f"{url}/webhooks/rest/webhook"
        self._left, self._sender = 0, ""

    async def say(self, text: str) -> float:
        if not self._left:
            self._sender, self._left = str(uuid4()), TURNS_A_CONVERSATION
        self._left -= 1
        started = time.perf_counter()
        question = {"sender": self._sender, "message": text}
        async with self._client.post(self._url, json=question) as response:
            assert await response.json(), "Rasa answered nothing"
        return time.perf_counter() - started


class Ours:
    def __init__(self, client: aiohttp.ClientSession, url: str) -> None:
        self._client, self._url = client, f"{url}/v1/chat"
        self._left, self._headers = 0, dict[str, str]()

    async def say(self, text: str) -> float:
        if not self._left:
            async with self._client.post(self._url, json={"audience": "young"}) as response:
                token = (await response.json())["token"]
            self._headers, self._left = {"Authorization": f"Bearer {token}"}, TURNS_A_CONVERSATION
        self._left -= 1
        body = {"client_id": str(uuid4()), "text": text}
        started = time.perf_counter()
        async with self._client.post(f"{self._url}/messages", json=body, headers=self._headers) as response:
            turn = await response.json()
            assert len(turn["events"]) > 1, turn
        return time.perf_counter() - started


async def one_after_the_other(bot_url: str, api_url: str) -> tuple[list[float], list[float]]:
    """Seconds of each turn: (bare, ours).

    By aiohttp, of which a turn has less than half a millisecond; httpx takes 0.6 ms for itself, and 0.9 for
    the longer headers of ours, which would be measured as if it were the servers' part.
    """
    async with aiohttp.ClientSession() as client:
        bare, ours = Bare(client, bot_url), Ours(client, api_url)
        for text in islice(cycle(MESSAGES), 40):
            await bare.say(text)
            await ours.say(text)
        pairs = [(await bare.say(text), await ours.say(text)) for text in islice(cycle(MESSAGES), SEQUENTIAL)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


async def together(kind: type[Bare] | type[Ours], url: str) -> tuple[float, list[float]]:
    """(turns a second, seconds of each) with 20 visitors who answer at once."""
    taken: list[float] = []
    end = time.perf_counter() + SECONDS

    async def visitor(offset: int) -> None:
        async with aiohttp.ClientSession() as client:
            speaker = kind(client, url)
            for text in islice(cycle(MESSAGES), offset, None):
                if time.perf_counter() > end:
                    return
                taken.append(await speaker.say(text))

    await asyncio.gather(*(visitor(offset) for offset in range(VISITORS)))
    return len(taken) / SECONDS, taken


def quantiles(seconds: list[float]) -> tuple[float, float]:
    """(median, p95) in milliseconds."""
    cuts = statistics.quantiles(seconds, n=20)
    return statistics.median(seconds) * 1000, cuts[18] * 1000
