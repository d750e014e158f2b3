"""Reads every reply as a careful colleague would.

Length, register, words that hurt, numbers, marks, ease of reading.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from bot.folding import fold
from tests.bot.test_flows import DOMAIN, REPLIES, RESPONSES, TOPICS

NNBSP, NBSP = "\u202f", "\u00a0"
TU = {"tu", "te", "toi", "ton", "ta", "tes"}
VOUS = {"vous", "votre", "vos"}
HURTS = (
    "victime",
    "prostitu",
    "proxen",
    "client",
    "pourquoi",
    r"(?:je )?te promets",
    "promis jure",
    "pute",
    "ta faute si",
    "tu aurais du",
)
QUOTED = re.compile("«[^»]*»")
NUMBER = re.compile(
    r"\b0\d(?:[ .\u00a0\u202f]?\d\d){4}\b|\b0[ .\u00a0\u202f]?8\d\d\b|\b3\d{3}\b|"
    r"\b116[ \u00a0\u202f]?\d{3}\b|\b11[0-9]\b|\b(?:15|17|18)\b(?![ \u00a0\u202f](?:ans|mois|h))"
)
YEAR_OR_ARTICLE = re.compile(r"\b20\d\d\b|\b[LRD]?\.?\d{2,3}-\d+(?:-\d+)*\b")
SENTENCE = re.compile(r"[.!?…]+(?:[\u202f\u00a0»”\"\s]|$)")
VOWELS = re.compile(r"[aeiouyàâéèêëîïôöùûüœ]+")


class Said(NamedTuple):
    name: str
    text: str
    young: bool


def _said() -> Iterator[Said]:
    for name, variations in RESPONSES.items():
        for variation in variations:
            conditions = variation.get("condition") or []
            young = any(c["name"] == "audience" and c["value"] == "young" for c in conditions)
            titles = [button["title"] for button in variation.get("buttons") or []]
            for text in [*variation.get("text", "").split("\n\n"), *titles]:
                if text.strip():
                    yield Said(name, text.strip(), young)


SAID = list(_said())
MESSAGES = [
    (name, text.strip())
    for name, variations in RESPONSES.items()
    for variation in variations
    for text in variation.get("text", "").split("\n\n")
    if text.strip()
]


def _words(text: str) -> set[str]:
    """Without what is quoted: a sentence that a parent may say to a child is said with tu."""
    return set(fold(QUOTED.sub(" ", text)).split())


def _wrong(check: Any) -> list[Said]:
    return [said for said in SAID if check(said)]


def test_messages_are_short() -> None:
    assert [
        (name, text) for name, text in MESSAGES if len(text) > 280 or len(SENTENCE.findall(text)) > 2
    ] == []


def test_one_question_at_a_time() -> None:
    whole = [(name, one.get("text", "")) for name, variations in RESPONSES.items() for one in variations]
    assert [(name, text) for name, text in whole if QUOTED.sub("", text).count("?") > 1] == []


def test_labels_are_short_and_few() -> None:
    for name, variations in RESPONSES.items():
        for variation in variations:
            buttons = variation.get("buttons") or []
            assert len(buttons) <= 3, name
            assert all(len(button["title"]) <= 40 for button in buttons), name
            assert len({fold(button["title"]) for button in buttons}) == len(buttons), name


def test_at_most_three_messages_a_turn() -> None:
    assert [name for name, variations in RESPONSES.items() for one in variations if _bubbles(one) > 3] == []
    most = {name: max(map(_bubbles, variations)) for name, variations in RESPONSES.items()}
    for content in TOPICS.values():
        for rule in content.get("rules") or []:
            said = [step["action"] for step in rule["steps"] if "action" in step]
            assert sum(most.get(action, 0) for action in said) <= 3, rule["rule"]


def _bubbles(variation: dict[str, Any]) -> int:
    return sum(bool(part.strip()) for part in variation.get("text", "").split("\n\n"))


def test_the_young_hear_tu_and_the_others_vous() -> None:
    assert _wrong(lambda said: said.young and _words(said.text) & VOUS) == []
    assert _wrong(lambda said: not said.young and _words(said.text) & TU) == []


ADULT = ("utter_parent_", "utter_pro_", "utter_listening_parent_", "utter_listening_pro_")


def test_a_reply_that_says_vous_has_a_variation_for_the_young() -> None:
    """Unless only adults can reach it: replies of the topics parent_… and pro_…, and to who says to be one."""
    adult = {said.name for said in SAID if said.name.startswith(ADULT)}
    adult |= {"utter_inform_audience/parent", "utter_inform_audience/professional"}
    vous = {said.name for said in SAID if _words(said.text) & VOUS} - adult
    assert vous - {said.name for said in SAID if said.young} == set()


@pytest.mark.parametrize("word", HURTS)
def test_no_word_that_hurts_is_said_first_to_the_young(word: str) -> None:
    assert _wrong(lambda said: said.young and re.search(rf"\b{word}", fold(said.text))) == []


def test_no_phone_number_is_written_in_a_reply() -> None:
    assert _wrong(lambda said: NUMBER.search(YEAR_OR_ARTICLE.sub(" ", said.text))) == []


def test_apostrophes_and_spaces_are_typographic() -> None:
    assert _wrong(lambda said: "'" in said.text) == []
    assert _wrong(lambda said: re.search(rf"[^{NNBSP}?!][?!;]", said.text)) == []
    assert _wrong(lambda said: re.search(rf"[^{NBSP}\d]:", said.text)) == []
    assert _wrong(lambda said: re.search(rf"«[^{NBSP}]|[^{NBSP}]»", said.text)) == []
    assert _wrong(lambda said: re.search(r"  |^\s|\s$|\.\.\.", said.text)) == []


def test_gender_is_not_marked_with_points() -> None:
    assert _wrong(lambda said: "·" in said.text or re.search(r"\w\(e\)", said.text)) == []


def test_sentences_are_easy_to_read() -> None:
    """Kandel and Moles's score for French: 100 very easy, below 50 hard. The young get the easier half."""
    hard = [
        (name, round(ease))
        for name, text in MESSAGES
        if len(text.split()) >= 8 and (ease := _ease(text)) < 25
    ]
    assert hard == []
    young = [_ease(said.text) for said in SAID if said.young and len(said.text) > 40]
    assert sum(young) / len(young) > 75


@pytest.mark.parametrize("word", [word for word in HURTS if word.replace(" ", "").isalpha()])
def test_what_hurts_is_sought_as_words_are_folded(word: str) -> None:
    assert fold(word) == word


def test_no_file_claims_a_review() -> None:
    for path in REPLIES:
        assert "review" not in path.read_text(encoding="utf-8"), path


def test_names_in_holes_are_slots() -> None:
    slots = set(DOMAIN["slots"])
    assert {hole for said in SAID for hole in re.findall(r"\{([a-z_0-9]+)\}", said.text)} <= slots


def _ease(text: str) -> float:
    words = re.findall(r"[\w’]+", text)
    sentences = max(1, len(SENTENCE.findall(text)))
    syllables = sum(max(1, len(VOWELS.findall(word.lower().rstrip("es") or word.lower()))) for word in words)
    return 207 - 1.015 * len(words) / sentences - 73.6 * syllables / max(1, len(words))
