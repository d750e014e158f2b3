"""How to talk, and how to hold out: a question has its own answer, no menu."""

import pytest

from bot.asked import asked
from bot.meaning import MISSING
from tests.bot.conftest import Talk, texts
from tests.bot.said import says

PARENT, PRO = "parent", "professional"


def means(text: str, who: str = PARENT, *told: str, busy: bool = False) -> str | None:
    question = asked(text, who, frozenset(told), busy=busy)
    return question.closer if question else None


@pytest.mark.parametrize(
    ("text", "closer"),
    [
        ("elle crie et claque la porte", "choose_parent_talk_shouts"),
        ("et s'il m'insulte encore ?", "choose_parent_talk_shouts"),
        ("ma fille se met à hurler dès que j'en parle", "choose_parent_talk_shouts"),
        ("il s'énerve tout de suite", "choose_parent_talk_shouts"),
        ("je lui dis que j'ai lu ses messages ?", "choose_parent_talk_know"),
        ("est-ce que je dois lui avouer que je sais", "choose_parent_talk_know"),
        ("et si elle nie tout", "choose_parent_refuses_denies"),
        ("mon fils refuse de me parler", "choose_parent_talk_silent"),
        ("elle ne nous dit rien", "choose_parent_talk_silent"),
        ("il se braque", "choose_parent_talk_silent"),
        ("pas de numéro, juste comment parler à mon fils, il voit des hommes", "parent_how_to_talk"),
        ("les mots à éviter", "choose_parent_talk_avoid"),
        ("comment tenir", "choose_parent_distress_tired"),
        ("je voudrais rencontrer d'autres parents", "choose_parent_distress_others"),
        ("existe-t-il un groupe de parole", "choose_parent_distress_others"),
        ("je craque, ça fait deux ans et personne ne nous aide", "choose_parent_distress_long"),
        ("à bout, le foyer ne répond plus, les gendarmes font rien", "choose_parent_distress_long"),
        ("il m'a fait promettre de ne rien dire à sa mère", "choose_parent_talk_secret"),
        ("j'ai juré de garder ça pour moi", "choose_parent_talk_secret"),
    ],
)
def test_a_question_of_talking_or_holding_out(text: str, closer: str) -> None:
    assert means(text) == closer


@pytest.mark.parametrize(
    "text",
    [
        "elle crie au secours",
        "il hurle et il la frappe",
        "elle hurle la nuit en dormant",
        "je dois dire à la police que je suis au courant",
        "elle refuse de parler à la police",
        "elle me parle plus depuis qu'elle est partie",
        "comment parler à un conseiller",
        "ma fille a fugué, comment lui parler",
        "un groupe de parents à Lyon",
        "j'en peux plus, il frappe ma fille et la police ne fait rien",
        "il m'a dit de ne rien dire sinon il la tue",
        "la police ne fait rien",
    ],
)
def test_graver_or_other_words_stay_the_classifiers(text: str) -> None:
    assert means(text) is None


def test_the_young_and_open_questions_of_danger_are_left_alone() -> None:
    assert means("elle crie et claque la porte", "young") is None
    assert means("elle crie et claque la porte", busy=True) is None
    assert means("les mots qui aident", busy=True) == "choose_parent_talk_helps"


def test_a_professional_is_told_not_to_promise_secrecy() -> None:
    assert means("il m'a demandé de ne rien répéter", PRO) == "choose_pro_secrecy_promise"


def test_behind_a_missing_child_the_answer_is_a_message_or_the_return() -> None:
    assert means("je lui écris quoi", PARENT, MISSING, busy=True) == "choose_parent_missing_message"
    assert means("et quand il rentre je fais quoi", PARENT, MISSING) == "choose_parent_missing_when_back"
    assert means("je lui écris quoi") is None


def test_a_child_who_shouts_refuses_no_help(parent: Talk) -> None:
    turn = parent.say("elle crie et claque la porte")
    assert says(turn, "utter_parent_talk_shouts")
    assert not says(turn, "utter_parent_refuses")


def test_the_worn_out_hear_that_they_are(parent: Talk) -> None:
    turn = parent.say("je suis épuisée, trois ans que ça dure et l'ASE fait rien")
    assert says(turn, "utter_parent_distress_long")
    assert "La loi" not in " ".join(texts(turn))
