"""What the second opinion hears, and what of it stays."""

import pickle

from api.safety import Phrases, screen
from api.safety.features import UNHEARD
from api.safety.screen import read
from tests.kernels.hearing import hear


def test_ears_keep_nothing_of_what_they_heard(phrases: Phrases) -> None:
    """Neither which of our words were said nor what only visitors type: a name, a place."""
    features = phrases.ears.features
    before = pickle.dumps((phrases.ears.names, features.pairs)), features.names()
    for text in ("mon oncle Karimou me touche la nuit", "je veux mourir à Trifouilly"):
        screen(text, phrases=phrases)
    assert (pickle.dumps((phrases.ears.names, features.pairs)), features.names()) == before


def test_what_no_model_knows_weighs_nothing(phrases: Phrases) -> None:
    opinion = phrases.opinion
    assert opinion.high.weights[UNHEARD] == opinion.immediate.weights[UNHEARD] == 0
    assert not any(opinion.subjects.weights.sums(hear([()])))


def test_an_emoji_alone_is_no_word(phrases: Phrases) -> None:
    words = read("🔪", phrases)
    assert words.drawn
    assert len(phrases.ears.hear(words)) == 0
