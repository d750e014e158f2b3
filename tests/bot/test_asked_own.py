"""A parent's own past, and a parent whose own exploits another child."""

import pytest

from bot.asked import asked
from tests.bot.conftest import Talk, texts
from tests.bot.said import numbers, says

PAST, KIN = "choose_parent_own_past", "choose_parent_kin_exploits"


def means(text: str, *told: str, who: str = "parent") -> str | None:
    question = asked(text, who, frozenset(told), busy=False)
    return question.closer if question else None


@pytest.mark.parametrize(
    "text",
    [
        "moi aussi quand j'étais ado on m'a vendue",
        "à 13 ans mon oncle m'a violée",
        "j'ai été prostituée quand j'avais 16 ans",
        "je veux parler de moi, des hommes m'ont exploitée",
        "moi aussi j'ai vécu la même chose",
    ],
)
def test_what_was_done_to_the_parent_as_a_child(text: str) -> None:
    assert means(text) == PAST


@pytest.mark.parametrize(
    "text",
    [
        "mon mari m'a frappée hier",
        "on m'a dit que ma fille est vendue",
        "à 13 ans elle a été violée",
        "moi aussi",
    ],
)
def test_other_harm_is_no_past_of_ones_own(text: str) -> None:
    assert means(text) not in {PAST, "choose_parent_own_listen"}


def test_more_of_it_is_listened_to_and_its_time_limit_is_theirs() -> None:
    assert means("je ne l'ai jamais dit à personne", PAST) == "choose_parent_own_listen"
    assert means("maintenant j'ai 42 ans", PAST) == "choose_parent_own_listen"
    assert means("je peux encore porter plainte ?", PAST) == "choose_parent_own_delays"
    assert means("c'est trop tard pour porter plainte ?") == "choose_parent_legal_delays"


@pytest.mark.parametrize(
    "text",
    [
        "mon fils de 19 ans exploite des filles",
        "notre fils fait bosser sa copine mineure",
        "j'ai compris que c'est mon frère qui vend des gamines",
        "mon neveu est le proxénète de ces filles",
    ],
)
def test_one_of_the_family_exploits_another_child(text: str) -> None:
    assert means(text) == KIN


@pytest.mark.parametrize(
    "text",
    [
        "mon fils dit qu'un homme vend des filles",
        "ma fille se fait exploiter par un mec",
        "ma fille se prostitue",
        "mon fils vend des fringues",
        "ma fille est avec un proxénète",
    ],
)
def test_a_child_who_is_exploited_or_tells_of_it_exploits_nobody(text: str) -> None:
    assert means(text) in (None, "parent_discovered")  # of a child who is sold: bot/facts.py


def test_what_follows_of_it() -> None:
    assert means("je peux pas le dénoncer", KIN) == "choose_parent_kin_torn"
    assert means("elle dort chez nous", KIN) == "choose_parent_kin_here"
    assert means("il risque la prison ?", KIN) == "choose_parent_kin_prison"
    assert means("je peux pas le dénoncer") is None


def test_silence_has_a_price_and_calling_has_none() -> None:
    assert means("je risque quoi si je ne dis rien") == "choose_parent_legal_silent"
    assert means("je suis complice si je garde le silence ?") == "choose_parent_legal_silent"
    assert means("je risque quoi si je parle") != "choose_parent_legal_silent"


def test_a_mother_is_heard_and_her_son_not_acquitted(parent: Talk) -> None:
    heard = parent.say("je suis maman mais je veux parler de moi, à 15 ans on m'a vendue")
    assert says(heard, "utter_parent_own_past")
    assert "victims_116006" in numbers(heard)
    turn = parent.say("mon fils de 20 ans fait travailler sa copine de 16 ans")
    assert says(turn, "utter_parent_kin_exploits")
    assert "votre enfant est-il en sécurité" not in " ".join(texts(turn)).lower()
