"""A deploy: a real process is asked to stop while streams are open and a message is being answered."""

import asyncio
import json
import os
import signal
import socket
import sys
from contextlib import asynccontextmanager
from uuid import uuid4

import httpx
import pytest

from api.settings import ROOT
from tests.api.served import listening
from tests.api.visitors import Visitor, texts

ANSWER = {"messages": [{"text": "Je t’écoute."}], "intent": "greet", "confidence": 1.0, "slots": {}}


class SlowBot:
    """Answers once it is allowed to."""

    def __init__(self):
        self.asked, self.allowed = asyncio.Event(), asyncio.Event()
        self.url = ""

    @asynccontextmanager
    async def open(self):
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with server:
            yield self

    async def _answer(self, reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        self.asked.set()
        await self.allowed.wait()
        body = json.dumps(ANSWER).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)
        await writer.drain()
        writer.close()


@asynccontextmanager
async def served(folder, bot_url, root=ROOT, **settings):
    """uvicorn as it is started in earnest, except that it would wait for its streams for ever."""
    settings |= {"FANAL_BOT_URL": bot_url, "FANAL_DATABASE_URL": f"sqlite:///{folder}/f.db"}
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    with listening:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "uvicorn", "--factory", "api.app:create_app", "--no-access-log"),
            *("--fd", str(listening.fileno())),
            cwd=root,
            env=os.environ | settings,
            pass_fds=[listening.fileno()],
        )
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client:
        try:
            yield process, client
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
async def test_a_stopping_process_sends_its_streams_elsewhere_and_answers_what_it_has_begun(tmp_path, asked):
    async with SlowBot().open() as bot, served(tmp_path, bot.url) as (process, client):
        visitor = await Visitor.arrive(client, audience="young")
        async with listening(client, visitor.token, last=len(visitor.opening)) as stream:
            writing = asyncio.create_task(visitor.post({"client_id": str(uuid4()), "text": "bonjour"}))
            await bot.asked.wait()
            process.send_signal(asked)
            name = "message"
            while name == "message":
                name, _, _ = await stream.next()
            assert name == "reconnect"
            with pytest.raises(EOFError):
                await stream.next()
        bot.allowed.set()
        events = (await writing).json()["events"]
        assert [event["from"] for event in events] == ["visitor", "bot"]
        assert texts(events) == ["Je t’écoute."]
        assert await process.wait() in {0, -asked}
