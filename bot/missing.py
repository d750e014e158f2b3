"""A friend, a sister or a brother who is gone, told by somebody young.

The model knows these words from parents, whose meanings the young never have.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Optional

from bot.folding import fold
from bot.meaning import Asked
from bot.sequel import DYING_FRIEND, FRIEND, LONGEST, SILENT

MISSING = "choose_friend_missing"
NAMED = re.compile(
    r"\b(?:ma|mon|mes|une?|la) (?:petite? |grande? |meilleure? |demi )*"
    r"(?:soeurs?|frere|frangine?|reuf|copine|pote|amie?|cousine?|coloc|bff|camarade)\b"
)
SHE, HE = re.compile(r"\b(?:elle|meuf)\b"), re.compile(r"\bil\b")
OTHERS = re.compile(
    r"\b(?:mere|maman|daronne|reum|pere|papa|daron|reup|parents|prof|mec|keum|copain|mari|chat|chatte|chien|chienne|"
    r"hamster|lapin|doudou|peluche|tel a|compte)\b"
)
SINCE = r"\b(?:depuis|hier|cette nuit|ce matin|(?:\d+|deux|trois|plusieurs) ?(?:h|heures?|jours?|nuits?))\b"
GONE = re.compile(
    r"\b(?:pas|plus|pa|jamais) (?:encore |du tout )?(?:rentree?|revenue?|reapparue?)\b|"
    r"\b(?:pas|plus|aucune?) (?:donne |de |d )*(?:nouvelles?|signe de vie)\b|\ba disparue?\b|\bintrouvable\b|"
    rf"\b(?:partie?|fugue|barree?|enfuie?|tiree?)\b.*(?:{SINCE}|{SILENT})"
)
LONG = re.compile(SINCE)
SILENCE = re.compile(
    rf"\b{SILENT}|\b(?:tel\w*|portable|snap|insta|appels?)\b.*\b(?:coupe|eteint|ferme|off|messagerie|repond)\w*|"
    r"\b(?:messagerie|injoignable|vu (?:a|mes))\b"
)
MYSELF = re.compile(
    r"\b(?:je|j|jsuis|chui|chuis|jai)\b (?:\w+ ){0,3}(?:rentree?|fugue|partie?|disparue?|barree?|enfuie?)\b"
)


def missing(text: str, told: AbstractSet[str]) -> Optional[Asked]:
    """`told`: what earlier messages meant."""
    return Asked("friend_worried", MISSING) if _is_missing(text, told) else None


def _is_missing(text: str, told: AbstractSet[str]) -> bool:
    if len(text) > LONGEST or told & DYING_FRIEND:
        return False
    said = fold(text)
    if OTHERS.search(said) or MYSELF.search(said):
        return False
    if MISSING in told and (SILENCE.search(said) or GONE.search(said)):
        return True
    of_them = NAMED.search(said) or told & FRIEND or (SHE.search(said) and LONG.search(said))
    there = NAMED.search(said) or SHE.search(said) or HE.search(said)
    return bool(there and of_them and GONE.search(said))
