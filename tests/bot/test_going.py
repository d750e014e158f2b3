"""Somebody is about to go where harm waits."""

import pytest

from bot.going import BACK, THERE, going
from tests.bot.conftest import Talk, labels, texts
from tests.bot.said import numbers

NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "ce soir faut que j'y retourne",
        "jdois y retourner demain",
        "je vais y aller",
        "j'y vais",
        "bon j'y retourne",
    ],
)
def test_going_back_after_a_harm_was_told(text: str) -> None:
    assert going(text, {"coerced"}, "young") == BACK
    assert going(text, NOTHING, "young") is None


def test_seeing_him_tonight_is_asked_after_though_nothing_was_told() -> None:
    assert going("je vais le voir ce soir", NOTHING, "young") == BACK


@pytest.mark.parametrize(
    "text", ["avec qui j'y vais", "je vais y aller avec ma mère à la police", "j'y pense"]
)
def test_more_or_something_else_is_no_going_back(text: str) -> None:
    assert going(text, {"coerced"}, "young") is None


@pytest.mark.parametrize(
    "text", ["je vais y aller moi-même", "on va la chercher", "j'y fonce", "je vais à l'hôtel"]
)
def test_a_parent_goes_there(text: str) -> None:
    assert going(text, {"parent_discovered"}, "parent") == THERE
    assert going(text, NOTHING, "parent") is None


def test_a_young_person_who_goes_back_is_asked_whom_she_goes_to(young: Talk) -> None:
    young.say("mon copain me fait rencontrer des hommes pour de l'argent")
    turn = young.say("faut que j'y retourne ce soir")
    assert "peur" in " ".join(texts(turn)) or "mal" in " ".join(texts(turn))
    afraid = young.say("oui")
    assert "sms_114" in numbers(afraid)


def test_who_fears_nobody_is_told_to_tell_somebody(young: Talk) -> None:
    young.take("choose_going_back")
    turn = young.say("non ça va")
    assert "Finalement, j’ai peur" in labels(turn)


def test_a_parent_on_the_way_is_kept_from_going_alone(parent: Talk) -> None:
    parent.say("ma fille est dans un hôtel avec des hommes")
    turn = parent.say("j'y vais moi-même")
    assert "sans la police" in " ".join(texts(turn))
    assert "police_17" in numbers(turn)


@pytest.mark.parametrize(
    "text", ["je vais la frapper", "je vais lui mettre une bonne gifle", "je sens que je vais le cogner"]
)
def test_a_parent_about_to_hit_is_led_away(parent: Talk, text: str) -> None:
    parent.say("ma fille se prostitue")
    turn = parent.say(text)
    assert "allo_119" in numbers(turn)
    assert "Un exercice pour souffler" in labels(turn)
