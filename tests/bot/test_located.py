"""A place that was found, a police that does not come, a sign of life, another country."""

import pytest

from bot.sequel import follows
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

LOCATED, SLOW = "choose_grave_located", "choose_grave_police_slow"
ABROAD, SIGN, HELD = "choose_grave_abroad", "choose_grave_sign_of_life", "choose_child_held"
MISSING, MARRIED = "parent_missing_child", "choose_grave_married"


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("je reconnais l'hôtel, c'est le formule 1 près de la gare", MISSING, LOCATED),
        ("j'ai trouvé l'adresse d'un appartement dans ses messages", "greet", LOCATED),
        ("la police dit qu'ils ne peuvent pas entrer sans mandat", "greet", SLOW),
        ("oui j'ai appelé la police ils s'en foutent", "greet", SLOW),
        ("j'ai appelé la police la semaine dernière, ils sont pas venus", "greet", SLOW),
        ("ils m'ont dit qu'ils n'ont pas de patrouille", HELD, SLOW),
        ("l'enquêteur ne répond pas au téléphone", "greet", "choose_parent_missing_no_news"),
        ("elle a raccroché", HELD, SIGN),
        ("elle m'écrit qu'elle a mal", "danger_now", SIGN),
        ("elle me dit qu'elle ne peut pas rentrer, il a ses papiers", "greet", HELD),
        ("ma fille est en Espagne, qui je préviens ?", "greet", ABROAD),
        ("qui je préviens ? elle est à Barcelone", HELD, ABROAD),
        ("le consulat ?", ABROAD, "choose_grave_consulate"),
        ("on veut l'envoyer au pays sans lui dire et la marier là-bas", "greet", MARRIED),
        ("mon mari veut la marier", "greet", MARRIED),
        ("on va lui prendre son passeport là bas", "greet", MARRIED),
    ],
)
def test_what_is_known_of_her_place(text: str, told: str, means: str) -> None:
    assert follows(text, "parent", {told}, None) == means


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ma fille est en Espagne avec sa classe", "greet"),
        ("le consulat demande un formulaire", "greet"),
        ("j'ai noté l'adresse du point info jeunes", "greet"),
        ("je connais un hôtel pour les vacances", "greet"),
        ("la police refuse ma plainte", "greet"),
        ("la police dit : si elle veut, on peut rien faire", "greet"),
        ("elle a raccroché", "parent_how_to_talk"),
        ("elle m'a écrit qu'elle est bien arrivée à la maison", "danger_now"),
        ("elle est partie au bled pour les vacances", "greet"),
        ("elle veut se marier", "greet"),
        ("il a appelé dix fois", "danger_now"),
        ("elle m'a dit mamie ne dis rien à maman", "danger_now"),
    ],
)
def test_near_words_keep_their_answer(text: str, told: str) -> None:
    assert follows(text, "parent", {told}, None) is None


def test_the_questions_of_danger_swallow_no_question_of_hers(parent: Talk) -> None:
    parent.take("danger_now")
    told = parent.say("qui je préviens ? elle est à Barcelone")
    assert says(told, "utter_grave_abroad")
    assert {"police_17", "sos_112", "missing_116000"} <= numbers(told)
    assert says(parent.say("le consulat ?"), "utter_grave_consulate")
    assert says(parent.say("elle a raccroché"), "utter_grave_sign_of_life")


def test_a_missing_child_who_was_found_at_a_hotel(parent: Talk) -> None:
    parent.say("ma fille de 14 ans n'est pas rentrée depuis trois nuits")
    parent.say("elle m'a envoyé un snap d'une chambre d'hôtel")
    assert says(parent.say("je reconnais l'hôtel, c'est le formule 1 près de la gare"), "utter_grave_located")
    told = parent.say("la police dit qu'ils ne peuvent pas entrer sans mandat")
    assert says(told, "utter_grave_police_slow")
    assert "missing_116000" in numbers(told)
