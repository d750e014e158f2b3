"""What a message must hold for a pattern to be worth trying, as bits of one number: most end here."""


class Bits:
    """A number for each set of symbols, and for each pair of sets of which one must come before the other."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._member: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._second: dict[str, int] = {}

    def present(self, symbols: str) -> int:
        bit, new = self._number(symbols)
        if new:
            _add(self._member, symbols, bit)
        return bit

    def ordered(self, first: str, second: str) -> int:
        bit, new = self._number((first, second))
        if new:
            _add(self._first, first, bit)
            _add(self._second, second, bit)
        return bit

    def sealed(self) -> "Bits":
        """Itself, when no more sets are to come: what was only needed to number them is let go."""
        self._numbers = {}
        same: dict[int, int] = {}  # words of the same classes have the same bits: kept once
        for of in (self._member, self._first, self._second):
            of.update((symbol, same.setdefault(bits, bits)) for symbol, bits in of.items())
        return self

    def of(self, symbols: str) -> int:
        """The bits of a message: the sets it has a symbol of, the pairs that stand in it in their order."""
        held = later = 0
        member, first, second = self._member, self._first, self._second
        for symbol in reversed(symbols):
            if symbol in member:
                held |= member[symbol]
                held |= later & first.get(symbol, 0)
                later |= second.get(symbol, 0)
        return held

    def _number(self, what: object) -> tuple[int, bool]:
        new = what not in self._numbers
        number = self._numbers.setdefault(what, len(self._numbers))
        return 1 << number, new


def _add(of: dict[str, int], symbols: str, bit: int) -> None:
    for symbol in symbols:
        of[symbol] = of.get(symbol, 0) | bit
