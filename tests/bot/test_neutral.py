"""A couple, a home, a secret, ages: no verdict without harm."""

import re
from typing import Any

import pytest

from bot import neutral, will
from bot.couples import ages, own_age
from bot.neutral import unjudged
from bot.short import short, spelt
from tests.bot.conftest import Talk, labels, texts
from tests.bot.said import numbers
from tests.bot.test_flows import RESPONSES

NOTHING: frozenset[str] = frozenset()
VERDICTS = {
    variation["text"]
    for name in ("utter_partner_violence", "utter_family_violence", "utter_harm_counts")
    for variation in RESPONSES[name]
}


def meant(text: str, told: str = "greet", guess: tuple[str, float] = ("nlu_fallback", 0.0)) -> str | None:
    means = unjudged(text, {told}, guess)
    return means.closer if means else None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("jveux plus en fait", "je veux plus"),
        ("bah moi j’ai di oui", "je ai di oui"),
        ("cest pas sa", "c est pas ca"),
        ("jamais", "jamais"),
        ("jlui dis koi", "je lui dis quoi"),
        ("mais je ne sais pas", "je sais pas"),
        ("il est un peu plus vieux", "il est un peu plus vieux"),
        ("je peu pas lui dire", "je peux pas lui dire"),
        ("j’ai pu lui dire non", "je ai pu lui dire non"),
        ("j’ai pu envie", "je ai plus envie"),
        ("jsuit perdue", "je suis perdue"),
        ("il me suit partout", "il me suit partout"),
    ],
)
def test_typed_words_are_brought_to_one_shape(typed: str, read: str) -> None:
    assert short(typed) == read


@pytest.mark.parametrize("table", [neutral, will])
def test_no_table_looks_for_words_that_are_spelt_otherwise_before_it_reads(table: Any) -> None:
    for row in table.ROWS:
        pattern = re.sub(r"\\[a-zA-Z]", "|", row.said.pattern)
        literal = re.findall(r"(?<![a-z ])[a-z]+(?: [a-z]+)*(?![a-z?*(\[{])", pattern)
        assert literal == [spelt(words) for words in literal]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("jsuis en couple depuis 3 mois", "choose_partner_open"),
        ("je dors chez mon mec ce soir", "choose_partner_open"),
        ("ma copine est plus âgée que moi", "choose_partner_open"),
        ("mon copain est un peu plus vieux que moi", "choose_partner_open"),
        ("mon copain me saoule grave", "choose_partner_open"),
        ("ma mère et", None),
        ("mes parents vont divorcer", "choose_family_open"),
        ("jai pas envie de rentrer chez moi", "choose_family_open"),
        ("est ce que je peux dormir chez ma tante", "choose_home_relative"),
        ("mon père est pas au courant", "choose_kept_home"),
        ("je veux pas appeler le 119", "choose_calls_other"),
        ("jlui dois 200 balles", "choose_money_debt"),
        ("mon père veut me confisquer mon tel", "fear_of_consequences"),
        ("mon copain me tape", None),
        ("mes parents se disputent et mon père frappe ma mère", None),
        ("mon copain me soule il me surveille", None),
    ],
)
def test_without_harm_it_is_asked_about(text: str, means: str | None) -> None:
    assert meant(text) == means


def test_once_harm_was_told_the_same_words_go_on_with_it() -> None:
    assert meant("jsuis chez mon copain", "partner_violence") is None
    assert meant("je veux plus rentrer chez moi", "family_violence") is None
    assert meant("jsuis chez mon copain", "runaway") == "choose_run_hosted"


def test_a_clear_danger_goes_first() -> None:
    assert meant("on est avec lui", guess=("danger_now", 0.5)) is None
    assert meant("on est avec lui", guess=("danger_now", 0.2)) == "choose_partner_open"


def test_a_weak_guess_of_violence_needs_words_of_it() -> None:
    assert meant("il est bizarre en ce moment", guess=("partner_violence", 0.3)) == "choose_partner_open"
    assert meant("il crie tout le temps", guess=("partner_violence", 0.3)) is None
    assert meant("il est bizarre en ce moment", guess=("partner_violence", 0.8)) is None
    assert meant("il est bizarre", "partner_violence", ("partner_violence", 0.3)) is None


@pytest.mark.parametrize(
    ("text", "told", "known", "means"),
    [
        ("mon mec il a 31 ans et moi j'en ai 16", "greet", None, "choose_age_gap"),
        ("j'ai 13 ans et lui 22", "greet", None, "choose_age_gap"),
        ("il a 27 ans", "partner_violence", "under_15", "choose_age_gap"),
        ("il a 27 ans", "greet", "under_15", None),
        ("mon copain a 16 ans et moi 15", "greet", None, None),
        ("mon copain a 25 ans", "greet", None, "choose_partner_open"),
        ("il a 27 ans et il me frappe", "partner_violence", "under_15", None),
    ],
)
def test_an_adult_and_a_minor(text: str, told: str, known: Any, means: str | None) -> None:
    found = ages(text, {told}, known)
    assert (found.closer if found else None) == means


def test_his_age_is_not_hers() -> None:
    assert own_age("il a 26 ans j'en ai 14", {"age_band": "adult"}) == {"age_band": "under_15"}
    assert own_age("mon copain a 24 ans", {"age_band": "adult"}) == {}
    assert own_age("j'ai 19 ans", {"age_band": "adult"}) == {"age_band": "adult"}


@pytest.mark.parametrize(
    "text",
    [
        "j'ai une copine",
        "jsuis chez mon copain",
        "mes parents se séparent",
        "jveux pas retourner chez mes parents",
        "et si jdors chez ma mamie",
    ],
)
def test_a_neutral_first_word_gets_no_verdict(young: Talk, text: str) -> None:
    assert not VERDICTS & set(texts(young.say(text)))
    assert not VERDICTS & set(texts(young.say("ça va je gère")))


def test_blows_get_it_as_before(young: Talk) -> None:
    assert texts(young.say("mon copain m'a mis une gifle"))[0] in VERDICTS


def test_the_answer_to_where_is_a_place_and_no_subject(young: Talk) -> None:
    young.say("jsuis partie de chez moi")
    assert "Oui, des choses" in labels(young.say("jsuis chez mon copain"))


@pytest.mark.parametrize("text", ["et si jme fais choper", "ma mère le sait pas", "jdois du shit à un mec"])
def test_fear_and_debts_are_no_cuts_and_no_friend(young: Talk, text: str) -> None:
    young.say("je vois des mecs pour de l'argent")
    assert young.say(text)["intent"] not in {"self_harm", "friend_worried"}


def test_an_adult_couple_with_a_minor_is_answered_and_her_age_kept(young: Talk) -> None:
    turn = young.say("mon copain a 23 ans et moi 15")
    assert "âge" in texts(turn)[0]
    assert turn["slots"]["age_band"] == "15_17"
    assert "allo_119" in numbers(turn)
