"""Who writes: said in their words («je suis sa mère», «j'ai 15 ans»), or shown by what they write about."""

import re
from typing import Any, Optional

from bot.folding import fold

YOUNG, PARENT, PROFESSIONAL = "young", "parent", "professional"
ABOUT_YOUNG = frozenset({
    "danger_now", "suicidal", "self_harm", "distress", "paid_encounters", "minimises", "coerced", "recruited", "wants_out",
    "image_abuse", "sexual_violence", "partner_violence", "family_violence", "runaway", "care_placement", "bullying",
    "substances", "sexual_health", "money_need", "fear_of_consequences", "ask_rights", "friend_worried",
})  # fmt: skip
SURE_ENOUGH = 0.35  # confidence from which the subject tells who writes

CHILD = r"(?:fille|fils|gamine?|ados?|enfants?|gosses?|ainee?|cadette?|jumelles?|belle fille|beau fils|petite fille|petit fils|niece|neveu|filleule?)"
JOBS = (
    r"(?:prof(?:esseure?)?s?|enseignante?|cpe|educ(?:atrice|ateur)?s?|educ spe|assistante? sociale?|as scolaire|infirmiere?|medecin|"
    r"psy(?:chologue|chiatre)?|sage femme|directrice|directeur|chef(?:fe)? de service|surveillante?|aed|aesh|animatrice|animateur|"
    r"receptionniste|hotelier|hoteliere|gerante?|veilleur|veilleuse|policiere?|gendarme|juriste|avocate?|puericultrice|pediatre|"
    r"conseiller|conseillere|moniteur|monitrice|tisf|travailleur social|travailleuse sociale|principale?|proviseure?|"
    r"assistante? familiale?|referente?|benevole|intervenante?|pharmacienne?|urgentiste|interne)"
)
SAID = (
    (PROFESSIONAL, rf"\b(?:je suis|jsuis|chuis|en tant que?|moi c est)\s+(?:\w+\s+){{0,2}}?{JOBS}\b"),
    (PROFESSIONAL, r"\b(?:je (?:travaille|bosse|tiens|gere|dirige)|nous accueillons|je suis professionnel\w*|en tant que pro)\b.*\b"
                   r"(?:foyer|mecs|college|lycee|hotel|ase|hopital|pmi|urgences|mna|association|etablissement|pro\w*|creche|clinique)\b"),
    (PARENT, rf"\b(?:je suis|chuis|jsuis|moi c est)\s+(?:\w+\s+){{0,2}}?(?:maman|mere|papa|pere|parent|mamie|grand mere|grand pere|papy|tante|oncle|"
             rf"belle mere|beau pere|tuteur|tutrice|marraine|parrain)\b"),
    (PARENT, rf"\b(?:c est|pour|s agit de|a propos de|parle de|concerne)\s+(?:ma|mon|mes|notre|nos)\s+{CHILD}\b"),
    (YOUNG, r"\b(?:j ai|g|jai|ja i|je fais|j vais avoir|bientot)\s+(?:1[0-9]|20)\s*(?:ans|an|piges?|balais)\b"),
    (YOUNG, r"\b(?:je suis|jsuis|chuis|chui|jsui)\s+(?:\w+\s+){0,2}?(?:mineure?|ado|lyceenne?|collegienne?|jeune|etudiante?|"
            r"en (?:6e|5e|4e|3e|seconde|premiere|terminale)|au (?:lycee|college))\b"),
)  # fmt: skip
HINTED = (
    (PARENT, rf"\b(?:ma|mon|mes|notre|nos)\s+(?:grande?\s+|petite?\s+|propre\s+)?{CHILD}\b"),
    (PROFESSIONAL, r"\b(?:une?|des|mon|ma|cette|nos)\s+(?:eleves?|patiente?s?|residente?s?|jeunes? (?:que j|suivi|du foyer|accueilli)\w*|usagere?s?)\b"),
    (YOUNG, r"\b(?:ma daronne|mon daron|mes darons|mes parents|ma mere|mon pere|ma reum|mon reup|mes rents|mon lycee|mon college|ma prof|mon prof|"
            r"mon educ|mon foyer|mon beau pere)\b"),
)  # fmt: skip
_SAID = [(who, re.compile(pattern)) for who, pattern in SAID]
_HINTED = [(who, re.compile(pattern)) for who, pattern in HINTED]


def told(text: str) -> Optional[str]:
    """Said in so many words: it replaces what was known."""
    return _first(_SAID, fold(text))


def hinted(text: str) -> Optional[str]:
    return _first(_HINTED, fold(text))


def shown(intent: str, confidence: float) -> Optional[str]:
    if confidence < SURE_ENOUGH:
        return None
    if intent in ABOUT_YOUNG:
        return YOUNG
    return PARENT if intent.startswith("parent_") else PROFESSIONAL if intent.startswith("pro_") else None


def fits(intent: str, audience: Any) -> bool:
    """A young person is never answered with a reply to parents. Adults may speak of anything that happens to the young."""
    return audience != YOUNG or not intent.startswith(("parent_", "pro_"))


def settle(text: str, intent: str, confidence: float, known: Any) -> Optional[str]:
    """Who writes, once this message is read; None when nothing tells."""
    said = told(text)
    if said:
        return said
    hint = hinted(text)
    if known:
        changes = hint in (PARENT, PROFESSIONAL) and intent in {"inform_audience", *_adult_intents(intent)}
        return hint if changes else str(known)
    return hint if hint in (PARENT, PROFESSIONAL) else shown(intent, confidence) or hint


def _adult_intents(intent: str) -> set[str]:
    return {intent} if intent.startswith(("parent_", "pro_")) else set()


def _first(patterns: list[tuple[str, "re.Pattern[str]"]], folded: str) -> Optional[str]:
    return next((who for who, pattern in patterns if pattern.search(folded)), None)
