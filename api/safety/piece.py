"""A message as it is searched: in pieces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap

from fanal_kernels.reading import Read
from fanal_kernels.search import Search
from fanal_kernels.symbols import OneOf

from api.safety.part import Part, Span

# Symbols: longer messages than LONG are searched by pieces of CHUNK, which keeps the work linear; a small
# piece holds the words of fewer patterns. What spans more than OVERLAP may be lost where two pieces meet.
LONG, CHUNK, OVERLAP = 120, 80, 30


class Piece:
    """Some symbols, and what stands in them. What many matches ask is looked for once.

    `offset`: of the first one in the message.
    """

    __slots__ = ("_read", "_search", "_those", "offset", "symbols")

    def __init__(self, symbols: str, search: Search, offset: int = 0) -> None:
        self.symbols, self.offset = symbols, offset
        self._search, self._read = search, Read(search, symbols)
        self._those: dict[int, list[Part]] = {}

    def patterns(self) -> list[int]:
        """The numbers of those whose parts all stand in it, near each other or not."""
        return self._read.standing()

    def places(self, pattern: int, reach: int) -> list[list[Span]]:
        """Of each part of a pattern where it stands: near the first part, or nothing if one does not.

        The end of a sentence is no part of a place: it would reach the next one, and what that excuses.
        """
        return self._read.places(pattern, reach)

    def those(self, parts: tuple[Part, ...]) -> list[Part]:
        """Of these, which outlive the piece, those that stand in it."""
        if (those := self._those.get(id(parts))) is None:
            those = self._those[id(parts)] = self._read.those(parts)
        return those

    def near(self, part: Part, first: int, behind: int) -> bool:
        """Whether it stands in a run of the symbols, read alone."""
        return self._read.stands(part.number, first, behind)

    def spans(self, part: Part) -> list[Span]:
        return self._read.spans(part.number)

    def of(self, symbols: str) -> "Piece":
        """Other symbols, for the same search."""
        return Piece(symbols, self._search)


class Pieces:
    """A message, the end of its last sentence included. As a rule it is one piece, made once.

    Those of a long one are made anew for whoever asks: all at once would take megabytes.
    """

    __slots__ = ("_search", "_whole", "symbols")

    def __init__(self, symbols: str, search: Search) -> None:
        self.symbols, self._search = symbols, search
        self._whole = Piece(symbols, search) if len(symbols) <= LONG else None

    def __iter__(self) -> Iterator[Piece]:
        return iter((self._whole,)) if self._whole else starmap(self._piece, self._stretches())

    def holding(self, words: OneOf) -> Iterable[Piece]:
        """Of a long message only those with one of these words: the others aren't made."""
        if self._whole:
            return (self._whole,)
        return (self._piece(*each) for each in self._stretches() if not words.isdisjoint(each[1]))

    def _stretches(self) -> Iterator[tuple[int, str]]:
        for offset in range(0, len(self.symbols) - OVERLAP, CHUNK - OVERLAP):
            yield offset, self.symbols[offset : offset + CHUNK]

    def _piece(self, offset: int, symbols: str) -> Piece:
        return Piece(symbols, self._search, offset)


@dataclass(frozen=True, slots=True)
class Sayings:
    """Parts that are asked for together; whoever says one of them says one of these words."""

    parts: tuple[Part, ...]
    words: OneOf

    def said_in(self, pieces: Pieces) -> bool:
        words, parts = self.words, self.parts
        return not words.isdisjoint(pieces.symbols) and any(
            piece.those(parts) for piece in pieces.holding(words)
        )
