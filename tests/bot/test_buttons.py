"""What is typed after choices were offered does what the button does."""

import pytest

from bot.buttons import by_stance, chosen
from bot.payload import NotAPayload, read

PERSON = [
    {"title": "Oui, une personne", "payload": "/ask_human/general"},
    {"title": "Non, on continue", "payload": "/deny"},
]
NEEDS = [
    {"title": "Quelqu’un pour parler", "payload": '/find_help_nearby/general{"need": "listening"}'},
    {"title": "Un endroit où dormir", "payload": '/find_help_nearby/general{"need": "shelter"}'},
    {"title": "Un soignant", "payload": '/find_help_nearby/general{"need": "health"}'},
]


@pytest.mark.parametrize(
    ("typed", "need"),
    [
        ("quelqu'un pour parler", "listening"),
        ("qelqu'un pour parler", "listening"),
        ("2", "shelter"),
        ("le 2", "shelter"),
        ("le deuxième", "shelter"),
        ("UN SOIGNANT", "health"),
        ("le troisième", "health"),
    ],
)
def test_a_label_or_its_number_is_its_button(typed: str, need: str) -> None:
    choice = chosen(typed, NEEDS)
    assert choice is not None
    assert choice.entities == {"need": need}


@pytest.mark.parametrize("typed", ["", "4", "je sais pas trop", "un endroit", "2 heures", "x" * 200])
def test_other_words_are_no_choice(typed: str) -> None:
    assert chosen(typed, NEEDS) is None
    assert chosen(typed, []) is None


@pytest.mark.parametrize(
    ("stance", "intent"),
    [("affirms", "ask_human/general"), ("denies", "deny"), ("unsure", None), ("none", None)],
)
def test_a_stance_is_the_button_that_says_the_same(stance: str, intent: str) -> None:
    choice = by_stance(stance, PERSON)
    assert (choice.intent if choice else None) == intent
    assert by_stance(stance, NEEDS) is None


@pytest.mark.parametrize("written", ["ask_human", "/Ask", "/a/b/c", '/a{"b": }', "/a b"])
def test_a_button_that_is_no_payload_is_refused(written: str) -> None:
    with pytest.raises(NotAPayload):
        read(written)
