"""A hotel's staff: who comes and goes, what to tell the police, a director who looks away, what goes on."""

import pytest

from bot.asked import asked
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

SUPERIORS = "choose_pro_report_superiors"


@pytest.fixture
def clerk(talk: Talk) -> Talk:
    talk.take("inform_audience", audience="professional")
    return talk


def closer(text: str, told: str = "greet") -> str | None:
    found = asked(text, "professional", frozenset({told}), busy=False)
    return found.closer if found else None


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("il y a des allées et venues", "greet", "pro_hotel"),
        ("des hommes défilent dans la chambre 12", "greet", "pro_hotel"),
        ("mon directeur dit que ça ne nous regarde pas", "pro_hotel", SUPERIORS),
        ("mon chef m'a dit de pas m'en mêler", "pro_hotel", SUPERIORS),
        ("mon patron ne veut pas d'histoires", "pro_hotel", SUPERIORS),
        ("j'ai gardé la copie de la carte d'identité de l'homme", "pro_hotel", "choose_pro_camera"),
        ("qu'est-ce que je dis à la police", "pro_hotel", "choose_pro_call_say"),
        ("comment reconnaître la prochaine fois", "pro_hotel", "choose_pro_hotel_signs"),
        ("je peux rester anonyme ?", "pro_hotel", "choose_parent_unnamed"),
        ("et s'il voit que c'est moi", "pro_hotel", "choose_parent_unnamed"),
    ],
)
def test_what_the_staff_ask(text: str, told: str, means: str) -> None:
    assert closer(text, told) == means


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("elle fait des allées et venues entre le foyer et sa famille", "greet"),
        ("mon directeur est d'accord pour signaler", "greet"),
        ("comment reconnaître la prochaine fois", "greet"),
        ("je garde la copie de sa rédaction", "greet"),
    ],
)
def test_near_words_are_no_hotels(text: str, told: str) -> None:
    assert closer(text, told) not in {
        "pro_hotel", SUPERIORS, "choose_pro_camera", "choose_pro_hotel_signs",
    }  # fmt: skip


def test_who_says_where_she_works_is_no_child_who_meets_men(talk: Talk) -> None:
    turn = talk.say("Bonsoir, je suis réceptionniste de nuit dans un hôtel")
    assert turn["intent"] == "inform_audience"
    assert turn["slots"]["audience"] == "professional"


def test_what_more_is_told_is_not_answered_as_before(clerk: Talk) -> None:
    first = clerk.say("il y a des allées et venues dans une chambre")
    assert says(first, "utter_pro_hotel")
    for said in (
        "une gamine a pris la clé avec un mec",
        "elle a l'air perdue",
        "elle m'a demandé à voix basse si on pouvait appeler un taxi",
        "je les entends se disputer",
    ):
        turn = clerk.say(said)
        assert says(turn, "utter_pro_hotel_more"), said
        assert "police_17" in numbers(turn), said


def test_elsewhere_a_weak_guess_is_no_hotel(clerk: Talk) -> None:
    assert not says(clerk.say("elle a l'air perdue"), "utter_pro_hotel_more")


def test_he_comes_down_and_nobody_is_asked_whether_it_happens(clerk: Talk) -> None:
    clerk.say("des hommes défilent dans la chambre 12")
    assert says(clerk.say("il vient de descendre à la réception"), "utter_pro_witness_there")
