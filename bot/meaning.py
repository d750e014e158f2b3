"""What an adult's short sentence means in the light of what was told before.

A child says «c'est ma faute ?» of what was done to her, her mother of herself; «il rentre ce soir» is a
danger only where one was told; and a place can be where a missing child is.
"""

import re
from collections.abc import Set as AbstractSet

from bot.course import HARM
from bot.folding import fold
from bot.times import TIMES
from bot.writer import CHILD

MISSING, BACK = "parent_missing_child", "choose_parent_missing_back"
WHERE_MISSING = "choose_parent_missing_place"
DANGERS_TOLD = HARM | {"parent_threats", "coerced"}
WHEN = "|".join(pattern for patterns in TIMES.values() for pattern in patterns)
SOMEBODY = rf"(?:il|elle|ils|elles|(?:mon|ma|mes) {CHILD})"
OWN_FAULT = re.compile(
    r"(?:(?:mais|et|alors|donc|est ce que|(?:tu|vous) (?:crois|croyez|penses|pensez) que|di(?:s|tes) moi si|"
    r"peut etre|que|tout) )*(?:c|c est|ce serait|est ce|est) (?:vraiment |un peu |aussi )?"
    r"(?:de )?ma f(?:au|o)te"
    r"(?: (?:a moi|ou pas|non|hein|tout ca|peut etre))*"
)
COMES_HOME = re.compile(  # at some time that is not within minutes
    rf"{SOMEBODY} (?:rentre|rentrent|revient|reviennent|va rentrer|va revenir)"
    rf"(?: (?:{WHEN}|demain|bientot|tard|plus tard|a la maison|dans|vers|a|\d+ ?(?:h|heures?)))+"
)
SOMEBODY_IS = re.compile(
    rf"\b{SOMEBODY} (?:est|sont|etait|serait|seraient|se trouve|se cache|dort|loge|vit|a ete vue?)\b"
)


def own_fault(text: str) -> bool:
    return bool(OWN_FAULT.fullmatch(fold(text)))


def only_comes_home(text: str, told: AbstractSet[str]) -> bool:
    return not told & DANGERS_TOLD and bool(COMES_HOME.fullmatch(fold(text)))


def where_the_missing_is(text: str, told: AbstractSet[str]) -> bool:
    return MISSING in told and BACK not in told and bool(SOMEBODY_IS.search(fold(text)))
