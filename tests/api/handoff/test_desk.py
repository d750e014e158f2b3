"""Asking for a person, being taken, handed over, given back and closed."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from api.models import now
from tests.api.console.team import Mate
from tests.api.visitors import Visitor, cards, choices, statuses, texts


async def test_asking_when_nobody_is_there_says_so_with_open_doors_and_a_code(client):
    visitor = await Visitor.arrive(client, audience="young")
    events = await visitor.handoff()
    assert "personne de l’équipe en ligne" in texts(events)[0]
    assert [card["type"] for card in cards(events)] == ["helplines"]
    assert all(line["open"] for line in cards(events)[0]["helplines"])
    assert [choice["label"] for choice in choices(events)] == ["Oui, un code", "Non, merci"]
    assert statuses(events) == []


async def test_who_may_be_overheard_is_shown_the_silent_line_first_when_nobody_is_there(client, reads):
    visitor = await Visitor.arrive(client, audience="young")
    reads("high", "violence")
    await visitor.write("il monte")
    (card,) = [card for card in cards(await visitor.handoff()) if card["type"] == "helplines"]
    assert card["helplines"][0]["id"] == "sms_114"


@pytest.mark.parametrize("audience", ["young", "parent"])
async def test_who_has_told_of_a_wish_to_die_keeps_the_line_for_it_when_nobody_is_there(client, audience):
    visitor = await Visitor.arrive(client, audience=audience)
    await visitor.write("je veux mourir")
    (card,) = [card for card in cards(await visitor.handoff()) if card["type"] == "helplines"]
    assert card["helplines"][0]["id"] == "suicide_3114"


async def test_asking_when_somebody_is_there_shows_what_is_passed_on_and_the_limits(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    events = await visitor.handoff()
    assert statuses(events) == ["waiting"]
    (card,) = cards(events)
    assert [(line["id"], line["struck"]) for line in card["lines"]] == [
        ("who", False), ("what", False), ("worry", False),
    ]  # fmt: skip
    assert "prévenir les secours" in texts(events)[-1]
    (case,) = await mate.queue()
    assert case["audience"] == "young"
    assert [line["text"] for line in case["lines"]] == [line["text"] for line in card["lines"]]


async def test_asking_again_says_that_one_still_waits(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    (still,) = await visitor.handoff()
    assert still["status"] == "waiting"
    assert "toujours dans la file" in still["text"]
    assert len(await mate.queue()) == 1


async def test_asking_again_once_everybody_has_left_says_so_with_open_doors_and_a_code(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    await mate.ok("POST", "presence", {"on_break": True})
    events = await visitor.handoff()
    assert "personne de l’équipe en ligne" in texts(events)[0]
    assert [card["type"] for card in cards(events)] == ["helplines"]
    assert [choice["label"] for choice in choices(events)] == ["Oui, un code", "Non, merci"]
    assert statuses(events) == []
    assert len(await mate.queue()) == 1, "the wish stands"


async def test_of_two_who_take_one_wins(app, client):
    first, second = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    await Visitor.waiting(client)
    conversation = (await first.queue())[0]["conversation"]
    answers = await asyncio.gather(
        *(mate.call("POST", f"conversations/{conversation}/take") for mate in (first, second))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_the_visitor_is_told_who_is_there_and_the_bot_is_silent(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    await mate.take_next()
    events = await visitor.events()
    assert statuses(events)[-1] == "taken"
    assert "prévenir les secours" in texts(events)[-1]
    turn = await visitor.write("Bonjour")
    assert [event["from"] for event in turn] == ["visitor"]


async def test_handing_back_is_announced_and_the_bot_speaks_again(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/return")
    assert statuses(await visitor.events())[-1] == "returned"
    assert any(event["from"] == "bot" for event in await visitor.write("Bonjour"))


async def test_closing_tells_the_visitor_who_may_still_erase(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/close", {"outcome": "listened"})
    assert statuses(await visitor.events())[-1] == "closed"
    late = await visitor.write("Je veux mourir ce soir, j’ai pris plein de cachets")
    assert [card["type"] for card in cards(late)] == ["crisis"]
    assert "plus personne ne la lit" in texts(late)[-1]
    assert (await client.delete("/v1/chat", headers=visitor.headers)).status_code == 204


async def test_words_after_the_closing_live_no_longer_than_the_bots(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    conversation = await mate.take_next()
    await visitor.write("Bonjour")
    await mate.ok("POST", f"conversations/{conversation}/close", {"outcome": "listened"})
    await visitor.write("Merci")
    with time_machine.travel(now() + timedelta(minutes=31), tick=False):
        assert (await client.get("/v1/chat/events?stream=0", headers=visitor.headers)).status_code == 401
        assert await app.state.parts.forget.sweep() == 1


async def test_the_bot_goes_on_helping_while_one_waits(app, client):
    await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    assert any(event["from"] == "bot" for event in await visitor.write("Bonjour"))


async def test_changing_ones_mind_leaves_the_queue(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    assert statuses(await visitor.handoff("DELETE")) == ["returned"]
    assert await mate.queue() == []
    assert await visitor.handoff("DELETE") == []


async def test_a_counsellor_holds_no_more_than_she_can(app, client):
    mate = await Mate.at_work(app, capacity=1)
    await Visitor.waiting(client)
    await Visitor.waiting(client)
    await mate.take_next()
    other = (await mate.queue())[0]["conversation"]
    assert (await mate.call("POST", f"conversations/{other}/take")).status_code == 409


async def test_two_takes_at_once_do_not_pass_the_limit(app, client):
    mate = await Mate.at_work(app, capacity=1)
    await Visitor.waiting(client)
    await Visitor.waiting(client)
    wanted = [case["conversation"] for case in await mate.queue()]
    answers = await asyncio.gather(*(mate.call("POST", f"conversations/{one}/take") for one in wanted))
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_a_transfer_goes_to_somebody_there_and_the_first_one_loses_it(app, client):
    first, second = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    absent = await Mate.hired(app, "Camille")
    visitor = await Visitor.waiting(client)
    conversation = await first.take_next()
    path = f"conversations/{conversation}/transfer"
    assert (await first.call("POST", path, {"to": absent.id})).status_code == 409
    assert (await first.call("POST", path, {"to": second.id})).status_code == 204
    assert statuses(await visitor.events())[-1] == "taken"
    assert (await first.call("GET", f"conversations/{conversation}")).status_code == 404
    client_id = str(uuid4())
    said = {"client_id": client_id, "text": "Un mot à moi"}
    await second.say(conversation, "Je prends la suite.", client_id)
    late = await first.call("POST", f"conversations/{conversation}/messages", said)
    assert late.status_code == 409, "a colleague's words answer nobody else"
    await second.ok("POST", path, {"to": first.id})
    late = await first.call("POST", f"conversations/{conversation}/messages", said)
    assert (late.status_code, late.json()["fields"]) == (409, ["client_id"])
