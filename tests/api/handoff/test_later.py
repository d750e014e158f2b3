"""Who has a return code waits for an answer later, and may still want somebody now."""

from datetime import timedelta

import pytest
from sqlmodel import select

from api.handoff.sweep import Sweep
from api.models import Handoff, now
from tests.api.console.team import Mate
from tests.api.handoff.elapsed import lose
from tests.api.visitors import Visitor, cards, choices, statuses, texts

DANGER = "il m’a enfermée, je peux pas sortir"


@pytest.fixture
async def visitor(client):
    """She came at night: nobody was there, and she took a code."""
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.choose(choices(await visitor.handoff())[0]["id"])
    return visitor


async def reasons(mate):
    return [case["reason"] for case in await mate.queue()]


async def test_asked_while_nobody_is_there_her_request_stands_and_so_does_her_code(app, visitor):
    events = await visitor.handoff()
    assert "Pas encore de réponse" in texts(events)[0]
    assert [card["type"] for card in cards(events)] == ["helplines"]
    assert [choice["label"] for choice in choices(events)] == ["Oui, je l’ai", "Non, un autre code"]
    assert await reasons(await Mate.at_work(app)) == ["later"]


async def test_the_code_that_she_has_stays_good_until_she_wants_another(app, visitor):
    kept, other = choices(await visitor.handoff())
    assert "garde-le" in texts(await visitor.choose(kept["id"]))[0]
    told = texts(await visitor.choose(other["id"]))
    assert "Ton code" in told[0]
    assert "L’ancien n’ouvre plus rien" in told[0]


async def test_who_asks_again_behind_an_answer_waits_for_another_with_the_code_she_has(app, visitor):
    mate = await Mate.at_work(app)
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/return", {})
    await app.state.parts.db.write(lose, mate.id)
    events = await visitor.handoff()
    assert "personne de l’équipe en ligne" in texts(events)[0]
    assert statuses(events) == ["waiting"]
    assert choices(events) == []


async def test_asked_while_somebody_is_there_a_person_is_called_now(app, visitor):
    mate = await Mate.at_work(app)
    await age(app, hours=9)
    events = await visitor.handoff()
    assert statuses(events) == ["waiting"]
    assert "J’ai demandé une personne" in texts(events)[0]
    assert [card["type"] for card in cards(events)] == ["handoff"]
    assert "prévenir les secours" in texts(events)[-1]
    (case,) = await mate.queue()
    assert case["reason"] == "asked"
    assert case["waiting_since"] > (now() - timedelta(hours=1)).isoformat()


async def test_she_then_gets_news_as_everybody_who_waits(app, visitor):
    await Mate.at_work(app)
    await age(app, minutes=30)
    sweep = Sweep(app.state.desk)
    assert await sweep.once() == 0, "an answer later is no news"
    await visitor.handoff()
    assert await sweep.once() == 0
    await age(app, minutes=2)
    assert await sweep.once() == 1
    assert "Personne n’est encore libre" in texts(await visitor.events())[-1]


async def test_news_come_to_whom_a_lost_counsellor_leaves_waiting(app, visitor):
    gone, _there = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    await gone.take_next()
    sweep = Sweep(app.state.desk)
    await app.state.parts.db.write(lose, gone.id)
    assert await sweep.once() == 1
    assert "Ta demande remonte dans la file" in texts(await visitor.events())[-1]
    await age(app, minutes=2)
    assert await sweep.once() == 1
    assert "Personne n’est encore libre" in texts(await visitor.events())[-1]


async def test_danger_calls_a_person_now(app, visitor):
    mate = await Mate.at_work(app)
    turn = await visitor.write(DANGER)
    assert cards(turn)[0]["type"] == "crisis"
    assert statuses(turn) == ["waiting"]
    (case,) = await mate.queue()
    assert (case["reason"], case["level"]) == ("screen", "immediate")


async def test_danger_with_nobody_there_repeats_no_bad_news(app, visitor):
    turn = await visitor.write(DANGER)
    assert cards(turn)[0]["type"] == "crisis"
    assert not any("personne de l’équipe en ligne" in text for text in texts(turn))
    assert await reasons(await Mate.at_work(app)) == ["later"]


async def test_a_nights_promise_stands_before_nobody_who_waits_now(app, client, visitor):
    """Nor does the console count its hours as a wait."""
    mate = await Mate.at_work(app)
    await age(app, hours=9)
    await Visitor.waiting(client)
    assert await reasons(mate) == ["asked", "later"]
    assert (await mate.ok("GET", "queue"))["oldest_wait_seconds"] < 3600
    await age(app, hours=30)
    await (await Visitor.arrive(client, audience="young")).write(DANGER)
    assert await reasons(mate) == ["asked", "later", "screen"], "nobody starves"


async def test_striking_a_line_calls_nobody(app, visitor):
    mate = await Mate.at_work(app)
    (card,) = cards(await visitor.handoff(body={"strike": ["who"]}))
    assert [line["struck"] for line in card["lines"]] == [True, False, False]
    assert await reasons(mate) == ["later"]


async def age(app, **past):
    def work(session):
        for row in session.exec(select(Handoff)):
            row.opened_at = row.waiting_since = now() - timedelta(**past)

    await app.state.parts.db.write(work)


async def test_the_code_comes_before_what_else_is_told_and_the_wait_says_what_for(client):
    visitor = await Visitor.arrive(client, audience="young")
    events = await visitor.choose(choices(await visitor.handoff())[0]["id"])
    assert "Ton code" in texts([event for event in events if event["from"] == "service"])[0]
    assert [event.get("reason") for event in events if event["kind"] == "status"] == ["later"]


async def test_a_wish_for_somebody_now_is_not_called_one_for_later(app, visitor):
    await Mate.at_work(app)
    assert [event.get("reason") for event in await visitor.handoff() if event["kind"] == "status"] == [None]
