"""A patient whom a man waits for, or who wants to leave: nobody is handed over, no door is left open."""

import pytest

from bot.sequel import follows
from tests.bot.conftest import Engine, Talk
from tests.bot.said import numbers, says

MAN, LEAVES = "choose_grave_ward_man", "choose_grave_ward_leaves"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("un homme de 30 ans attend dans le couloir et veut la reprendre", MAN),
        ("son copain est en salle d'attente et insiste pour la voir", MAN),
        ("elle veut sortir contre avis, je la laisse partir ?", LEAVES),
        ("elle signe une décharge", LEAVES),
        ("une ado arrive avec des traces de liens aux poignets, elle dit être tombée", "choose_grave_marks"),
    ],
)
def test_what_a_nurse_tells(text: str, means: str) -> None:
    assert follows(text, "professional", set(), None) == means


@pytest.mark.parametrize(
    "text",
    [
        "sa mère attend dans le couloir",
        "les jeunes ont choisi le jaune, contre l'avis du personnel",
        "un homme attend dans le couloir",
        "elle veut sortir avec ses amies",
    ],
)
def test_near_words_keep_their_answer(text: str) -> None:
    assert follows(text, "professional", set(), None) is None


def test_nobody_is_handed_over(engine: Engine) -> None:
    talk = Talk(engine)
    talk.take("inform_audience", audience="professional")
    told = talk.say("un homme de 30 ans attend dans le couloir et veut la reprendre")
    assert says(told, "utter_grave_ward_man")
    assert "police_17" in numbers(told)
    assert says(talk.say("elle veut sortir contre avis, je la laisse partir ?"), "utter_grave_ward_leaves")
    assert says(talk.say("la petite est rentrée avec des marques au cou"), "utter_grave_marks")
