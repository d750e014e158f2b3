import re
from datetime import timedelta

import pytest
import yaml
from prometheus_client import generate_latest
from sqlmodel import select

from api.models import Handoff, now
from api.settings import ROOT
from tests.api.console.team import Mate
from tests.api.databases import make_read_only, take_away
from tests.api.visitors import Visitor

MONITORING = ROOT / "deploy" / "monitoring"


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


async def test_who_waits_is_seen_by_level_and_how_long(app, client):
    await Mate.at_work(app)
    visitor = await Visitor.arrive(client)
    await client.post("/v1/chat/handoff", headers=visitor.headers)
    await app.state.parts.db.write(wait_since, now() - timedelta(minutes=11))
    seen = scrape(app)
    assert seen['fanal_waiting{level="none"}'] == 1
    assert seen['fanal_promised{level="none"}'] == 0
    assert seen["fanal_oldest_wait_seconds"] > 600


async def test_an_answer_promised_for_later_is_no_wait(app, client):
    visitor = await Visitor.arrive(client)
    await client.post("/v1/chat/receipt", headers=visitor.headers)
    await app.state.parts.db.write(wait_since, now() - timedelta(hours=9))
    seen = scrape(app)
    assert seen['fanal_waiting{level="none"}'] == 0
    assert seen['fanal_promised{level="none"}'] == 1
    assert seen["fanal_oldest_wait_seconds"] == 0


async def test_the_public_listener_has_no_metrics(client):
    assert (await client.get("/metrics")).status_code == 404


async def test_a_database_that_is_away_is_seen_and_hides_nothing_else(app):
    assert scrape(app)["fanal_database_up"] == 1
    take_away(app.state.parts.db)
    seen = scrape(app)
    assert seen["fanal_database_up"] == 0
    assert seen['fanal_turns_total{outcome="not stored"}'] == 0
    assert "fanal_streams" in seen
    assert "fanal_oldest_wait_seconds" not in seen


async def test_a_database_that_takes_no_change_is_seen_with_what_could_not_begin(app, client):
    assert scrape(app)["fanal_database_writable"] == 1
    make_read_only(app.state.parts.db)
    assert (await client.post("/v1/chat", json={})).status_code == 503
    seen = scrape(app)
    assert (seen["fanal_database_up"], seen["fanal_database_writable"]) == (1, 0)
    assert seen['fanal_turns_total{outcome="not begun"}'] == 1


def wait_since(session, since):
    session.exec(select(Handoff)).one().waiting_since = since


def named_in(file):
    return set(re.findall(r"\bfanal_[a-z_]+", (MONITORING / file).read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", ["alerts.yml", "dashboard.json"])
async def test_alerts_and_dashboard_ask_for_what_there_is(app, file):
    there = {name.partition("{")[0] for name in scrape(app)}
    assert named_in(file)
    assert named_in(file) <= there | {"fanal_engine_seconds_bucket", "fanal_screened_total"}


def test_each_alert_says_what_to_do_and_the_manual_says_more():
    groups = yaml.safe_load((MONITORING / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    rules = {rule["alert"]: rule for group in groups for rule in group["rules"]}
    manual = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| ([A-Z]\w+(?:, \w+)*) \|", manual, re.MULTILINE)
    assert {name for row in table for name in row.split(", ")} == set(rules)
    for rule in rules.values():
        assert set(rule["annotations"]) == {"summary"}, "a comma or a colon that YAML took for its own"
