"""What a piece finds once is what each run of its symbols, read alone, would show."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from api.safety.pattern import Lexicon
from api.safety.piece import Piece
from api.safety.vocabulary import Vocabulary

CLASSES = {
    "leger": ["trop"],
    "negation": ["pas"],
    "long": ["a b c", "b c", "c d e", "e", "d a"],
    "pair": ["a a"],
}
LETTERS = "abcdef"  # « f » is of no class
VOCABULARY = Vocabulary()
LEXICON = Lexicon(CLASSES, VOCABULARY, lambda word: [word])
CUES = [LEXICON.part(f"{{{name}}}") for name in ("long", "pair")]
SYMBOLS = {letter: VOCABULARY.add(letter) for letter in LETTERS}
SEARCH = LEXICON.seal([])
said = st.text(LETTERS, max_size=10)


def piece_of(letters: str) -> Piece:
    symbols = "".join(map(SYMBOLS.__getitem__, letters))
    return Piece(symbols, SEARCH)


@given(said)
def test_a_cue_stands_in_a_run_as_if_it_were_read_alone(letters: str) -> None:
    piece = piece_of(letters)
    for cue in CUES:
        for first, behind in combinations(range(len(letters) + 1), 2):
            alone = cue.regex.search(piece.symbols[first:behind]) is not None
            assert piece.near(cue, first, behind) is alone


@given(said)
def test_a_part_stands_where_its_expression_is_found(letters: str) -> None:
    symbols = piece_of(letters).symbols
    for cue in CUES:
        assert cue.spans(symbols) == [found.span() for found in cue.regex.finditer(symbols)]


@given(said)
def test_of_some_parts_those_that_stand_are_told_as_often_as_one_asks(letters: str) -> None:
    piece, parts = piece_of(letters), tuple(CUES)
    for _ in range(2):
        assert piece.those(parts) == [part for part in parts if part.regex.search(piece.symbols)]
