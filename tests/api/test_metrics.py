from datetime import timedelta

from prometheus_client import generate_latest

from api.models import now
from tests.api.visitors import Visitor


def scrape(app):
    lines = generate_latest(app.state.turns._metrics.registry).decode().splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[0] != "#")}


async def test_turns_levels_and_the_engine_are_counted(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("bonjour")
    await visitor.write("il me frappe là maintenant")
    seen = scrape(app)
    assert seen['fanal_screened_total{level="none"}'] == 1
    assert seen['fanal_screened_total{level="immediate"}'] == 1
    assert seen["fanal_engine_seconds_count"] == 2


async def test_no_word_of_a_visitor_is_in_the_metrics(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("canari-4711 je veux mourir")
    assert "canari" not in generate_latest(app.state.turns._metrics.registry).decode()


async def test_forgetting_that_lags_is_seen(app, client):
    assert scrape(app)["fanal_forget_lag_seconds"] == 0
    visitor = await Visitor.arrive(client)
    conversation = await app.state.parts.thread.open(visitor.token)
    late = now() - timedelta(minutes=5)
    await app.state.parts.thread.append(conversation.id, [], expires_at=late)
    assert scrape(app)["fanal_forget_lag_seconds"] >= 300


async def test_the_public_listener_has_no_metrics(client):
    assert (await client.get("/metrics")).status_code == 404
