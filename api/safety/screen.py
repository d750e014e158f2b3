"""The screen itself: a message and what came before it in, a level with its reasons out. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Literal

from fanal_kernels.heard import Heard

from api.safety.matching import Match, find
from api.safety.part import Span
from api.safety.phrases import Phrases
from api.safety.piece import Pieces
from api.safety.screening import RANK, AgeBand, Context, Level, Screening, graver, milder
from api.safety.sense import Hearing
from api.safety.spelling import Words
from api.safety.subjects import likeliest, settled
from api.safety.weighing import EXCUSED, deceived, is_certain, questionable, suspicion_in, unfounded

ABOUT = 30  # symbols around dangers that say what else they are about
LONGEST = 20_000  # characters that are read; the API refuses longer messages
FIRST = Context()  # of the first message
INTENTS = {
    "suicide": "suicidal", "held": "danger_now", "violence": "danger_now", "medical": "danger_now",
    "sexual_violence": "sexual_violence", "coercion": "coerced", "images": "image_abuse",
    "self_harm": "self_harm", "runaway": "runaway", "paid_encounters": "paid_encounters",
    "recruitment": "recruited", "substances": "substances", "bullying": "bullying",
}  # fmt: skip


def screen(text: str, context: Context | None = None, *, phrases: Phrases) -> Screening:
    context = context or FIRST
    words = read(text, phrases)
    pieces = phrases.cut(words.symbols)
    band = _age_band(pieces, phrases) or context.age_band
    # Read again only where a rule asks what was said before: it costs as much as the message itself, each.
    before = cache(lambda: _axes_before(context, phrases)) if context.recent else None
    matches = find(pieces, phrases, band, before)
    matches = _believed(matches, words, phrases) if matches else matches
    found = _ruled(matches, words, band, context)
    level = found.level
    if level == "immediate" and is_certain(matches):  # nothing is graver
        grave = [match for match in matches if RANK[match.level] >= RANK["high"]]
        first, behind = min(match.start for match in grave), max(match.end for match in grave)
        around = max(0, first - ABOUT), min(len(words.symbols), behind + ABOUT)
        told = heard(words, matches, phrases, around)
        return _about(found, pieces, phrases.sense.listen(told), phrases, matches)
    told = heard(words, matches, phrases)
    worth_weighing = RANK[level] >= RANK["high"] or phrases.opinion.worth_weighing(told)
    if level == "none" and not worth_weighing:
        return found
    hearing = phrases.sense.listen(told)
    if worth_weighing:
        found = _weighed(found, words, hearing, matches, phrases, before=context.level)
    return _about(found, pieces, hearing, phrases, matches)


def _ruled(matches: list[Match], words: Words, band: AgeBand | None, context: Context) -> Screening:
    """What the rules found; most often nothing."""
    if not matches:
        return _nothing(band, context.level)
    ranked = sorted(matches, key=_gravity)
    level, axes = ranked[0].level, _axes(ranked)
    return Screening(
        level=level,
        axes=axes,
        named=axes,
        rules=tuple(dict.fromkeys(match.rule.id for match in ranked)),
        spans=tuple(dict.fromkeys((*words.place(m.start, m.end), m.rule.id) for m in ranked)),
        age_band=band,
        intent=_intent(ranked),
        conversation_level=graver(level, context.level),
    )


@cache
def _nothing(band: AgeBand | None, before: Level) -> Screening:
    return Screening(age_band=band, conversation_level=before)


def _believed(matches: list[Match], words: Words, phrases: Phrases) -> list[Match]:
    """Without those that a bare word excuses where the network finds the rest harmless, too.

    What may be a tale is a concern then: « elle va se suicider je joue à la switch ».
    """
    sure = [match for match in matches if match.doubt is None]
    if len(sure) == len(matches):
        return sure
    sounds = phrases.sense.of(heard(words, sure, phrases)).high
    return [
        match
        if match.doubt is None or sounds > EXCUSED[match.doubt]
        else match._replace(level=milder(match.level, "concern"))
        for match in matches
        if match.doubt is None or match.doubt == "tale" or sounds > EXCUSED[match.doubt]
    ]


def heard(words: Words, matches: list[Match], phrases: Phrases, part: Span | None = None) -> Heard:
    """What the second opinion weighs: the words and, where it is complete, what a rule found."""
    first, behind = part or (0, len(words.symbols))
    if part:
        words = _part(words, first, behind)
    found: dict[int, tuple[int, ...]] = {}
    of = phrases.ears.features.of
    for match in matches:
        if first < match.end <= behind:
            place = match.end - 1 - first
            found[place] = (*found.get(place, ()), of(f"!{match.rule.id}"), of(f"!{match.level}"))
    return phrases.ears.hear(words, found)


def _about(
    found: Screening, pieces: Pieces, hearing: Hearing, phrases: Phrases, matches: list[Match]
) -> Screening:
    """With who writes and what it is about; a danger is about something."""
    if found.level == "none":
        return found
    odds = phrases.opinion.subjects.odds(hearing.heard, phrases.sense.about(hearing))
    shown = {axis for match in matches if match.rule.after for axis in match.rule.axes}
    axes = settled(found.axes, odds, shown)
    if not axes and RANK[found.level] >= RANK["high"]:
        axes = likeliest(odds)
    adult = phrases.adults.said_in(pieces)
    named = tuple(axis for axis in axes if axis in found.named)
    immediate = found.level == "immediate"
    undergone = immediate and not phrases.undergone.isdisjoint(pieces.symbols)
    # « ma copine m’a dit qu’elle va se tuer »: nothing is done to the writer by being told.
    another = immediate and phrases.another.said_in(pieces)
    another = another and not phrases.oneself.said_in(pieces)
    # In danger at once, not who may be in it: « il me frappe, ma fille pleure ».
    writer: Literal["adult"] | None = "adult" if adult and not undergone else None
    mine, theirs = undergone and not adult, another and not adult
    return found._replace(axes=axes, named=named, writer=writer, undergone=mine, another=theirs)


def matched(text: str, phrases: Phrases) -> tuple[Words, list[Match]]:
    """A message read alone, and what the rules find in it without a doubt."""
    words = read(text, phrases)
    pieces = phrases.cut(words.symbols)
    matches = find(pieces, phrases, _age_band(pieces, phrases))
    return words, [match for match in matches if match.doubt is None]


def _weighed(
    found: Screening,
    words: Words,
    hearing: Hearing,
    matches: list[Match],
    phrases: Phrases,
    *,
    before: Level,
) -> Screening:
    """What the rules found, unless the second opinion sees something graver, or is sure that all is well.

    It names no intent: sure enough to show help, not to overrule the engine's reading of the words.
    """
    grave = RANK[found.level] >= RANK["high"]
    calm = grave and deceived(matches, hearing, phrases)
    if grave and not calm and questionable(matches, hearing, phrases):
        untold = phrases.sense.listen(heard(words, [], phrases))
        if unfounded(found.level, matches, untold, phrases):
            return _calmed(found, before)
    if found.level == "immediate" and not calm:  # nothing is graver
        return found
    suspicion = suspicion_in(hearing, phrases)
    if suspicion and suspicion.level == "immediate" and _lowered(matches):
        suspicion = suspicion._replace(level="high")
    suspected = RANK[suspicion.level] if suspicion else RANK["none"]
    if calm and suspected < RANK["high"]:
        return _calmed(found, before)
    if suspicion is None or suspected <= RANK[found.level]:
        return found
    name = f"opinion.{suspicion.level}"
    return found._replace(
        level=suspicion.level,
        rules=(name, *found.rules),
        spans=((*words.place(suspicion.start, suspicion.end), name), *found.spans),
        intent=None,
        conversation_level=graver(suspicion.level, found.conversation_level),
    )


def _lowered(matches: list[Match]) -> bool:
    """All, by the grammar, from the gravest to a concern: « je vais pas me suicider » alarms the models."""
    return bool(matches) and all((m.level, m.rule.level) == ("concern", "immediate") for m in matches)


def _calmed(found: Screening, before: Level) -> Screening:
    """Danger was seen where all sounds harmless: a concern, with the rule for whoever looks."""
    return found._replace(
        level="concern",
        rules=("opinion.calm", *found.rules),
        intent=None,
        conversation_level=graver("concern", before),
    )


def _part(words: Words, first: int, behind: int) -> Words:
    """A run of symbols, with the emoji that stand in it."""
    drawn = words.drawn
    if drawn:
        start, end = words.place(first, behind)
        drawn = tuple(each for each in drawn if start <= each[0] <= end)
    return replace(
        words, symbols=words.symbols[first:behind], origins=words.origins[first:behind], drawn=drawn
    )


def _gravity(match: Match) -> tuple[int, tuple[int, int], int]:
    return -RANK[match.level], match.rule.gravity, match.start


def _axes(matches: Iterable[Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(axis for match in matches for axis in match.rule.axes))


def _intent(ranked: list[Match]) -> str:
    """Of the gravest match; distress where something is wrong without a name."""
    rule = ranked[0].rule
    return rule.intent or next((INTENTS[axis] for axis in rule.axes if axis in INTENTS), "distress")


def read(text: str, phrases: Phrases) -> Words:
    """The words, fixed expressions merged into one."""
    return phrases.idioms.merged(phrases.pictures.apart(phrases.speller.read(text[:LONGEST])))


def _age_band(pieces: Pieces, phrases: Phrases) -> AgeBand | None:
    return next((band for band, sayings in phrases.ages if sayings.said_in(pieces)), None)


def _axes_before(context: Context, phrases: Phrases) -> frozenset[str]:
    """What the last messages were about, each read alone."""
    found: set[str] = set()
    for text in context.recent:
        words = read(text, phrases)
        for match in _believed(find(phrases.cut(words.symbols), phrases, context.age_band), words, phrases):
            found.update(match.rule.axes)
    return frozenset(found)
