import asyncio

import pytest

from api.guard import Guard
from api.words import Words
from tests.api.conftest import browser

EXPECTED = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; "
        "require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
    ),
    "x-robots-tag": "noindex, noarchive",
    "cache-control": "no-store",
}
OF_THE_BODY = {"content-type", "content-length", "vary"}


@pytest.mark.parametrize("path", ["/healthz", "/v1/nothing", "/chat"])
async def test_every_answer_carries_this_protection_and_nothing_that_tells_of_us(client, path):
    sent = dict((await client.get(path)).headers)
    assert {name: sent[name] for name in sent if name not in OF_THE_BODY} == EXPECTED


async def test_only_named_sites_may_embed(running):
    async with running(origins=["https://college.example"]) as app, browser(app) as client:
        policy = (await client.get("/healthz")).headers["content-security-policy"]
    assert "frame-ancestors 'self' https://college.example" in policy


async def test_the_console_is_never_framed(running):
    async with running(origins=["https://college.example"]) as app, browser(app) as client:
        for path in ("/console", "/v1/console/queue"):
            response = await client.get(path)
            assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
            assert response.headers["cross-origin-resource-policy"] == "same-origin"


async def test_production_insists_on_tls(running):
    async with running(env="prod") as app, browser(app) as client:
        assert "max-age" in (await client.get("/healthz")).headers["strict-transport-security"]


async def test_a_stream_that_the_stopping_server_cuts_is_ended_properly(settings):
    sent, begun = [], asyncio.Event()

    async def endless(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        begun.set()
        await asyncio.Event().wait()

    async def send(message):
        sent.append(message)

    guard = Guard(endless, settings, Words(settings.resources / "words.yml"))
    serving = asyncio.create_task(
        guard({"type": "http", "method": "GET", "path": "/v1/chat/events"}, None, send)
    )
    await asyncio.wait_for(begun.wait(), 10)
    serving.cancel()
    await serving
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert not sent[-1].get("more_body")
