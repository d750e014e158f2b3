"""What a short sentence of a young person means in the light of what was told: the first table that knows."""

from typing import Any, NamedTuple, Optional

from rasa.shared.core.trackers import DialogueStateTracker

from bot.couples import ages, behind_encounters
from bot.doubts import CLEAR
from bot.friends import of_somebody
from bot.meaning import MISSING, Asked
from bot.neutral import unjudged
from bot.spoken import last_told, told_before
from bot.will import only_unwilling, willed

WANTS_OUT = Asked("wants_out", "wants_out")


class Guess(NamedTuple):
    """What the words alone mean from the young; `alone`: likeliest from whomever."""

    intent: str
    confidence: float
    entities: dict[str, Any]
    alone: dict[str, Any]


def by_the_young(text: str, guess: Guess, tracker: DialogueStateTracker) -> Optional[Asked]:
    told, last = told_before(tracker), last_told(tracker)
    unwilling = guess.intent == "suicidal" and only_unwilling(text, told)
    if tracker.active_loop_name:
        return WANTS_OUT if unwilling else None
    if guess.intent.startswith("choose_"):
        return None
    missing = guess.alone["name"] == MISSING and guess.alone["confidence"] >= CLEAR
    return (
        ages(text, told, tracker.get_slot("age_band"))
        or willed(text, told, last)
        or of_somebody(text, told, last, guess.intent, likely_missing=missing)
        or unjudged(text, told, (guess.intent, guess.confidence))
        or behind_encounters(guess.intent, guess.entities, told)
        or (WANTS_OUT if unwilling else None)
    )
