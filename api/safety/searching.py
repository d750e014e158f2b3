"""What is looked for, gathered in the numbers that the compiled search reads."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from fanal_kernels.search import EDGES, LIGHT, OVER, Rows, Search

from api.safety.vocabulary import FIRST
from api.safety.ways import Ways


class Sought:
    """Sets of symbols, elements and parts by their numbers.

    `over`: the symbol that ends a sentence. `light`: those that may stand behind any element.
    """

    def __init__(self, over: str, light: str) -> None:
        self._sets = {over: OVER, light: LIGHT}
        self._elements, self._parts = Rows(), Rows()

    def element(self, ways: Ways) -> int:
        return EDGES + self._elements.add(
            number for way in ways for number in (len(way), *map(self._set, way))
        )

    def part(self, steps: Iterable[int]) -> int:
        return self._parts.add(steps)

    def _set(self, symbols: str) -> int:
        return self._sets.setdefault(symbols, len(self._sets))

    def seal(
        self, vocabulary: Iterable[str], patterns: Iterable[tuple[Iterable[str], Iterable[int]]]
    ) -> Search:
        """`patterns`: of each the sets of which all that matches holds a symbol, and its parts."""
        gates, rows = Rows(), Rows()
        for needs, parts in patterns:
            gates.add(map(self._set, needs))
            rows.add(parts)
        of: defaultdict[str, array[int]] = defaultdict(partial(array, "H"))
        for symbols, number in self._sets.items():
            for symbol in symbols:
                of[symbol].append(number)
        known: dict[bytes, int] = {}  # words of the same sets are of one kind
        kinds, sets = array("H"), Rows()
        for symbol in vocabulary:
            numbers = of.get(symbol, array("H"))
            kind = known.setdefault(bytes(numbers), len(known))
            if kind == len(sets):
                sets.add(numbers)
            kinds.append(kind)
        return Search(chr(FIRST), kinds, sets, self._elements, self._parts, rows, gates)
