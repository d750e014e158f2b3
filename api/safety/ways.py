"""The ways to write a word of a phrase, few where many are alike, and as a regular expression."""

from collections.abc import Iterable, Sequence

Way = tuple[str, ...]  # a sequence of choices, each between the symbols of a string, in order
Ways = tuple[Way, ...]
MANY = 8  # ways


def gathered(ways: Iterable[Way]) -> Ways:
    """Ways that differ in one place only become one way with a choice there; short ways first."""
    by_length: dict[int, list[Way]] = {}
    for way in dict.fromkeys(ways):
        by_length.setdefault(len(way), []).append(way)
    return tuple(way for length in sorted(by_length) for way in _merge(by_length[length], length))


def _merge(ways: Sequence[Way], length: int) -> Sequence[Way]:
    if length == 1:  # most are, and this is the start-up time
        return [(_joined([word for (word,) in ways]),)]
    if len(ways) == 1:
        return ways
    for place in reversed(range(length)):
        alike: dict[tuple[Way, Way], list[str]] = {}
        for way in ways:
            alike.setdefault((way[:place], way[place + 1 :]), []).append(way[place])
        ways = [(*before, _joined(choices), *after) for (before, after), choices in alike.items()]
    return ways


def _joined(choices: list[str]) -> str:
    return choices[0] if len(choices) == 1 else "".join(sorted(set("".join(choices))))


def source_of(ways: Ways) -> str:
    """Many ways begin with a look at the first symbol: `re` would try each of them at every symbol."""
    ordered = sorted(ways, key=len, reverse=True)
    options = ["".join(map(one_of, way)) for way in ordered]
    if len(options) == 1:
        return options[0]
    begins = _joined([way[0] for way in ways])
    look = f"(?={one_of(begins)})" if len(options) >= MANY else ""
    return f"{look}(?:{'|'.join(options)})"


def one_of(symbols: str) -> str:
    """A set of characters, runs written as ranges: short sources compile fast."""
    if len(symbols) == 1:
        return symbols
    codes = sorted(map(ord, symbols))
    starts = [code for code, before in zip(codes, [0, *codes], strict=False) if code != before + 1]
    ends = [code for code, after in zip(codes, [*codes[1:], 0], strict=True) if code != after - 1]
    return (
        "["
        + "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))
        + "]"
    )
