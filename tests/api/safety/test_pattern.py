"""Phrases are read as messages are: folded, « c » as it is meant, numbers as numbers."""

import pytest

from api.safety.part import Part, Span
from api.safety.pattern import Lexicon, neighbours
from api.safety.piece import Piece
from api.safety.vocabulary import Vocabulary, spread

CLASSES = {"leger": ["trop"], "negation": ["pas"], "combien": ["18", "#150", "beaucoup"]}


def canonical(word: str) -> list[str]:
    return {"c": ["ce", "est"]}.get(word, [word])


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary()


@pytest.fixture
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    return Lexicon(CLASSES, vocabulary, canonical)


def found(part: Part, symbols: str, lexicon: Lexicon) -> list[Span]:
    return Piece(symbols, lexicon.seal([])).spans(part)


@pytest.mark.parametrize(
    ("written", "value"), [("150", 150), ("#150", 150), ("007", 7), ("18", 18), ("100", 100)]
)
def test_a_number_in_a_phrase_is_the_number_that_is_typed(
    written: str, value: int, lexicon: Lexicon, vocabulary: Vocabulary
) -> None:
    part = lexicon.part(f"{written} euros")
    assert found(part, vocabulary.number(value) + vocabulary["euros"], lexicon) == [(0, 2)]


@pytest.mark.parametrize("written", ["c est moi", "C est moi", "c'est moi", "c’est moi", "ce est moi"])
def test_c_before_est_is_ce(written: str, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
    part = lexicon.part(written)
    said = "".join(vocabulary[word] for word in ("ce", "est", "moi"))
    assert found(part, said, lexicon) == [(0, 3)]


def test_c_before_an_accent_is_ce_too(lexicon: Lexicon, vocabulary: Vocabulary) -> None:
    assert lexicon.sequences("c était lui") == [tuple(vocabulary[word] for word in ("ce", "etait", "lui"))]


def test_no_number_becomes_a_word_of_its_own() -> None:
    assert neighbours(CLASSES, canonical) == ["trop", "beaucoup", "pas"]


SENTENCE, MESSAGE = "<start> viol <break>", "<first> viol <last>"


@pytest.mark.parametrize(
    ("phrase", "said", "stands"),
    [
        (SENTENCE, ["viol", "<break>"], True),
        (SENTENCE, ["ok", "<break>", "viol", "<break>"], True),
        (SENTENCE, ["un", "viol", "<break>"], False),
        (SENTENCE, ["viol", "quoi", "<break>"], False),
        (MESSAGE, ["viol", "<break>"], True),
        (MESSAGE, ["viol", "<break>", "<break>"], True),
        (MESSAGE, ["ok", "<break>", "viol", "<break>"], False),
        (MESSAGE, ["viol", "<break>", "ok", "<break>"], False),
    ],
)
def test_edges_hold_a_phrase_to_a_whole_sentence_or_message(
    phrase: str, said: list[str], *, stands: bool, lexicon: Lexicon, vocabulary: Vocabulary
) -> None:
    part, symbols = lexicon.part(phrase), "".join(map(vocabulary.add, said))
    assert bool(found(part, symbols, lexicon)) is stands


def test_of_numbers_only_those_that_have_a_word_are_spread() -> None:
    assert [*spread("#98-9000")] == ["#98", "#99", "#100", "#101"]
    assert [*spread("#1000-100000")] == ["#1000"]
    assert [*spread("#2-4")] == ["#2", "#3", "#4"]
