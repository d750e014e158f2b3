"""Where the rules' phrases stand in a message, and what level the words around make of each."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from api.safety.grammar import Piece, Span
from api.safety.phrases import Pattern, Phrases
from api.safety.rule import Rule
from api.safety.screening import RANK, AgeBand, Level, graver

CHUNK, OVERLAP = 120, 30  # symbols; long messages are searched piece by piece, which keeps the work linear


class Match(NamedTuple):
    """`start` and `end` count symbols."""

    rule: Rule
    level: Level
    start: int
    end: int


def find(
    symbols: str, phrases: Phrases, band: AgeBand | None, before: Callable[[], frozenset[str]] = frozenset
) -> list[Match]:
    """Once a rule has said the gravest that it can say, its other phrases need not be tried.

    `before`: the axes that the conversation has shown. The end of a message is the end of a sentence.
    """
    length, symbols = len(symbols), symbols + phrases.grammar.end
    found: dict[tuple[str, int, int], Match] = {}
    done: set[str] = set()
    for offset in range(0, max(length - OVERLAP, 1), CHUNK - OVERLAP):
        stretch = symbols[offset : offset + CHUNK]
        piece = Piece(stretch, phrases.bits.of(stretch))
        known: dict[int, list[Span]] = {}
        for pattern, rule in _candidates(piece, phrases):
            if rule.id in done:
                continue
            spans = _spans(pattern, piece.symbols, known)
            if not spans or (rule.after and rule.after.isdisjoint(before())):
                continue
            level = _level(rule, pattern, piece, spans, known, band=band, phrases=phrases)
            if level == "none":
                continue
            if level == rule.top:
                done.add(rule.id)
            for start, end in spans:
                match = Match(rule, level, offset + start, min(offset + end, length))
                key = (rule.id, match.start, match.end)
                if key not in found or RANK[level] > RANK[found[key].level]:
                    found[key] = match
    return list(found.values())


def _level(
    rule: Rule,
    pattern: Pattern,
    piece: Piece,
    spans: list[Span],
    known: dict[int, list[Span]],
    *,
    band: AgeBand | None,
    phrases: Phrases,
) -> Level:
    """The grammar is read around the first part of a pattern; of its several places, the gravest counts."""
    level: Level = "none"
    if phrases.grammar.excepted(rule, piece, spans):
        return level
    head = pattern[0]
    for span in known[id(head)]:
        level = graver(level, phrases.grammar.grade(rule, head, piece, span))
    if level != "none" and band == "under_15":
        level = graver(level, rule.shifts.get(band, level))
    return level


def _candidates(piece: Piece, phrases: Phrases) -> Iterator[tuple[Pattern, Rule]]:
    """The patterns whose every element has a word in the piece."""
    held, posted = piece.held, phrases.posted
    seen: set[int] = set()
    for symbol in sorted(posted.keys() & piece.symbols):
        for mask, pattern, rule in posted[symbol]:
            if mask & held == mask and id(pattern) not in seen:
                seen.add(id(pattern))
                yield pattern, rule


def _spans(pattern: Pattern, symbols: str, known: dict[int, list[Span]]) -> list[Span]:
    """Every place of the first part and one of each other part; nothing unless all parts are there.

    Parts are shared between patterns: `known` keeps where each was found in these symbols. A word that fills
    the first part is no evidence of another: « il crie » is not both his coming and the fear of it.
    """
    found: list[Span] = []
    for part in pattern:
        key = id(part)
        if key not in known:
            known[key] = [match.span() for match in part.regex.finditer(symbols)]
        spans = known[key]
        if not found:
            found += spans
        elif apart := _apart(spans, known[id(pattern[0])]):
            found.append(apart)
        else:
            return []
        if not found:
            return []
    return found


def _apart(spans: list[Span], first: list[Span]) -> Span | None:
    """The first that some place of the pattern's first part leaves alone."""
    for start, end in spans:
        if any(end <= begin or start >= over for begin, over in first):
            return start, end
    return None
