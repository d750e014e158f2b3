from uuid import uuid4

import pytest
from sqlalchemy.exc import ProgrammingError

from tests.api.chat import bots
from tests.api.conftest import browser
from tests.api.visitors import Visitor, cards, choices, texts

BROKEN = {
    "dead": bots.dead,
    "slow": bots.never_answering,
    "silent, as Rasa is after an exception": bots.answering(b'{"messages": []}'),
    "a list, as Rasa's own channel gives": bots.answering(b"[]"),
    "talking nonsense": bots.answering(b"<html>"),
    "empty": bots.answering(b""),
    "failing": bots.answering(b"{}", 500),
    "of another shape": bots.answering(b'{"messages": [{"text": 12}]}'),
    "asking for a deed nobody knows": bots.answering(b'{"messages": [{"do": "dance"}]}'),
}


@pytest.mark.parametrize("bot", BROKEN.values(), ids=BROKEN)
async def test_whatever_the_bot_does_the_visitor_has_numbers_and_the_offer_of_a_person(running, bot):
    async with running(engine=bots.engine_over(bot)) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        events = await visitor.write("je sais pas quoi faire")
        ids = [line["id"] for card in cards(events) for line in card["helplines"]]
        assert "allo_119" in ids
        assert texts(events)
        assert choices(events)
        assert await visitor.events(after=len(visitor.opening)) == events


async def test_when_the_bot_is_down_somebody_who_may_be_overheard_sees_the_sms_line_first(running, reads):
    async with running(engine=bots.engine_over(bots.dead)) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        reads("high", "violence")
        await visitor.write("il monte")
        reads("none")
        (card,) = cards(await visitor.write("il monte encore"))
        assert card["helplines"][0]["id"] == "sms_114"
        (card,) = cards(await visitor.write("jpeux pas parler"))
        assert card["helplines"][0]["id"] == "sms_114"


async def test_whatever_shows_the_childrens_line_shows_a_grown_visitor_others_first(running):
    flow = bots.answering(b'{"messages": [{"do": "show_helplines", "ids": ["allo_119"]}]}')
    for bot in (flow, bots.dead):
        async with running(engine=bots.engine_over(bot)) as app, browser(app) as client:
            visitor = await Visitor.arrive(client, audience="young")
            (card,) = cards(await visitor.write("j’ai 23 ans"))
            ids = [line["id"] for line in card["helplines"]]
            assert ids[0] in {"victims_116006", "violences_3919"}  # one of them closes at night
            assert "allo_119" in ids
            parent = await Visitor.arrive(client, audience="parent")
            (card,) = cards(await parent.write("j’ai 43 ans"))
            assert card["helplines"][0]["id"] == "allo_119"


async def test_an_adult_is_spoken_to_as_an_adult_when_the_bot_is_down(running, reads):
    reads("high", "runaway", meaning="parent_missing_child", audience="parent", about="own_child")
    async with running(engine=bots.engine_over(bots.dead)) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="parent")
        assert "vous" in " ".join(texts(await visitor.write("ma fille n’est pas rentrée")))


async def test_a_visitor_who_sends_again_after_a_failure_gets_the_same_answer(running):
    async with running(engine=bots.engine_over(bots.dead)) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        client_id = "6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0002"
        assert await visitor.write("salut", client_id) == await visitor.write("salut", client_id)


async def test_a_turn_cut_by_a_crash_is_finished_when_the_message_comes_again(running, monkeypatch):
    asked = []
    async with running(engine=bots.engine_over(bots.recording(asked))) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        client_id = "6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0003"
        thread = app.state.parts.thread
        whole = thread.answer

        async def crash(*_args, **_changes):
            raise RuntimeError

        monkeypatch.setattr(thread, "answer", crash)
        assert (await visitor.post({"client_id": client_id, "text": "salut"})).status_code == 500
        monkeypatch.setattr(thread, "answer", whole)
        events = await visitor.write("salut", client_id)
        assert texts(events) == ["Je t’écoute."]
        assert len([event for event in await visitor.events() if event["from"] == "visitor"]) == 1


async def test_a_mistake_of_ours_keeps_no_card_from_her_and_is_called_one(app, client, monkeypatch, caplog):
    visitor = await Visitor.arrive(client, audience="young")

    async def wrong(*_args):
        raise ProgrammingError("SELECT", None, Exception())

    monkeypatch.setattr(app.state.parts.db, "write_rows", wrong)
    turn = (await visitor.post({"client_id": str(uuid4()), "text": "il me frappe là"})).json()
    assert turn["stored"] is False
    assert cards(turn["events"])[0]["type"] == "crisis"
    assert "statement-refused" in caplog.messages
    assert "message-not-stored" not in caplog.messages


async def test_the_engine_is_told_plain_words_choices_and_who_is_there(running):
    asked = []
    async with running(engine=bots.engine_over(bots.recording(asked))) as app, browser(app) as client:
        visitor = await Visitor.arrive(client)
        young = choices(visitor.opening)[0]
        await visitor.choose(young["id"])
        await visitor.write("/restart")
    assert asked[0]["intent"] == "inform_audience"
    assert asked[0]["entities"] == {"audience": "young"}
    assert asked[1]["text"] == "/restart"
    assert asked[1]["slots"]["audience"] == "young"
    assert asked[0]["conversation"] == asked[1]["conversation"]
    assert visitor.token not in str(asked)
