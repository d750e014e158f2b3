"""An act told by mistake can be taken back; nothing else leads away from the call."""

import pytest

from bot.taken_back import MISTAKE, NO_ACT, taken_back
from tests.bot.conftest import Talk, labels, texts
from tests.bot.said import numbers


@pytest.mark.parametrize(
    "text",
    [
        "non mais j'ai rien avalé",
        "je me suis trompé de bouton",
        "j'ai cliqué trop vite",
        "je voulais mettre non",
        "en vrai elle a rien pris du tout",
        "j'ai pas fait ça",
    ],
)
def test_who_takes_it_back_is_asked_once_and_then_believed(text: str) -> None:
    assert taken_back(text, "choose_act") == MISTAKE
    assert taken_back(text, MISTAKE) == NO_ACT


@pytest.mark.parametrize(
    "text",
    [
        "non",
        "laisse",
        "j'ai presque rien pris",
        "j'en ai pas pris assez",
        "j'ai rien pris d'autre",
        "j'ai rien fait de mal",
        "c'était une erreur de faire ça",
        "j'appelle pas",
    ],
)
def test_other_words_take_nothing_back(text: str) -> None:
    assert taken_back(text, "choose_act") is None


@pytest.mark.parametrize("no", ["non", "Non, rien", "je te dis que j'ai rien pris"])
def test_after_one_question_the_talk_goes_on(young: Talk, no: str) -> None:
    young.take("suicidal")
    young.say("oui")
    turn = young.say("attends j'ai rien fait je me suis trompée")
    assert "Non, rien" in labels(turn)
    assert turn["slots"]["act_told"]
    turn = young.say(no)
    assert turn["slots"]["act_told"] is None
    assert turn["slots"]["requested_slot"] == "suicidal_soon"
    assert "SAMU" in " ".join(texts(turn))
    young.say("non")
    turn = young.say("oui")
    assert turn["slots"]["requested_slot"] is None


@pytest.mark.parametrize("yes", ["oui", "je sais pas"])
def test_who_is_not_sure_is_led_to_the_call(young: Talk, yes: str) -> None:
    young.take("choose_act")
    young.say("je me suis trompé de bouton")
    turn = young.say(yes)
    assert turn["slots"]["act_told"]
    assert numbers(turn) == {"samu_15", "sms_114"}


def test_the_question_itself_hears_that_nothing_was_taken(young: Talk) -> None:
    young.take("suicidal")
    assert young.say("nan j'ai rien avalé")["slots"]["suicidal_act"] == "no"
