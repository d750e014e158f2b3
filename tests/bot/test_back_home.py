"""A child who is back is no missing child, and one who is still away no returned one."""

import pytest

from bot.sequel import follows
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

MISSING, RETURNED = "parent_missing_child", "choose_parent_missing_back"
POLICE, DOCTOR, LATE = "choose_parent_back_police", "choose_parent_back_doctor", "choose_parent_comes_late"


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("la police est venue, elle est rentrée", "greet", RETURNED),
        ("ma fille est revenue à la maison hier soir", "greet", RETURNED),
        (
            "elle est rentrée cette nuit après 4 jours de fugue. que faire quand elle se réveille ?",
            "greet",
            RETURNED,
        ),
        ("elle est rentrée, elle ne dit rien", MISSING, RETURNED),
        ("mon fils vient de rentrer après deux nuits dehors", "greet", RETURNED),
        ("je dois prévenir la police qu'elle est revenue ?", RETURNED, POLICE),
        ("faut dire aux gendarmes qu'on l'a retrouvée ?", MISSING, POLICE),
        ("elle sent l'alcool et elle a des bleus aux bras", RETURNED, DOCTOR),
        ("elle est rentrée, elle a des bleus aux bras", MISSING, DOCTOR),
        ("on l'a retrouvée, elle est à la maison", MISSING, RETURNED),
        ("elle est à la maison", RETURNED, RETURNED),
        ("on l'a toujours pas retrouvée", MISSING, None),
        ("médecin ou police d'abord ?", "greet", DOCTOR),
        ("il a un hématome à l'oeil", "greet", DOCTOR),
        ("elle rentre à 4h du matin avec de l'argent", "greet", LATE),
        ("elle rentre vers 5 heures ivre", "greet", LATE),
        ("elle n'est toujours pas rentrée depuis 2 jours", "greet", None),
        ("je ne sais pas si elle est rentrée", MISSING, None),
        ("elle est rentrée puis repartie", MISSING, None),
        ("elle est rentrée du lycée en pleurant", "greet", None),
        ("elle rentre tard le soir du basket", "greet", None),
        ("elle a des bleus et elle saigne", RETURNED, "choose_grave_bleeds"),
        ("elle a des bleus", "greet", None),
        ("j'appelle la police, il est là", "greet", None),
        ("il est revenu, j'appelle la police ?", "greet", None),
        ("elle est rentrée ce matin, on l'a forcée, elle veut se doucher", "greet", None),
        ("la police a retrouvé son téléphone", MISSING, None),
    ],
)
def test_what_is_told_of_a_return(text: str, told: str, means: str | None) -> None:
    assert follows(text, "parent", {told}, None) == means


def test_who_is_on_the_way_home_is_no_longer_reported_missing(parent: Talk) -> None:
    parent.take("parent_missing_child")
    turn = parent.say("elle rentre")
    assert says(turn, "utter_parent_missing_coming")
    assert "missing_116000" not in numbers(turn)


def test_a_return_asks_for_no_report(parent: Talk) -> None:
    told = parent.say(
        "elle est rentrée cette nuit après 4 jours de fugue, elle dort. que faire quand elle se réveille ?"
    )
    assert says(told, "utter_parent_missing_back")
    assert not says(told, "utter_parent_missing_report")
    assert "samu_15" in numbers(parent.say("elle a des bleus aux bras"))
    assert says(parent.say("je dois prévenir la police qu'elle est revenue ?"), "utter_parent_back_police")
