"""Names of places in a text, and the many words that look like one."""

import pytest

from bot.components.gazetteer import Gazetteer

PLACES = Gazetteer(
    {
        "rodez": 24_000,
        "le mans": 146_000,
        "pau": 77_000,
        "gourdon": 4_000,
        "mere": 1_700,
        "tours": 138_000,
        "sos": 600,
        "y": 80,
    },
    ["lot", "aveyron"],
    ["12000"],
    ["mere", "tours", "sos"],
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rodez", "Rodez"),
        ("c'est Pau", "Pau"),
        ("le mans stp", "le mans"),
        ("Gourdon dans le lot", "Gourdon"),
        ("12000 rodez", "rodez"),
        ("dans le 12", "12"),
    ],
)
def test_a_place_alone_is_seen_among_small_words(text: str, value: str) -> None:
    named = PLACES.alone(text)
    assert named is not None
    assert named.value == value


@pytest.mark.parametrize("text", ["chez ma mère", "y a", "je suis en vrac", "Rodez me manque", ""])
def test_what_says_more_or_nothing_is_no_place_alone(text: str) -> None:
    assert PLACES.alone(text) is None


def test_numbers_of_something_and_sayings_are_no_places() -> None:
    known = Gazetteer({"place": 355, "cours": 4306, "rennes": 220000}, [], ["35000", "12000"], ["place"])
    for text in (
        "elle doit 35000 euros",
        "il veut 12000€",
        "je suis sur place",
        "c'est en cours",
        "dans le 20 minutes",
    ):
        assert known.find(text, expected=True) is None, text
        assert known.alone(text) is None, text
    assert known.find("je suis à Rennes 35000", expected=True) is not None
    assert known.find("je suis à Cours", expected=True) is not None
