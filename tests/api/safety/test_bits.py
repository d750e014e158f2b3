"""What keeps most patterns from being tried lets through whatever they match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.safety.bits import CLOSE, Bits
from api.safety.part import Part
from api.safety.pattern import LIGHTS, Lexicon
from api.safety.vocabulary import Vocabulary

WORDS = ("tete", "a", "b", "c", "d", "e", "f", "g", "trop")
CLASSES = {
    "leger": ["trop"], "negation": ["pas"],
    "choix": ["a b", "c d e", "f"], "many": ["a b", "a c", "b a", "b c", "c a", "c b", "d e", "e d", "g"],
}  # fmt: skip
PHRASES = (
    "a b", "a .. b", "a ... b", "{choix} a", "a b? c? {choix} d", "a ... {choix} ... b", "{choix} .. {choix}",
    "{many} g", "g {many}", "a .. {many} .. f",
)  # fmt: skip
said = st.lists(st.sampled_from(WORDS), max_size=4 * CLOSE)
VOCABULARY, BITS = Vocabulary(), Bits()
LEXICON = Lexicon(CLASSES, VOCABULARY, lambda word: [word], BITS)
PARTS = [LEXICON.part(phrase) for phrase in PHRASES]
SYMBOLS = {word: VOCABULARY.add(word) for word in WORDS}
LEXICON.seal([])


def let_through(part: Part, symbols: str) -> bool:
    return BITS.of(symbols).has(part.mask)


@given(st.sampled_from(PARTS), said)
def test_what_matches_is_tried(part: Part, words: list[str]) -> None:
    symbols = "".join(map(SYMBOLS.__getitem__, words))
    assert let_through(part, symbols) >= bool(part.regex.search(symbols))


@given(st.sampled_from(PARTS), st.data(), said, said)
def test_it_is_tried_wherever_it_stands(
    part: Part, data: st.DataObject, before: list[str], after: list[str]
) -> None:
    """Made to match, with as many words between as may be: chance seldom does."""
    alphabet = st.characters(codec=None, whitelist_characters="".join(SYMBOLS.values()), categories=[])
    match = data.draw(st.from_regex(part.regex, fullmatch=True, alphabet=alphabet))
    around = ["".join(map(SYMBOLS.__getitem__, words)) for words in (before, after)]
    assert let_through(part, match.join(around))


@pytest.mark.parametrize("apart", [1, CLOSE, CLOSE + 1, 3 * CLOSE])
def test_what_stands_too_far_apart_is_not_tried(apart: int) -> None:
    """The window of what is close has a CLOSE more than it needs, at most."""
    symbols = SYMBOLS["a"] + SYMBOLS["tete"] * (apart - 1) + SYMBOLS["b"]
    close, far = LEXICON.part("a b"), LEXICON.part("a b? c? {choix} d")
    assert let_through(close, symbols) or apart > LIGHTS + 1
    assert not let_through(close, symbols) or apart <= 2 * CLOSE
    assert not let_through(far, symbols)
