"""A blackmailer who presses on gets no third time the same advice; whom one told is heard as that."""

import pytest

from bot.asked import asked
from bot.scene import Scene
from bot.urgent import urgent
from tests.bot.conftest import Talk, texts
from tests.bot.said import numbers, says

THREAT, PRESSED = "choose_images_threat", "choose_images_pressed"
TOLD, WHOM = "choose_told_someone", "choose_tell_whom"


def meant(text: str, told: str) -> str | None:
    before = told.split()
    return urgent(text, Scene("young", frozenset(before), before[-1], None))


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ('"t\'as 1h sinon jenvoie tout a ta mere"', f"image_abuse {THREAT}", PRESSED),
        ("derniere chance ou je balance", f"image_abuse {THREAT}", PRESSED),
        ("il a écrit : plus que 30 min", f"{THREAT} {PRESSED}", PRESSED),
        ("il arrete pas", f"image_abuse {THREAT}", PRESSED),
        ('"t\'as 1h sinon jenvoie tout a ta mere"', "image_abuse", THREAT),
        ("jdois payer ?", f"image_abuse {THREAT}", THREAT),
        ("jlui dis quoi", f"image_abuse {THREAT}", "choose_images_silent"),
        ("je l'ai dit à la cpe", "bullying", TOLD),
        ("jlai di a linfirmiere", "sexual_violence", TOLD),
        ("a la cpe", f"bullying {TOLD}", TOLD),
        ("à l'infirmière", "sexual_violence", TOLD),
        ("a la cpe ?", "bullying", WHOM),
        ("à ma mère ?", "image_abuse", WHOM),
        ("el ma pa cru", f"bullying {TOLD}", "choose_disbelieved"),
    ],
)
def test_what_goes_on_behind_it(text: str, told: str, means: str) -> None:
    assert meant(text, told) == means


@pytest.mark.parametrize(
    ("text", "told"),
    [("a la cpe", "greet"), ("il arrete pas", "bullying"), ("derniere chance", "money_need")],
)
def test_elsewhere_the_same_words_mean_something_else(text: str, told: str) -> None:
    assert meant(text, told) not in {PRESSED, TOLD, WHOM}


def test_each_new_message_of_his_is_answered_anew(young: Talk) -> None:
    young.say("il a des nudes de moi et il veut 200 euros")
    young.say("il m'ecrit \"si tu paies pas j'envoie tout\"")
    said: list[str] = []
    for threat in ("\"t'as 1h sinon j'envoie\"", '"plus que 30 min"', '"derniere chance"'):
        turn = young.say(threat)
        assert says(turn, "utter_images_pressed"), threat
        assert "cyber_3018" in numbers(turn), threat
        said += texts(turn)
    assert len(said) == len({*said})


def test_of_her_sons_blackmailer_a_mother_hears_no_foreign_subject(parent: Talk) -> None:
    parent.say("mon fils est victime de chantage avec une vidéo intime")
    for threat in ("« tu as 2 heures, sinon j'envoie tout à ta mère »", "« dernier avertissement »"):
        assert says(parent.say(threat), "utter_parent_blackmail_pressed"), threat


def test_a_parent_is_not_pressed_where_nobody_blackmails() -> None:
    found = asked("dernier avertissement avant la punition", "parent", frozenset({"greet"}), busy=False)
    assert found is None
