"""A «non» that goes on."""

import pytest

from bot.after_no import behind_no, more_than_no
from tests.bot.conftest import Talk, texts
from tests.bot.test_flows import RESPONSES


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("non j'en suis pas certaine", "unsure"),
        ("non, on n'a aucune preuve", "unsure"),
        ("non c'est juste un soupçon", "unsure"),
        ("nan je sais pas du tout", "unsure"),
        ("non c'est pas du tout ça", "choose_misheard"),
        ("non vous avez mal compris", "choose_misheard"),
        ("non pas mon neveu, ma nièce", "choose_corrected"),
        ("non je parlais de ma sœur", "choose_corrected"),
        ("non pas encore", None),
        ("non je n'ai pas appelé la police", None),
        ("non elle est en danger", None),
        ("non il n'est pas là", None),
        ("non pas ce soir", None),
    ],
)
def test_what_stands_behind_it(text: str, more: str) -> None:
    rest = behind_no(text)
    assert rest
    assert more_than_no(rest) == more


@pytest.mark.parametrize("text", ["non", "Non !", "non non", "nonante", "oui", "pas encore"])
def test_a_bare_no_has_nothing_behind_it(text: str) -> None:
    assert behind_no(text) is None


@pytest.mark.parametrize("text", ["non je n'ai aucune certitude", "non c'est qu'un doute"])
def test_a_doubt_is_not_a_child_in_danger(parent: Talk, text: str) -> None:
    parent.take("parent_discovered")
    assert parent.say(text)["intent"] == "unsure"


@pytest.mark.parametrize(
    "text", ["non", "non elle est chez cet homme", "non pas du tout", "non, elle a peur"]
)
def test_a_child_in_danger_still_is(parent: Talk, text: str) -> None:
    parent.take("parent_discovered")
    said = texts(parent.say(text))
    assert set(said) & {variation["text"] for variation in RESPONSES["utter_parent_discovered_danger"]}


def test_another_child_than_the_one_understood(parent: Talk) -> None:
    parent.take("parent_missing_child")
    answer = parent.say("non pas ma fille, mon fils")
    assert texts(answer)[0] in {variation["text"] for variation in RESPONSES["utter_audience_kept"]}


def test_a_place_behind_a_no(parent: Talk) -> None:
    parent.take("find_help_nearby", need="legal")
    answer = parent.say("non, Bordeaux")
    assert (answer["intent"], answer["slots"]["place"]) == ("inform_place", "Bordeaux")


@pytest.mark.parametrize("text", ["non il me frappe pas", "non là il est au travail"])
def test_what_is_denied_behind_a_no_is_not_told(young: Talk, text: str) -> None:
    young.take("thank")
    assert young.say(text)["intent"] not in {"danger_now", "partner_violence", "family_violence"}


def test_a_question_behind_a_no(parent: Talk) -> None:
    parent.take("thank")
    assert (
        parent.say("non je voudrais savoir ce que risquent les hommes qui paient")["intent"] == "parent_legal"
    )
