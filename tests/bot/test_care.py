"""What a short message means behind a question of health."""

import pytest

from bot.care import about_care
from tests.bot.conftest import Talk, texts
from tests.bot.test_flows import RESPONSES


def said(reply: str) -> set[str]:
    return {variation["text"] for variation in RESPONSES[reply]}


@pytest.mark.parametrize(
    "text", ["sans mes parents", "mes parents doivent savoir ?", "faut le dire à ma mère ?"]
)
def test_whether_the_parents_will_know(text: str) -> None:
    assert about_care(text, "ask_rights", "choose_health_late") == "choose_health_secret"
    assert about_care(text, "ask_rights", "runaway") is None
    assert about_care(text, "danger_now", "choose_health_late") is None


def test_when_it_was_answers_the_pill() -> None:
    assert about_care("c'était hier soir", "suicidal", "sexual_health") == "choose_health_pill"
    assert about_care("ya deux mois", "out_of_scope", "sexual_health") == "choose_health_late"
    assert about_care("c'était hier soir", "suicidal", "sexual_violence") is None
    assert about_care("c'était hier soir", "suicidal", None) is None


def test_the_pill_is_told_of_at_once_and_no_wish_to_die_is_heard(talk: Talk) -> None:
    assert texts(talk.say("il me faut une pilule du lendemain svp"))[0] in said("utter_health_pill")
    turn = talk.say("c'était hier soir")
    assert texts(turn)[0] in said("utter_health_pill")
    assert turn["slots"]["requested_slot"] is None


def test_an_abortion_is_answered_and_its_secrecy(young: Talk) -> None:
    young.say("jsuis enceinte")
    assert texts(young.say("je veux avorter comment ça marche"))[0] in said("utter_health_late")
    turn = young.say("sans mes parents")
    assert turn["intent"] == "sexual_health"
    assert said("utter_health_secret") & {*texts(turn)}


def test_without_a_question_of_health_leaving_ones_parents_is_a_flight(young: Talk) -> None:
    assert young.say("jme casse de chez mes parents ce soir")["intent"] == "runaway"
