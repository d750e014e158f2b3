"""Those who meet a child at work: a place for tonight, a fear, an examination, a number plate."""

from typing import Any

import pytest

from bot.asked import asked
from tests.bot.conftest import Talk
from tests.bot.said import says

PRO = "professional"


def means(text: str, *told: str, who: Any = PRO) -> str | None:
    question = asked(text, who, frozenset(told), busy=False)
    return question.closer if question else None


@pytest.mark.parametrize(
    ("text", "told", "closer"),
    [
        ("où la faire dormir cette nuit", "pro_report", "choose_pro_shelter"),
        ("quel service peut l'héberger en urgence", "greet", "choose_pro_shelter"),
        ("sa mère vient la récupérer et elle a peur de son père", "greet", "choose_pro_afraid_home"),
        ("il est terrorisé par son oncle, je dois le rendre ?", "greet", "choose_pro_afraid_home"),
        ("une brigade spécialisée existe ?", "greet", "choose_pro_unit"),
        ("comment je peux la recevoir en tête-à-tête", "greet", "choose_pro_alone"),
        ("l'UAPED sans réquisition ?", "greet", "choose_pro_exam"),
        ("c'est urgent ou pas", "pro_signs", "pro_report"),
        ("ils s'en vont ce soir", "pro_hotel", "choose_pro_witness_noted"),
        ("j'ai noté l'immatriculation", "choose_pro_witness", "choose_pro_witness_noted"),
        ("la direction refuse qu'on appelle", "pro_hotel", "choose_pro_report_superiors"),
        ("on risque quoi si on ne dit rien", "pro_hotel", "choose_pro_report_duty"),
        ("son père en profite je pense", "choose_pro_witness", "choose_pro_parents_involved"),
    ],
)
def test_what_they_ask(text: str, told: str, closer: str) -> None:
    assert means(text, told) == closer


@pytest.mark.parametrize(
    ("text", "told", "who"),
    [
        ("ils partent demain", "greet", PRO),
        ("ils partent demain", "pro_hotel", "parent"),
        ("le chef cuisinier veut pas venir", "greet", PRO),
        ("elle a peur du noir", "greet", PRO),
        ("elle vit seule", "greet", PRO),
        ("où dormir ce soir", "greet", "young"),
        ("son père est au courant et il la protège", "greet", "young"),
    ],
)
def test_look_alikes_stay_the_classifiers(text: str, told: str, who: Any) -> None:
    assert means(text, told, who=who) is None


def test_who_is_said_tu_may_say_who_writes(talk: Talk) -> None:
    turn = talk.say("je ne suis pas une enfant, vous me tutoyez")
    assert says(turn, "utter_say_vous")
    assert {
        choice["payload"]["intent"] for item in turn["messages"] for choice in item.get("choices", [])
    } == {"inform_audience"}
