"""A stretch of a phrase, as the grammar asks for it; how it is written only the compiled search knows."""

from typing import NamedTuple

Span = tuple[int, int]


class Part(NamedTuple):
    """One stretch of a pattern.

    `number`: what the compiled search calls it (`Lexicon.seal`).
    `negative`: a negation belongs to the meaning, as in « peux pas sortir ».
    `bare`: a single word, tied to nothing that is said.
    """

    number: int
    negative: bool
    bare: bool
