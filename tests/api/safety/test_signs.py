"""The wide classes of words that the second opinion weighs."""

import pytest

from api.safety import Phrases, screen
from api.safety.screen import heard, read


def signs(text: str, phrases: Phrases) -> list[str]:
    known = phrases.ears.signs
    return [sign for _, which in known.of(read(text, phrases)) for sign in known.names[which]]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("jsuis dans le placard", "+cachette_signe"),
        ("il a mis un cadenas", "+serrure"),
        ("le frigo est vide", "+manque_signe"),
        ("she did not come home", "+disparu_signe"),
        ("il revient 🔪🔪", "+emoji_arme"),
        ("demain 🥀", "+emoji_mort"),
    ],
)
def test_a_sign_is_seen_as_it_is_typed(text: str, sign: str, phrases: Phrases) -> None:
    assert sign in signs(text, phrases)


def test_a_sign_is_seen_wherever_it_is_said(phrases: Phrases) -> None:
    """Else one that harmless talk holds as well would be missing beside the danger."""
    assert signs("un cadenas et un verrou", phrases).count("+serrure") == 2


def test_an_emoji_of_no_sign_is_not_read_at_all(phrases: Phrases) -> None:
    """Laughter, hearts and skin tones: they cancel nothing, and part no words of a phrase."""
    assert read("il me 😂 frappe 💀❤️👍🏽", phrases).symbols == read("il me frappe", phrases).symbols


@pytest.mark.parametrize(
    "text",
    ["il a un 🔪 il court après nous", "j’ai avalé tous mes 💊", "il m’a 😭 frappée"],
)
def test_an_emoji_may_stand_for_a_word_or_between_words(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).level in {"high", "immediate"}


def test_an_emoji_alone_is_no_danger(phrases: Phrases) -> None:
    for text in ("🔪", "💊💊💊", "coucou 😭", "trop faim 🔪🍗", "à demain 🔒"):
        assert screen(text, phrases=phrases).level in {"none", "concern"}


@pytest.mark.parametrize("emoji", ["💊", "🔪", "🥀"])
def test_emoji_beside_words_add_to_what_the_words_say(emoji: str, phrases: Phrases) -> None:
    bare, drawn = (
        phrases.opinion.high.weights.sum(heard(read(text, phrases), [], phrases))
        for text in ("il crie et je suis dans ma chambre", f"il crie et je suis dans ma chambre {emoji}")
    )
    assert drawn > bare


def test_no_weight_of_an_emoji_speaks_for_harmlessness(phrases: Phrases) -> None:
    emoji = {name for names in phrases.ears.signs.names for name in names if name.startswith("+emoji_")}
    known = [number for name in emoji if (number := phrases.ears.features.of(name))]
    for head in (phrases.opinion.high, phrases.opinion.immediate):
        weights = [head.weights[number] for number in known]
        assert any(weights)
        assert all(weight >= 0 for weight in weights)


def test_no_word_is_a_sign(phrases: Phrases) -> None:
    assert all(name.startswith("+") for names in phrases.ears.signs.names for name in names)
