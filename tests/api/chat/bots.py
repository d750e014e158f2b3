"""Rasa processes that misbehave: small callable apps in the place of the real one."""

import asyncio
import json

import httpx

from api.chat.engine import RasaEngine


def engine_over(app, timeout=0.2):
    return RasaEngine("http://bot.test", timeout, httpx.ASGITransport(app=app, raise_app_exceptions=False))


def answering(body, status=200):
    """A bot that always answers the same bytes."""

    async def app(scope, receive, send):
        await receive()
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": body})

    return app


async def never_answering(scope, receive, send):
    await asyncio.Event().wait()


async def dead(scope, receive, send):
    raise ConnectionRefusedError


def recording(asked, answer=None):
    """A bot that remembers what it was asked."""
    answer = answer or {
        "messages": [{"text": "Je t’écoute."}],
        "intent": "greet",
        "confidence": 1.0,
        "slots": {},
    }

    async def app(scope, receive, send):
        message = await receive()
        if scope["method"] == "POST":
            asked.append(json.loads(message["body"]))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})

    return app
