import json
import re
from datetime import timedelta

import pytest
import time_machine

from tests.api.chat import bots
from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.databases import make_read_only
from tests.api.visitors import Visitor, cards, choices, texts

ID = "6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0004"
DANGERS = {
    "je vais me tuer ce soir": "suicide",
    "il m’a enfermée, je peux pas sortir": "held",
    "il me frappe là maintenant": "violence",
}


def crisis(events):
    return [card for card in cards(events) if card["type"] == "crisis"]


@pytest.mark.parametrize("text", DANGERS)
async def test_danger_shows_its_card_right_behind_the_words(client, text):
    visitor = await Visitor.arrive(client, audience="young")
    events = await visitor.write(text)
    assert events[1]["card"]["type"] == "crisis"
    assert events[1]["card"]["steps"]
    assert events[1]["card"]["helplines"]


async def test_somebody_who_can_not_speak_aloud_sees_the_sms_line_first(client):
    visitor = await Visitor.arrive(client, audience="young")
    card = crisis(await visitor.write("il m’a enfermée"))[0]
    assert card["helplines"][0]["id"] == "sms_114"
    assert card["helplines"][0]["sms"] == "sms:114"


@pytest.mark.parametrize("text", ["il me frappe là maintenant", "j’ai envie de mourir"])
async def test_a_card_offers_a_person_only_where_one_answers(app, client, text, monkeypatch):
    """Nobody there: an answer later, with a code. Somebody has the conversation: nothing more."""
    monkeypatch.setattr("api.chat.person.FRESH", timedelta(0))
    visitor = await Visitor.arrive(client, audience="young")
    events = await visitor.write(text)
    (later,) = [choice for event in events if event.get("card") for choice in event.get("choices", ())]
    assert later["label"] == "L’équipe n’est pas là\xa0: recevoir une réponse avec un code"
    assert not [choice for choice in choices(events) if "personne" in choice["label"]]
    assert any("Ton code" in text for text in texts(await visitor.choose(later["id"])))

    mate = await Mate.at_work(app)
    second = await Visitor.arrive(client, audience="young")
    events = await second.write(text)
    assert "Parler à une personne ici" in [choice["label"] for choice in choices(events)]
    await client.post("/v1/chat/handoff", headers=second.headers)
    waiting = [case["conversation"] for case in await mate.queue()]
    for conversation in waiting:
        await mate.ok("POST", f"conversations/{conversation}/take")
    assert choices(await second.write(text)) == []


async def test_a_flow_too_offers_a_person_only_where_one_answers(app, client, monkeypatch):
    monkeypatch.setattr("api.chat.person.FRESH", timedelta(0))
    visitor = await Visitor.arrive(client, audience="young")
    labels = [choice["label"] for choice in choices(await visitor.write("tu es un robot ?"))]
    assert "Recevoir une réponse plus tard" in labels
    assert not [label for label in labels if "personne" in label]
    await Mate.at_work(app)
    labels = [choice["label"] for choice in choices(await visitor.write("tu es un robot ?"))]
    assert "Oui, une personne" in labels
    assert "Recevoir une réponse plus tard" not in labels


async def test_who_has_said_to_be_23_is_not_first_sent_to_the_childrens_line(client, reads):
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("j’ai 23 ans")
    reads("high", "coercion")
    (card,) = cards(await visitor.write("il me force"))
    assert card["helplines"][0]["id"] in {"victims_116006", "violences_3919"}  # one of them closes at night
    child = await Visitor.arrive(client, audience="young")
    (card,) = cards(await child.write("il me force"))
    assert card["helplines"][0]["id"] == "allo_119"


async def test_a_mother_who_has_not_said_who_writes_is_not_called_a_child(client, reads):
    visitor = await Visitor.arrive(client, audience=None)
    reads("high", "paid_encounters", meaning="parent_discovered", audience="parent", about="own_child")
    card = cards(await visitor.write("bonsoir, ma fille de 15 ans se prostitue, je suis perdue"))[0]
    said = " ".join((card["title"], *card["steps"]))
    assert not {"tu", "te", "ta", "toi"} & set(re.findall(r"\w+", said.lower()))


@pytest.mark.parametrize("bot", [bots.dead, bots.never_answering], ids=["dead", "slow"])
async def test_the_card_does_not_need_the_bot(running, bot):
    async with running(engine=bots.engine_over(bot)) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        assert crisis(await visitor.write("il me frappe là maintenant"))


async def test_the_engine_is_told_the_danger_beside_the_words(running):
    asked = []
    async with running(engine=bots.engine_over(bots.recording(asked))) as app, browser(app) as client:
        visitor = await Visitor.arrive(client, audience="young")
        await visitor.write("je vais me tuer ce soir")
    assert asked[-1]["danger"] == "suicidal"
    assert (
        asked[-1]["text"] == "je vais me tuer ce soir"
    )  # for what is nearer: a door, means, help that comes


async def test_a_danger_that_is_not_sure_is_left_to_the_engine(running, reads):
    asked = []
    reads("immediate", "medical", chances={"concern": 0.9, "high": 0.8, "immediate": 0.6})
    async with running(engine=bots.engine_over(bots.recording(asked))) as app, browser(app) as client:
        await (await Visitor.arrive(client, audience="young")).write("je saigne depuis hier")
    assert asked[-1]["text"] == "je saigne depuis hier"
    assert "danger" not in asked[-1]


@pytest.mark.parametrize(
    ("read", "who"),
    [
        ({"audience": "young", "about": "self"}, "young"),
        ({"audience": "young", "about": "friend"}, None),
        ({"audience": "parent", "about": "own_child"}, None),
        ({"audience": "professional", "about": "nobody"}, None),
    ],
)
async def test_the_engine_is_told_who_is_in_danger_where_it_is_the_writer(running, reads, read, who):
    asked = []
    reads("immediate", "violence", meaning="danger_now", **read)
    async with running(engine=bots.engine_over(bots.recording(asked))) as app, browser(app) as client:
        await (await Visitor.arrive(client)).write("il frappe, là")
    assert asked[-1]["slots"].get("audience") == who


@pytest.mark.parametrize(
    ("axes", "intent", "lines"),
    [
        (["suicide"], "friend_worried/dying", {"samu_15", "sms_114"}),
        (["suicide", "medical"], "friend_worried/dying", {"samu_15"}),
        (["held"], "friend_worried/danger", {"police_17"}),
    ],
)
async def test_who_is_afraid_for_a_friend_is_not_taken_for_who_is_in_danger(
    running, reads, axes, intent, lines
):
    asked = []
    reads("immediate", *axes, meaning="danger_now", audience="young", about="friend")
    async with running(engine=bots.engine_over(bots.recording(asked))) as app, browser(app) as client:
        events = await (await Visitor.arrive(client, audience="young")).write("ma pote ne va pas bien")
    assert asked[-1]["danger"] == intent
    (card,) = crisis(events)
    assert lines <= {line["id"] for line in card["helplines"]}
    assert "adulte" in " ".join(card["steps"])
    assert card["title"] in {"Une vie est en jeu maintenant", "Quelqu’un est en danger maintenant"}


@pytest.mark.parametrize(
    "text", ["ma copine est morte. je vais me tuer ce soir", "il me frappe, là. ma copine pleure"]
)
async def test_who_is_in_danger_too_is_answered_first(running, reads, text):
    asked = []
    reads("none", audience="young", about="self")
    async with running(engine=bots.engine_over(bots.recording(asked))) as app, browser(app) as client:
        await (await Visitor.arrive(client, audience="young")).write(text)
    assert asked[-1]["danger"] in {"suicidal", "danger_now"}


async def test_a_database_that_can_not_write_still_shows_help_and_says_it_kept_nothing(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    make_read_only(app.state.parts.db)
    response = await visitor.post({"client_id": ID, "text": "il me frappe là maintenant"})
    assert response.status_code == 200
    assert response.json()["stored"] is False
    assert crisis(response.json()["events"])
    assert {event["seq"] for event in response.json()["events"]} == {0}
    assert await visitor.events() == visitor.opening


async def test_a_database_that_can_not_write_still_gives_numbers_for_ordinary_words(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    make_read_only(app.state.parts.db)
    response = await visitor.post({"client_id": ID, "text": "bonjour"})
    assert cards(response.json()["events"])


async def test_a_gentle_card_is_not_repeated_at_each_message(client, reads):
    visitor = await Visitor.arrive(client, audience="young")
    reads("concern", "self_harm")
    first = cards(await visitor.write("je me sens seule, j’en peux plus"))
    again = cards(await visitor.write("je me sens seule, j’en peux plus"))
    assert first
    assert len([card for card in again if card in first]) == 0


async def test_a_crisis_card_offers_a_person(client):
    visitor = await Visitor.arrive(client, audience="young")
    events = await visitor.write("il me frappe là maintenant")
    assert choices(events[1:2])


@pytest.mark.parametrize(
    ("lines", "behind"),
    [(["police_17", "sms_114"], []), (["sms_114", "allo_119"], [["sms_114", "allo_119"]])],
    ids=["said", "more"],
)
async def test_no_number_is_shown_twice_in_one_answer_unless_another_comes_with_it(running, lines, behind):
    helplines = {"do": "show_helplines", "ids": lines}
    answer = {
        "messages": [{"text": "J’ai bien lu."}, helplines],
        "intent": "danger_now",
        "confidence": 1.0,
        "slots": {},
    }
    async with (
        running(engine=bots.engine_over(bots.recording([], answer))) as app,
        browser(app) as client,
    ):
        visitor = await Visitor.arrive(client, audience="young")
        said = cards(await visitor.write("il me frappe là maintenant"))
        assert [[line["id"] for line in card["helplines"]] for card in said[1:]] == behind


async def test_on_a_public_holiday_a_card_keeps_who_may_be_closed_behind_who_surely_answers(running):
    """« peut être fermé »: the only line that takes images down must not be lost that day."""
    shown = json.dumps({"messages": [{"do": "show_helplines", "ids": ["cyber_3018", "allo_119"]}]}).encode()
    engine = bots.engine_over(bots.answering(shown))
    with time_machine.travel("2026-12-25T11:00:00+00:00", tick=False):
        async with running(engine=engine) as app, browser(app) as client:
            visitor = await Visitor.arrive(client, audience="young")
            (card,) = cards(await visitor.write("je voulais une info"))
    assert [line["id"] for line in card["helplines"]] == ["allo_119", "cyber_3018"]
    assert "férié" in card["helplines"][1]["hours"]


async def test_a_touched_button_alarms_by_what_it_means_and_not_by_its_words(running, reads):
    answer = {
        "messages": [
            {
                "text": "Qu’est-ce qui se passe ?",
                "choices": [
                    {"label": "Porter plainte", "payload": {"intent": "ask_rights/complain"}},
                    {"label": "Oui, ou peut-être", "payload": {"intent": "suicidal/act"}},
                ],
            }
        ],
        "intent": "ask_rights",
        "confidence": 1.0,
        "slots": {},
    }
    async with (
        running(engine=bots.engine_over(bots.recording([], answer))) as app,
        browser(app) as client,
    ):
        visitor = await Visitor.arrive(client, audience="young")
        complain, done = choices(await visitor.write("bonjour"))
        reads("immediate", "violence")  # whatever is read from here on
        assert not crisis(await visitor.choose(complain["id"]))
        reads("none")
        assert crisis(await visitor.choose(done["id"]))
