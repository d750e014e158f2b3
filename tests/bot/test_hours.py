"""Whether a line or a place is open is answered with the card that says when."""

import pytest

from tests.bot.conftest import Talk, texts
from tests.bot.test_flows import RESPONSES


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("le 3018 est encore ouvert à 22h ?", "cyber_3018"),
        ("vous savez quand ouvre le 116 006", "victims_116006"),
        ("le 3919 répond la nuit ?", "violences_3919"),
    ],
)
def test_the_hours_of_a_line_are_on_its_card(parent: Talk, text: str, line: str) -> None:
    answer = parent.say(text)
    assert answer["intent"] == "ask_emergency_number"
    assert {"do": "show_helplines", "ids": [line]} in answer["messages"]


def test_hours_of_nothing_in_particular(young: Talk) -> None:
    assert texts(young.say("c'est encore ouvert là ?"))[0] in {
        said["text"] for said in RESPONSES["utter_hours"]
    }
