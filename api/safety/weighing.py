"""What the second opinion's two models make of a message, together: raise it, or calm what wide rules saw."""

from collections.abc import Sequence
from operator import attrgetter

from api.safety.matching import Match
from api.safety.opinion import Heard, Suspicion, told_in
from api.safety.phrases import Phrases
from api.safety.screening import RANK
from api.safety.sense import SILENCE, Sounds, spoken

# Log odds; docs/safety.md says how they were chosen.
HEARD, WEIGHED = 0.6, 0.6  # what the network's odds count, and those of the weights of `opinion`
SURE = {"high": 0.55, "immediate": -2.0}  # from here on both together raise a message
CALM = -3.0  # at most this, what only wide rules saw may be but a concern
DOUBTFUL = -1.6  # at most this, so may what a stretch sounds like; and what stands beside a rule's words
WORRYING = 1.5  # from here on the network alone makes a concern of what nothing else heard
EXCUSED = -4.0  # at most this, a bare word beside a rule's words excuses them
EVIDENT = 0.5  # how much more harmless a match has to sound with the words beside it
SIDE = 12  # symbols before or behind a match that may make it harmless


def suspicion_in(told: Sequence[Heard], parts: Sequence[Sounds], phrases: Phrases) -> Suspicion | None:
    """The graver of what a stretch sounds like, and what both models make of the whole or of a sentence."""
    opinion, sounds = phrases.opinion, max(parts, default=SILENCE)
    both = max((_both(told, part, phrases) for part in parts), default=SILENCE)
    sure = both.high >= SURE["high"]
    if sure and both.immediate >= SURE["immediate"]:
        return Suspicion("immediate", opinion.subjects.of(told_in(told)), both.start, both.end)
    first, behind = spoken(told)
    stretch = opinion.of(told[first:behind], first)
    if stretch and sounds.high <= DOUBTFUL:
        said = phrases.sense.of(told[stretch.start : stretch.end])
        if said.high <= DOUBTFUL:
            stretch = _milder(stretch)
    if stretch is not None and stretch.level != "concern":
        return stretch
    if sure:
        return Suspicion("high", opinion.subjects.of(told_in(told)), both.start, both.end)
    worry = max(parts, key=attrgetter("concern"), default=SILENCE)
    if worry.concern >= WORRYING:
        return Suspicion("concern", opinion.subjects.of(told_in(told)), worry.start, worry.end)
    return stretch


def _milder(stretch: Suspicion) -> Suspicion:
    """A concern then says nothing of what it is about: no more than one loud word may stand in it."""
    if stretch.level == "immediate":
        return stretch._replace(level="high")
    return stretch._replace(level="concern", axes=())


def _both(told: Sequence[Heard], part: Sounds, phrases: Phrases) -> Sounds:
    """What the weights and the network say of a part, together: each is wrong at times, seldom both."""
    said = told_in(told[part.start : part.end])
    high, immediate = (
        HEARD * odds + WEIGHED * (head.weigh(said) - head.fires)
        for odds, head in (
            (part.high, phrases.opinion.high),
            (part.immediate, phrases.opinion.immediate),
        )
    )
    return part._replace(high=high, immediate=immediate)


def only_wide(matches: Sequence[Match]) -> bool:
    """Whether only wide rules saw danger: everyday talk around plain words of death must not calm them."""
    return all(match.rule.wide for match in matches if _grave(match))


def deceived(
    matches: Sequence[Match], told: Sequence[Heard], parts: Sequence[Sounds], phrases: Phrases
) -> bool:
    """Whether only wide rules saw danger, and the whole and what stands beside each make it harmless."""
    calm = max(parts, default=SILENCE).high <= CALM
    return calm and only_wide(matches) and all(_calmed(match, told, phrases) for match in matches)


def _calmed(match: Match, told: Sequence[Heard], phrases: Phrases) -> bool:
    """Both sides sound harmless: one is not enough, since harmless words added there could hide a danger.

    And more so than the match alone: a danger in words that the network never learned is no evidence.
    """
    if not _grave(match):
        return True
    alone, *sides = (
        phrases.sense.of(told[max(0, start) : end]).high
        for start, end in (
            (match.start, match.end),
            (match.start - SIDE, match.end),
            (match.start, match.end + SIDE),
        )
    )
    return max(sides) <= DOUBTFUL and min(sides) <= alone - EVIDENT


def _grave(match: Match) -> bool:
    return RANK[match.level] >= RANK["high"]
