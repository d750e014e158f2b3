"""Behind a question of health: when it was, and whether the parents will know.

«c'était hier soir» answers the pill, and «sans mes parents» said of an abortion is no flight from home.
"""

import re
from typing import Optional

from bot.folding import fold
from bot.times import LATELY, LONG_AGO, when

HEALTH, CARE = "sexual_health", "choose_health_"
PILL, LATE, SECRET = f"{CARE}pill", f"{CARE}late", f"{CARE}secret"
ASKED_WHEN = frozenset({HEALTH, PILL, f"{CARE}pregnant"})
# What the words alone are taken for.
MISHEARD = frozenset(
    {"ask_rights", "ask_confidentiality", "fear_of_consequences", "runaway", "family_violence", "distress"}
    | {HEALTH, "deny", "out_of_scope", "nlu_fallback"}
)
FAMILY = r"(?:parents?|rents|meres?|maman|daronn?e?s?|reum|reup|pere|papa|famille|vieux)"
KNOWS = (
    r"(?:savoir|sa(?:it|ura|uront|chent?|vent)|courant|prevenu\w*|avertis?|accord|autorisation|"
    r"obliges?|appren\w+|dire|dira|diront|disent)"
)
KEPT_FROM_THEM = re.compile(
    rf"\bsans (?:{KNOWS} )?(?:que |a |d |de )*(?:mes|ma|mon|les|la) {FAMILY}\b|"
    rf"\b{FAMILY}\b.*\b{KNOWS}\b|\b{KNOWS}\b.*\b{FAMILY}\b"
)


def about_care(text: str, intent: str, last: Optional[str]) -> Optional[str]:
    """`intent`: what the words alone mean; `last`: what the message before them did."""
    if last is None or not (last == HEALTH or last.startswith(CARE)):
        return None
    if intent in MISHEARD and KEPT_FROM_THEM.search(fold(text)):
        return SECRET
    if last not in ASKED_WHEN:
        return None
    return {LATELY: PILL, LONG_AGO: LATE}.get(when(text) or "")
