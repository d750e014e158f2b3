"""Rasa processes that misbehave: small callable apps in the place of the real one, or none at all."""

import asyncio
import json
import socket

import uvicorn

from api.chat.engine import RasaEngine


class _Beside(RasaEngine):
    """Its bot lives as long as it does, behind a real socket."""

    def __init__(self, app, timeout):
        self._listening = socket.create_server(("127.0.0.1", 0))
        super().__init__(f"http://127.0.0.1:{self._listening.getsockname()[1]}", timeout)
        self._bot = uvicorn.Server(
            uvicorn.Config(app, lifespan="off", log_config=None, timeout_graceful_shutdown=1)
        )
        self._serving = asyncio.create_task(self._bot.serve(sockets=[self._listening]))

    async def close(self):
        await super().close()
        self._bot.should_exit = True
        await self._serving
        self._listening.close()  # a server that is told to stop before it began leaves it open


def engine_over(app, timeout=0.2):
    return _Beside(app, timeout) if app else RasaEngine("http://127.0.0.1:9", timeout)


dead = None


def answering(body, status=200):
    """A bot that always answers the same bytes."""

    async def app(scope, receive, send):
        await receive()
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": body})

    return app


async def never_answering(scope, receive, send):
    await asyncio.Event().wait()


def recording(asked, answer=None):
    """A bot that remembers what it was asked."""
    answer = answer or {
        "messages": [{"text": "Je t’écoute."}],
        "intent": "greet",
        "confidence": 1.0,
        "slots": {},
    }

    async def app(scope, receive, send):
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return  # it is not asked after all
            body, more = body + message["body"], message["more_body"]
        if scope["method"] == "POST":
            asked.append(json.loads(body))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})

    return app
