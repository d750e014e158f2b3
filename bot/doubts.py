"""First guesses that are not good enough.

A farewell or a yes must be clear, and once something was told a foreign subject, too: «pour un rdv» is none.
A wish to die needs words of it, or some sureness: «je vais le voir ce soir» is none.
"""

import re
from typing import Any

from bot.folding import fold

SMALL_TALK = frozenset({"greet", "goodbye", "thank", "affirm", "deny", "insult"})
CLEAR = 0.4
CLEAR_TALK = 0.5  # one of 124 held-out messages that are small talk is heard with less
OF_DYING = re.compile(
    r"\b(?:mour|meur|mort|suicid|crev|tue|ts\b|t s\b|en finir|dispar|plus (?:la|etre|vivre|envie|rien)|"
    r"vivre|vivant|vie|exist|sans moi|rejoindre|saut|pend|veine|cachet|medoc|medicament|aval|lame|corde|gaz|"
    r"pont|train|toit|adieu|lettre|terre|ciel|partir|dormir|reveill|bout|die\b|dying|dead|kill|end it)"
)
# With its word first, a yes or a no is one however much follows: «oui j'ai appelé ses amies».
OPENS = {
    "affirm": re.compile(r"(?:oui|ouais|ouai|ouip|wi|yes|yep|ok|okay|d accord)\b"),
    "deny": re.compile(r"(?:non|nan|nn|no|nope)\b"),
}


def doubted(ranking: list[dict[str, Any]], intent: str, text: str, *, disclosed: bool) -> bool:
    """`ranking` begins with `intent`; `disclosed`: the visitor has said what it is about."""
    sureness = ranking[0]["confidence"]
    if intent == "suicidal":
        return sureness < CLEAR and not OF_DYING.search(fold(text))
    if intent == "out_of_scope" and disclosed:  # as sure as the next: it wins by out_of_scope_from alone
        return sureness < CLEAR or any(entry["confidence"] == sureness for entry in ranking[1:2])
    if intent in OPENS and OPENS[intent].match(fold(text)):
        return False
    return intent in SMALL_TALK and sureness < CLEAR_TALK
