"""What the screen is told and what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

Level = Literal["none", "concern", "high", "immediate"]
AgeBand = Literal["under_15", "15_17", "adult"]

LEVELS: tuple[Level, ...] = get_args(Level)
AXES = (  # most grave first: the order in which a counsellor sees them
    "suicide", "held", "violence", "sexual_violence", "medical", "coercion", "images", "self_harm", "runaway",
    "paid_encounters", "recruitment", "substances", "neglect", "bullying",
)  # fmt: skip
RANK: dict[Level, int] = {level: rank for rank, level in enumerate(LEVELS)}
REMEMBERED = 5  # messages of hers that the screen sees as context, wherever it is asked


def graver(first: Level, second: Level) -> Level:
    return first if RANK[first] >= RANK[second] else second


def milder(first: Level, second: Level) -> Level:
    return first if RANK[first] <= RANK[second] else second


def together(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """The axes of both, the gravest first."""
    both = {*first, *second}
    return [axis for axis in AXES if axis in both]


class Screening(NamedTuple):
    """What one message says.

    `spans` are (start, end, rule id) in the text as it was typed. `level` is that of this message; what the
    conversation stands at is `conversation_level`, which never falls by itself.
    """

    level: Level = "none"
    axes: tuple[str, ...] = ()
    named: tuple[str, ...] = ()  # of `axes`, what rules name; the others are but likely
    rules: tuple[str, ...] = ()
    spans: tuple[tuple[int, int, str], ...] = ()
    age_band: AgeBand | None = None
    intent: str | None = None
    conversation_level: Level = "none"
    writer: Literal["adult"] | None = None  # who writes, where these words say it
    undergone: bool = False  # in danger at once, and it is the writer who is: « il me frappe »
    another: bool = False  # in danger at once, and it is a friend or a relative: « ma copine va se tuer »


@dataclass(frozen=True, slots=True)
class Context:
    """What earlier messages leave behind: the last of them, the gravest level so far, an age once said."""

    recent: tuple[str, ...] = ()
    level: Level = "none"
    age_band: AgeBand | None = None

    def after(self, text: str, screening: Screening) -> "Context":
        """The context of the next message."""
        return replace(
            self,
            recent=(*self.recent, text)[-REMEMBERED:],
            level=graver(self.level, screening.conversation_level),
            age_band=screening.age_band or self.age_band,
        )
