import pytest

from tests.api.conftest import browser

EXPECTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@pytest.mark.parametrize("path", ["/healthz", "/v1/nothing", "/chat"])
async def test_every_answer_carries_the_same_protection(client, path):
    response = await client.get(path)
    assert {name: response.headers[name] for name in EXPECTED} == EXPECTED
    policy = response.headers["content-security-policy"]
    for rule in (
        "default-src 'none'",
        "script-src 'self'",
        "require-trusted-types-for 'script'",
        "base-uri 'none'",
    ):
        assert rule in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy


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
