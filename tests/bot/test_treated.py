"""A doctor for who was hurt: told at once, whatever question is open."""

import pytest

from bot.sequel import follows
from bot.treated import DOCTOR, says_it_hurts
from tests.bot.conftest import Talk, texts
from tests.bot.test_care import said
from tests.bot.test_course import as_, asked

TOLD = frozenset({"sexual_violence"})


@pytest.mark.parametrize(
    "text",
    [
        "je voudrais aller à l'hopital",
        "jpeux voir un medecin sans plainte",
        "jai besoin d'un docteur",
        "jveu me faire soigner",
        "g mal partout",
        "jai trop mal en bas",
    ],
)
def test_who_was_attacked_and_asks_for_care(text: str) -> None:
    assert follows(text, "young", TOLD, None) == DOCTOR
    assert follows(text, "young", TOLD, "danger_form") == DOCTOR
    assert follows(text, "young", frozenset({"bullying"}), None) != DOCTOR
    assert follows(text, "parent", TOLD, None) != DOCTOR


@pytest.mark.parametrize(
    "text",
    [
        "jveux pas voir de docteur",
        "pas besoin d'aller aux urgences",
        "jai mal au coeur quand jpense a lui",
        "jai mal au ventre de stress",
        "mon père est médecin",
        "donne moi le numéro d'urgence",
        "je veux pas porter plainte",
    ],
)
def test_who_asks_for_no_care(text: str) -> None:
    assert follows(text, "young", TOLD, None) != DOCTOR


def test_care_is_told_of_without_a_complaint_and_the_question_comes_back(talk: Talk) -> None:
    as_(talk, "young").take("danger_now")
    turn = talk.say("jaimerais voir un medecin")
    assert said("utter_harm_doctor") & {*texts(turn)}
    assert asked(turn) == "danger_place"


def test_a_pain_answers_whether_she_is_hurt(talk: Talk) -> None:
    as_(talk, "young").take("danger_now")
    talk.say("oui")
    turn = talk.say("jai mal au ventre")
    assert turn["intent"] == "choose_hurt"
    assert asked(turn) == "danger_night"


def test_only_what_hurts_is_a_pain() -> None:
    assert says_it_hurts("oui g trop mal")
    assert not says_it_hurts("jai mal dormi")
    assert not says_it_hurts("jai pas mal")
    assert not says_it_hurts("il m'a fait du mal")
