"""What the screen is told and what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast, get_args

from reader import AXES
from reader.ages import AgeBand

Level = Literal["none", "concern", "high", "immediate"]
Decided = Literal["reader", "always", "context", "button"]

LEVELS: tuple[Level, ...] = get_args(Level)
REMEMBERED = 2  # messages of hers that the reader sees before this one


def graver(first: Level, second: Level) -> Level:
    return max(first, second, key=LEVELS.index)


def together(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """The axes of both, the gravest first."""
    both = {*first, *second}
    return [axis for axis in AXES if axis in both]


class Screening(NamedTuple):
    """What one message says.

    `level` is that of this message; what the conversation stands at is `conversation_level`, which never falls by
    itself. `rules` names what decided. `spans` are characters of the text as it was typed.
    """

    level: Level = "none"
    axes: tuple[str, ...] = ()
    named: tuple[str, ...] = ()  # of `axes`, those that are sure enough to be told to anybody
    rules: tuple[Decided, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    age_band: AgeBand | None = None
    meaning: str | None = None  # the likeliest intent of the taxonomy
    sure: bool = False  # of an immediate danger: a person is called without asking
    intent: str | None = None  # for the engine, of a danger that is sure: an intent of the taxonomy
    conversation_level: Level = "none"
    writer: Literal["adult"] | None = None  # an adult who writes of somebody else
    undergone: bool = False  # in danger at once, and it is the writer who is
    another: bool = False  # in danger at once, and it is somebody else
    unread: bool = False  # the reader failed: only the list of cries was looked at

    def told(self) -> dict[str, object]:
        """What a counsellor may see beside the words, for as long as these are kept, sealed with them."""
        return {"level": self.level, "axes": list(self.axes), "spans": [list(span) for span in self.spans]}


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a message: the last question and its choices, her last messages, what is known of her."""

    question: str = ""
    choices: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    audience: str | None = None
    subject: str | None = None
    level: Level = "none"
    age_band: AgeBand | None = None


def as_level(stored: str) -> Level:
    """Columns are plain strings; only the screen and a person's judgement write them."""
    return cast("Level", stored)
