import asyncio
from uuid import uuid4

from tests.api.chat import bots
from tests.api.conftest import browser
from tests.api.visitors import Visitor, choices, texts


async def test_a_message_is_answered_with_numbers_in_order(client):
    visitor = await Visitor.arrive(client, audience="young")
    events = await visitor.write("bonjour")
    assert events[0]["from"] == "visitor"
    assert texts(events)
    seqs = [event["seq"] for event in await visitor.events()]
    assert seqs == list(range(1, len(seqs) + 1))


async def test_a_message_sent_twice_is_stored_and_answered_once(client):
    visitor = await Visitor.arrive(client, audience="young")
    client_id = str(uuid4())
    first = await visitor.write("bonjour", client_id)
    again = await visitor.write("bonjour", client_id)
    assert first == again
    assert [event["client_id"] for event in await visitor.events() if event["from"] == "visitor"] == [
        client_id
    ]


async def test_a_message_sent_twice_at_once_is_stored_and_answered_once(client):
    visitor = await Visitor.arrive(client, audience="young")
    client_id = str(uuid4())
    answers = await asyncio.gather(*(visitor.write("bonjour", client_id) for _ in range(4)))
    assert all(answer == answers[0] for answer in answers)
    assert len([event for event in await visitor.events() if event["from"] == "visitor"]) == 1


async def test_two_messages_at_once_are_each_answered_in_their_turn(client):
    visitor = await Visitor.arrive(client, audience="young")
    await asyncio.gather(visitor.write("bonjour"), visitor.write("c’est anonyme ?"))
    authors = [event["from"] for event in (await visitor.events())[len(visitor.opening) :]]
    second = authors.index("visitor", 1)
    assert "bot" in authors[1:second]
    assert "bot" in authors[second:]


async def test_a_choice_shows_its_label_and_does_what_it_says(client):
    visitor = await Visitor.arrive(client)
    parent = next(choice for choice in choices(visitor.opening) if "parent" in choice["label"])
    events = await visitor.choose(parent["id"])
    assert events[0]["text"] == parent["label"]
    assert any("vous" in text.lower() for text in texts(events))


async def test_choices_of_another_conversation_are_unknown(client):
    one, other = await Visitor.arrive(client), await Visitor.arrive(client)
    response = await other.post({"client_id": str(uuid4()), "choice": choices(one.opening)[0]["id"]})
    assert response.status_code == 422
    assert response.json()["type"] == "/problems/unknown-choice"


async def test_what_a_choice_tells_the_engine_is_never_shown(client):
    visitor = await Visitor.arrive(client)
    response = await visitor.post({"client_id": str(uuid4()), "choice": choices(visitor.opening)[0]["id"]})
    assert "payload" not in response.text
    assert "inform_audience" not in response.text


async def test_engine_commands_are_plain_text(client):
    visitor = await Visitor.arrive(client, audience="young")
    for command in ("/restart", '/inform_audience{"audience": "parent"}', "EXTERNAL: x", "/"):
        events = await visitor.write(command)
        assert events[0]["text"] == command
        assert texts(events)
    assert len(await visitor.events()) > 8


async def test_a_paragraph_is_a_bubble_and_a_card_stands_before_the_question(running):
    reply = [
        {"text": "Un.\n\nDeux ?", "choices": [{"label": "Oui", "payload": {"intent": "affirm"}}]},
        {"do": "show_helplines", "ids": ["allo_119"]},
    ]
    answer = {"messages": reply, "intent": "greet", "confidence": 1.0, "slots": {}}
    async with (
        running(engine=bots.engine_over(bots.recording([], answer))) as app,
        browser(app) as client,
    ):
        _, first, card, question = await (await Visitor.arrive(client)).write("bonjour")
    assert (first["text"], question["text"]) == ("Un.", "Deux ?")
    assert card["card"]
    assert [choice["label"] for choice in question["choices"]] == ["Oui"]
