"""What a piece finds once is what each run of its symbols, read alone, would show."""

from itertools import combinations

from fanal_kernels.symbols import OneOf
from hypothesis import given
from hypothesis import strategies as st

from api.safety.pattern import Lexicon
from api.safety.piece import CHUNK, LONG, OVERLAP, Piece, Pieces, Sayings
from api.safety.vocabulary import Vocabulary
from tests.kernels.expressions import Expressions

CLASSES = {
    "leger": ["trop"],
    "negation": ["pas"],
    "long": ["a b c", "b c", "c d e", "e", "d a"],
    "pair": ["a a"],
}
LETTERS = "abcdef"  # « f » is of no class
VOCABULARY = Vocabulary()
LEXICON = Lexicon(CLASSES, VOCABULARY, lambda word: [word])
CUES = tuple(LEXICON.part(f"{{{name}}}") for name in ("long", "pair"))
SYMBOLS = {letter: VOCABULARY.add(letter) for letter in LETTERS}
SEARCH = LEXICON.seal([])
EXPRESSIONS = [Expressions(SEARCH).of(cue.number) for cue in CUES]
said = st.text(LETTERS, max_size=10)


def symbols_of(letters: str) -> str:
    return "".join(map(SYMBOLS.__getitem__, letters))


@given(said)
def test_a_cue_stands_in_a_run_as_if_it_were_read_alone(letters: str) -> None:
    piece = Piece(symbols_of(letters), SEARCH)
    for cue, expression in zip(CUES, EXPRESSIONS, strict=True):
        for first, behind in combinations(range(len(letters) + 1), 2):
            alone = expression.search(piece.symbols[first:behind]) is not None
            assert piece.near(cue, first, behind) is alone


@given(said)
def test_a_part_stands_where_its_expression_is_found(letters: str) -> None:
    piece = Piece(symbols_of(letters), SEARCH)
    for cue, expression in zip(CUES, EXPRESSIONS, strict=True):
        assert piece.spans(cue) == [found.span() for found in expression.finditer(piece.symbols)]


@given(said)
def test_of_some_parts_those_that_stand_are_told_as_often_as_one_asks(letters: str) -> None:
    piece = Piece(symbols_of(letters), SEARCH)
    found = [cue for cue, each in zip(CUES, EXPRESSIONS, strict=True) if each.search(piece.symbols)]
    for _ in range(2):
        assert piece.those(CUES) == found


@given(st.integers(0, 3 * LONG))
def test_whatever_is_short_stands_whole_in_a_piece(length: int) -> None:
    letters = (LETTERS * length)[:length]
    pieces = [*Pieces(symbols_of(letters), SEARCH)]
    assert all(len(piece.symbols) <= max(CHUNK, LONG) for piece in pieces)
    assert all(piece.symbols == symbols_of(letters)[piece.offset :][: len(piece.symbols)] for piece in pieces)
    for start in range(max(1, length - OVERLAP + 1)):
        end = min(length, start + OVERLAP)
        assert any(piece.offset <= start and end <= piece.offset + len(piece.symbols) for piece in pieces)


@given(st.integers(0, 2 * LONG), st.sampled_from(["", "e"]))
def test_a_saying_is_heard_in_any_piece(before: int, saying: str) -> None:
    sayings = Sayings(CUES, OneOf(SYMBOLS["e"]))
    pieces = Pieces(symbols_of("f" * before + saying + "f" * LONG), SEARCH)
    assert sayings.said_in(pieces) is bool(saying)
    if saying:
        assert all(SYMBOLS[saying] in piece.symbols for piece in pieces.holding(sayings.words))
