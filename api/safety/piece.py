"""A stretch of a message that is searched at once."""

from fanal_kernels.bits import Held

from api.safety.part import Part, Span


class Piece:
    """Some symbols, and the bits that they hold. What each match in them asks is looked for once."""

    __slots__ = ("_cues", "_held_of", "held", "symbols")

    def __init__(self, symbols: str, held: Held) -> None:
        self.symbols, self.held = symbols, held
        self._cues: dict[Part, list[Span]] = {}
        self._held_of: dict[int, list[Part]] = {}

    def held_of(self, parts: tuple[Part, ...]) -> list[Part]:
        """Of these, which outlive the piece, those that may stand in it."""
        if (held := self._held_of.get(id(parts))) is None:
            has = self.held.has
            held = self._held_of[id(parts)] = [part for part in parts if has(part.mask)]
        return held

    def near(self, cue: Part, first: int, behind: int) -> bool:
        """Whether it stands in a run of the symbols. A cue has no edges: what holds it is all that counts.

        Where it stands in the whole tells it, but for a place that the run cuts: another may be hidden there.
        """
        if (spans := self._cues.get(cue)) is None:
            spans = self._cues[cue] = cue.spans(self.symbols) if self.held.has(cue.mask) else []
        for start, end in spans:
            if start < behind and first < end:
                whole = first <= start and end <= behind
                return whole or cue.regex.search(self.symbols[first:behind]) is not None
        return False
