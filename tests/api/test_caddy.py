"""The proxy that operators are given, with the real Caddy: it writes of itself, never of who came."""

import asyncio
import os
import random
import socket
from asyncio.subprocess import PIPE, STDOUT
from contextlib import asynccontextmanager, suppress

import httpx
import pytest

from api.settings import ROOT

CADDYFILE = ROOT / "deploy" / "Caddyfile"
ASKED = b"GET /v1/chat/events?after=7 HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Firefox\r\n\r\n"
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"


@pytest.fixture
def address():
    """Of an API: the port is the Caddyfile's, so the rest is this test's own, all of 127/8 being loopback."""
    return ".".join(["127", *(str(random.randint(1, 254)) for _ in range(3))])


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def started(folder, port, address):
    settings = {"FANAL_HOST": f"http://localhost:{port}", "FANAL_API": address, "FANAL_AWAY": "/nowhere"}
    return await asyncio.create_subprocess_exec(
        *("caddy", "run", "--adapter", "caddyfile", "--config", CADDYFILE),
        env=os.environ | settings | {"HOME": str(folder), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""},
        stdout=PIPE,
        stderr=STDOUT,
    )


@asynccontextmanager
async def caddy(folder, port, address):
    """Serves inside of the block; yields what will be all that it wrote."""
    process, written = await started(folder, port, address), []
    try:
        while b"serving initial configuration" not in b"".join(written):
            assert not process.stdout.at_eof(), written
            written.append(await process.stdout.readline())
        yield written
    finally:
        process.terminate()
        rest, _ = await process.communicate()
        written.append(rest)


async def stream(reader, writer):
    """More than anybody reads: whoever leaves is being written to."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(STREAM)
    with suppress(ConnectionError):
        while True:
            writer.write(b": beat\n\n" * 1_000)
            await writer.drain()
            await asyncio.sleep(0)


def lines_about_visitors(written):
    lines = b"".join(written).decode().splitlines()
    assert any('"logger":"tls' in line for line in lines)  # as its troubles with certificates would be
    return [line for line in lines if any(trace in line for trace in ("127.0.0.1", "Firefox", "/v1/chat"))]


async def test_who_leaves_in_the_middle_of_a_stream_is_not_written_down(tmp_path, port, address):
    async with await asyncio.start_server(stream, address, 8000), caddy(tmp_path, port, address) as written:
        for _ in range(5):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(ASKED)
            await reader.readuntil(b": beat")
            writer.transport.abort()
    assert lines_about_visitors(written) == []


async def test_nor_is_who_comes_while_nothing_runs_and_the_page_is_missing(tmp_path, port, address):
    url = f"http://127.0.0.1:{port}/v1/chat/events?after=7"
    async with caddy(tmp_path, port, address) as written, httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(url, headers={"Host": "localhost", "User-Agent": "Firefox"}, timeout=20)
        assert answer.status_code == 502
    assert lines_about_visitors(written) == []


async def test_why_it_does_not_start_is_written(tmp_path, port, address):
    with socket.socket() as other:
        other.bind(("", port))
        other.listen()
        process = await started(tmp_path, port, address)
        said, _ = await process.communicate()
    assert process.returncode == 1
    assert b"address already in use" in said
