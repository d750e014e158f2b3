"""Law beside the complaint, and facts that are more than signs."""

from typing import Any

import pytest

from bot.asked import asked
from tests.bot.conftest import Talk, texts
from tests.bot.said import numbers, says

PRO, AGES = "professional", "choose_fact_under_15"


def means(text: str, who: Any, *told: str) -> str | None:
    question = asked(text, who, frozenset(told), busy=False)
    return question.closer if question else None


@pytest.mark.parametrize(
    ("text", "who", "closer"),
    [
        ("elle a été violée, quoi faire pour les preuves sans plainte ?", PRO, "choose_pro_exam"),
        ("et le juge des enfants ?", PRO, "choose_pro_judge"),
        ("elle risque elle-même des poursuites pour recrutement ?", PRO, "choose_pro_child_charged"),
        ("est-ce que je risque quelque chose en tant que propriétaire ?", PRO, "choose_pro_hotel_law"),
        ("la mineure peut-elle déposer plainte seule ?", PRO, "choose_minor_complains"),
        ("le client dit qu'il ignorait l'âge", PRO, "choose_parent_legal_said_grown"),
        ("ma fille peut elle être condamnée ?", "parent", "choose_parent_legal_child"),
        ("combien elle peut toucher d'indemnités ?", "parent", "choose_parent_legal_damages"),
        ("elle devra le voir au procès ?", "parent", "choose_parent_legal_trial"),
        ("le juge des enfants il fait quoi exactement ?", "parent", "choose_parent_legal_judge"),
        ("et l'argent, je le garde ou je le remets ?", "parent", "choose_parent_money"),
        ("une ado de 14 ans veut une IVG, elle dit que le père est un client", PRO, "choose_pro_abortion"),
        ("elle peut avorter sans ses parents ?", PRO, "choose_pro_abortion"),
        ("ma fille se vend depuis un an", "parent", "parent_discovered"),
        ("une élève de 3e se prostitue", PRO, "pro_report"),
    ],
)
def test_what_they_ask(text: str, who: str, closer: str) -> None:
    assert means(text, who, "greet") == closer


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("un homme qui paye une mineure est condamné", PRO),
        ("elle risque de mourir", "parent"),
        ("le département dit que je suis majeur", PRO),
        ("c'est combien un avortement", PRO),
        ("on me réclame de l'argent, je le donne ?", "parent"),
        ("j'ai peur qu'elle se vende", "parent"),
        ("mon appartement se vend mal", "parent"),
    ],
)
def test_look_alikes_are_left_to_what_they_are(text: str, who: str) -> None:
    assert means(text, who, "greet") is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ma fille a 13 ans et elle couche avec un homme de 30 ans", "parent"),
        ("il a 20 ans elle en a 13 c'est interdit ?", "parent"),
        ("elle a 14 ans, son copain a 22 ans", PRO),
        ("j'ai 45 ans et ma fille de 14 ans sort avec un garçon de 21 ans", "parent"),
    ],
)
def test_ages_of_a_couple_are_a_fact(text: str, who: str) -> None:
    assert means(text, who) == AGES


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ma fille de 13 ans sort avec un garçon de 15 ans", "parent"),
        ("ma fille a 16 ans et son copain 22 ans", "parent"),
        ("ma fille a 14 ans et son frère a 20 ans, ils ont de bonnes relations", "parent"),
        ("elle a 14 ans, son copain a 22 ans", "young"),
        ("j'ai 45 ans, ma fille a 13 ans et un copain", "parent"),
        ("elle a 13 ans et 19 de moyenne, un mec l'embête", "parent"),
    ],
)
def test_other_ages_are_none(text: str, who: str) -> None:
    assert means(text, who) != AGES


def test_a_fact_is_no_sign_among_eight(parent: Talk) -> None:
    turn = parent.say("ma fille a 13 ans et elle couche avec un homme de 30 ans")
    assert says(turn, "utter_fact_under_15")
    assert {"police_17", "allo_119"} <= numbers(turn)
    assert "huit questions" not in " ".join(texts(turn))


def test_where_no_text_was_checked_somebody_is_named(parent: Talk) -> None:
    turn = parent.say("combien elle peut toucher d'indemnités ?")
    assert says(turn, "utter_parent_legal_damages")
    assert "victims_116006" in numbers(turn)
