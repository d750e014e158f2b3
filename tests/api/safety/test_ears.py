"""What the second opinion hears, and what of it stays."""

from dataclasses import replace

from api.safety import Phrases, screen
from api.safety.ears import listening
from api.safety.features import BREAK, UNHEARD
from api.safety.network import KEPT, Rows
from api.safety.screen import read


def deaf(phrases: Phrases) -> Phrases:
    """Who has heard nothing yet."""
    ears = listening(phrases.ears.features, phrases.ears.signs, phrases.speller.vocabulary)
    return replace(phrases, ears=ears)


def test_what_stays_of_messages_is_which_of_our_words_were_said(phrases: Phrases) -> None:
    """Not in what order, and nothing of what only visitors type: a name, a place."""
    told = ("mon oncle Karimou me touche la nuit", "je veux mourir à Trifouilly")
    kept = []
    for messages in (told, told[::-1]):
        fresh = deaf(phrases)
        for text in messages:
            screen(text, phrases=fresh)
        kept.append(fresh.ears.named)
    assert kept[0] == kept[1]
    features = phrases.ears.features.names()
    names = {features[number] for number, _ in filter(None, kept[0])}
    assert {"oncle", "nuit", "mourir"} <= names
    assert not [name for name in names if name.startswith(("karim", "trifouil"))]


def test_a_row_is_the_same_whatever_was_heard_before() -> None:
    rows = Rows(bytes(range(251)) * 2 * KEPT, 5)
    alone = [Rows(bytes(range(251)) * 2 * KEPT, 5).of(number) for number in (BREAK, BREAK + KEPT)]
    assert [rows.of(number) for number in (BREAK, BREAK + KEPT, BREAK)] == [*alone, alone[0]]
    assert alone[0] != alone[1]


def test_what_no_model_knows_weighs_nothing(phrases: Phrases) -> None:
    opinion = phrases.opinion
    assert opinion.high.weights[UNHEARD] == opinion.immediate.weights[UNHEARD] == 0
    assert opinion.subjects.weights[UNHEARD] == 0


def test_an_emoji_alone_is_no_word(phrases: Phrases) -> None:
    words = read("🔪", phrases)
    assert words.drawn
    assert phrases.ears.hear(words) == []
