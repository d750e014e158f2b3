"""What a young person goes on to tell of somebody else: a friend, a sister, a brother.

Who is gone is looked for today. The classifier knows missing children from parents alone: of the young it
made a flight of their own, or nothing.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Optional

from bot.audience import ABOUT_YOUNG
from bot.back_home import BACK, IS_BACK
from bot.meaning import Asked
from bot.sequel import MINE, NO
from bot.short import short
from bot.spoken import MISS

LONGEST = 200  # characters
FRIEND, GONE = "friend_worried", "choose_friend_missing"
PEER = (
    r"(?:ma|mon|mes|notre|une?|la|le) (?:\w+ ){0,2}(?:soeur|frere|frangine?|frerot|pote|copine|copain|amie?|"
    r"besta|cousine?|voisine|jumelle|jumeau|fille du foyer|fille de ma classe)s?"
)
SHE = rf"(?:elle|il|{PEER}(?: de \d+ ans?)?(?: (?:elle|il))?)"
STILL = r"(?:toujours |tjrs? |encore |meme |deja )*"
SINCE = re.compile(
    r"\b(?:depuis|hier|cette nuit|ce matin|ce soir|la nuit|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|week ?end|(?:\d+|deux|trois|plusieurs) (?:jours?|h|heures?|nuits?|semaines?))\b"
)
NOT_BACK = rf"{SHE} (?:est|e) {STILL}(?:pas|jamais) {STILL}{BACK}"
RAN_AWAY = rf"{SHE} (?:s )?(?:a|est) {STILL}(?:fugue\w*|disparue?|introuvable|enfuie?|en fugue)"
HAS_GONE = re.compile(rf"\b(?:{NOT_BACK}|{RAN_AWAY})\b")
LEFT = re.compile(rf"\b{SHE} (?:s )?est {STILL}(?:partie?|cassee?|tiree?|barree?)\b")
NO_SIGN = re.compile(
    r"\b(?:pas|plus|aucune?)(?: \w+)? (?:de |d )?(?:nouvelles?|signe)\b|\bdonne (?:plus|pas) signe\b"
)
SILENT = re.compile(
    r"\b(?:repond\w*|decroche|ecrit) (?:\w+ )?(?:plus|pas)\b|\bmessagerie\b|"
    r"\b(?:tel|telephone|portable|phone|snap|localisation|loc) (?:est |a ete )?"
    r"(?:coupee?|eteinte?|off|desactivee?|sonne plus)\b"
)
HARMLESS = re.compile(
    r"\b(?:chat|chatte|chien|chienne|colis|vacances|voyage|colo|bled|au (?:cine|foot|sport)|en cours|boulot|"
    r"(?:son|sa|leur) (?:pere|mere|mamie|papi|tante|oncle)|de mes (?:contacts|amis))\b"
)
NAMED = re.compile(rf"\b{PEER}\b")
# « Ma petite sœur voit des hommes pour de l’argent » is told of her.
TOLD_OF = re.compile(rf"{PEER}(?: de \d+ ans?)? (?:elle |il )?(?:se |s |voit|fait|couche|a |est |vend|prend)")
THIRD = re.compile(r"(?:elle|il|elles|ils|son \w+|ses \w+|on l|on la)\b")
OF_ONESELF = frozenset({"choose_friend_me", "choose_friend_self"})
# Said of a friend, too, and answered as it is where a friend was spoken of.
KEPT = frozenset({"danger_now", "wants_out", FRIEND})
_BACK, _NO, _MINE = re.compile(IS_BACK), re.compile(NO), re.compile(MINE)


def of_somebody(
    text: str, told: AbstractSet[str], last: Optional[str], intent: str, *, missing: bool
) -> Optional[Asked]:
    """`intent`: what the words alone mean from the young; `missing`: from a parent, a child who is gone."""
    if len(text) > LONGEST:
        return None
    said = short(text)
    if GONE in told and _BACK.search(said) and not _NO.search(said):
        return Asked(FRIEND, "choose_friend_back")
    if _gone(said, spoken_of=any(map(_of_a_friend, told)), again=GONE in told, missing=missing):
        return Asked(FRIEND, GONE)
    return None if _MINE.search(said) else _goes_on(said, last, intent)


def _goes_on(said: str, last: Optional[str], intent: str) -> Optional[Asked]:
    if intent == "paid_encounters" and TOLD_OF.match(said):
        return Asked(FRIEND, FRIEND)
    if last is None or not _of_a_friend(last) or not THIRD.match(said):
        return None
    if intent == "suicidal":
        return Asked(FRIEND, "choose_friend_suicide")
    foreign = intent in ABOUT_YOUNG - KEPT or intent in {MISS, "out_of_scope"}
    return Asked(FRIEND, "choose_friend_more") if foreign else None


def _of_a_friend(meant: str) -> bool:
    return meant.startswith((FRIEND, "choose_friend_")) and meant not in OF_ONESELF


def _gone(said: str, *, spoken_of: bool, again: bool, missing: bool) -> bool:
    if not (spoken_of or NAMED.search(said)) or HARMLESS.search(said):
        return False
    lately, silent = SINCE.search(said), NO_SIGN.search(said) or SILENT.search(said)
    if HAS_GONE.search(said) or (LEFT.search(said) and (lately or silent)):
        return True
    return bool(silent and (lately or again)) or (missing and not _MINE.search(said))
