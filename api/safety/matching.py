"""Where the rules' phrases stand in a message, and what level the words around make of each."""

from collections.abc import Callable, Container, Iterator
from typing import Literal, NamedTuple

from api.safety.grammar import Excuse, Grammar
from api.safety.part import Span
from api.safety.phrases import Pattern, Phrases, Posted
from api.safety.piece import Piece, Pieces
from api.safety.rule import STRENGTHS, Rule, Strength
from api.safety.screening import RANK, AgeBand, Level, graver

REACH = 20  # symbols between the parts of a pattern


Doubt = Literal["bare word", "tale"]


class Match(NamedTuple):
    """Where a part of a pattern stands; `start` and `end` count symbols.

    `doubt`: a bare word beside it, or a tale, may make it mean nothing; where both do, it is a tale
    (a certain phrase is never one).
    `part`: which one of its pattern. `elsewhere`: where else that part stands near the first.
    """

    rule: Rule
    level: Level
    start: int
    end: int
    strength: Strength
    doubt: Doubt | None
    pattern: Pattern
    part: int
    elsewhere: tuple[Span, ...]


def find(
    pieces: Pieces, phrases: Phrases, band: AgeBand | None, before: Callable[[], frozenset[str]] | None = None
) -> list[Match]:
    """Once a certain phrase has said the gravest that its rule can say, the rule's others need not be tried.

    All that may be calmed is found: a look-alike that is calmed must not stand for a danger elsewhere.

    `before`: the axes that the conversation has shown, if anything was said: rules that ask for them are not
    tried without.
    """
    length = len(pieces.symbols) - 1
    found: dict[tuple[int, int, int, bool], Match] = {}
    done: set[str] = set()
    for piece in pieces:
        for posted, places in _standing(piece, phrases, done, alone=before is None):
            pattern, rule, strength = posted
            if before and rule.after and rule.after.isdisjoint(before()):
                continue
            spans = [*places[0], *(others[0] for others in places[1:])]
            excuse = phrases.grammar.excepted(rule, piece, spans)
            if excuse == "plain":
                continue
            graded = _graded(posted, piece, places[0], excuse=excuse, band=band, grammar=phrases.grammar)
            if strength == "certain" and (rule.top, None) in graded:
                done.add(rule.id)
            for match in _matches(posted, graded, _moved(places, piece.offset, length)):
                key = (id(pattern), match.start, match.end, match.doubt == "tale")
                if key not in found or _surer(match) > _surer(found[key]):
                    found[key] = match
    return list(found.values())


def _matches(
    posted: Posted, graded: list[tuple[Level, Doubt | None]], places: list[list[Span]]
) -> Iterator[Match]:
    """For each level with its doubt: every place of the first part, the first of each other with the rest."""
    pattern, rule, strength = posted
    parts: list[tuple[int, Span, tuple[Span, ...]]] = [(0, place, ()) for place in places[0]]
    parts += [(part, first, tuple(rest)) for part, (first, *rest) in enumerate(places[1:], 1)]
    for level, doubt in graded:
        for part, (start, end), elsewhere in parts:
            yield Match(rule, level, start, end, strength, doubt, pattern, part, elsewhere)


def _moved(places: list[list[Span]], offset: int, length: int) -> list[list[Span]]:
    """From a stretch to the whole, of which the end of the last sentence is no part."""
    return [[(offset + start, min(offset + end, length)) for start, end in spans] for spans in places]


def _surer(match: Match) -> tuple[bool, int, int]:
    return match.doubt is None, RANK[match.level], STRENGTHS.index(match.strength)


def _graded(
    posted: Posted,
    piece: Piece,
    places: list[Span],
    *,
    excuse: Excuse | None,
    band: AgeBand | None,
    grammar: Grammar,
) -> list[tuple[Level, Doubt | None]]:
    """The gravest level of the places of a pattern's first part, and of those that may be a tale, if graver.

    The grammar is read around that part. What is certain is no tale for a game beside it.
    """
    (head, *_), rule, strength = posted
    level: Level = "none"
    tale: Level = "none"
    for span in places:
        grade = grammar.grade(rule, head, piece, span)
        if grade != "none" and band == "under_15":
            grade = graver(grade, rule.shifts.get(band, grade))
        told = grammar.tale(rule, piece, span)
        if told is None:
            level = graver(level, grade)
        elif told == "perhaps":
            tale = graver(tale, grade)
    graded: list[tuple[Level, Doubt | None]] = []
    if level != "none":
        graded.append((level, "bare word" if excuse else None))
    if RANK[tale] > RANK[level]:
        graded.append((tale, None if strength == "certain" else "tale"))
    return graded


def _standing(
    piece: Piece, phrases: Phrases, done: Container[str], *, alone: bool
) -> Iterator[tuple[Posted, list[list[Span]]]]:
    """The patterns that stand in the piece, and where.

    But for those of rules that are done and, of a message that stands alone, of rules that ask what was said.
    """
    for number in piece.patterns():
        posted = phrases.posted[number]
        if posted.rule.id in done or (alone and posted.rule.after):
            continue
        if places := piece.places(number, REACH):
            yield posted, places
