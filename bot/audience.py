"""Who writes: said in their words («je suis sa mère», «j'ai 15 ans»), or shown by what they write about."""

import re
from typing import Any, Optional

from bot.folding import fold

YOUNG, PARENT, PROFESSIONAL = "young", "parent", "professional"
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
SURE_ENOUGH = 0.35  # confidence from which the subject tells who writes

CHILD = (
    r"(?:fille|fils|gamine?|ados?|enfants?|gosses?|ainee?|cadette?|jumelles?|belle fille|beau fils|"
    r"petite fille|petit fils|niece|neveu|filleule?)"
)
JOBS = (
    r"(?:prof(?:esseure?)?s?|enseignante?|cpe|educ(?:atrice|ateur)?s?|educ spe|"
    r"assistante? sociale?|as scolaire|infirmiere?|medecin|"
    r"psy(?:chologue|chiatre)?|sage femme|directrice|directeur|chef(?:fe)? de service|"
    r"surveillante?|aed|aesh|animatrice|animateur|"
    r"receptionniste|hotelier|hoteliere|gerante?|veilleur|veilleuse|policiere?|gendarme|"
    r"juriste|avocate?|puericultrice|pediatre|"
    r"conseiller|conseillere|moniteur|monitrice|tisf|travailleur social|"
    r"travailleuse sociale|principale?|proviseure?|"
    r"assistante? familiale?|referente?|benevole|intervenante?|pharmacienne?|urgentiste|interne)"
)
# What may stand between «je suis» and who one is: «je suis chez ma mère», «avec mon éduc» say nothing of it.
ARTICLES = (
    r"(?:(?:une?|la|le|l|sa|son|leur|leurs|bien|juste|simple|simplement|nouvelle|nouveau|jeune|ancienne?|"
    r"future?|aussi|encore|toujours|que|qu)\s+){0,3}"
)
I_AM = r"(?:je suis|j suis|jsuis|jsui|chuis|chui|moi c(?: est)?)"
SAID = (
    (PROFESSIONAL, rf"\b(?:je suis|jsuis|chuis|en tant que?|moi c est)\s+{ARTICLES}{JOBS}\b"),
    (
        PROFESSIONAL,
        (
            r"\b(?:je (?:travaille|bosse|tiens|gere|dirige)|nous accueillons|"
            r"je suis professionnel\w*|en tant que pro)\b.*?\b"
            r"(?:foyer|mecs|college|lycee|hotel|ase|hopital|pmi|urgences|mna|association|"
            r"etablissement|pro\w*|creche|clinique)\b"
        ),
    ),
    (
        PARENT,
        (
            rf"\b(?:je suis|chuis|jsuis|moi c est)\s+{ARTICLES}(?:maman|mere|papa|pere|parent|"
            r"mamie|grand mere|grand pere|papy|tante|oncle|"
            r"belle mere|beau pere|tuteur|tutrice|marraine|parrain)\b"
        ),
    ),
    (
        PARENT,
        rf"\b(?:c est|pour|s agit de|a propos de|parle de|concerne)\s+(?:ma|mon|mes|notre|nos)\s+{CHILD}\b",
    ),
    (
        YOUNG,
        (
            r"\b(?:j ai|g|jai|ja i|je fais|j vais avoir|bientot)\s+(?:1[0-9]|20)\s*"
            r"(?:ans|an|piges?|balais)\b(?! d )"
        ),
    ),
    (
        YOUNG,
        rf"\b{I_AM}\s+{ARTICLES}(?:mec|meuf|gars|garcon|fille)\s+de\s+(?:1[0-9]|20)\b(?:\s*(?:ans|piges?))?",
    ),
    (
        YOUNG,
        (
            rf"\b(?:je suis|jsuis|chuis|chui|jsui)\s+{ARTICLES}(?:mineure?|ado|lyceenne?|"
            r"collegienne?|jeune|etudiante?|"
            r"en (?:6e|5e|4e|3e|seconde|premiere|terminale)|au (?:lycee|college))\b"
        ),
    ),
)
HINTED = (
    (PARENT, rf"\b(?:ma|mon|mes|notre|nos)\s+(?:grande?\s+|petite?\s+|propre\s+)?{CHILD}\b"),
    (
        PROFESSIONAL,
        (
            r"\b(?:une?|des|mon|ma|cette|nos)\s+(?:eleves?|patiente?s?|residente?s?|"
            r"jeunes? (?:que j|suivi|du foyer|accueilli)\w*|usagere?s?)\b"
        ),
    ),
    (
        YOUNG,
        (
            r"\b(?:ma daronne|mon daron|mes darons|mes parents|ma mere|mon pere|ma reum|mon reup|"
            r"mes rents|mon lycee|mon college|ma prof|mon prof|"
            r"mon educ|mon foyer|mon beau pere)\b"
        ),
    ),
    (YOUNG, rf"\b{I_AM}\s+{ARTICLES}(?:mec|meuf|gars|garcon|fille|majeure?)\b"),
)
_SAID = [(who, re.compile(pattern)) for who, pattern in SAID]
_HINTED = [(who, re.compile(pattern)) for who, pattern in HINTED]


def told(text: str) -> Optional[str]:
    """Said in so many words: it replaces what was known."""
    return _first(_SAID, fold(text))


def beyond_who(text: str) -> str:
    """What a message says beside who writes it, folded."""
    rest = fold(text)
    for _, pattern in (*_SAID, _HINTED[-1]):
        rest = pattern.sub(" ", rest)
    return " ".join(rest.split())


def hinted(text: str) -> Optional[str]:
    return _first(_HINTED, fold(text))


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
