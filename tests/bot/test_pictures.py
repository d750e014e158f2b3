"""Pictures asked for, sent, spread, and somebody who says that he will come."""

import pytest

from bot.sequel import follows
from tests.bot.conftest import Talk, labels, texts
from tests.bot.test_care import said

ASKED = frozenset({"choose_images_asked"})


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("jlui en ai deja envoyé deux", "choose_asked_sent"),
        ("j'ai fini par lui en envoyer", "choose_asked_sent"),
        ("je les ai envoyées hier", "choose_asked_sent"),
        ("il a tout montré à mes potes", "choose_images_school"),
        ("il les a balancées au bahut", "choose_images_school"),
        ("il dit qu'il va passer à mon lycée", "choose_images_comes"),
        ("il veut venir me chercher à la sortie", "choose_images_comes"),
        ("faut que jle bloque ?", "choose_images_block"),
        ("je peux bloquer son compte", "choose_images_block"),
    ],
)
def test_what_is_told_on_after_pictures_were_asked_for(text: str, means: str) -> None:
    assert follows(text, "young", ASKED, None) == means
    assert follows(text, "young", frozenset({"bullying"}), None) != means


@pytest.mark.parametrize(
    "text", ["comment on la fait supprimer", "je peux les faire retirer ?", "aide moi à l'enlever"]
)
def test_a_picture_is_taken_down_and_no_chat_erased(text: str) -> None:
    assert follows(text, "young", frozenset({"image_abuse"}), None) == "choose_images_remove"


@pytest.mark.parametrize(
    "text",
    [
        "comment tout effacer",
        "tu peux effacer la conversation",
        "il veut que je l'efface",
        "je les ai supprimées",
    ],
)
def test_a_chat_is_erased_behind_pictures_too(text: str) -> None:
    assert follows(text, "young", frozenset({"image_abuse"}), None) != "choose_images_remove"


@pytest.mark.parametrize(
    "text",
    [
        "j'ai rien envoyé",
        "je vais pas lui envoyer",
        "je les ai envoyées à la police",
        "j'ai envoyé à la police",
        "j'en ai deja envoyé à ma mere",
        "il va les envoyer à ma classe",
        "il arrive devant mon ecole maintenant",
        "il est devant chez moi",
        "je suis bloquée chez lui",
        "il m'a bloqué",
        "mon père va venir me chercher au collège",
    ],
)
def test_what_is_none_of_these(text: str) -> None:
    assert not (follows(text, "young", ASKED, None) or "").startswith(("choose_asked", "choose_images"))


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("un gars sur insta me demande des nudes", "choose_images_asked"),
        ("quelqu'un veut des tofs de moi", "choose_images_asked"),
        ("il veut des photos sinon il poste tout", None),
        ("il veut des photos pour l'annonce", None),
        ("il veut encore de l'argent pour pas publier mes photos", None),
        ("mon mec m'oblige il veut une video", None),
        ("un homme de 40 ans veut des photos", "choose_asked_adult"),
    ],
)
def test_a_request_is_no_leak_and_a_threat_no_request(text: str, means: str | None) -> None:
    assert follows(text, "young", frozenset(), None) == means


def test_who_sent_nothing_is_not_told_that_she_did(young: Talk) -> None:
    turn = young.say("ya un gars sur insta il arrete pas de demander des nudes")
    assert "Un adulte" in labels(turn)
    assert said("utter_asked_sent") & {*texts(young.say("bon jlui en ai envoyé une"))}
    turn = young.say("il veut venir à mon collège")
    assert said("utter_images_comes") & {*texts(turn)}
    assert turn["slots"]["requested_slot"] is None
    assert "Oui, il arrive" in labels(turn)
    assert said("utter_images_block") & {*texts(young.say("comment le bloquer"))}


def test_who_is_on_his_way_is_a_danger(young: Talk) -> None:
    young.take("choose_images_comes")
    assert young.say("oui il arrive")["slots"]["requested_slot"] == "danger_place"
