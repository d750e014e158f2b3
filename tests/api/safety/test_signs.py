"""The wide classes of words that the second opinion weighs."""

import pytest

from api.safety import Phrases
from api.safety.screen import read


def signs(text: str, phrases: Phrases) -> list[str]:
    places = phrases.opinion.signs.of(read(text, phrases).symbols)
    return [sign for place in sorted(places) for sign in places[place]]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("jsuis dans le placard", "+cachette_signe"),
        ("il a mis un cadenas", "+serrure"),
        ("le frigo est vide", "+manque_signe"),
        ("she did not come home", "+disparu_signe"),
    ],
)
def test_a_sign_is_seen_as_it_is_typed(text: str, sign: str, phrases: Phrases) -> None:
    assert sign in signs(text, phrases)


def test_a_sign_is_seen_wherever_it_is_said(phrases: Phrases) -> None:
    """Else one that harmless talk holds as well would be missing beside the danger."""
    assert signs("un cadenas et un verrou", phrases).count("+serrure") == 2


def test_no_word_is_a_sign(phrases: Phrases) -> None:
    assert all(name.startswith("+") for names in phrases.opinion.signs.names for name in names)
