"""Money asked of the family: not to pay, the police tonight, and how to be safe."""

import pytest

from bot.sequel import follows
from tests.bot.conftest import Talk
from tests.bot.said import says

MONEY, COME = "choose_parent_threats_money", "choose_grave_they_come"
PROTECTION, NUMBER = "choose_grave_protection", "choose_grave_new_number"


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("est-ce qu'on doit payer ?", "greet", MONEY),
        ("il redemande 1000 euros", "greet", MONEY),
        ("ils viennent demain chercher l'argent", "greet", COME),
        ("ils repassent ce soir", MONEY, COME),
        ("on peut avoir une protection ?", COME, PROTECTION),
        ("on doit déménager ?", MONEY, PROTECTION),
        ("est-ce que je change le numéro de ma fille ?", "parent_threats", NUMBER),
        ("non mais j'ai peur", MONEY, "choose_parent_threats_protect"),
        ("ils savent où travaille mon mari", "greet", "parent_threats"),
    ],
)
def test_what_is_asked_under_threat(text: str, told: str, means: str) -> None:
    assert follows(text, "parent", {told}, None) == means


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("on doit payer la consultation ?", "greet"),
        ("et la pilule, faut payer ?", "greet"),
        ("je paie la cantine", "greet"),
        ("mon fils est séquestré, ils exigent 3000 euros", "greet"),
        ("il demande 20 euros", "greet"),
        ("la police sait où il habite", "greet"),
        ("on doit déménager ?", "parent_signs"),
        ("j'ai peur", "parent_signs"),
    ],
)
def test_near_words_keep_their_answer(text: str, told: str) -> None:
    assert follows(text, "parent", {told}, None) is None


def test_a_visit_that_is_announced_opens_no_form(parent: Talk) -> None:
    told = parent._turn({"intent": "danger_now", "said": "ils viennent demain chercher l'argent"})
    assert says(told, "utter_grave_they_come")
    assert says(parent.say("on peut avoir une protection ?"), "utter_grave_protection")
    assert says(parent.say("est-ce que je change le numéro de ma fille ?"), "utter_grave_new_number")


def test_money_ends_the_questions_of_danger(parent: Talk) -> None:
    parent.take("danger_now")
    told = parent.say("est-ce qu'on doit payer ?")
    assert says(told, "utter_parent_threats_money")
    assert told["slots"]["requested_slot"] is None
