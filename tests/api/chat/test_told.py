"""What flows leave to the API to say or to know, since it depends on settings and on who was asked for."""

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlmodel import select

from api.models import Conversation
from tests.api.chat import bots
from tests.api.conftest import browser
from tests.api.visitors import Visitor, cards, choices, texts

KEPT = {"messages": [{"do": "tell_retention"}], "intent": "ask_confidentiality", "slots": {}}


@pytest.mark.parametrize("audience", ["young", "parent"])
async def test_how_long_words_are_kept_is_said_as_it_is_set(running, audience):
    engine = bots.engine_over(bots.answering(json.dumps(KEPT).encode()), timeout=2)
    lives = {"retention_bot_minutes": 45, "retention_counsellor_hours": 36, "retention_receipt_days": 5}
    async with running(engine=engine, **lives) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience=audience)
        [said] = texts(await visitor.write("combien de temps vous gardez mes messages ?"))
    for life in ("45 minutes", "36 heures", "5 jours"):
        assert life in said


async def test_a_chat_that_is_closed_at_night_is_no_open_door(running):
    shown = {
        "messages": [{"do": "show_helplines", "ids": ["violences_3919", "comment_on_s_aime"]}],
        "slots": {},
    }
    engine = bots.engine_over(bots.answering(json.dumps(shown | {"intent": "x"}).encode()), timeout=2)
    with time_machine.travel(datetime(2026, 11, 24, 3, tzinfo=ZoneInfo("Europe/Paris")), tick=False):
        async with running(engine=engine) as app, browser(app) as client:
            visitor = await Visitor.arrive(client, audience="young")
            (card,) = cards(await visitor.write("et la nuit ?"))
    assert [line["id"] for line in card["helplines"]] == ["violences_3919"]


async def test_one_hour_and_one_day_are_said_in_the_singular(running):
    engine = bots.engine_over(bots.answering(json.dumps(KEPT).encode()), timeout=2)
    lives = {"retention_bot_minutes": 1, "retention_counsellor_hours": 1, "retention_receipt_days": 1}
    async with running(engine=engine, **lives) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        said = texts(await visitor.write("combien de temps vous gardez mes messages ?"))
        said.append((await client.get("/confidentialite")).text)
    for text in said:
        assert not re.search(r"\b1\s(minutes|heures|jours)\b", text)
        for life in ("1 minute ", "1 heure ", "1 jour"):
            assert life in text


@pytest.mark.parametrize("audience", ["young", "parent"])
@pytest.mark.parametrize(("days", "life"), [(1, "Il vaut 1 jour et"), (3, "Il vaut 3 jours et")])
async def test_a_return_code_comes_with_its_real_lifetime(running, audience, days, life):
    async with running(retention_receipt_days=days) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience=audience)
        offered = (await client.post("/v1/chat/handoff", headers=visitor.headers)).json()["events"]
        (code,) = [choice["id"] for choice in choices(offered) if choice["label"] == "Oui, un code"]
        assert any(life in text for text in texts(await visitor.choose(code)))


async def test_the_engine_knows_that_a_person_is_asked_for_already(running):
    asked = []
    engine = bots.engine_over(bots.recording(asked), timeout=2)
    async with running(engine=engine) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        await visitor.write("bonjour")

        def wait(session):
            session.exec(select(Conversation)).one().state = "waiting"

        await app.state.parts.db.write(wait)
        await visitor.write("vous êtes là ?")
    assert [question["slots"]["waiting"] for question in asked] == [False, True]
