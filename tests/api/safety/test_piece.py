"""What a piece finds once is what each run of its symbols, read alone, would show."""

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from api.safety.bits import Bits
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
VOCABULARY, BITS = Vocabulary(), Bits()
LEXICON = Lexicon(CLASSES, VOCABULARY, lambda word: [word], BITS)
CUES = [LEXICON.part(f"{{{name}}}") for name in ("long", "pair")]
SYMBOLS = {letter: VOCABULARY.add(letter) for letter in LETTERS}
LEXICON.seal([])
said = st.text(LETTERS, max_size=10)


def piece_of(letters: str) -> Piece:
    symbols = "".join(map(SYMBOLS.__getitem__, letters))
    return Piece(symbols, BITS.of(symbols))


@given(said)
@example("aaa")  # the second pair is hidden by the first
@example("abcde")
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
def test_what_may_stand_in_a_piece_is_no_less_than_what_does(letters: str) -> None:
    piece, parts = piece_of(letters), tuple(CUES)
    for _ in range(2):
        assert {part for part in parts if part.regex.search(piece.symbols)} <= set(piece.held_of(parts))
