"""One rule of the screen, as its YAML file states it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from api.safety.part import Part
from api.safety.pattern import Lexicon
from api.safety.screening import AXES, LEVELS, Level

KEYS = {
    "id", "level", "axes", "intent", "phrases", "must", "must_not", "soon", "now", "past", "if", "under_15",
    "negation", "fiction", "after", "doubt", "unless", "tales", "wide", "firm",
    "certain",
}  # fmt: skip
_WHOLE = ("<start>", "<first>", "<last>")  # edges of a sentence or of the message
Strength = Literal["loose", "firm", "certain"]  # the weakest first: how sure the models have to be to calm it
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")


class RuleError(ValueError):
    """A rule that a counsellor has to mend; the message names it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A level with its reasons, and what changes it.

    `shifts` say what the level becomes when the grammar around a match says so: `soon`, `now`, `past`,
    `if`, `doubt`, or when the visitor is `under_15`. `negatable` and `fictional` are false where the phrase
    is its own negation, or where a film nearby changes nothing. `after`: only once the conversation has
    shown one of these axes. `unless`: words that, in a match or next to it, make it mean nothing. `tales`:
    the same, of stories and lessons: they take nothing away from what someone close does to the visitor.
    `excusable`: by a bare word, for it looks for ingredients. What `patterns` find the models may calm, what
    `firm` ones find only where they are surer (`weighing`), what `certain` ones find never.
    """

    id: str
    level: Level
    top: Level  # the gravest that a shift can make of it
    axes: tuple[str, ...]
    intent: str | None
    patterns: tuple[tuple[Part, ...], ...]
    firm: tuple[tuple[Part, ...], ...]
    certain: tuple[tuple[Part, ...], ...]
    shifts: Mapping[str, Level]
    negatable: bool
    fictional: bool
    after: frozenset[str]
    unless: tuple[Part, ...]
    tales: tuple[Part, ...]
    excusable: bool
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    gravity: tuple[int, int] = (0, 0)  # of its first axis, then its place in the files: the order of reasons

    @property
    def strengths(self) -> Iterator[tuple[Strength, tuple[Part, ...]]]:
        """All patterns, each with its strength."""
        yield from (("certain", pattern) for pattern in self.certain)
        yield from (("firm", pattern) for pattern in self.firm)
        yield from (("loose", pattern) for pattern in self.patterns)

    @property
    def grave(self) -> bool:
        return self.top in {"high", "immediate"}


def read_rule(raw: Mapping[str, Any], lexicon: Lexicon, order: int, *, examples: bool = False) -> Rule:
    """Of `phrases`, those tied to what a conversation has shown or to a whole sentence are certain."""
    name = str(raw.get("id", ""))
    unknown = set(raw) - KEYS
    if unknown or not _ID.fullmatch(name):
        raise RuleError(f"rule {name!r}: an id such as suicide.wish, and only {sorted(KEYS)}; not {unknown}")
    level = _level(name, raw.get("level"))
    shifts = {
        key: _level(name, raw[key])
        for key in ("soon", "now", "past", "if", "doubt", "under_15")
        if key in raw
    }
    axes = tuple(raw.get("axes", ()))
    if not set(axes) <= set(AXES):
        raise RuleError(f"rule {name}: axes {axes} are not all in the taxonomy")
    phrases = [str(phrase) for phrase in raw.get("phrases", ())]
    certain = [phrase for phrase in phrases if "after" in raw or any(edge in phrase for edge in _WHOLE)]
    return Rule(
        id=name,
        level=level,
        top=max((level, *shifts.values()), key=LEVELS.index),
        axes=axes,
        intent=raw.get("intent"),
        patterns=_patterns((phrase for phrase in phrases if phrase not in certain), lexicon),
        firm=_patterns(map(str, raw.get("firm", ())), lexicon),
        certain=_patterns((*certain, *map(str, raw.get("certain", ()))), lexicon),
        shifts=shifts,
        negatable=raw.get("negation") != "own",
        fictional=raw.get("fiction") != "counts",
        after=frozenset(raw.get("after", ())),
        unless=tuple(lexicon.part(str(phrase)) for phrase in raw.get("unless", ())),
        tales=tuple(lexicon.part(str(phrase)) for phrase in raw.get("tales", ())),
        excusable=raw.get("wide") == "yes",
        must=tuple(raw.get("must", ())) if examples else (),
        must_not=tuple(raw.get("must_not", ())) if examples else (),
        gravity=(AXES.index(axes[0]) if axes else len(AXES), order),
    )


def _patterns(phrases: Iterable[str], lexicon: Lexicon) -> tuple[tuple[Part, ...], ...]:
    return tuple(map(lexicon.pattern, phrases))


def _level(name: str, value: object) -> Level:
    for level in LEVELS:
        if level == value:
            return level
    raise RuleError(f"rule {name}: level {value!r} is none of {LEVELS}")
