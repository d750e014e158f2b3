"""Somebody reads along, or may find what was written."""

import pytest

from bot.watched import watched
from tests.bot.conftest import Talk, labels, texts

WATCHED = "choose_watched"


@pytest.mark.parametrize(
    ("text", "intent", "last", "means"),
    [
        ("d'accord", "affirm", WATCHED, "choose_watched_again"),
        ("merci", "thank", "choose_watched_again", "choose_watched_again"),
        ("elle fouille mon portable", "partner_violence", WATCHED, "choose_watched_phone"),
        ("c bon", "affirm", WATCHED, "choose_watched_over"),
        (
            "mes parents vont savoir que je viens sur ce site ?",
            "ask_how_it_works",
            None,
            "choose_watched_phone",
        ),
        ("mon copain peut tomber sur l'historique", "danger_now", None, "choose_watched_phone"),
        ("il peut lire ce que j'écris ?", "ask_confidentiality", None, "choose_watched_phone"),
    ],
)
def test_traces_and_readers(text: str, intent: str, last: str | None, means: str) -> None:
    assert watched(text, intent, "young", last) == means
    assert watched(text, intent, "parent", last) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("ok", "partner_violence"),
        ("mon copain lit mes messages", "greet"),
        ("mon copain me frappe", WATCHED),
        ("comment marche ce site ?", None),
        ("j'ai regardé son historique", None),
        ("on peut lire ce que j'écris ?", None),
    ],
)
def test_other_words_are_left_alone(text: str, last: str | None) -> None:
    assert watched(text, "partner_violence", "young", last) is None


def test_who_may_be_read_is_not_asked_to_go_on(young: Talk) -> None:
    young.take("danger_now")
    young.take(WATCHED)
    turn = young.say("ok")
    assert "Quitter" in texts(turn)[0]
    assert not any("ontinue" in said for said in texts(turn))
    assert labels(turn) == ["Je peux écrire tranquille"]
    turn = young.say("il surveille mon tel")
    assert "historique" in " ".join(texts(turn))
    assert "reprend" in " ".join(texts(young.say("oui")))


def test_a_question_of_traces_is_answered_with_what_stays(young: Talk) -> None:
    young.say("mon copain lit mes messages")
    assert "fenêtre privée" in " ".join(texts(young.say("il peut savoir que je suis allée sur ce site ?")))
