"""What a young person goes on to tell of somebody else: a friend, a sister, a brother.

Who is gone: bot/missing.py.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Optional

from bot.audience import ABOUT_YOUNG
from bot.back_home import IS_BACK
from bot.meaning import Asked
from bot.missing import FRIEND, MISSING, PEER, missing, of_a_friend
from bot.rows import NO
from bot.sequel import MINE
from bot.short import short
from bot.spoken import MISS

LONGEST = 200  # characters
# « Ma petite sœur voit des hommes pour de l’argent » is told of her.
TOLD_OF = re.compile(rf"{PEER}(?: de \d+ ans?)? (?:elle |il )?(?:se |s |voit|fait|couche|a |est |vend|prend)")
THIRD = re.compile(r"(?:elle|il|elles|ils|son \w+|ses \w+|on l|on la)\b")
# Said of a friend, too, and answered as it is where a friend was spoken of.
KEPT = frozenset({"danger_now", "wants_out", FRIEND})
_BACK, _NO, _MINE = re.compile(IS_BACK), re.compile(NO), re.compile(MINE)


def of_somebody(
    text: str, told: AbstractSet[str], last: Optional[str], intent: str, *, likely_missing: bool
) -> Optional[Asked]:
    """`intent`: what the words alone mean; `likely_missing`: from a parent, a child who is gone."""
    said = short(text)
    if MISSING in told and _BACK.search(said) and not _NO.search(said):
        return Asked(FRIEND, "choose_friend_back")
    if gone := missing(text, told, likely=likely_missing):
        return gone
    return None if len(text) > LONGEST or _MINE.search(said) else _goes_on(said, last, intent)


def _goes_on(said: str, last: Optional[str], intent: str) -> Optional[Asked]:
    if intent == "paid_encounters" and TOLD_OF.match(said):
        return Asked(FRIEND, FRIEND)
    if last is None or not of_a_friend(last) or not THIRD.match(said):
        return None
    if intent == "suicidal":
        return Asked(FRIEND, "choose_friend_suicide")
    foreign = intent in ABOUT_YOUNG - KEPT or intent in {MISS, "out_of_scope"}
    return Asked(FRIEND, "choose_friend_more") if foreign else None
