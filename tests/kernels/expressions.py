"""What a search looks for as regular expressions: where `re` finds it, it stands."""

import re
from collections import defaultdict

from fanal_kernels.search import EDGES, FIRST, LAST, LIGHT, LIGHTS, OVER, START, Rows, Search

Span = tuple[int, int]


class Expressions:
    def __init__(self, search: Search) -> None:
        first, kinds, sets, self._elements, self._parts, *_ = search.__reduce__()[1]
        members: defaultdict[int, list[str]] = defaultdict(list)
        for place, kind in enumerate(kinds):
            for number in _row(sets, kind):
                members[number].append(chr(ord(first) + place))
        self._members = members
        over = self._one_of(OVER)
        self._edges = {START: rf"(?:(?<={over})|\A)", FIRST: r"\A", LAST: rf"(?={over}+\Z)"}
        self._inside, self._light = f"(?!{over}).", f"{self._one_of(LIGHT)}{{0,{LIGHTS}}}"

    def of(self, part: int) -> re.Pattern[str]:
        steps = _row(self._parts, part)
        pieces: list[str] = []
        for number, each in enumerate(steps, 1):
            element, gap, optional = each >> 4, each >> 1 & 7, each & 1
            if element in self._edges:
                pieces.append(self._edges[element])
                continue
            light = self._light if optional or number < len(steps) else ""
            piece = f"(?:{self._inside}){{0,{gap}}}?{self._ways(element - EDGES)}{light}"
            pieces.append(f"(?:{piece})?" if optional else piece)
        return re.compile("".join(pieces), re.DOTALL)

    def _ways(self, element: int) -> str:
        """The longest first."""
        row = iter(_row(self._elements, element))
        ways = [[self._one_of(next(row)) for _ in range(length)] for length in row]
        return f"(?:{'|'.join(''.join(way) for way in sorted(ways, key=len, reverse=True))})"

    def _one_of(self, number: int) -> str:
        return f"[{re.escape(''.join(self._members[number]))}]" if self._members[number] else "(?!)"


def spans(sought: re.Pattern[str], symbols: str) -> list[Span]:
    """Each behind the one before, which itself is still seen."""
    found: list[Span] = []
    place = 0
    while place <= len(symbols) and (match := sought.search(symbols, place)):
        found.append(match.span())
        place = max(match.end(), match.start() + 1)
    return found


def _row(rows: Rows, number: int) -> list[int]:
    return [*rows.items[rows.ends[number] : rows.ends[number + 1]]]
