"""The screen itself: a message and what came before it in, a level with its reasons out. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from api.safety.grammar import Piece, Span
from api.safety.opinion import Heard, Suspicion, told_in
from api.safety.pattern import Part
from api.safety.phrases import Pattern, Phrases
from api.safety.rule import Rule
from api.safety.screening import RANK, AgeBand, Context, Level, Screening, graver
from api.safety.sense import CALM, DOUBTFUL, SURE, Sounds, spoken
from api.safety.spelling import Words

CHUNK, OVERLAP = 120, 30  # symbols; long messages are searched piece by piece, which keeps the work linear
SIDE = 12  # symbols before or behind a match that may make it harmless
LONGEST = 20_000  # characters that are read; the API refuses longer messages
INTENTS = {
    "suicide": "suicidal", "held": "danger_now", "violence": "danger_now", "medical": "danger_now",
    "sexual_violence": "sexual_violence", "coercion": "coerced", "images": "image_abuse",
    "self_harm": "self_harm", "runaway": "runaway", "paid_encounters": "paid_encounters",
    "recruitment": "recruited", "substances": "substances", "bullying": "bullying",
}  # fmt: skip


class Match(NamedTuple):
    """`start` and `end` count symbols."""

    rule: Rule
    level: Level
    start: int
    end: int


def screen(text: str, context: Context | None = None, *, phrases: Phrases) -> Screening:
    context = context or Context()
    words = read(text, phrases)
    band = _age_band(words.symbols, phrases) or context.age_band
    matches = _matches(words.symbols, phrases, band, _axes_before(context, phrases))
    ranked = sorted(matches, key=_gravity)
    level: Level = ranked[0].level if ranked else "none"
    found = Screening(
        level=level,
        axes=tuple(dict.fromkeys(axis for match in ranked for axis in match.rule.axes)),
        rules=tuple(dict.fromkeys(match.rule.id for match in ranked)),
        spans=tuple((*_place(words, m.start, m.end), m.rule.id) for m in ranked),
        age_band=band,
        intent=_intent(ranked),
        conversation_level=graver(level, context.level),
    )
    return _weighed(found, words, matches, context.level, phrases)


def heard(words: Words, matches: list[Match], phrases: Phrases) -> list[Heard]:
    """What the second opinion weighs: the words and, where it is complete, what a rule found."""
    found: dict[int, list[str]] = {}
    for match in matches:
        found.setdefault(match.end - 1, []).extend((f"!{match.rule.id}", f"!{match.level}"))
    return phrases.opinion.hear(words, found)


def matched(text: str, phrases: Phrases) -> tuple[Words, list[Match]]:
    """A message read alone, and what the rules find in it."""
    words = read(text, phrases)
    return words, _matches(words.symbols, phrases, _age_band(words.symbols, phrases), frozenset())


def _weighed(
    found: Screening, words: Words, matches: list[Match], before: Level, phrases: Phrases
) -> Screening:
    """What the rules found, unless the second opinion sees something graver, or is sure that all is well.

    It names no intent: sure enough to show help, not to overrule the engine's reading of the words.
    """
    if found.level == "immediate":
        return found  # nothing is graver, and none of it is ever calmed
    told = heard(words, matches, phrases)
    grave = RANK[found.level] >= RANK["high"]
    if not grave and not phrases.opinion.worth_weighing(told):
        return found
    sounds = phrases.sense.of(told)
    if grave and sounds.high <= CALM and all(_sounds_calm(match, told, phrases) for match in matches):
        return _calmed(found, before)
    suspicion = _suspicion(told, sounds, phrases)
    if suspicion is not None and suspicion.level == "concern":
        return found if found.level != "none" else _calmed(found, before)
    if suspicion is None or RANK[suspicion.level] <= RANK[found.level]:
        return found
    name = f"opinion.{suspicion.level}"
    return replace(
        found,
        level=suspicion.level,
        axes=tuple(dict.fromkeys((*suspicion.axes, *found.axes))),
        rules=(name, *found.rules),
        spans=((*_place(words, suspicion.start, suspicion.end), name), *found.spans),
        intent=None,
        conversation_level=graver(suspicion.level, found.conversation_level),
    )


def _suspicion(told: list[Heard], sounds: Sounds, phrases: Phrases) -> Suspicion | None:
    """The graver of what a stretch and the whole sound like."""
    opinion = phrases.opinion
    sure = sounds.high >= SURE["high"]
    if sure and sounds.immediate >= SURE["immediate"]:
        return Suspicion("immediate", opinion.subjects.of(told_in(told)), sounds.start, sounds.end)
    first, behind = spoken(told)
    stretch = opinion.of(told[first:behind], first)
    if stretch and sounds.high <= DOUBTFUL:
        said = phrases.sense.of(told[stretch.start : stretch.end])
        if said.high <= DOUBTFUL:
            return stretch._replace(level="high" if stretch.level == "immediate" else "concern")
    if stretch or not sure:
        return stretch
    return Suspicion("high", opinion.subjects.of(told_in(told)), sounds.start, sounds.end)


def _sounds_calm(match: Match, told: list[Heard], phrases: Phrases) -> bool:
    """Whether what stands before it, and what stands behind, each make it harmless.

    One is not enough: harmless words added there could hide a danger. And only broad rules: everyday talk
    around plain words such as « je vais me suicider ce soir » calmed those, too.
    """
    if RANK[match.level] < RANK["high"]:
        return True
    if not match.rule.broad:
        return False
    sides = told[max(0, match.start - SIDE) : match.end], told[match.start : match.end + SIDE]
    return all(phrases.sense.of(side).high <= DOUBTFUL for side in sides)


def _calmed(found: Screening, before: Level) -> Screening:
    """Danger was seen where all sounds harmless: a concern, with the rule for whoever looks."""
    return replace(
        found,
        level="concern",
        rules=("opinion.calm", *found.rules),
        intent=None,
        conversation_level=graver("concern", before),
    )


def _place(words: Words, start: int, end: int) -> Span:
    """Of a run of symbols in the text as it was typed."""
    return words.places[start][0], words.places[end - 1][1]


def _gravity(match: Match) -> tuple[int, tuple[int, int], int]:
    return -RANK[match.level], match.rule.gravity, match.start


def _intent(ranked: list[Match]) -> str | None:
    """Of the gravest match; distress where something is wrong without a name."""
    if not ranked:
        return None
    rule = ranked[0].rule
    return rule.intent or next((INTENTS[axis] for axis in rule.axes if axis in INTENTS), "distress")


def read(text: str, phrases: Phrases) -> Words:
    """The words, fixed expressions merged into one."""
    words = phrases.speller.read(text[:LONGEST])
    merged = phrases.idioms.automaton.find_matches_as_indexes(words.symbols)
    if not merged:
        return words
    symbols: list[str] = []
    places: list[Span] = []
    done = 0
    for which, start, end in merged:
        symbols += (words.symbols[done:start], phrases.idioms.meanings[which])
        places += (*words.places[done:start], (words.places[start][0], words.places[end - 1][1]))
        done = end
    return Words("".join((*symbols, words.symbols[done:])), places + words.places[done:], words.folded)


def _age_band(symbols: str, phrases: Phrases) -> AgeBand | None:
    return next((band for band, part in phrases.ages if part.regex.search(symbols)), None)


def _axes_before(context: Context, phrases: Phrases) -> frozenset[str]:
    """What the last messages were about, each read alone."""
    found: set[str] = set()
    for text in context.recent:
        for match in _matches(read(text, phrases).symbols, phrases, context.age_band, frozenset()):
            found.update(match.rule.axes)
    return frozenset(found)


def _matches(symbols: str, phrases: Phrases, band: AgeBand | None, before: frozenset[str]) -> list[Match]:
    """Once a rule has said the gravest that it can say, its other phrases need not be tried."""
    found: dict[tuple[str, int, int], Match] = {}
    done: set[str] = set()
    for offset in range(0, max(len(symbols) - OVERLAP, 1), CHUNK - OVERLAP):
        stretch = symbols[offset : offset + CHUNK]
        piece = Piece(stretch, phrases.bits.of(stretch))
        known: dict[int, list[Span]] = {}
        for pattern, rule in _candidates(piece, phrases):
            if rule.id in done or (rule.after and rule.after.isdisjoint(before)):
                continue
            spans = _spans(pattern, piece.symbols, known)
            if not spans or phrases.grammar.excepted(rule, piece, spans):
                continue
            level = _level(rule, pattern[0], piece, known[id(pattern[0])], phrases)
            if level == "none":
                continue
            if band == "under_15" and "under_15" in rule.shifts:
                level = graver(level, rule.shifts["under_15"])
            if level == rule.top:
                done.add(rule.id)
            for start, end in spans:
                key = (rule.id, offset + start, offset + end)
                if key not in found or RANK[level] > RANK[found[key].level]:
                    found[key] = Match(rule, level, offset + start, offset + end)
    return list(found.values())


def _level(rule: Rule, head: Part, piece: Piece, spans: list[Span], phrases: Phrases) -> Level:
    """The grammar is read around the first part of a pattern; of several places, the gravest counts."""
    level: Level = "none"
    for span in spans:
        level = graver(level, phrases.grammar.grade(rule, head, piece, span))
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
    """Every place of the first part and the first of each other part; nothing unless all parts are there.

    Parts are shared between patterns: `known` keeps where each was found in these symbols.
    """
    found: list[Span] = []
    for part in pattern:
        key = id(part)
        if key not in known:
            known[key] = [match.span() for match in part.regex.finditer(symbols)]
        if not (spans := known[key]):
            return []
        found += spans[:1] if found else spans
    return found
