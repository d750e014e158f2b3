"""A turn: what came in, what is known, what is said."""

import itertools
from typing import Any

import pytest

from bot.turn import items
from tests.bot.conftest import Engine, Talk, labels, texts


def numbers(turn: dict[str, Any]) -> set[str]:
    return {line for item in turn["messages"] for line in item.get("ids", [])}


def test_a_danger_that_the_api_is_sure_of_is_answered_whatever_was_understood(engine: Engine) -> None:
    talk = Talk(engine)
    for text in ("il est dans le couloir", "bonjour", "merci"):
        turn = talk._turn({"text": text, "danger": "danger_now", "slots": {"audience": "young"}})
        assert turn["intent"] in {"danger_now", "suicidal"}
        assert texts(turn)


def test_a_friends_danger_is_the_friends(young: Talk) -> None:
    turn = young._turn({"text": "elle a fait une bêtise", "danger": "friend_worried/dying"})
    assert turn["meaning"] == "friend_worried/dying"


def test_numbers_are_shown_once_and_again_when_asked_for(young: Talk) -> None:
    assert "cyber_3018" in numbers(young.take("image_abuse/threat"))
    assert "cyber_3018" not in numbers(young.take("image_abuse/threat"))
    first = numbers(young.take("ask_emergency_number/general"))
    assert first == numbers(young.take("ask_emergency_number/general"))
    assert first


def test_what_is_sought_is_asked_once(young: Talk) -> None:
    assert labels(young.take("find_help_nearby/general"))
    assert {"do": "find_services", "need": "legal"} in young.take("find_help_nearby/general", need="legal")[
        "messages"
    ]
    again = young.take("find_help_nearby/general")
    assert {"do": "find_services", "need": "legal"} in again["messages"]


def test_who_writes_is_not_asked_of_who_said_it(young: Talk, engine: Engine) -> None:
    assert "Je suis jeune" in labels(Talk(engine).say("bonjour"))
    assert "Je suis jeune" not in labels(young.say("bonjour"))


def test_what_is_not_understood_never_leaves_her_alone(young: Talk) -> None:
    said = [texts(young.take("nlu_fallback")) for _ in range(4)]
    assert all(said)
    assert all(one != other for one, other in itertools.pairwise(said))


def test_a_subject_stays_through_small_talk(young: Talk) -> None:
    young.take("image_abuse/general")
    assert young.say("merci")["slots"]["subject"] == "image_abuse"


@pytest.mark.parametrize("typed", ["oui", "ouais carrément", "oui stp", "OUI"])
def test_a_typed_yes_is_the_yes_that_was_offered(young: Talk, typed: str) -> None:
    offered = labels(young.take("bot_challenge"))
    assert any(label.startswith("Oui") for label in offered)
    assert young.say(typed)["intent"] == "ask_human"


def test_a_reply_is_said_whole_with_its_buttons_and_then_what_it_does() -> None:
    reply = {
        "text": "Un.\n\nDeux ?", "buttons": [{"title": "Oui", "payload": "/affirm"}],
        "custom": {"do": "show_helplines", "ids": ["allo_119"]},
    }  # fmt: skip
    said, deed = items(reply)
    assert (said["text"], deed["do"]) == ("Un.\n\nDeux ?", "show_helplines")
    assert said["choices"] == [{"label": "Oui", "payload": {"intent": "affirm", "entities": {}}}]
