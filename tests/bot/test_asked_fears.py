"""A fear is answered as what it is of, kind words as whose they are, a death as a death."""

import pytest

from bot.asked import asked
from tests.bot.conftest import Talk, labels
from tests.bot.said import numbers, says

YOUNG, PARENT, PRO = "young", "parent", "professional"
PLACE, WHICH, GRIEF = "choose_fear_place", "choose_fear_place_which", "choose_grief"


def closer(text: str, audience: str = YOUNG, told: str = "greet", *, busy: bool = False) -> str | None:
    found = asked(text, audience, frozenset(told.split()), busy=busy)
    return found.closer if found else None


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("je suis au foyer et j'ai peur de perdre ma place", "greet", PLACE),
        ("ils vont me virer du foyer si je parle", "greet", PLACE),
        ("j'ai peur de perdre ma place", "care_placement", PLACE),
        ("mon éduc va me virer si jparle", "greet", PLACE),
        ("j'ai peur de perdre ma place", "greet", WHICH),
        ("mon papi il est mort", "greet", GRIEF),
        ("ma mamie est décédée et j'arrête pas de pleurer", "greet", GRIEF),
        ("mon papi il est mor hier", "greet", GRIEF),
        ("j'ai perdu mon grand père", "greet", GRIEF),
        ("il me dit « ce n'est pas ta faute »", "coerced", "choose_his_words"),
        ("il dit c pa ta faute", "recruited", "choose_his_words"),
        ("mon mac m'a dit: ce n'est pas ta faute", "greet", "choose_his_words"),
        ("un mec m'a dit que c'est pas ta faute", "greet", "choose_his_words_who"),
    ],
)
def test_what_the_young_fear_lose_and_are_told(text: str, told: str, means: str) -> None:
    assert closer(text, told=told) == means


@pytest.mark.parametrize(
    "text",
    [
        "j'ai perdu ma place dans le bus",
        "j'ai peur de perdre ma place dans l'équipe de foot",
        "mon père est mort et mon oncle me tape",
        "mon père est mort je veux mourir aussi",
        "ma mère est morte je vais la retrouver ce soir",
        "mon frère est mort de rire",
        "mon chat est mort dans le jeu",
        "ma copine est morte, elle respire plus",
        "ma mère m'a dit que c'est pas ma faute",
        "la psy dit que ce n'est pas ta faute",
    ],
)
def test_near_words_are_left(text: str) -> None:
    assert closer(text) is None


@pytest.mark.parametrize(
    ("text", "audience", "told", "means"),
    [
        ("j'ai peur de perdre ma place", PRO, "pro_hotel", "choose_pro_job"),
        ("si j'appelle je vais me faire virer", PRO, "greet", "choose_pro_job"),
        ("j'ai peur de perdre mon travail", PARENT, "greet", "choose_parent_job"),
        ("si on porte plainte, il va se venger ?", PARENT, "greet", "choose_parent_threats_protect"),
        ("je crains des représailles", PRO, "greet", "choose_fear_find"),
        ("il lui répète « Ce n'est pas ta faute »", PARENT, "parent_discovered", "choose_parent_his_words"),
    ],
)
def test_what_adults_fear(text: str, audience: str, told: str, means: str) -> None:
    assert closer(text, audience, told) == means


def test_a_child_who_was_sacked_is_no_parents_job() -> None:
    assert closer("ma fille a peur de perdre son travail", PARENT) is None


def test_no_grief_answers_questions_of_safety() -> None:
    assert closer("mon papi il est mort", busy=True) is None


def test_whether_he_takes_revenge_is_not_answered_with_her_position(young: Talk) -> None:
    turn = young.say("il va se venger ?")
    assert says(turn, "utter_fear_find")
    assert not says(turn, "utter_fear_position")


def test_who_may_be_found_hears_of_her_position(young: Talk) -> None:
    assert says(young.say("il peut me retrouver partout"), "utter_fear_position")


def test_who_lives_in_a_home_is_not_told_that_she_may_be_placed(young: Talk) -> None:
    young.say("si je parle j'ai peur de perdre ma place")
    turn = young.take("choose_fear_place")
    assert says(turn, "utter_fear_place")
    assert "Écrire au juge" in labels(turn)


def test_a_clerk_who_fears_for_the_job_is_told_how_to_call(talk: Talk) -> None:
    talk.take("inform_audience", audience=PRO)
    talk.say("il y a des allées et venues dans une chambre")
    turn = talk.say("j'ai peur de perdre ma place")
    assert says(turn, "utter_pro_job")
    assert "police_17" in numbers(turn)


def test_a_death_is_mourned_and_no_riddle(young: Talk) -> None:
    assert says(young.say("mon papi il est mort"), "utter_grief")
    turn = young.say("ma grand-mère vient de mourir")
    assert says(turn, "utter_grief")
    assert turn["slots"].get("requested_slot") is None
