"""What the second opinion's two models make of a message, together: raise it, or calm what rules saw."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from fanal_kernels.heard import Heard

from api.safety.matching import Doubt, Match
from api.safety.opinion import Suspicion
from api.safety.part import Span
from api.safety.phrases import Phrases
from api.safety.screening import RANK, Level
from api.safety.sense import SILENCE, Hearing, Sounds

# Log odds; docs/safety.md says how they were chosen.
HEARD, WEIGHED = 0.6, 0.6  # what the network's odds count, and those of the weights of `opinion`
SURE = {"high": -1.0, "immediate": -2.5}  # from here on both together raise a message
# At most this, what rules saw may be but a concern: what the network, which hears that rules fired, makes of
# the whole, and of a match with the words around it.
CALM, BESIDE = 2.0, 3.0
# The same where a firm phrase saw danger: of the network alone, and of both models' weighed sum.
SURELY_CALM = {"network": -2.0, "both": -2.0}
# The same of both in the whole, by the level of what rules saw, when nobody tells them of it. That is asked
# only where what rules saw says less than LITTLE by itself, the network and both, told of it, add up to less
# than TOLD, and FEW to MANY words count: fewer are too little to judge by, in more a danger hides.
UNTOLD = {"high": -4.3, "immediate": -5.3}
TOLD, LITTLE = -0.5, 2.0
FEW, MANY = 9, 20
UNLEARNED = "newcomers."  # rules for what the models never learned: their silence says nothing
# At most this, a stretch that sounds like danger is but a concern: to both, in the whole. At most this to the
# network, in the whole and in itself, it is one level less grave.
FAINT, DOUBTFUL = -2.7, -1.6
WORRYING = 0.0  # from here on the network alone makes a concern of what nothing else heard
# At most this to the network, a bare word beside a rule's words excuses them, and a tale is but a concern.
EXCUSED: dict[Doubt, float] = {"bare word": -4.0, "tale": -1.2}
EVIDENT = 0.5  # how much more harmless a match has to sound with the words beside it
SIDE = 12  # symbols before or behind a match, in its sentence, that may make it harmless
AROUND = ((0, 0), (2, 0), (0, 2), (4, 0), (0, 4), (2, 2), (SIDE, 0), (0, SIDE))  # of those, before and behind


def suspicion_in(hearing: Hearing, phrases: Phrases) -> Suspicion | None:
    """The graver of what a stretch sounds like, and what both models make of the whole or of a sentence."""
    sounds = hearing.gravest
    both = _together(hearing, phrases)
    sure = both.high >= SURE["high"]
    if sure and both.immediate >= SURE["immediate"]:
        return Suspicion("immediate", both.start, both.end)
    stretch = phrases.opinion.of(hearing.heard)
    if stretch and both.high <= FAINT:
        stretch = stretch._replace(level="concern")
    elif stretch and sounds.high <= DOUBTFUL:
        alone = phrases.sense.alarm(hearing, stretch.start, stretch.end)
        if alone <= DOUBTFUL:
            stretch = stretch._replace(level="high" if stretch.level == "immediate" else "concern")
    if stretch is not None and stretch.level != "concern":
        return stretch
    if sure:
        return Suspicion("high", both.start, both.end)
    worry = max(hearing.parts, key=attrgetter("concern"), default=SILENCE)
    if worry.concern >= WORRYING:
        return Suspicion("concern", worry.start, worry.end)
    return stretch


def _together(hearing: Hearing, phrases: Phrases) -> Sounds:
    return max((_both(hearing.heard, part, phrases) for part in hearing.parts), default=SILENCE)


def _both(heard: Heard, part: Sounds, phrases: Phrases) -> Sounds:
    """What the weights and the network say of a part, together: each is wrong at times, seldom both."""
    high, immediate = (
        HEARD * odds + WEIGHED * (head.weights.sum(heard, part.start, part.end) - head.fires)
        for odds, head in (
            (part.high, phrases.opinion.high),
            (part.immediate, phrases.opinion.immediate),
        )
    )
    return part._replace(high=high, immediate=immediate)


def is_certain(matches: Sequence[Match]) -> bool:
    """Whether a phrase saw danger that nothing calms; one that a bare word leaves in doubt may be calmed."""
    return any(match.strength == "certain" and match.doubt is None for match in matches if _grave(match))


def deceived(matches: Sequence[Match], hearing: Hearing, phrases: Phrases) -> bool:
    """Whether the network doubts what the rules saw, in the whole and in what stands around each match.

    The screen believes it where `suspicion_in` sees no danger either. Everyday talk around plain words of
    death must not calm them: where a firm phrase saw danger, both models have to be surer.
    """
    grave = [match for match in matches if _grave(match)]
    if is_certain(grave) or hearing.gravest.high > CALM:
        return False
    if any(match.strength == "firm" for match in grave) and (
        hearing.gravest.high > SURELY_CALM["network"]
        or _together(hearing, phrases).high > SURELY_CALM["both"]
    ):
        return False
    patterns: dict[int, list[Match]] = {}
    for match in grave:
        patterns.setdefault(id(match.pattern), []).append(match)
    return all(_dissolved(parts, hearing, phrases) for parts in patterns.values())


def questionable(matches: Sequence[Match], hearing: Hearing, phrases: Phrases) -> bool:
    """Whether it is worth asking what the models make of the words without what rules saw (`unfounded`)."""
    grave = [match for match in matches if _grave(match)]
    return (
        FEW <= len(hearing.heard.audible()) <= MANY
        and not is_certain(grave)
        and not any(match.rule.id.startswith(UNLEARNED) for match in grave)
        and hearing.gravest.high + _together(hearing, phrases).high < TOLD
    )


def unfounded(level: Level, matches: Sequence[Match], untold: Hearing, phrases: Phrases) -> bool:
    """Whether both models find harmless what rules call `level`, when nobody tells them that rules fired.

    Told of it, they doubt their own ears: « pris en otage par la SNCF » is grave to them, and without the
    rule's voice it is not. What speaks for a danger by itself is not asked about: « je me cache dans le
    placard » beside a cat is one. `untold`: the same words, without what the rules found.
    """
    if _together(untold, phrases).high >= UNTOLD[level]:
        return False
    weights = phrases.opinion.high.weights
    if any(weights.sum(untold.heard, m.start, m.end) >= LITTLE for m in matches if _grave(m)):
        return False
    suspicion = suspicion_in(untold, phrases)
    return suspicion is None or RANK[suspicion.level] < RANK["high"]


def _dissolved(matches: Sequence[Match], hearing: Hearing, phrases: Phrases) -> bool:
    """Whether a pattern means nothing: one of its parts is harmless in each place where it stands.

    It means something if what stands around any of its places sounds surely grave.
    """
    parts: dict[int, list[Surroundings]] = {}
    for match in matches:
        for place in ((match.start, match.end), *match.elsewhere):
            parts.setdefault(match.part, []).append(_surroundings(place, hearing, phrases))
    if any(around.gravest > BESIDE for places in parts.values() for around in places):
        return False
    return any(all(around.harmless for around in places) for places in parts.values())


class Surroundings(NamedTuple):
    """`gravest`: log odds of the stretch around a place that sounds worst. `harmless`: another clears it."""

    gravest: float
    harmless: bool


def _surroundings(place: Span, hearing: Hearing, phrases: Phrases) -> Surroundings:
    """Of stretches short and long: words added on one side could hide a danger.

    One clears a place if it sounds more harmless than the place alone: a danger in words that the network
    never learned is no evidence. What is said in another sentence does not count.
    """
    heard, (start, end) = hearing.heard, place
    first, behind = heard.sentence(max(0, start - SIDE), start, end, min(len(heard), end + SIDE))
    alone, *stretches = (
        phrases.sense.alarm(hearing, max(first, start - before), min(behind, end + after))
        for before, after in AROUND
    )
    return Surroundings(max(stretches), min(stretches) <= alone - EVIDENT)


def _grave(match: Match) -> bool:
    return RANK[match.level] >= RANK["high"]
