"""Short questions of drivers, neighbours, instructors: no child is asking."""

import pytest

from bot.duty import asked_on_duty
from tests.bot.conftest import Talk
from tests.bot.said import says

WITNESS = frozenset({"choose_pro_witness"})


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("et à qui je dois le dire ?", "choose_parent_discovered_who"),
        ("je préviens qui", "choose_parent_discovered_who"),
        ("à qui en parler", "choose_parent_discovered_who"),
        ("on est obligés de signaler ?", "choose_pro_report_duty"),
        ("je risque d'avoir des ennuis ?", "choose_parent_legal_myself"),
        ("dois-je intervenir ?", "choose_pro_witness"),
        ("je peux monter voir ?", "choose_pro_witness"),
        ("je refuse la course ?", "choose_pro_witness_drives"),
        ("c'était hier soir", "choose_pro_witness"),
        ("je suis obligée de coucher avec lui", None),
        ("je continue mes études", None),
    ],
)
def test_a_question_of_who_must_act(text: str, means: str | None) -> None:
    asked = asked_on_duty(text, WITNESS, "professional")
    assert (asked.closer if asked else None) == means


def test_a_parent_and_who_saw_nothing_are_not_told_to_stay_out() -> None:
    assert asked_on_duty("je peux monter voir ?", WITNESS, "parent") is None
    assert asked_on_duty("je peux monter voir ?", frozenset(), "professional") is None


@pytest.mark.parametrize(
    ("first", "then", "reply"),
    [
        (
            "je suis chauffeur, j'emmène le soir une mineure dans des hôtels",
            "j'accepte la course ?",
            "drives",
        ),
        ("je suis taxi, j'ai laissé une gamine en larmes devant un hôtel", "il y a une heure", ""),
    ],
)
def test_a_witness_asks_in_few_words(talk: Talk, first: str, then: str, reply: str) -> None:
    talk.say(first)
    turn = talk.say(then)
    assert says(turn, f"utter_pro_witness{'_' + reply if reply else ''}")
    assert turn["slots"]["requested_slot"] is None


def test_a_neighbour_does_not_go_up_where_men_may_be(talk: Talk) -> None:
    talk.say("je suis voisine, des hommes défilent chez une fille de 14 ans")
    assert says(talk.say("je peux sonner chez elle ?"), "utter_pro_goes_up")


def test_an_instructor_asks_whether_he_must(talk: Talk) -> None:
    talk.say("je suis animateur, un garçon de 16 ans m'a dit qu'il se vend")
    assert says(talk.say("c'est obligatoire ?"), "utter_pro_report_duty")


@pytest.mark.parametrize(
    ("text", "who", "means"),
    [
        ("je veux pas d'ennuis", "professional", "choose_parent_legal_myself"),
        ("et si je me trompe ?", "parent", "choose_parent_legal_myself"),
        ("j'ai rien à voir avec ça", "professional", "choose_parent_legal_myself"),
        ("je préviens les parents ?", "professional", "choose_pro_report_parents"),
        ("faut-il en parler à sa famille", "parent", "choose_pro_report_parents"),
        ("j'y vais avec les clés ?", "professional", "choose_pro_witness"),
        ("je peux les mettre dehors ?", "professional", "choose_pro_witness"),
        ("je préviens mes parents", "parent", None),
        ("je veux pas de problèmes d'argent", "parent", None),
    ],
)
def test_fears_of_who_must_act(text: str, who: str, means: str | None) -> None:
    asked = asked_on_duty(text, WITNESS, who)
    assert (asked.closer if asked else None) == means
