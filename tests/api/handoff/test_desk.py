import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlmodel import select

from api.handoff.sweep import Sweep
from api.models import Handoff, Presence, now
from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.handoff.slow_bot import FailingBot, SlowBot
from tests.api.visitors import Visitor, cards, choices, texts


async def handoff(visitor, method="POST", body=None):
    response = await visitor.client.request(method, "/v1/chat/handoff", json=body, headers=visitor.headers)
    assert response.status_code == 200, response.text
    return response.json()["events"]


async def waiting(client, **wanted):
    visitor = await Visitor.arrive(client, **(wanted or {"audience": "young"}))
    await handoff(visitor)
    return visitor


def statuses(events):
    return [event["status"] for event in events if event["kind"] == "status"]


async def test_asking_when_nobody_is_there_says_so_with_open_doors_and_a_code(client):
    visitor = await Visitor.arrive(client, audience="young")
    events = await handoff(visitor)
    assert "personne de l’équipe en ligne" in texts(events)[0]
    assert [card["type"] for card in cards(events)] == ["helplines"]
    assert all(line["open"] for line in cards(events)[0]["helplines"])
    assert [choice["label"] for choice in choices(events)] == ["Oui, un code", "Non, merci"]
    assert statuses(events) == []


async def test_who_may_be_overheard_is_shown_the_silent_line_first_when_nobody_is_there(client):
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("il monte")
    (card,) = [card for card in cards(await handoff(visitor)) if card["type"] == "helplines"]
    assert card["helplines"][0]["id"] == "sms_114"


async def test_asking_when_somebody_is_there_shows_what_is_passed_on_and_the_limits(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    events = await handoff(visitor)
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
    visitor = await waiting(client)
    (still,) = await handoff(visitor)
    assert still["status"] == "waiting"
    assert "toujours dans la file" in still["text"]
    assert len(await mate.queue()) == 1


async def test_asking_again_once_everybody_has_left_says_so_with_open_doors_and_a_code(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    await mate.ok("POST", "presence", {"on_break": True})
    events = await handoff(visitor)
    assert "personne de l’équipe en ligne" in texts(events)[0]
    assert [card["type"] for card in cards(events)] == ["helplines"]
    assert [choice["label"] for choice in choices(events)] == ["Oui, un code", "Non, merci"]
    assert statuses(events) == []
    assert len(await mate.queue()) == 1, "the wish stands"


async def test_a_struck_line_is_passed_on_to_nobody(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    (card,) = cards(await handoff(visitor, body={"strike": ["who"]}))
    assert [line["struck"] for line in card["lines"]] == [True, False, False]
    assert card["passed"]
    assert "C’est noté" in card["title"]
    (case,) = await mate.queue()
    assert case["audience"] is None
    assert case["lines"][0] == {"id": "who", "text": None, "struck": True}


async def test_of_what_she_tells_later_a_danger_alone_is_passed_on_and_she_is_shown_what(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    (shown,) = cards(await visitor.events())
    said = await visitor.write("j’ai 14 ans et on me harcèle au collège")
    (case,) = await mate.queue()
    assert [line["text"] for line in case["lines"][:2]] == [line["text"] for line in shown["lines"][:2]]
    assert (case["axes"], case["age_band"]) == ([], None)
    said += await visitor.write("j’ai envie de mourir")
    (case,) = await mate.queue()
    assert (case["axes"], case["age_band"], case["level"]) == (["suicide"], None, "high")
    assert case["lines"][0]["text"] == shown["lines"][0]["text"]
    told = passed_on(said)[-1]
    assert [line["text"] for line in told["lines"]] == [line["text"] for line in case["lines"]]
    assert "des idées de mourir" in told["lines"][1]["text"]
    assert told["lines"][2]["text"].endswith("une situation grave")
    assert not told["passed"], "she may strike what is new"
    assert passed_on(await visitor.write("j’ai envie de mourir")) == []
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/return")
    (anew,) = cards(await handoff(visitor))
    (case,) = await mate.queue()
    assert [line["text"] for line in case["lines"]] == [line["text"] for line in anew["lines"]]
    assert case["age_band"] == "under_15"


async def test_a_danger_said_to_a_person_is_the_subject_of_her_case_and_shown_to_her(app, client):
    mate, chief = await Mate.at_work(app), await Mate.at_work(app, "Robin", "supervisor")
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("il prend tout mon argent et il me force à voir des hommes")
    await handoff(visitor)
    await mate.take_next()
    ((case,), (before,)) = await mate.taken(), passed_on(await visitor.events())
    assert "suicide" not in case["axes"]
    (told,) = passed_on(await visitor.write("je vais me tuer cette nuit"))
    for desk in (mate, chief):
        (case,) = await desk.taken()
        assert (case["level"], case["axes"][0]) == ("immediate", "suicide")
    assert told["passed"], "nothing is left to choose"
    assert told["title"] != before["title"]
    assert told["lines"][2]["text"].endswith("un danger possible maintenant")


async def test_of_a_danger_nothing_is_told_that_she_has_struck(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    await handoff(visitor, body={"strike": ["what", "worry"]})
    assert passed_on(await visitor.write("je vais me tuer cette nuit")) == []
    (case,) = await mate.queue()
    assert (case["level"], case["axes"]) == ("immediate", [])
    assert [line["text"] for line in case["lines"][1:]] == [None, None]


async def test_what_only_a_model_thinks_likely_is_told_to_nobody(app, client):
    """A rule heard that he takes her money; that men pay for her is a guess."""
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("mon mec garde mes sous et il me fait peur")
    (card,) = cards(await handoff(visitor))
    assert "qui prend l’argent" in card["lines"][1]["text"]
    assert "rencontres" not in card["lines"][1]["text"]
    assert (await mate.queue())[0]["axes"] == ["coercion"]


def passed_on(events):
    return [card for card in cards(events) if card["type"] == "handoff"]


async def test_what_was_struck_stays_struck_in_the_next_request(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    await handoff(visitor, body={"strike": ["what"]})
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/return")
    (card,) = cards(await handoff(visitor))
    assert [line["struck"] for line in card["lines"]] == [False, True, False]
    assert [line["text"] is None for line in (await mate.queue())[0]["lines"]] == [False, True, False]
    (card,) = cards(await handoff(visitor, body={"strike": []}))
    assert not any(line["struck"] for line in card["lines"])


async def test_of_many_subjects_the_gravest_are_passed_on(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    for text in ("on me propose de l’argent pour voir des hommes", "j’ai fugué", "on me harcèle au collège"):
        await visitor.write(text)
    await visitor.write("j’ai envie de mourir")
    (card,) = cards(await handoff(visitor))
    what = next(line["text"] for line in card["lines"] if line["id"] == "what")
    assert len((await mate.queue())[0]["axes"]) > 3
    assert "des idées de mourir" in what
    assert what.startswith("Quoi, d’après le programme")


async def test_a_judgement_of_the_team_puts_no_words_into_her_mouth(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("il va revenir dans cinq minutes il va me frapper")
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/risk", {"level": "concern", "reason": "Vérifié"})
    await mate.ok("POST", f"conversations/{conversation}/return")
    (card,) = cards(await handoff(visitor))
    assert card["lines"][-1]["text"].endswith("une situation à suivre")


async def test_of_two_who_take_one_wins(app, client):
    first, second = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    await waiting(client)
    conversation = (await first.queue())[0]["conversation"]
    answers = await asyncio.gather(
        *(mate.call("POST", f"conversations/{conversation}/take") for mate in (first, second))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_the_visitor_is_told_who_is_there_and_the_bot_is_silent(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    await mate.take_next()
    events = await visitor.events()
    assert statuses(events)[-1] == "taken"
    assert "prévenir les secours" in texts(events)[-1]
    turn = await visitor.write("Bonjour")
    assert [event["from"] for event in turn] == ["visitor"]


async def test_the_screen_goes_on_while_a_person_has_the_conversation(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    await mate.take_next()
    turn = await visitor.write("j’ai pris plein de cachets je veux mourir")
    assert [card["type"] for card in cards(turn)] == ["crisis", "handoff"]
    assert all(event["from"] != "bot" for event in turn)


async def test_an_answer_on_its_way_is_dropped_when_somebody_takes_over(running):
    bot = SlowBot()
    async with running(engine=bot) as app, browser(app) as client:
        mate = await Mate.at_work(app)
        visitor = await waiting(client)
        writing = asyncio.create_task(visitor.write("Bonjour"))
        await bot.asked.wait()
        conversation = await mate.take_next()
        bot.may_answer.set()
        await writing
        await mate.say(conversation, "Bonjour, je suis là.")
        assert "Réponse du programme." not in texts(await visitor.events())


async def test_an_apology_on_its_way_is_dropped_too_when_somebody_takes_over(running):
    """Numbers in the place of the bot's answer are the program's words as well; the screen's card is not."""
    bot = FailingBot()
    async with running(engine=bot) as app, browser(app) as client:
        mate = await Mate.at_work(app)
        visitor = await waiting(client)
        writing = asyncio.create_task(visitor.write("j’ai peur de rentrer"))
        await bot.asked.wait()
        conversation = await mate.take_next()
        await mate.say(conversation, "Bonjour, je suis là.")
        before = await visitor.events()
        bot.may_answer.set()
        answered = [event["seq"] for event in await writing]
        assert await visitor.events() == before
        assert set(answered) <= {event["seq"] for event in before}


async def test_an_answer_older_than_the_whole_visit_of_a_person_is_dropped_too(running):
    bot = SlowBot()
    async with running(engine=bot) as app, browser(app) as client:
        mate = await Mate.at_work(app)
        visitor = await waiting(client)
        writing = asyncio.create_task(visitor.write("Bonjour"))
        await bot.asked.wait()
        conversation = await mate.take_next()
        await mate.ok("POST", f"conversations/{conversation}/return")
        bot.may_answer.set()
        await writing
        assert "Réponse du programme." not in texts(await visitor.events())
        assert "Réponse du programme." in texts(await visitor.write("Encore là ?"))


async def test_handing_back_is_announced_and_the_bot_speaks_again(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/return")
    assert statuses(await visitor.events())[-1] == "returned"
    assert any(event["from"] == "bot" for event in await visitor.write("Bonjour"))


async def test_closing_tells_the_visitor_who_may_still_erase(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    conversation = await mate.take_next()
    await mate.ok("POST", f"conversations/{conversation}/close", {"outcome": "listened"})
    assert statuses(await visitor.events())[-1] == "closed"
    late = await visitor.write("Je veux mourir ce soir, j’ai pris plein de cachets")
    assert [card["type"] for card in cards(late)] == ["crisis"]
    assert "plus personne ne la lit" in texts(late)[-1]
    assert (await client.delete("/v1/chat", headers=visitor.headers)).status_code == 204


async def test_words_after_the_closing_live_no_longer_than_the_bots(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    conversation = await mate.take_next()
    await visitor.write("Bonjour")
    await mate.ok("POST", f"conversations/{conversation}/close", {"outcome": "listened"})
    await visitor.write("Merci")
    with time_machine.travel(now() + timedelta(minutes=31), tick=False):
        assert (await client.get("/v1/chat/events?stream=0", headers=visitor.headers)).status_code == 401
        assert await app.state.parts.forget.sweep() == 1


async def test_a_dead_tab_gives_the_case_back_to_the_top_and_tells_the_visitor(app, client):
    gone, there = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    left = await waiting(client)
    conversation = await gone.take_next()
    await waiting(client)
    await app.state.parts.db.write(lose, gone.id)
    await Sweep(app.state.desk).once()
    first = (await there.queue())[0]
    assert (first["conversation"], first["released"]) == (conversation, True)
    events = await left.events()
    assert statuses(events)[-1] == "waiting"
    assert "Ta demande remonte dans la file" in texts(events)[-1]
    said = {"client_id": CLIENT, "text": "?"}
    again = await gone.call("POST", f"conversations/{conversation}/messages", said)
    assert again.status_code == 409


async def test_whom_a_dead_tab_gave_back_does_not_stand_before_danger_at_once(app, client):
    gone, there = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    await waiting(client)
    mild = await gone.take_next()
    await app.state.parts.db.write(lose, gone.id)
    await Sweep(app.state.desk).once()
    serious = await waiting(client)
    await serious.write("mon père me tape tous les soirs")
    assert [case["level"] for case in await there.queue()] == ["none", "high"]
    grave = await waiting(client)
    await grave.write("il me frappe là maintenant")
    queue = await there.queue()
    assert [case["level"] for case in queue] == ["immediate", "none", "high"]
    assert queue[1]["conversation"] == mild


@pytest.mark.parametrize("words", ["bonjour", "mon père me tape tous les soirs"])
@pytest.mark.parametrize("minutes", [30, 90, 190])
async def test_it_does_not_however_long_ago_it_was_opened(app, client, words, minutes):
    gone, there = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    left = await waiting(client)
    await left.write(words)
    await gone.take_next()
    await app.state.parts.db.write(lose, gone.id)
    await Sweep(app.state.desk).once()
    await waiting(client)
    await app.state.parts.db.write(wait_since, minutes)
    grave = await waiting(client)
    await grave.write("il me frappe là maintenant")
    first, second, last = await there.queue()
    assert first["level"] == "immediate"
    assert (second["released"], last["released"]) == (True, False)


@pytest.mark.parametrize("deed", ["messages", "notes", "typing"])
async def test_who_does_something_is_there_though_her_page_answers_no_beat(app, client, deed):
    start = now()
    body = {"messages": {"text": "Je suis là."}, "notes": {"text": "Calme"}, "typing": {}}[deed]
    with time_machine.travel(start, tick=False) as clock:
        mate = await Mate.at_work(app)
        await waiting(client)
        await app.state.parts.db.write(lose, mate.id)  # a page that never says that it is there
        conversation = await mate.take_next()
        for _ in range(4):
            clock.shift(timedelta(seconds=30))
            said = body | ({"client_id": str(uuid4())} if deed == "messages" else {})
            await mate.ok("POST", f"conversations/{conversation}/{deed}", said or None)
            assert await Sweep(app.state.desk).once() == 0
        clock.shift(timedelta(seconds=61))
        assert await Sweep(app.state.desk).once() == 1


async def test_those_who_wait_are_told_the_truth_at_two_five_and_ten_minutes(app, client):
    await Mate.at_work(app)
    visitor = await waiting(client)
    told = []
    for minutes in (1, 2, 3, 5, 10, 12):
        await app.state.parts.db.write(wait_since, minutes)
        before = await visitor.events()
        await Sweep(app.state.desk).once()
        told.append(statuses((await visitor.events())[len(before) :]))
    assert told == [[], ["waiting"], [], ["waiting"], ["waiting"], []]
    assert any(choice["label"] == "Oui, un code" for choice in choices(await visitor.events()))


async def test_the_bot_goes_on_helping_while_one_waits(app, client):
    await Mate.at_work(app)
    visitor = await waiting(client)
    assert any(event["from"] == "bot" for event in await visitor.write("Bonjour"))


async def test_changing_ones_mind_leaves_the_queue(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    assert statuses(await handoff(visitor, "DELETE")) == ["returned"]
    assert await mate.queue() == []
    assert await handoff(visitor, "DELETE") == []


async def test_a_counsellor_holds_no_more_than_she_can(app, client):
    mate = await Mate.at_work(app, capacity=1)
    await waiting(client)
    await waiting(client)
    await mate.take_next()
    other = (await mate.queue())[0]["conversation"]
    assert (await mate.call("POST", f"conversations/{other}/take")).status_code == 409


async def test_two_takes_at_once_do_not_pass_the_limit(app, client):
    mate = await Mate.at_work(app, capacity=1)
    await waiting(client)
    await waiting(client)
    wanted = [case["conversation"] for case in await mate.queue()]
    answers = await asyncio.gather(*(mate.call("POST", f"conversations/{one}/take") for one in wanted))
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_a_transfer_goes_to_somebody_there_and_the_first_one_loses_it(app, client):
    first, second = await Mate.at_work(app, "Alix"), await Mate.at_work(app, "Sacha")
    absent = await Mate.hired(app, "Camille")
    visitor = await waiting(client)
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


async def test_danger_calls_a_person_without_asking(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    turn = await visitor.write("il m’a enfermée dans la chambre je peux pas sortir")
    assert cards(turn)[0]["type"] == "crisis"
    assert statuses(turn) == ["waiting"]
    (case,) = await mate.queue()
    assert (case["reason"], case["level"]) == ("screen", "immediate")


async def test_danger_calls_nobody_twice(app, client):
    mate = await Mate.at_work(app)
    visitor = await waiting(client)
    turn = await visitor.write("il m’a enfermée dans la chambre je peux pas sortir")
    assert cards(turn)[0]["type"] == "crisis"
    assert statuses(turn) == []
    (case,) = await mate.queue()
    assert (case["reason"], case["level"]) == ("asked", "immediate")


async def test_danger_with_nobody_there_repeats_no_bad_news(client):
    visitor = await Visitor.arrive(client, audience="young")
    turn = await visitor.write("il m’a enfermée dans la chambre je peux pas sortir")
    assert cards(turn)[0]["type"] == "crisis"
    assert not any("personne de l’équipe en ligne" in text for text in texts(turn))


async def test_a_grave_message_asks_before_anybody_is_called(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    turn = await visitor.write("j’ai envie de mourir")
    assert statuses(turn) == []
    assert await mate.queue() == []
    yes = next(
        choice for choice in choices(turn) if "personne" in choice["label"] or "veux bien" in choice["label"]
    )
    assert statuses(await visitor.choose(yes["id"])) == ["waiting"]
    assert [case["level"] for case in await mate.queue()] == ["high"]


async def test_risk_comes_first_then_age(app, client):
    mate = await Mate.at_work(app, capacity=5)
    calm = await waiting(client)
    grave = await waiting(client)
    await grave.write("il me frappe là maintenant")
    levels = [case["level"] for case in await mate.queue()]
    assert levels == ["immediate", "none"]
    await app.state.parts.db.write(wait_since, 300)
    assert [case["level"] for case in await mate.queue()] == ["immediate", "none"]
    assert calm.token != grave.token


@pytest.mark.parametrize(("minutes", "first"), [(1, "immediate"), (239, "immediate"), (241, "none")])
async def test_nobody_starves(app, client, minutes, first):
    mate = await Mate.at_work(app, capacity=5)
    await waiting(client)
    await app.state.parts.db.write(wait_since, minutes)
    grave = await waiting(client)
    await grave.write("il me frappe là maintenant")
    assert (await mate.queue())[0]["level"] == first


CLIENT = "00000000-0000-4000-8000-000000000000"


def lose(session, person_id):
    session.get_one(Presence, person_id).last_seen = now() - timedelta(seconds=61)


def wait_since(session, minutes):
    for row in session.exec(select(Handoff).where(Handoff.state == "waiting")):
        row.opened_at = row.waiting_since = now() - timedelta(minutes=minutes)
