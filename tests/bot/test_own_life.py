"""A mother who wants to die, or who is beaten: her words are hers, and no form about her child."""

import pytest

from bot.sequel import follows
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

OWN, SOON, LATER = "choose_grave_own", "choose_grave_own_soon", "choose_grave_own_later"
GUN, FAR = "choose_grave_own_gun", "choose_grave_beaten_far"
ALONE, CHILDREN = "choose_grave_own_alone", "choose_grave_own_children"
BEATEN, NEAR = "choose_grave_beaten", "choose_grave_beaten_near"


@pytest.mark.parametrize("questions", [None, "suicidal_form", "danger_form", "parent_signs_form"])
@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("je pense à en finir", "greet", OWN),
        ("des fois je me dis que ce serait mieux si je n'étais plus là", "greet", OWN),
        ("j'ai plus la force de vivre", "greet", OWN),
        ("je veux en finir ce soir", "greet", SOON),
        ("oui ce soir", OWN, SOON),
        ("j'ai des médicaments", OWN, SOON),
        ("non pas ce soir", OWN, LATER),
        ("je suis seule avec mes enfants qui dorment", SOON, ALONE),
        ("je ne veux pas qu'ils me voient", SOON, CHILDREN),
        ("j'ai avalé les cachets", SOON, "choose_act"),
        ("mon mari me frappe, j'ai peur de lui", "greet", BEATEN),
        ("mon mari me bat quand je parle de notre fille", "greet", BEATEN),
        ("mon compagnon a levé la main sur moi", "greet", BEATEN),
        ("oui il est là", BEATEN, NEAR),
        ("il a bu", NEAR, NEAR),
        ("je peux aller où cette nuit avec les enfants", NEAR, "choose_grave_beaten_shelter"),
        ("je nous supprimerai tous", "greet", GUN),
        ("je vais tuer mes enfants et moi après", "greet", GUN),
        ("je veux mourir, il y a une carabine ici", "greet", GUN),
        ("oui j'ai un fusil", OWN, GUN),
        ("les enfants sont là", GUN, GUN),
        ("il rentre à 20h", BEATEN, "choose_grave_beaten_shelter"),
        ("il rentre dans une heure", BEATEN, "choose_grave_beaten_shelter"),
        ("il rentre dans cinq minutes", BEATEN, NEAR),
        ("je suis partie chez ma sœur", BEATEN, FAR),
        ("je suis chez ma sœur, il est en bas", BEATEN, NEAR),
        ("il est au travail", BEATEN, "choose_grave_beaten_far"),
    ],
)
def test_what_she_tells_of_herself(text: str, told: str, means: str, questions: str | None) -> None:
    assert follows(text, "parent", {told}, questions) == means


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ma fille veut mourir", "greet"),
        ("elle m'a dit maman je veux mourir", "greet"),
        ("mon ado crie « je vais me tuer » quand son jeu plante", "greet"),
        ("j'ai cru mourir de peur", "greet"),
        ("je veux en finir avec ce type", "greet"),
        ("je ne suis plus la même", "greet"),
        ("je veux pas mourir", "greet"),
        ("je vais mourir d'inquiétude", "greet"),
        ("je crois qu'il va nous tuer tous", "greet"),
        ("j'ai donné le fusil à mon frère", OWN),
        ("ce soir", "parent_discovered"),
        ("mon mari a frappé notre fils", "greet"),
        ("mon fils me frappe", "greet"),
        ("mon mari n'a jamais levé la main sur moi", "greet"),
        ("oui il est là", "parent_discovered"),
    ],
)
def test_what_is_told_of_others_is_not_hers(text: str, told: str) -> None:
    assert follows(text, "parent", {told}, None) is None


def test_time_means_and_who_is_there_are_heard_in_her_words(parent: Talk) -> None:
    told = parent.say("je pense à en finir")
    assert says(told, "utter_grave_own")
    assert "suicide_3114" in numbers(told)
    told = parent.say("oui ce soir")
    assert says(told, "utter_grave_own_soon")
    assert {"samu_15", "suicide_3114"} <= numbers(told)
    assert says(parent.say("j'ai des médicaments"), "utter_grave_own_soon")
    assert says(parent.say("je suis seule avec mes enfants qui dorment"), "utter_grave_own_alone")
    told = parent.say("je ne veux pas qu'ils me voient")
    assert says(told, "utter_grave_own_children")
    assert told["slots"]["requested_slot"] is None


def test_a_mother_who_is_beaten_is_asked_of_no_wound_of_her_child(parent: Talk) -> None:
    told = parent.say("mon mari me frappe depuis qu'on sait pour notre fille")
    assert says(told, "utter_grave_beaten")
    assert {"police_17", "sms_114", "violences_3919"} <= numbers(told)
    assert says(parent._turn({"intent": "danger_now", "said": "oui il est là"}), "utter_grave_beaten_near")
    told = parent.say("je peux aller où cette nuit avec les enfants")
    assert says(told, "utter_grave_beaten_shelter")
    assert "urgence_115" in numbers(told)
