"""A friend or a sister who is gone, told by somebody young."""

import pytest

from bot.meaning import Asked
from bot.missing import MISSING, missing
from tests.bot.conftest import Talk
from tests.bot.said import numbers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ma cousine est pas revenue depuis samedi soir", set()),
        ("mon petit frère a disparu", set()),
        ("elle est partie hier soir elle décroche plus", set()),
        ("il est toujours pas rentré", {"friend_worried"}),
        ("on a plus de nouvelles d'elle depuis 3 jours", set()),
        ("son portable est éteint", {MISSING}),
        ("elle répond pas", {MISSING}),
    ],
)
def test_who_is_gone_is_missed(text: str, told: set[str]) -> None:
    assert missing(text, told) == Asked("friend_worried", MISSING)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("je suis pas rentrée depuis hier", set()),
        ("ma mère est pas rentrée depuis hier", set()),
        ("mon copain donne plus de nouvelles depuis hier", set()),
        ("il est pas rentré", set()),
        ("elle répond plus", {"bullying"}),
        ("elle répond plus", {"choose_friend_dying"}),
        ("son portable est éteint", set()),
        ("mon chat a disparu", set()),
        ("ma sœur est partie en vacances", set()),
        ("avec ma pote on a fugué je suis partie hier", set()),
    ],
)
def test_other_absences_are_left_alone(text: str, told: set[str]) -> None:
    assert missing(text, told) is None


@pytest.mark.parametrize("first", ["mon amie voit des mecs pour des sous", "ma sœur se vend je crois"])
def test_the_police_and_the_line_for_the_missing_are_named_today(young: Talk, first: str) -> None:
    young.say(first)
    turn = young.say("elle est toujours pas rentrée depuis deux jours")
    assert numbers(turn) >= {"police_17", "missing_116000"}
    assert turn["intent"] == "friend_worried"
    assert numbers(young.say("son snap est coupé")) >= {"police_17", "missing_116000"}
    assert numbers(young.say("oui")) >= {"police_17"}
