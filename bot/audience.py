"""Who writes, and what they may mean by their words.

A known audience, chosen at a door or told, changes only for who says plainly who they are («je suis sa mère»,
«je travaille dans un foyer», «j'ai 15 ans»), or for a hint in a message whose subject is that audience's
alone: «ma fille» in `parent_signs`, «je bosse à l'hôtel» in `pro_hotel`. Words that the young and adults
share never change it. An unknown audience is set by the weakest of these: a parent or a professional hinted
at counts more than the subject, and the subject more than «mon lycée». bot/writer.py holds the words.
"""

import re
from typing import Any, Optional

from bot.folding import fold
from bot.writer import HINTED, PARENT, PROFESSIONAL, YOUNG, hinted, told

ABOUT_YOUNG = frozenset(
    {
        "danger_now",
        "suicidal",
        "self_harm",
        "distress",
        "paid_encounters",
        "minimises",
        "coerced",
        "recruited",
        "wants_out",
        "image_abuse",
        "sexual_violence",
        "partner_violence",
        "family_violence",
        "runaway",
        "care_placement",
        "bullying",
        "substances",
        "sexual_health",
        "money_need",
        "fear_of_consequences",
        "ask_rights",
        "friend_worried",
    }
)
# What only the person concerned says, or what adults have a meaning of their own for.
TOLD_BY_THE_YOUNG = frozenset(
    {
        "ask_rights",
        "distress",
        "care_placement",
        "runaway",
        "fear_of_consequences",
        "minimises",
        "friend_worried",
        "wants_out",
        "money_need",
        "recruited",
    }
)
# A sister who is gone is missed by the young as a daughter is by a parent.
PEER = re.compile(
    r"\b(?:ma|mon) (?:(?:grande?|petite?|meilleure?) )?(?:soeur|frere|pote|copine|copain|amie?|cousine?)\b"
)
SURE_ENOUGH = 0.35  # confidence from which the subject tells who writes


def shown(intent: str, confidence: float) -> Optional[str]:
    if confidence < SURE_ENOUGH:
        return None
    if intent in ABOUT_YOUNG:
        return YOUNG
    return PARENT if intent.startswith("parent_") else PROFESSIONAL if intent.startswith("pro_") else None


def fits(intent: str, audience: Any) -> bool:
    """No reply to parents ever answers a young person; adults may speak of all that happens to the young."""
    return audience != YOUNG or not intent.startswith(("parent_", "pro_"))


def leaning(intent: str, audience: Any) -> float:
    """How much less likely a meaning is from this audience than its words alone suggest."""
    if audience not in (PARENT, PROFESSIONAL):
        return 1.0
    if intent in TOLD_BY_THE_YOUNG:
        return 0.15
    others = "pro_" if audience == PARENT else "parent_"
    return 0.4 if intent.startswith(others) else 1.0


def settle(text: str, intent: str, confidence: float, known: Any) -> Optional[str]:
    """Who writes, once this message is read; None when nothing tells."""
    if said := told(text):
        return said
    about = shown(intent, confidence)
    if about == PARENT and PEER.search(fold(text)):
        about = None
    if known:
        agreed = about in (PARENT, PROFESSIONAL) and hinted(text, HINTED) == about
        return about if agreed else str(known)
    hint = hinted(text)
    return hint if hint in (PARENT, PROFESSIONAL) else about or hint


def says_who(text: str, known: Any) -> dict[str, str]:
    """The entity for who writes, where the words alone tell it, not what they are about."""
    who = told(text) or (None if known else hinted(text, HINTED))
    return {"audience": who} if who and who != known else {}
