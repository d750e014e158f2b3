"""How well the screen does on labelled messages: `python -m api.safety.report FILE…` (JSONL).

A line: `{"text", "level", "axes", "slice"?}`; a line without a level (ordinary chat) counts as `none`.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from api.safety.__main__ import RESOURCES
from api.safety.phrases import Phrases, load
from api.safety.screen import screen
from api.safety.screening import AXES, LEVELS, RANK, Level, Screening

SHARES: tuple[tuple[Level, Level], ...] = (
    ("immediate", "high"), ("immediate", "immediate"), ("high", "high"), ("none", "high"),
)  # fmt: skip
HIGH = LEVELS.index("high")


@dataclass(frozen=True, slots=True)
class Judged:
    text: str
    level: str
    axes: frozenset[str]
    slice: str
    found: Screening


@dataclass(frozen=True, slots=True)
class Score:
    right: int
    missed: int
    wrong: int

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.missed + self.wrong
        return 2 * self.right / both if both else 1.0


def judge(paths: Iterable[Path], phrases: Phrases) -> list[Judged]:
    return [
        Judged(
            text=entry["text"],
            level=entry.get("level", "none"),
            axes=frozenset(entry.get("axes", ())),
            slice=entry.get("slice", path.stem),
            found=screen(entry["text"], phrases=phrases),
        )
        for path in paths
        for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def at_least(messages: Iterable[Judged], said: Level, found: Level) -> float:
    """Of the messages labelled `said`, the share that the screen puts at `found` or above."""
    reached = [RANK[m.found.level] >= RANK[found] for m in messages if m.level == said]
    return sum(reached) / len(reached) if reached else 0.0


def score(
    messages: Iterable[Judged], said: Callable[[Judged], bool], found: Callable[[Judged], bool]
) -> Score:
    pairs = Counter((said(message), found(message)) for message in messages)
    return Score(pairs[True, True], pairs[True, False], pairs[False, True])


def axes_score(messages: list[Judged]) -> Score:
    """All axes together, each (message, axis) counted once."""
    scores = [_axis(messages, axis) for axis in AXES]
    return Score(sum(s.right for s in scores), sum(s.missed for s in scores), sum(s.wrong for s in scores))


def _axis(messages: list[Judged], axis: str) -> Score:
    return score(messages, lambda m: axis in m.axes, lambda m: axis in m.found.axes)


def report(messages: list[Judged]) -> Iterator[str]:
    yield f"{len(messages)} messages"
    for said, found in SHARES:
        yield f"{said:>10} flagged at least {found:<10} {at_least(messages, said, found):7.1%}"
    yield "\nlevel      recall precision     f1"
    for level in LEVELS:
        yield _row(level, score(messages, lambda m: m.level == level, lambda m: m.found.level == level))  # noqa: B023
    yield "\nsaid \\ found " + " ".join(f"{level:>10}" for level in LEVELS)
    confusion = Counter((m.level, m.found.level) for m in messages)
    for said in LEVELS:
        yield f"{said:>12} " + " ".join(f"{confusion[said, found]:>10}" for found in LEVELS)
    yield "\naxis       recall precision     f1"
    for axis in AXES:
        yield _row(axis, _axis(messages, axis))
    yield _row("all axes", axes_score(messages))
    yield from _slices(messages)
    yield from _misses(messages)


def _row(name: str, result: Score) -> str:
    return f"{name:<16} {result.recall:6.1%} {result.precision:8.1%} {result.f1:7.2f}"


def _slices(messages: list[Judged]) -> Iterator[str]:
    by_slice: dict[str, list[Judged]] = defaultdict(list)
    for message in messages:
        by_slice[message.slice].append(message)
    yield "\nslice (at least high)  recall precision     f1"
    for name, part in sorted(by_slice.items()):
        grave = score(part, lambda m: m.level in LEVELS[HIGH:], lambda m: m.found.level in LEVELS[HIGH:])
        yield f"{len(part):>4} " + _row(name, grave)


def _misses(messages: list[Judged]) -> Iterator[str]:
    yield "\nmisses (said → found, rules)"
    for message in sorted(messages, key=lambda m: (m.level, m.found.level)):
        if message.level != message.found.level or message.axes != frozenset(message.found.axes):
            axes = f"{','.join(sorted(message.axes))} → {','.join(message.found.axes)}"
            levels = f"{message.level} → {message.found.level}"
            yield f"{levels} [{axes}] {message.text!r} {list(message.found.rules)}"


def main() -> None:
    phrases = load(RESOURCES)
    paths = [Path(name) for name in sys.argv[1:]]
    sys.stdout.writelines(f"{line}\n" for line in report(judge(paths, phrases)))


if __name__ == "__main__":
    main()
