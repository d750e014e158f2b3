"""A stretch of a phrase, ready to be looked for in a message's symbols."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]


class Part:
    """One stretch of a pattern.

    `number`: what the compiled search (`Lexicon.seal`) calls it, which tells whether it stands somewhere.
    `regex` tells where, and takes far longer.
    `negative`: a negation belongs to the meaning, as in « peux pas sortir ».
    `bare`: a single word, tied to nothing that is said.
    """

    __slots__ = ("_pieces", "_regex", "bare", "negative", "number")

    def __init__(self, pieces: Sequence[str], number: int, *, negative: bool, bare: bool) -> None:
        self._pieces: tuple[str, ...] = tuple(pieces)
        self._regex: re.Pattern[str] | None = None
        self.number, self.negative, self.bare = number, negative, bare

    def __getstate__(self) -> tuple[tuple[str, ...], int, bool, bool]:
        """Without the compiled: to keep it would be to compile it at each start."""
        return self._pieces, self.number, self.negative, self.bare

    def __setstate__(self, state: tuple[tuple[str, ...], int, bool, bool]) -> None:
        self._pieces, self.number, self.negative, self.bare = state
        self._regex = None

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when it is first tried: of 4,000 that are known, ordinary talk tries 200 in all."""
        if self._regex is None:
            self._regex = re.compile("".join(self._pieces))
        return self._regex

    def spans(self, symbols: str) -> list[Span]:
        """Where it stands in these symbols, from the left. Most often nowhere: then they are read once."""
        search = self.regex.search
        spans: list[Span] = []
        found = search(symbols)
        while found:
            spans.append(found.span())
            found = search(symbols, found.end())
        return spans


@dataclass(frozen=True, slots=True)
class Sayings:
    """Parts that are asked for together; whoever says one of them says one of these words."""

    parts: tuple[Part, ...]
    words: frozenset[str]

    def said_in(self, symbols: str) -> bool:
        return not self.words.isdisjoint(symbols) and any(part.regex.search(symbols) for part in self.parts)
