"""A promise to come back: what was put off while questions of safety were open."""

import pytest

from tests.bot.conftest import Talk, labels, texts
from tests.bot.test_care import said
from tests.bot.test_course import as_, asked, deeds


def in_danger(talk: Talk) -> Talk:
    as_(talk, "young").take("danger_now")
    return talk


def through_the_questions(talk: Talk) -> dict:
    for answer in ("oui", "non", "oui", "non"):
        turn = talk.say(answer)
    return turn


def test_what_was_put_off_is_come_back_to(talk: Talk) -> None:
    in_danger(talk)
    talk.take("sexual_health")
    turn = through_the_questions(talk)
    assert asked(turn) is None
    assert "Une grossesse possible" in labels(turn)
    assert turn["slots"]["later"] is None


@pytest.mark.parametrize("yes", ["oui", "un peu oui"])
def test_a_wish_to_die_told_last_has_its_own_questions_first(talk: Talk, yes: str) -> None:
    in_danger(talk)
    talk.take("sexual_health")
    for answer in ("oui", "non", "oui"):
        talk.say(answer)
    turn = talk.say(yes)
    assert asked(turn) == "suicidal_act"
    assert "show_crisis" in deeds(turn)
    assert "Une grossesse possible" not in labels(turn)
    for answer in ("non", "non", "oui"):
        turn = talk.say(answer)
    assert "Une grossesse possible" in labels(turn)


def test_nothing_is_come_back_to_where_nothing_was_put_off(talk: Talk) -> None:
    in_danger(talk)
    turn = through_the_questions(talk)
    assert labels(turn) == ["Parler à une personne", "Un endroit où dormir", "Le danger est passé"]


@pytest.mark.parametrize("leaves", ["goodbye", "not_helpful", "choose_watched"])
def test_who_leaves_the_questions_is_not_led_back(talk: Talk, leaves: str) -> None:
    in_danger(talk).take("sexual_health")
    turn = talk.take(leaves)
    assert (asked(turn), turn["slots"]["later"]) == (None, None)
    assert "Une grossesse possible" not in labels(turn)
    talk.take("danger_now")
    assert "Une grossesse possible" not in labels(through_the_questions(talk))


def test_thanks_end_the_questions_and_the_promise_is_kept(talk: Talk) -> None:
    in_danger(talk).say("et si jattends un bébé, si jsuis enceinte ?")
    turn = talk.say("merci")
    assert asked(turn) is None
    assert said("utter_back") & {*texts(turn)}
    assert "Une grossesse possible" in labels(turn) or said("utter_health_overdue") & {*texts(turn)}


def test_all_that_was_put_off_is_come_back_to_the_first_first(talk: Talk) -> None:
    in_danger(talk).take("care_placement")
    talk.say("et la pilule faut payer ?")
    talk.say("jpeux porter plainte toute seule ?")
    turn = through_the_questions(talk)
    assert said("utter_care_placement") & {*texts(turn)}
    turn = talk.say("ok merci")
    assert (said("utter_health_cost") | said("utter_health_pill")) & {*texts(turn)}
    turn = talk.say("merci")
    assert said("utter_back") & {*texts(turn)}
    assert turn["slots"]["later"] is None
    assert not said("utter_back") & {*texts(talk.say("merci"))}


def test_what_is_told_again_is_not_come_back_to(talk: Talk) -> None:
    in_danger(talk).take("care_placement")
    talk.take("money_need")
    through_the_questions(talk)
    talk.take("money_need")
    assert not said("utter_back") & {*texts(talk.say("merci"))}


def test_a_question_that_was_not_understood_is_asked_for_again(talk: Talk) -> None:
    in_danger(talk).take("choose_question")
    turn = through_the_questions(talk)
    assert said("utter_question_back") & {*texts(turn)}


def test_after_an_act_nothing_else_is_spoken_of(talk: Talk) -> None:
    as_(talk, "young").take("suicidal")
    talk.take("bullying")
    talk.take("choose_act")
    turn = talk.say("merci")
    assert "SAMU" in " ".join(texts(turn))
    assert not said("utter_back") & {*texts(turn)}
