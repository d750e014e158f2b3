"""Where the rules' phrases stand in a message, and what level the words around make of each."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from api.safety.grammar import Piece, Span
from api.safety.part import Part
from api.safety.phrases import Pattern, Phrases
from api.safety.rule import STRENGTHS, Rule, Strength
from api.safety.screening import RANK, AgeBand, Level, graver

REACH = 20  # symbols between the parts of a pattern
# Symbols: longer messages than LONG are searched by pieces of CHUNK, which keeps the work linear; a small
# piece holds the words of fewer patterns. What spans more than OVERLAP may be lost where two pieces meet.
LONG, CHUNK, OVERLAP = 120, 80, 30


Doubt = Literal["bare word", "tale"]


class Match(NamedTuple):
    """Where a part of a pattern stands; `start` and `end` count symbols.

    `doubt`: a bare word beside it, or a tale, may make it mean nothing. `leads`: it is the first part.
    """

    rule: Rule
    level: Level
    start: int
    end: int
    strength: Strength
    doubt: Doubt | None
    pattern: Pattern
    leads: bool


def find(
    symbols: str, phrases: Phrases, band: AgeBand | None, before: Callable[[], frozenset[str]] = frozenset
) -> list[Match]:
    """Once a certain phrase has said the gravest that its rule can say, the rule's others need not be tried.

    All that may be calmed is found: a look-alike that is calmed must not stand for a danger elsewhere.

    `before`: the axes that the conversation has shown. The end of a message is the end of a sentence.
    """
    length, symbols = len(symbols), symbols + phrases.grammar.end
    found: dict[tuple[int, int, int], Match] = {}
    done: set[str] = set()
    for offset, stretch in _stretches(symbols):
        piece = Piece(stretch, phrases.bits.of(stretch))
        known: dict[int, list[Span]] = {}
        for pattern, rule, strength in _candidates(piece, phrases):
            if rule.id in done:
                continue
            spans = _spans(pattern, piece.symbols, known, phrases.grammar.end)
            if not spans or (rule.after and rule.after.isdisjoint(before())):
                continue
            excuse = phrases.grammar.excepted(rule, piece, spans)
            if excuse == "plain":
                continue
            level, told = _level(rule, pattern[0], piece, known, band=band, phrases=phrases)
            if level == "none":
                continue
            doubt: Doubt | None = "tale" if told else "bare word" if excuse else None
            if strength == "certain" and level == rule.top and doubt is None:
                done.add(rule.id)
            leading = len(known[id(pattern[0])])
            for place, (start, end) in enumerate(spans):
                match = Match(
                    rule,
                    level,
                    offset + start,
                    min(offset + end, length),
                    strength,
                    doubt,
                    pattern,
                    place < leading,
                )
                key = (id(pattern), match.start, match.end)
                if key not in found or _surer(match) > _surer(found[key]):
                    found[key] = match
    return list(found.values())


def _stretches(symbols: str) -> Iterator[tuple[int, str]]:
    """Each with where it begins."""
    if len(symbols) <= LONG:
        yield 0, symbols
    else:
        for offset in range(0, len(symbols) - OVERLAP, CHUNK - OVERLAP):
            yield offset, symbols[offset : offset + CHUNK]


def _surer(match: Match) -> tuple[bool, int, int]:
    return match.doubt is None, RANK[match.level], STRENGTHS.index(match.strength)


def _level(
    rule: Rule,
    head: Part,
    piece: Piece,
    known: dict[int, list[Span]],
    *,
    band: AgeBand | None,
    phrases: Phrases,
) -> tuple[Level, bool]:
    """And whether it may be a tale. The grammar is read around the first part of a pattern, each place of it.

    What is told beside something that is not doubted adds nothing.
    """
    level: Level = "none"
    tale: Level = "none"
    for span in known[id(head)]:
        graded = phrases.grammar.grade(rule, head, piece, span)
        told = phrases.grammar.tale(rule, piece, span)
        if told is None:
            level = graver(level, graded)
        elif told == "perhaps":
            tale = graver(tale, graded)
    perhaps = level == "none"
    level = tale if perhaps else level
    if level != "none" and band == "under_15":
        level = graver(level, rule.shifts.get(band, level))
    return level, perhaps


def _candidates(piece: Piece, phrases: Phrases) -> Iterator[tuple[Pattern, Rule, Strength]]:
    """The patterns whose every element has a word in the piece."""
    posted, missing = phrases.posted, phrases.bits.every ^ piece.held
    seen: set[int] = set()
    for symbol in sorted(posted.keys() & piece.symbols):
        for mask, pattern, rule, strength in posted[symbol]:
            if not mask & missing and id(pattern) not in seen:
                seen.add(id(pattern))
                yield pattern, rule, strength


def _spans(pattern: Pattern, symbols: str, known: dict[int, list[Span]], over: str) -> list[Span]:
    """Every place of the first part and one of each other part; nothing unless all parts are there.

    Parts are shared between patterns: `known` keeps where each was found in these symbols. The end of a
    sentence, `over`, is no part of a place: it would reach the next sentence, and what that one excuses.
    """
    for part in pattern:
        if id(part) not in known:
            found = part.regex.finditer(symbols) if part.regex.search(symbols) else ()  # most are not there
            known[id(part)] = [(match.start(), match.end() - match[0].endswith(over, 1)) for match in found]
        if not known[id(part)]:
            return []
    first = known[id(pattern[0])]
    others = [_beside(first, known[id(part)]) for part in pattern[1:]]
    return [*first, *(span for span in others if span)] if all(others) else []


def _beside(first: list[Span], spans: list[Span]) -> Span | None:
    """The first that stands near a place of the pattern's first part, and apart from it.

    What a long message tells elsewhere is no evidence; nor is a word that fills the first part evidence of
    another: « il crie » is not both his coming and the fear of it.
    """
    for start, end in spans:
        for begin, over in first:
            if 0 <= start - over <= REACH or 0 <= begin - end <= REACH:
                return start, end
    return None
