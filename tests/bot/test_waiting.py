"""Who waits for an answer learns where her wish is, however she asks."""

import pytest

from tests.bot.conftest import Talk, texts
from tests.bot.test_flows import RESPONSES


@pytest.mark.parametrize(
    "text", ["re salut", "jsuis revenue", "vs avez répondu ?", "ya une réponse pour moi"]
)
def test_who_comes_back_to_a_wish_that_stands_learns_where_it_is(young: Talk, text: str) -> None:
    assert texts(young.say(text, waiting=True))[0] in {
        said["text"] for said in RESPONSES["utter_still_waiting"]
    }


def test_hello_from_who_waits_for_nobody_is_a_hello(young: Talk) -> None:
    answer = young.say("re salut", waiting=False)
    assert texts(answer)[0] in {said["text"] for said in RESPONSES["utter_greet"]}
