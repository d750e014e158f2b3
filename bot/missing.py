"""A friend, a sister or a brother who is gone, told by somebody young: looked for today.

The model knows these words from parents, whose meanings the young never have: of the young it made a flight
of their own, or nothing.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Optional

from bot.back_home import BACK
from bot.meaning import Asked
from bot.sequel import DYING_FRIEND, LONGEST, MINE, SILENT
from bot.short import short

FRIEND, MISSING = "friend_worried", "choose_friend_missing"
BRIEF = 200  # characters
OF_ONESELF = frozenset({"choose_friend_me", "choose_friend_self"})
PEER = (
    r"(?:ma|mon|mes|notre|une?|la|le) (?:\w+ ){0,2}(?:soeur|frere|frangine?|frerot|reuf|pote|copine|copain|"
    r"amie?|besta|bff|cousine?|coloc|camarade|voisine|jumelle|jumeau|fille du foyer|fille de ma classe)s?"
)
NAMED = re.compile(rf"\b{PEER}\b")
SHE = rf"(?:elle|il|{PEER}(?: de \d+ ans?)?(?: (?:elle|il))?)"
ONE_OF_THEM = re.compile(r"\b(?:elle|meuf|il)\b")
OF_HER = re.compile(r"\b(?:elle|meuf)\b")
STILL = r"(?:toujours |tjrs? |encore |meme |deja )*"
SINCE = r"\b(?:depuis|hier|cette nuit|ce matin|(?:\d+|deux|trois|plusieurs) ?(?:h|heures?|jours?|nuits?))\b"
LONG = re.compile(SINCE)
LATELY = re.compile(
    rf"{SINCE}|\b(?:ce soir|la nuit|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week ?end|"
    r"(?:\d+|deux|trois|plusieurs) semaines)\b"
)
HAS_GONE = re.compile(
    rf"\b(?:{SHE} (?:est|e) {STILL}(?:pas|jamais) {STILL}{BACK}|"
    rf"{SHE} (?:s )?(?:a|est) {STILL}(?:fugue\w*|disparue?|introuvable|enfuie?|en fugue))\b"
)
LEFT = re.compile(rf"\b{SHE} (?:s )?est {STILL}(?:partie?|cassee?|tiree?|barree?)\b")
NO_SIGN = (
    r"\b(?:pas|plus|aucune?)(?: \w+)? (?:de |d )?(?:nouvelles?|signe)\b|\bdonne (?:plus|pas) signe\b|"
    r"\b(?:repond\w*|decroche|ecrit) (?:\w+ )?(?:plus|pas)\b|\bmessagerie\b|"
    r"\b(?:tel|telephone|portable|phone|snap|localisation|loc) (?:est |a ete )?"
    r"(?:coupee?|eteinte?|off|desactivee?|sonne plus)\b"
)
SILENCE = re.compile(NO_SIGN)
# What says so of somebody who is missed already.
STILL_SILENT = re.compile(
    rf"{NO_SIGN}|\b{SILENT}|\binjoignable\b|\bvu (?:a|mes)\b|"
    r"\b(?:tel\w*|portable|snap|insta|appels?)\b.*\b(?:coupe|eteint|ferme|off|repond)\w*"
)
GONE = re.compile(
    r"\b(?:pas|plus|jamais) (?:encore |du tout )?(?:rentree?|revenue?|reapparue?)\b|"
    r"\b(?:pas|plus|aucune?) (?:donne |de |d )*(?:nouvelles?|signe de vie)\b|\ba disparue?\b|\bintrouvable\b|"
    rf"\b(?:partie?|fugue|barree?|enfuie?|tiree?)\b.*(?:{SINCE}|{SILENT})"
)
AWAY = re.compile(
    r"\b(?:chat|chatte|chien|chienne|colis|vacances|voyage|colo|bled|au (?:cine|foot|sport)|en cours|boulot|"
    r"(?:son|sa|leur) (?:pere|mere|mamie|papi|tante|oncle)|de mes (?:contacts|amis))\b"
)
IN_LOVE = r"mec|keum|copain|mari"  # who gives no news has perhaps only left her
LOVER = re.compile(rf"\b(?:{IN_LOVE})\b")
OTHERS = re.compile(
    rf"\b(?:mere|maman|daronne|reum|pere|papa|daron|reup|parents|prof|{IN_LOVE}|chat|chatte|chien|chienne|"
    r"hamster|lapin|doudou|peluche|tel a|compte)\b"
)
MYSELF = re.compile(r"\bje (?:\w+ ){0,3}(?:rentree?|fugue|partie?|disparue?|barree?|enfuie?)\b")
_MINE = re.compile(MINE)


def missing(text: str, told: AbstractSet[str], *, likely: bool = False) -> Optional[Asked]:
    """`told`: what earlier messages meant; `likely`: said by a parent, the words miss a child."""
    if len(text) > LONGEST:
        return None
    said, spoken_of = short(text), any(map(of_a_friend, told))
    surely = len(text) <= BRIEF and _surely(said, told, spoken_of=spoken_of, likely=likely)
    if surely or _perhaps(said, told, spoken_of=spoken_of):
        return Asked(FRIEND, MISSING)
    return None


def of_a_friend(meant: str) -> bool:
    return meant.startswith((FRIEND, "choose_friend_")) and meant not in OF_ONESELF


def _surely(said: str, told: AbstractSet[str], *, spoken_of: bool, likely: bool) -> bool:
    """Somebody is named, or was before, and went, or gives no sign since a time that is told."""
    if not (spoken_of or NAMED.search(said)) or AWAY.search(said):
        return False
    lately, silent = LATELY.search(said), SILENCE.search(said)
    if HAS_GONE.search(said) or (LEFT.search(said) and (lately or silent)):
        return True
    if silent and (MISSING in told or (lately and not LOVER.search(said))):
        return True
    return likely and not _MINE.search(said)


def _perhaps(said: str, told: AbstractSet[str], *, spoken_of: bool) -> bool:
    """Looser words, which a family, a lover, a pet and one's own way home have in common with it."""
    if told & DYING_FRIEND or OTHERS.search(said) or MYSELF.search(said):
        return False
    if MISSING in told and (STILL_SILENT.search(said) or GONE.search(said)):
        return True
    named = NAMED.search(said)
    of_them = named or spoken_of or (OF_HER.search(said) and LONG.search(said))
    return bool(of_them and (named or ONE_OF_THEM.search(said)) and GONE.search(said))
