"""A stretch of a message that is searched at once."""

from fanal_kernels.reading import Read
from fanal_kernels.search import Search

from api.safety.part import Part


class Piece:
    """Some symbols, and what stands in them. What many matches ask is looked for once."""

    __slots__ = ("_read", "_those", "symbols")

    def __init__(self, symbols: str, search: Search) -> None:
        self.symbols, self._read = symbols, Read(search, symbols)
        self._those: dict[int, list[Part]] = {}

    def patterns(self) -> list[int]:
        """The numbers of those whose parts all stand in it, near each other or not."""
        return self._read.standing()

    def those(self, parts: tuple[Part, ...]) -> list[Part]:
        """Of these, which outlive the piece, those that stand in it."""
        if (those := self._those.get(id(parts))) is None:
            stands = self._read.stands
            those = self._those[id(parts)] = [part for part in parts if stands(part.number)]
        return those

    def near(self, part: Part, first: int, behind: int) -> bool:
        """Whether it stands in a run of the symbols, read alone."""
        return self._read.stands(part.number, first, behind)
