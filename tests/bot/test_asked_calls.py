"""Before a call: at night, without a name, on the bill; and who hardly speaks French."""

from typing import Any

import pytest

from bot.asked import asked
from bot.lines_asked import of_the_named
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

CHILD = "choose_calls_child"


def means(text: str, who: Any = "parent", *told: str) -> str | None:
    question = asked(text, who, frozenset(told), busy=False)
    return question.closer if question else None


@pytest.mark.parametrize(
    ("text", "told", "closer"),
    [
        ("le 119 répond la nuit ?", "greet", f"{CHILD}_open"),
        ("c'est ouvert le dimanche le 119", "greet", f"{CHILD}_open"),
        ("si j'appelle c'est anonyme ?", "greet", f"{CHILD}_name"),
        ("je peux signaler sans donner mon nom ?", "greet", f"{CHILD}_name"),
        ("ça apparaît sur la facture ?", "greet", f"{CHILD}_bill"),
        ("est-ce qu'on peut appeler le 119 pour une fille de 20 ans", "greet", f"{CHILD}_who"),
        ("ils vont avertir l'aide sociale ?", f"{CHILD}_open", f"{CHILD}_after"),
        ("est-ce qu'ils viennent chez moi ?", f"{CHILD}_who", f"{CHILD}_after"),
        ("le 119 ils préviennent mes parents ?", "greet", f"{CHILD}_after"),
        ("le 119 m'a pas répondu", "greet", f"{CHILD}_silent"),
        ("personne décroche au 119", "greet", f"{CHILD}_silent"),
        ("le 119 va dire que c'est moi qui ai appelé ?", "greet", f"{CHILD}_name"),
        ("mon nom sera donné si j'appelle le 119 ?", "greet", f"{CHILD}_name"),
        ("qui peut parler ma langue arabe", "greet", "choose_calls_simple"),
        ("je comprends mal le français", "greet", "choose_calls_simple"),
        ("excusez moi, mauvais français", "greet", "choose_calls_simple"),
        ("can you speak english", "greet", "choose_language"),
        ("what can i do for my son", "choose_language", "choose_language"),
        (
            "je parle pas bien français, my daughter needs help, please call someone",
            "greet",
            "choose_language",
        ),
        ("j'ai pas de papiers", "greet", "choose_parent_papers"),
        ("on va m'expulser si j'appelle ?", "greet", "choose_parent_papers"),
        ("je cherche un avocat commis d'office", "greet", "choose_parent_legal_help"),
    ],
)
def test_what_is_asked_before_a_call(text: str, told: str, closer: str) -> None:
    assert means(text, "parent", told) == closer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ils vont venir à la maison", "parent_threats"),
        ("ils vont venir à la maison, ils me menacent", f"{CHILD}_open"),
        ("j'ai trouvé une facture d'hôtel", "greet"),
        ("c'est anonyme ici ?", "greet"),
        ("il sait mon nom et il m'appelle tout le temps", "greet"),
        ("j'ai appelé le 119 hier la nuit", "greet"),
        ("ma fille parle français et anglais", "greet"),
        ("il garde ses papiers", "greet"),
        ("ma fille de 15 ans est partie en voiture avec un homme et elle parle pas bien français", "greet"),
        ("what can i do for my son", "greet"),
    ],
)
def test_other_words_stay_the_classifiers(text: str, told: str) -> None:
    assert means(text, "parent", told) is None


def test_the_young_ask_of_the_line_too(young: Talk) -> None:
    turn = young.say("je peux appeler le 119 la nuit ?")
    assert says(turn, "utter_calls_child_open")
    assert numbers(turn) == {"allo_119"}


def test_a_mother_who_writes_english_hears_of_interpreters(parent: Talk) -> None:
    for said in ("do you speak english", "where can i call"):
        turn = parent.say(said)
        assert "allo_119" in numbers(turn)
        assert says(turn, "utter_language")


def test_the_line_that_is_named_decides() -> None:
    assert of_the_named("et le 119 il fait quoi la nuit", "choose_calls_suicide") == CHILD
    assert of_the_named("le 119 ou le 3114", "choose_calls_suicide") == "choose_calls_suicide"
    assert of_the_named("j'ai 15 ans", CHILD) == CHILD
    assert of_the_named("le 119 existe ?", "danger_now") == "danger_now"
