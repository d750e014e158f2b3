"""What the screen saw of a danger, told beside the words, and what a turn makes of both."""

import pytest

from tests.bot.conftest import Engine, Talk, in_danger, labels
from tests.bot.said import numbers, says


def test_a_danger_of_the_body_opens_no_questions_and_forbids_no_care(engine: Engine) -> None:
    talk = Talk(engine)
    told = talk._turn({"intent": "danger_now", "slots": {"audience": "young", "danger_kind": "medical"}})
    assert says(told, "utter_body_now")
    assert "samu_15" in numbers(told)
    assert (told["intent"], told["slots"]["requested_slot"]) == ("danger_now", None)
    assert says(talk.say("je veux pas aller à l'hopital"), "utter_body_refuses")
    assert says(talk.say("ok j'y vais"), "utter_body_goes")


def test_who_is_held_is_asked_neither_about_the_night_nor_about_dying(engine: Engine) -> None:
    talk = Talk(engine)
    told = talk._turn({"intent": "danger_now", "slots": {"audience": "young", "danger_kind": "held"}})
    assert told["slots"]["requested_slot"] == "danger_hurt"
    assert says(talk.say("2e étage chambre 14"), "utter_danger_address")
    assert says(talk.say("je veux voir un médecin"), "utter_held_hurt")
    assert says(talk.say("non"), "utter_held_after")


def test_a_parent_of_a_child_in_such_a_danger_is_asked_nothing_either(engine: Engine) -> None:
    body = {"intent": "danger_now", "said": "venez vite", "slots": {"audience": "parent"}}
    assert Talk(engine)._turn(body)["slots"]["requested_slot"] == "danger_place"
    body["slots"] = {"audience": "parent", "danger_kind": "medical"}
    told = Talk(engine)._turn(body)
    assert says(told, "utter_grave_unwell")
    assert told["slots"]["requested_slot"] is None


def test_now_is_no_yes_and_ends_the_questions(engine: Engine) -> None:
    answer = in_danger(engine).say("là maintenant")
    assert says(answer, "utter_danger_urgent")
    assert answer["slots"]["requested_slot"] is None
    assert "Je suis à l’abri" in labels(answer)


@pytest.mark.parametrize("text", ["il klaxonne fort", "maman sait pas", "elle fait du bruit"])
def test_what_is_no_answer_is_no_no(engine: Engine, text: str) -> None:
    answer = in_danger(engine).say(text)
    assert answer["intent"] == "danger_now" or answer["slots"]["requested_slot"] == "danger_place"


def test_the_wish_to_die_does_not_end_with_a_good_night(engine: Engine) -> None:
    talk = Talk(engine)
    talk.take("inform_audience", audience="young")
    talk.take("suicidal")
    assert says(talk.say("laisse tomber"), "utter_suicidal_leaving")
