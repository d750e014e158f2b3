"""What a message must hold for a pattern to be worth trying, as bits of one number: most end here."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import NamedTuple

from fanal_kernels.bits import WORD, Held, Reader

from api.safety.vocabulary import FIRST

Places = defaultdict[str, "array[int]"]  # of each symbol, the numbers of its bits
WIDTH = 5000  # bits: with fewer, more patterns are tried in vain
CLOSE = 9  # symbols: in what matches, nine pairs of ten stand no farther apart
SHARED = 12  # needs on a bit, at most


class Need(NamedTuple):
    """Words of which a message has one; or `first`, and one of `second` behind it, close by or anywhere."""

    first: str
    second: str = ""
    close: bool = False


class Bits:
    """A bit for each need.

    There are far more needs than bits. What leads to a pattern (a gate) has a bit of its own; the others
    share the lowest ones, the commonest with their like: a message seems to hold some that it doesn't, and a
    few patterns more are tried in vain; none is missed.
    """

    _reader: Reader  # once sealed

    def __init__(self) -> None:
        self._numbers: dict[Need, int] = {}

    def need(self, first: str, second: str = "", apart: int = 0) -> Need:
        """`apart`: at most so many symbols from one to the other in what matches."""
        need = Need(first, second, 0 < apart <= CLOSE)
        self._numbers.setdefault(need, 0)
        return need

    def seal(self, vocabulary: Iterable[str], gates: Collection[Need], often: Callable[[Need], int]) -> None:
        """No more needs are to come; `often` says how many messages hold one."""
        self._number(gates, often)
        begins, ends = _places(), _places()
        for (first, second, _), number in self._numbers.items():
            _add(begins, first, number)
            _add(ends, second, number)
        known: dict[tuple[bytes, ...], int] = {}  # words of the same classes have the same bits: kept once
        kinds, edges, at, bits = array("H"), array("I", [0]), array("B"), array("Q")
        for symbol in vocabulary:
            numbers = [of.get(symbol, array("H")) for of in (begins, ends)]
            kind = known.setdefault(tuple(map(bytes, numbers)), len(known))
            if kind == len(edges) // 2:
                for those in numbers:
                    for word, together in sorted(_by_word(those).items()):
                        at.append(word)
                        bits.append(together)
                    edges.append(len(at))
            kinds.append(kind)
        always = Held(number for need, number in self._numbers.items() if not need.second)
        lasting = Held(number for need, number in self._numbers.items() if not need.close)
        self._reader = Reader(chr(FIRST), kinds, edges, at, bits, always, lasting, CLOSE)

    def _number(self, gates: Collection[Need], often: Callable[[Need], int]) -> None:
        """Those of a kind share bits: what is anywhere, what may be far off, what must be close by."""
        alike: dict[tuple[bool, bool], list[Need]] = {}
        for need in sorted(self._numbers, key=often):
            if need not in gates:
                alike.setdefault((not need.second, need.close), []).append(need)
        left = max(1 / SHARED, (WIDTH - len(gates)) / max(1, len(self._numbers) - len(gates)))
        begin = 0
        for those in alike.values():
            width = max(1, int(len(those) * left))
            for place, need in enumerate(those):
                self._numbers[need] = begin + place * width // len(those)
            begin += width
        for number, gate in enumerate(sorted(gates, key=often), begin):
            self._numbers[gate] = number

    def mask(self, needs: Iterable[Need]) -> tuple[int, ...]:
        """What a message holds that has all of them, once sealed."""
        return tuple(sorted({self._numbers[need] for need in needs}))

    def let_go(self) -> None:
        """No more needs are asked for: what number each has is let go (3 MB)."""
        self._numbers = {}

    def of(self, symbols: str) -> Held:
        """The bits of a message: the sets it has a symbol of, the pairs that stand in it in their order."""
        return self._reader.of(symbols)


def _add(of: Places, symbols: str, number: int) -> None:
    for symbol in symbols:
        of[symbol].append(number)


def _places() -> Places:
    return defaultdict(partial(array, "H"))


def _by_word(numbers: Iterable[int]) -> dict[int, int]:
    """Bits, as many at once as the machine takes."""
    words: dict[int, int] = {}
    for number in numbers:
        words[number // WORD] = words.get(number // WORD, 0) | 1 << number % WORD
    return words
