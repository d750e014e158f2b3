"""Who reads along: what is said behind «quelqu'un peut me lire», and questions about traces that are left."""

import re
from typing import Any, Optional

from bot.doubts import SMALL_TALK
from bot.folding import fold
from bot.sequel import LONGEST, YOUTH
from bot.spoken import MISS

WATCHED, AGAIN, OVER = "choose_watched", "choose_watched_again", "choose_watched_over"
PHONE = "choose_watched_phone"
ALONE = re.compile(
    r"(?:(?:oui|ok) )?(?:c(?: est)? bon|(?:il|elle) est parti\w*|tranquille|(?:je suis|jsuis|chui) (?:seule?|"
    r"tranquille)|"
    r"(?:y a |ya )?(?:plus )?personne(?: ne)?(?: (?:lit|regarde|voit))?)"
    r"(?: (?:maintenant|la|c est bon|c bon))*"
)
NOTHING_NEW = SMALL_TALK | {MISS, "out_of_scope", "unsure"}
READER = r"(?:il|elle|ils|elles|on|(?:mon|ma|mes) \w+|quelqu un|kelkun|qqn)"
LOOKS = (
    r"(?:regard\w*|lit|lire|lisent|fouill\w*|surveill\w*|check\w*|verifi\w*|espionn\w*|control\w*|voi[rt]|"
    r"voient|acces|prend\w*|geoloc\w*)"
)
DEVICE = r"(?:tel|telephone|portable|messages?|ecran|conv\w*|historique|snap|insta|ordi|ordinateur|tablette)"
LOOKS_AT_IT = re.compile(rf"\b{READER} .*\b{LOOKS}\b.*\b{DEVICE}\b")
KNOWS = r"(?:sai[ts]|savoir|sau\w+|voi[rt]|voient|verr\w+|tomb\w+|retrouv\w*|decouvr\w*|lire|lit|remont\w*)"
HERE = r"(?:(?:ce|le|votre|ton) (?:site|tchat|chat)|historique|navigateur|cette page)"
MY_WORDS = (
    r"(?:que (?:je (?:t |vous )?(?:ecris|parle)|j (?:ecris|ai ecrit))|messages (?:ici|sur (?:ce|le) site))"
)
TRACES = re.compile(
    rf"\b{READER} .*\b{KNOWS}\b.*\b{HERE}\b|"
    rf"\b(?!on\b){READER} .*\b(?:voi[rt]|verr\w+|lire|lit|sai[ts]|savoir)\b.*\b{MY_WORDS}\b|"
    r"\b(?:efface\w*|supprim\w*|reste|trace\w*|dans) .*\bhistorique\b|"
    r"\bhistorique\b.*\b(?:voir|efface\w*|reste)\b"
)
OF_ANOTHER = re.compile(r"\b(?:son|sa|ses|leur) (?:historique|tel\w*|ordi\w*)\b")


def watched(text: str, intent: str, audience: Any, last: Optional[str]) -> Optional[str]:
    """`intent`: what the words alone mean; `last`: what the message before did."""
    if audience not in YOUTH or len(text) > LONGEST:
        return None
    said = fold(text)
    if last in {WATCHED, AGAIN} and ALONE.fullmatch(said):
        return OVER
    if last in {WATCHED, AGAIN, PHONE} and LOOKS_AT_IT.search(said):
        return PHONE
    if TRACES.search(said) and not OF_ANOTHER.search(said):
        return PHONE
    return AGAIN if last in {WATCHED, AGAIN} and intent in NOTHING_NEW else None
