"""The ways to write a word of a phrase, few where many are alike."""

from collections.abc import Iterable, Sequence

Way = tuple[str, ...]  # a sequence of choices, each between the symbols of a string, in order
Ways = tuple[Way, ...]


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
