"""A danger calls a person by itself; what is only grave asks first."""

from tests.api.console.team import Mate
from tests.api.visitors import Visitor, cards, choices, statuses, texts


async def test_the_screen_goes_on_while_a_person_has_the_conversation(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    await mate.take_next()
    turn = await visitor.write("j’ai pris plein de cachets")
    assert [card["type"] for card in cards(turn)] == ["crisis", "handoff"]
    assert all(event["from"] != "bot" for event in turn)


async def test_danger_calls_a_person_without_asking(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    turn = await visitor.write("il m’a enfermée, je peux pas sortir")
    assert cards(turn)[0]["type"] == "crisis"
    assert statuses(turn) == ["waiting"]
    (case,) = await mate.queue()
    assert (case["reason"], case["level"]) == ("screen", "immediate")


async def test_danger_calls_nobody_twice(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.waiting(client)
    turn = await visitor.write("il m’a enfermée, je peux pas sortir")
    assert cards(turn)[0]["type"] == "crisis"
    assert statuses(turn) == []
    (case,) = await mate.queue()
    assert (case["reason"], case["level"]) == ("asked", "immediate")


async def test_danger_with_nobody_there_repeats_no_bad_news(client):
    visitor = await Visitor.arrive(client, audience="young")
    turn = await visitor.write("il m’a enfermée, je peux pas sortir")
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
