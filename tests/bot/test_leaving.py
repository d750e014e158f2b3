"""Who is about to leave, is locked in, was put out, or has come to an aunt."""

import pytest

from bot.sequel import follows
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

LEAVES, LEFT, KEEP = "choose_grave_leaves", "choose_grave_left", "choose_grave_may_keep"
LOCKED, SHELTER = "choose_grave_locked", "choose_parent_shelter"


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("elle fait son sac, elle part à minuit avec un mec", "greet", LEAVES),
        ("ma fille est en train de préparer sa valise", "greet", LEAVES),
        ("elle veut partir ce soir", "greet", LEAVES),
        ("ma fille vient de partir avec lui en voiture", "greet", LEFT),
        ("elle est partie", LEAVES, LEFT),
        ("Je peux l'empêcher de partir ?", "greet", KEEP),
        ("j'ai le droit de la retenir ?", LEAVES, KEEP),
        ("j'ai enfermé ma fille dans sa chambre", "greet", LOCKED),
        ("je ne vais pas la laisser sortir tant qu'elle n'aura pas compris", "greet", LOCKED),
        ("elle veut pas rentrer chez elle, elle est chez moi ce soir", "greet", SHELTER),
        ("j'ai le droit de la garder ?", SHELTER, SHELTER),
        ("je lui ai changé les serrures ce soir", "greet", "choose_grave_put_out"),
    ],
)
def test_what_a_parent_tells_of_tonight(text: str, told: str, means: str) -> None:
    assert follows(text, "parent", {told}, None) == means


@pytest.mark.parametrize(
    "text",
    [
        "elle fait son sac pour l'école",
        "elle prépare sa valise pour la colo",
        "elle part en vacances chez sa mère",
        "elle part souvent avec un mec",
        "on l'a enfermée dans un appartement",
        "il l'a enfermée à clé",
        "on ne la laisse pas sortir, elle est chez un homme",
        "il m'empêche de partir",
        "il a changé les serrures, mon ex",
        "elle est partie",
    ],
)
def test_near_words_keep_their_answer(text: str) -> None:
    assert follows(text, "parent", {"greet"}, None) is None


def test_a_policeman_is_told_to_ask_the_prosecutor_first() -> None:
    assert follows("je la remets au foyer d'où elle a fugué ?", "professional", set(), None) == (
        "choose_grave_back_there"
    )


def test_how_to_keep_her_tonight_comes_before_eight_questions(parent: Talk) -> None:
    told = parent.say("elle fait son sac là")
    assert says(told, "utter_grave_leaves")
    assert {"allo_119", "police_17"} <= numbers(told)
    assert says(parent.say("Je peux l'empêcher de partir ?"), "utter_grave_may_keep")
    assert says(parent.say("ma fille vient de partir avec lui en voiture"), "utter_grave_left")
