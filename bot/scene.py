"""A row of what the young say in the middle of a danger, and the scene that it is said in (bot/urgent.py)."""

import re
from collections.abc import Set as AbstractSet
from typing import NamedTuple, Optional

from bot.in_danger import ADDRESS
from bot.rows import DANGER, DYING, YOUTH
from bot.treated import DOCTOR

LONGEST = 240  # characters; who writes more says more
LEAVING = "choose_suicidal_leaving"
BODY_NOW, HELD = "choose_body_now", "choose_danger_held"
KINDS = {"medical": BODY_NOW, "held": HELD}
GONE, STAYS_IN, STAY = "choose_danger_gone", "choose_danger_behind_door", "choose_danger_stay"
HELPED, NOBODY = "choose_danger_helped", "choose_nobody_called"
MEET, GROOMED, FOUND, PART = "choose_meeting", "choose_friend_groomed", "choose_found_me", "choose_own_part"
NONE, ANYWHERE = frozenset({None}), frozenset({None, DANGER, DYING})
FORM, AROUND = frozenset({DANGER}), frozenset({None, DANGER})
ANY: frozenset[str] = frozenset()
BODY = frozenset(
    {BODY_NOW, "choose_body_again", "choose_body_refuses", "choose_body_goes", "choose_body_open"}
    | {"choose_drugs_bad", DOCTOR, "choose_danger_care", "choose_hurt", "choose_sexual_care"}
)
IN_DANGER = frozenset({"danger_now", HELD, NOBODY, ADDRESS, "choose_danger_urgent", FOUND})
OUT_OF_IT = frozenset({HELPED, "choose_danger_over", "choose_danger_outside", "choose_not_in_danger"})
# Behind these the kin who drive, come or sleep at home may be the danger.
HARMED_AT_HOME = frozenset(
    {"family_violence", "sexual_violence", "choose_sexual_family", "choose_sexual_ongoing"}
    | {"choose_home_asleep", "choose_home_both"}
    | {f"choose_family_{name}" for name in ("plan", "siblings", "tell", "calm")}
)
SOLD = frozenset({"paid_encounters", "recruited", "coerced", "wants_out", PART})
STRANGER = r"(?:homme|mec|gars|type|monsieur|inconnu|adulte|keum|quelqu un|qqn)"


class Urgent(NamedTuple):
    means: str
    by: frozenset[Optional[str]]
    during: frozenset[Optional[str]]  # the questions that are open; None: none are
    told: frozenset[str]  # one of them, unless a form of `alone` is open; empty: whatever was told
    said: "re.Pattern[str]"
    unless: "re.Pattern[str]" = re.compile(r"(?!)")
    last: frozenset[str] = ANY  # what the message before meant: one of them
    whole: bool = False  # nothing else is said
    not_told: frozenset[str] = ANY
    asking: bool = False  # a question mark ends it


def row(
    means: str,
    during: frozenset[Optional[str]],
    told: frozenset[str],
    said: str,
    unless: str = r"(?!)",
    *,
    by: frozenset[Optional[str]] = YOUTH,
    last: frozenset[str] = ANY,
    whole: bool = False,
    not_told: frozenset[str] = ANY,
    asking: bool = False,
) -> Urgent:
    patterns = re.compile(said), re.compile(unless)
    return Urgent(means, by, during, told, *patterns, last, whole, not_told, asking)


class Scene(NamedTuple):
    """Whose words they are, and behind what they stand; `last`: what the message before meant."""

    audience: Optional[str]
    told: AbstractSet[str]
    last: Optional[str]
    form: Optional[str]
