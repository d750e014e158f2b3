"""What spans several messages: questions that give way, a promise to come back, the thread that is kept."""

import pytest

from tests.bot.conftest import Talk, labels, texts
from tests.bot.test_flows import RESPONSES

AGES_AND_SEXES = ["j'ai 14 ans", "jai 12 ans", "je suis majeure", "non je suis un garçon"]


def deeds(turn: dict) -> list[str]:
    return [item["do"] for item in turn["messages"] if "do" in item]


def asked(turn: dict) -> str | None:
    return turn["slots"]["requested_slot"]


def as_(talk: Talk, audience: str) -> Talk:
    talk.take("inform_audience", audience=audience)
    return talk


@pytest.mark.parametrize(
    "text", ["il arrive", "il monte", "il est en bas de chez moi", "il rentre", "ils montent"]
)
def test_somebody_who_comes_is_a_danger_and_no_place(talk: Talk, text: str) -> None:
    assert "show_crisis" in deeds(as_(talk, "young").say(text))


@pytest.mark.parametrize("text", ["elle monte le son", "je descends", "blorp gnagna"])
def test_no_place_is_looked_for_where_none_is_named_nor_asked_for(talk: Talk, text: str) -> None:
    assert as_(talk, "young").say(text)["intent"] != "inform_place"


def test_a_place_that_is_unknown_is_a_place_where_one_was_asked_for(talk: Talk) -> None:
    as_(talk, "young").take("find_help_nearby", need="listening")
    assert talk.say("j'habite à Trifouillis")["intent"] == "inform_place"


def test_who_writes_is_unknown_and_the_words_suit_who_can_not_speak(talk: Talk) -> None:
    turn = talk.take("danger_now")
    said = " ".join(texts(turn))
    assert "SMS" in said
    assert "appelez" not in said.lower()
    assert "personne est-elle" not in said
    assert "Quelqu’un peut me lire" in labels(turn)


def test_an_act_under_way_leads_to_the_samu_and_out_of_the_questions(talk: Talk) -> None:
    as_(talk, "parent").take("suicidal")
    turn = talk.say("oui")
    assert asked(turn) is None
    assert "SAMU" in " ".join(texts(turn))
    again = talk.take("suicidal")
    assert asked(again) is None
    assert "SAMU" in " ".join(texts(again))


@pytest.mark.parametrize("audience", ["young", "parent"])
@pytest.mark.parametrize("last", ["merci", "au revoir"])
def test_the_samu_is_named_again_to_who_leaves_after_an_act(talk: Talk, audience: str, last: str) -> None:
    as_(talk, audience).take("suicidal")
    talk.say("oui")
    turn = talk.say(last)
    assert "SAMU" in " ".join(texts(turn))
    assert "show_helplines" in deeds(turn)


def test_a_yes_in_more_words_is_the_same_yes(talk: Talk) -> None:
    as_(talk, "young").take("suicidal")
    turn = talk.take("affirm")
    assert asked(turn) is None
    assert "SAMU" in " ".join(texts(turn))


@pytest.mark.parametrize(
    ("audience", "text"),
    [
        ("parent", "je suis morte d'inquiétude"),
        ("parent", "je meurs d'inquiétude depuis hier"),
        ("young", "jsuis morte de honte"),
    ],
)
def test_to_die_of_worry_is_a_manner_of_speaking(talk: Talk, audience: str, text: str) -> None:
    turn = as_(talk, audience).say(text)
    assert turn["intent"] in {"parent_distress", "distress"}
    assert deeds(turn) == []


def test_what_only_somebody_else_would_mean_is_not_guessed_at(talk: Talk) -> None:
    turn = as_(talk, "parent").say("jsuis genre trop en mode zombie")
    assert turn["intent"] == "nlu_fallback" or turn["confidence"] >= 0.15


@pytest.mark.parametrize("danger", ["danger_now", "suicidal"])
@pytest.mark.parametrize("text", ["merci", "au revoir"])
def test_thanks_and_goodbye_end_the_questions(talk: Talk, danger: str, text: str) -> None:
    as_(talk, "young").take(danger)
    assert asked(talk.say(text)) is None


@pytest.mark.parametrize("danger", ["danger_now", "suicidal"])
def test_a_parents_new_subject_ends_the_questions(talk: Talk, danger: str) -> None:
    as_(talk, "parent").take(danger)
    turn = talk.say("j'ai trouvé de l'argent dans sa chambre")
    assert turn["intent"] == "parent_discovered"
    assert asked(turn) is None


@pytest.mark.parametrize(
    ("first", "then", "asks"),
    [("danger_now", "suicidal", "suicidal_act"), ("suicidal", "danger_now", "danger_place")],
)
def test_another_danger_takes_over(talk: Talk, first: str, then: str, asks: str) -> None:
    as_(talk, "young").take(first)
    assert asked(talk.take(then)) == asks


def test_who_is_safe_since_he_left_is_not_told_to_stay(talk: Talk) -> None:
    as_(talk, "young").take("danger_now")
    assert not any("reste" in said or "bouge pas" in said for said in texts(talk.say("c bon il est parti")))


@pytest.mark.parametrize("text", AGES_AND_SEXES)
@pytest.mark.parametrize("subject", ["partner_violence", "bullying", "distress"])
def test_an_age_or_a_sex_keeps_the_thread(talk: Talk, subject: str, text: str) -> None:
    before = as_(talk, "young").take(subject)
    turn = talk.say(text)
    assert turn["intent"] == "inform_audience"
    assert labels(turn) == labels(before)
    assert not set(texts(turn)) & set(texts(before))


def test_told_twice_the_thread_is_still_there(talk: Talk) -> None:
    before = as_(talk, "young").take("bullying")
    talk.say("j'ai 15 ans")
    assert labels(talk.say("je suis un garçon")) == labels(before)


def test_a_childs_age_keeps_the_mothers_thread(talk: Talk) -> None:
    before = as_(talk, "parent").take("parent_signs")
    assert labels(talk.say("elle a 16 ans")) == labels(before)


@pytest.mark.parametrize("danger", ["danger_now", "suicidal"])
def test_an_age_answers_no_question_of_safety(talk: Talk, danger: str) -> None:
    open_question = asked(as_(talk, "young").take(danger))
    assert asked(talk.say("jai 15 ans")) == open_question


def test_an_age_first_leads_to_what_brings_her(talk: Talk) -> None:
    turn = talk.say("yo jsuis un mec de 16 ans")
    assert turn["slots"]["audience"] == "young"
    assert "Je me sens mal" in labels(turn)


def test_another_writer_has_another_thread(talk: Talk) -> None:
    as_(talk, "young").take("bullying")
    assert "Des signes m’inquiètent" in labels(talk.say("en fait je suis sa mère"))


def test_an_age_does_not_hide_what_is_said_with_it(talk: Talk) -> None:
    turn = talk.say("jai 14 ans jsui pas chez moi jsui ds un hotel avec un gars")
    assert turn["intent"] != "inform_audience"
    assert (turn["slots"]["audience"], turn["slots"]["age_band"]) == ("young", "under_15")


@pytest.mark.parametrize("harm", ["sexual_violence", "family_violence", "partner_violence"])
def test_a_harm_that_is_called_nothing_stays_a_harm(talk: Talk, harm: str) -> None:
    as_(talk, "young").take(harm)
    turn = talk.say("c pas grave")
    assert turn["intent"] == "minimises"
    assert not any("gère" in said for said in texts(turn))


def test_who_manages_is_still_answered_about_that(talk: Talk) -> None:
    as_(talk, "young").take("paid_encounters")
    assert "Oui, sans souci" in labels(talk.say("tkt je gère"))


def test_worry_is_answered_with_what_fits_worry(parent: Talk) -> None:
    said = " ".join(texts(parent.say("je suis morte d'inquiétude")))
    assert "inqui" in said or "peur" in said
    assert not any(word in said for word in ("honte", "exploit", "ce soir"))


@pytest.mark.parametrize("text", ["stop", "stop svp", "stop merci"])
def test_stop_ends_the_eight_questions(parent: Talk, text: str) -> None:
    parent.take("parent_signs")
    parent.take("affirm")
    assert texts(parent.say(text))[0] in {said["text"] for said in RESPONSES["utter_parent_signs_stopped"]}
