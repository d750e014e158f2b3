"""A friend, a sister who is gone, told by the young; and what they go on to tell of somebody."""

import pytest

from bot.friends import of_somebody
from tests.bot.conftest import Talk, texts
from tests.bot.said import numbers

GONE = "choose_friend_missing"


def meant(text: str, told: str, intent: str = "nlu_fallback", *, missing: bool = False) -> str | None:
    means = of_somebody(text, {told}, told, intent, likely_missing=missing)
    return means.closer if means else None


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("greet", "ma petite soeur est toujours pas rentrée"),
        ("greet", "mon meilleur ami a disparu depuis mardi"),
        ("greet", "ma cousine de 13 ans elle a fugué"),
        ("greet", "ma pote s'est barrée hier soir et elle répond plus"),
        ("friend_worried", "il est pas revenu de la nuit"),
        ("friend_worried", "on a aucune nouvelle depuis 3 jours"),
        ("choose_friend_help", "elle est partie cette nuit"),
        (GONE, "son portable est éteint"),
        (GONE, "elle répond plus"),
    ],
)
def test_who_is_gone_is_looked_for(told: str, text: str) -> None:
    assert meant(text, told) == GONE


@pytest.mark.parametrize(
    "text",
    [
        "elle est pas rentrée",
        "ma copine est partie en vacances samedi",
        "mon chat a disparu",
        "il est parti",
        "mon copain donne plus de nouvelles depuis hier",
    ],
)
def test_who_is_not_known_or_only_away_is_left_to_the_model(text: str) -> None:
    assert meant(text, "greet") is None


def test_a_child_missed_in_other_words_is_one_where_a_friend_was_spoken_of() -> None:
    assert meant("pas moyen de la retrouver", "friend_worried", missing=True) == GONE
    assert meant("pas moyen de la retrouver", "greet", missing=True) is None
    assert meant("je suis pas rentrée chez moi, ma soeur non plus", "greet", missing=True) is None


def test_who_is_back_is_no_longer_missing() -> None:
    assert meant("ça y est elle est rentrée", GONE) == "choose_friend_back"
    assert meant("elle est rentrée, son portable était éteint", GONE) == "choose_friend_back"
    assert meant("elle est toujours pas rentrée", GONE) == GONE


def test_more_of_the_same_person_is_no_need_of_ones_own() -> None:
    assert meant("il a des vêtements de marque", "friend_worried", "money_need") == "choose_friend_more"
    assert meant("elle parle de mourir", "friend_worried", "suicidal") == "choose_friend_suicide"
    assert meant("elle me fait peur", "friend_worried", "distress") is None
    assert meant("elle veut arrêter", "friend_worried", "wants_out") is None
    assert meant("il a des vêtements de marque", "greet", "money_need") is None


@pytest.mark.parametrize("who", ["young", None])
def test_police_the_line_for_missing_children_and_an_adult(talk: Talk, who: str | None) -> None:
    if who:
        talk.take("inform_audience", audience=who)
    turn = talk.say("ma grande soeur est pas rentrée de la nuit")
    assert {"police_17", "missing_116000"} <= numbers(turn)
    assert "adulte" in " ".join(texts(turn))
    assert "Votre" not in " ".join(texts(turn))
    more = talk.say("son téléphone est coupé")
    assert "police_17" in numbers(more)


def test_a_parent_who_misses_a_child_is_answered_as_before(parent: Talk) -> None:
    assert parent.say("ma fille est pas rentrée depuis hier")["intent"] == "parent_missing_child"
