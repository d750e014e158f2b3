"""What a young person wants, refuses, regrets, may refuse; and what is left to the model."""

from typing import Any

import pytest

from bot.will import only_unwilling, willed
from tests.bot.conftest import Talk, texts
from tests.bot.said import numbers, says
from tests.bot.test_flows import RESPONSES


def meant(text: str, told: str) -> str | None:
    means = willed(text, {told}, told)
    return means.closer if means else None


def said(turn: dict[str, Any], reply: str) -> bool:
    return texts(turn)[0] in {variation.get("text") for variation in RESPONSES[reply]}


@pytest.mark.parametrize(
    ("told", "text", "means"),
    [
        ("coerced", "jveux plus du tout", "wants_out"),
        ("paid_encounters", "j'ai plus envie d'y aller", "wants_out"),
        ("recruited", "bah moi jveux plus en vrai", "choose_offer_yes"),
        ("recruited", "jai pas envie de le faire", "choose_offer_yes"),
        ("bullying", "jveux plus retourner au collège", "choose_bullying_away"),
        ("partner_violence", "je veux plus le revoir", "choose_partner_leave"),
        ("recruited", "on a dit oui toutes les deux pour samedi", None),
        ("recruited", "j'ai déjà dit ok", "choose_offer_yes"),
        ("recruited", "jaurais pas du accepter", "choose_offer_yes"),
        ("recruited", "cest samedi soir", "choose_offer_yes"),
        ("choose_offer_yes", "jregrette trop", "choose_offer_yes"),
        ("paid_encounters", "je regrette ce que j'ai fait", "choose_meet_regret"),
        ("greet", "est ce que j'ai le droit de refuser", "choose_may_refuse"),
        ("sexual_violence", "jose pas dire non", "choose_may_refuse"),
        ("coerced", "jveux pas", "choose_may_refuse"),
        ("recruited", "moi jveux pas", "choose_may_refuse"),
        ("paid_encounters", "j'arrive pas à dire non", "choose_may_refuse"),
        ("partner_violence", "j'ai peur de lui dire non", "choose_may_refuse"),
        ("partner_violence", "on peut dire stop ?", "choose_may_refuse"),
        ("paid_encounters", "comment jlui dis non", "choose_offer_no"),
        ("paid_encounters", "le mec veut me revoir ce soir", "choose_meet_again"),
        ("sexual_violence", "il va recommencer demain", "choose_sexual_ongoing"),
        ("greet", "j'arrive pas à arrêter", "wants_out"),
        ("coerced", "c'est pas un mac", "choose_defends"),
        ("partner_violence", "il m'aime trop", "choose_defends"),
        ("greet", "il m'a jamais obligée", "choose_defends"),
        ("coerced", "parce que je l'aime", "choose_partner_love"),
        ("greet", "ça fait de moi une salope ?", "choose_no_name"),
        ("distress", "tout le monde sen fout", "distress"),
        ("greet", "jaime pas ma vie", "distress"),
        ("greet", "ma vie c'est de la merde", "distress"),
        ("suicidal", "j'aime plus ma vie", None),
        ("greet", "j'aime ma vie", None),
        ("greet", "je m'en fous", None),
        ("greet", "est ce que je suis un peu une pute", "choose_no_name"),
        ("greet", "je suis rien qu’une pute", "choose_no_name"),
        ("choose_age_gap", "il m'achète plein de fringues", "paid_encounters"),
        ("coerced", "jai dit ok mai jai peur", "choose_may_refuse"),
        ("coerced", "si jdis non il va me largué", "choose_offer_lose"),
        ("coerced", "jfai coment", "choose_forced_leave"),
        ("recruited", "jfais comment", "choose_offer_no"),
        ("coerced", "il est gentil pourtan", "choose_defends"),
        ("coerced", "c demain soir", "choose_dont_go"),
    ],
)
def test_what_is_wanted_is_heard_behind_what_was_told(told: str, text: str, means: str | None) -> None:
    assert meant(text, told) == means


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("coerced", "jveux plus vivre"),
        ("coerced", "jveux plus être là"),
        ("coerced", "j'ai plus envie"),
        ("coerced", "je veux plus en parler"),
        ("distress", "jveux plus"),
        ("greet", "jveux plus"),
        ("greet", "jveux pas"),
        ("coerced", "jveux pas en parler"),
        ("coerced", "j'ai pas"),
        ("distress", "j'ose pas dire non"),
        ("recruited", "j'ai pas dit oui"),
        ("recruited", "il vient demain me chercher avec ses potes dans sa voiture"),
        ("sexual_violence", "j'ai dit oui au début"),
        ("coerced", "jpeux pas dire non"),
        ("paid_encounters", "jregrette pas"),
        ("substances", "j'arrive pas à arrêter"),
        ("bullying", "demain"),
        ("greet", "il est gentil"),
        ("paid_encounters", "on me traite de pute"),
        ("family_violence", "il m'a jamais tapé"),
    ],
)
def test_other_words_are_left_to_the_model(told: str, text: str) -> None:
    assert meant(text, told) is None


def test_going_there_no_more_is_no_wish_to_die_while_questions_are_open() -> None:
    assert only_unwilling("jveux plus y retourner", {"danger_now"})
    assert only_unwilling("jveux plus", {"coerced"})
    assert not only_unwilling("jveux plus", {"danger_now"})
    assert not only_unwilling("jveux plus y aller", {"suicidal"})
    assert not only_unwilling("jveux plus me réveiller", {"coerced"})


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("mon copain m'envoie chez des hommes", "jveux plus"),
        ("une fille du foyer dit de venir à l'hôtel avec elle", "bah jveux plus"),
        ("on se moque de moi en cours", "jveux plus y retourner"),
    ],
)
def test_who_wants_no_more_is_not_asked_what_she_took(young: Talk, told: str, text: str) -> None:
    young.say(told)
    turn = young.say(text)
    assert turn["intent"] != "suicidal"
    assert turn["slots"]["requested_slot"] is None


def test_nothing_told_before_it_stays_a_wish_to_die(young: Talk) -> None:
    assert young.say("jveux plus vivre")["intent"] == "suicidal"
    assert young.say("jveux plus")["slots"]["requested_slot"] is not None


def test_a_yes_may_be_taken_back_until_the_last_moment(young: Talk) -> None:
    offer = young.say("un gars me propose de l'argent pour une soirée")
    assert not any("pas dit oui" in text for text in texts(offer))
    for text in ("jai dit oui", "cest demain soir", "jregrette"):
        turn = young.say(text)
        assert turn["intent"] == "recruited", text
        assert said(turn, "utter_offer_yes")
        assert "allo_119" in numbers(turn)


def test_who_was_named_is_not_asked_for(young: Talk) -> None:
    turn = young.say("ma cousine me propose un plan pour gagner des sous")
    assert said(turn, "utter_recruited")
    assert "Qui te propose" not in " ".join(texts(turn))


def test_a_child_of_thirteen_behind_encounters_is_given_a_number(young: Talk) -> None:
    young.say("j'ai fait un truc avec un mec pour des baskets")
    assert "allo_119" in numbers(young.say("j'ai 12 ans"))
    turn = young.say("jsuis une salope ?")
    assert said(turn, "utter_no_name")
    assert "allo_119" in numbers(turn)
    assert said(young.say("il veut me revoir demain"), "utter_meet_again")


@pytest.mark.parametrize("text", ["je sais plus si jpeux arrêter", "c'est pas un proxénète", "je regrette"])
def test_who_doubts_is_not_told_that_she_manages(young: Talk, text: str) -> None:
    young.say("je vois des mecs pour de l'argent")
    assert not said(young.say(text), "utter_minimises")


def test_one_may_always_say_no(young: Talk) -> None:
    turn = young.say("est ce que jpeux dire non ?")
    assert texts(turn)[0].startswith("Oui")
    assert "allo_119" in numbers(turn)


def test_who_speaks_of_oneself_at_last_does_not_boast(young: Talk) -> None:
    turn = young.say("c'est moi qui fais ça")
    assert says(turn, "utter_friend_me")
