"""Ages told of a couple, and a minor's own behind encounters for money.

«il a 26 ans j'en ai 14» said who writes, and his age was taken for hers.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Optional

from bot.meaning import Asked
from bot.neutral import LOVER
from bot.nlu.ages import band
from bot.short import short
from bot.will import LINKED, PAID

GROWN, MINORS = 18, frozenset({"under_15", "15_17"})
YEARS = r"(?: ans| piges)?"
HE = rf"(?:{LOVER}(?: (?:il|elle|qui))?|il|elle|lui)"
HIS = rf"{HE} (?:(?:a|en a) )?(?P<his>\d\d){YEARS}"
MINE = rf"(?:et |alors que |mais )?(?:(?:moi )?je (?:ai|en ai)|moi) (?P<mine>\d\d){YEARS}"
BOTH = (re.compile(rf"{HIS} {MINE}"), re.compile(rf"{MINE} (?:et |mais )?{HIS}"))
HIS_ALONE = re.compile(rf"{HE} (?:a|en a) (?P<his>\d\d){YEARS}")
OPEN = Asked("partner_violence", "choose_partner_open")
GAP = Asked("partner_violence", "choose_age_gap")


def ages(text: str, told: AbstractSet[str], known: Any) -> Optional[Asked]:
    """An adult's beside a minor's; or his alone, where hers is `known`, or a couple was told of."""
    said = short(text)
    if both := _both(said):
        return GAP if int(both["mine"]) < GROWN <= int(both["his"]) else None
    his = HIS_ALONE.fullmatch(said)
    if not his or int(his["his"]) < GROWN:
        return None
    if known in MINORS and told & LINKED:
        return GAP
    return OPEN if re.match(LOVER, said) else None


def own_age(text: str, entities: Mapping[str, Any]) -> dict[str, Any]:
    """Who writes is as old as she says of herself, not as old as he is."""
    said = short(text)
    if both := _both(said):
        return {**entities, "age_band": band(int(both["mine"]))}
    if HIS_ALONE.search(said) and entities.get("age_band") == "adult":
        return {name: value for name, value in entities.items() if name != "age_band"}
    return dict(entities)


def behind_encounters(intent: str, entities: Mapping[str, Any], told: AbstractSet[str]) -> Optional[Asked]:
    minor = intent == "inform_audience" and entities.get("age_band") in MINORS
    return Asked(intent, "choose_meet_minor") if minor and told & PAID else None


def _both(said: str) -> "Optional[re.Match[str]]":
    return next((found for shape in BOTH if (found := shape.fullmatch(said))), None)
