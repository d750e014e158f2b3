"""Another language is answered in it, and what was understood of a danger still stands behind it."""

import json
import re
from pathlib import Path

import pytest

from bot.tongues import tongue
from tests.bot.conftest import Talk, texts
from tests.bot.said import numbers, says
from tests.bot.test_flows import EXAMPLES, RESPONSES


def in_language(name: str) -> set[str]:
    return {
        variation["text"]
        for variation in RESPONSES["utter_language"]
        if any(condition["value"] == name for condition in variation.get("condition", ()))
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("help me he is hitting me", "en"),
        ("my daughter is missing", "en"),
        ("ayuda mi novio me pega", "es"),
        ("no hablo frances, un hombre me obliga", "es"),
        ("mi hija no ha vuelto a casa", "es"),
        ("mă bate, ajutor", "ro"),
        ("nu vorbesc franceza", "ro"),
        ("fiica mea a disparut", "ro"),
        ("sunt la hotel si nu pot pleca", "ro"),
        ("ساعدوني", "ar"),
        ("انا خائفة هو يضربني", "ar"),
        ("Я боюсь", "en"),
    ],
)
def test_a_language_is_known_by_its_words(text: str, language: str) -> None:
    assert tongue(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "help il me tape",
        "jsui no life",
        "le type ma appelé si elle revien pas",
        "mon mec me pega",
        "🤷‍♀️",
        "el ma pa cru",
        "il me frappe, me tape, me viole",
        "son copain me tape appelez police",
        "i fouille mon tel i va me tué",
        "ell veu me gardé la el a mi le verou",
        "mon ami سارة m'a frappé hier soir",
        "",  # a choice
    ],
)
def test_french_with_foreign_words_stays_french(text: str) -> None:
    assert tongue(text) is None


def test_no_french_is_taken_for_another_language() -> None:
    """Of 40,000: who has French words among them writes both, and the few others are Spanish indeed."""
    held = [
        row["text"]
        for folder in ("tests/nlu", "corpus/risk")
        for path in sorted(Path(folder).glob("*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if row.get("lang", "fr") == "fr" and "train" not in path.name
    ]
    everything = {*held, *(example for examples in EXAMPLES.values() for example in examples)}
    foreign = {text: name for text in everything if (name := tongue(text))}
    french = re.compile(r"\b(?:je|est|dans|chez|j'ai|jsui\w*|il|elle|les|des|pas)\b", re.IGNORECASE)
    assert len(everything) > 30_000
    assert len(both := [text for text in foreign if french.search(text)]) <= 40, both
    assert len(others := [text for text, name in foreign.items() if name != "en"]) <= 30, others


@pytest.mark.parametrize(
    ("text", "language"),
    [("no hablo frances, un hombre me obliga", "es"), ("mă bate, ajutor", "ro"), ("هو يضربني", "ar")],
)
def test_it_is_answered_in_it_with_lines_that_have_interpreters(
    young: Talk, text: str, language: str
) -> None:
    turn = young.say(text)
    assert set(texts(turn)) <= in_language(language)
    assert {"allo_119", "police_17"} <= numbers(turn)


def test_a_danger_in_english_keeps_its_questions(young: Talk) -> None:
    turn = young._turn({"intent": "danger_now", "said": "help me he is hitting me"})
    assert says(turn, "utter_language")
    assert turn["slots"]["requested_slot"] == "danger_place"


def test_what_was_understood_follows_and_the_language_is_said_once(parent: Talk) -> None:
    first = parent.say("my daughter is missing")
    assert first["intent"] == "parent_missing_child"
    assert says(first, "utter_language")
    assert says(first, "utter_parent_missing")
    assert not says(parent.say("she is not at home and i am scared"), "utter_language")


def test_what_is_not_understood_is_no_riddle_in_french(young: Talk) -> None:
    young.say("hablas español?")
    turn = young.say("no puedo hablar, tengo miedo, por favor")
    assert set(texts(turn)) <= in_language("es")
