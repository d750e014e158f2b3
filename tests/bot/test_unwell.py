"""A child whose body is in danger: the SAMU, and neither eight questions nor a missing child's report."""

import pytest

from bot.sequel import follows
from tests.bot.conftest import Engine, Talk
from tests.bot.said import numbers, says

UNWELL, WAITS = "choose_grave_unwell", "choose_grave_unwell_waits"
SHUT_IN, JUMPS, MARKS = "choose_grave_shut_in", "choose_grave_jumps", "choose_grave_marks"


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("ma fille est rentrée à 5h, elle tient pas debout, elle répond presque pas", "greet", UNWELL),
        ("elle a pris quelque chose je sais pas quoi", "greet", UNWELL),
        ("mon fils respire mal et il a les lèvres bleues", "greet", UNWELL),
        ("on lui a fait boire un truc", "greet", UNWELL),
        ("il vomit et il tremble", UNWELL, UNWELL),
        ("je la couche sur le côté ?", UNWELL, WAITS),
        ("je lui donne du café ?", UNWELL, WAITS),
        ("je peux la laisser dormir", "choose_grave_dazed", WAITS),
        ("il s'est enfermé dans les toilettes", "greet", SHUT_IN),
        ("il répond pas", SHUT_IN, "choose_grave_shut_in_silent"),
        ("il dit qu'il a honte et qu'il veut disparaître", SHUT_IN, "suicidal"),
        ("elle crie et elle dit qu'elle va sauter par la fenêtre", "greet", JUMPS),
        ("mon fils est sur le toit et menace de sauter", "greet", JUMPS),
        ("on est au 4e étage", JUMPS, JUMPS),
        ("la petite est rentrée avec des marques au cou", "greet", MARKS),
        ("j'ai peur qu'elle fasse une bêtise", "choose_parent_threats_protect", "suicidal"),
    ],
)
@pytest.mark.parametrize("audience", ["parent", "professional"])
def test_the_body_comes_first(text: str, told: str, means: str, audience: str) -> None:
    if means != "suicidal" or audience == "parent":
        assert follows(text, audience, {told}, None) == means


@pytest.mark.parametrize(
    "text",
    [
        "elle a pris quelque chose dans mon porte-monnaie",
        "elle a pris de la drogue une fois l'été dernier",
        "il répond pas à mes messages",
        "il tient debout",
        "mon mari ronfle, impossible de le réveiller",
        "elle s'est enfermée dans les toilettes du collège",
        "il s'est enfermé dans la salle de bain avec les médicaments",
        "elle a sauté par la fenêtre hier pour rejoindre son copain",
        "elle saute de joie",
        "j'ai peur que son copain fasse une bêtise",
        "elle a des marques aux bras, elle se scarifie",
        "ils ont drogué la fille, elle tient pas debout et des hommes arrivent",
    ],
)
def test_near_words_keep_their_answer(text: str) -> None:
    assert follows(text, "parent", {"greet"}, None) is None


def test_what_the_screen_sees_of_a_body_counts_more_than_what_the_words_resemble(engine: Engine) -> None:
    talk = Talk(engine)
    told = talk.say("ma petite est toute bizarre en rentrant", audience="parent", danger_kind="medical")
    assert says(told, "utter_grave_unwell")
    assert "samu_15" in numbers(told)
    assert says(talk.say("je la couche sur le côté ?"), "utter_grave_unwell_waits")


def test_of_the_young_the_words_alone_count(engine: Engine) -> None:
    told = Talk(engine).say("bonjour", audience="young", danger_kind="medical")
    assert not says(told, "utter_grave_unwell")


def test_a_danger_of_the_body_asks_a_parent_nothing(engine: Engine) -> None:
    talk = Talk(engine)
    body = {"intent": "danger_now", "said": "elle convulse", "slots": {"audience": "parent"}}
    told = talk._turn(body)
    assert says(told, "utter_grave_unwell")
    assert told["slots"]["requested_slot"] is None


def test_a_child_at_a_window_is_not_held_by_a_stranger(parent: Talk) -> None:
    told = parent.say("j'ai enfermé ma fille dans sa chambre à clé pour pas qu'elle y retourne")
    assert says(told, "utter_grave_locked")
    told = parent.say("elle crie et elle dit qu'elle va sauter par la fenêtre")
    assert says(told, "utter_grave_jumps")
    assert {"samu_15", "pompiers_18"} <= numbers(told)
    assert says(parent.say("je fais quoi"), "utter_grave_jumps")
