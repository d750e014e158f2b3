"""Who was hurt, drugged or attacked and wants a doctor: care comes first, and needs no complaint.

Said while questions of safety are open it is answered at once, and the question comes back.
"""

import re

from bot.folding import fold
from bot.rows import DANGER, YOUTH, Sequel

HURT_BY_OTHERS = frozenset(
    {
        "danger_now",
        "choose_danger_held",
        "choose_child_held",
        "sexual_violence",
        "partner_violence",
        "family_violence",
        "coerced",
        "choose_drugs_given",
        "choose_sexual_recent",
        "choose_sexual_ongoing",
        "choose_partner_hits",
    }
)
DOCTOR = "choose_harm_doctor"
HURTS, HURT_ASKED = "choose_hurt", "danger_hurt"
CARERS = (
    r"(?:doct?eur|doc|medecin|medcin|toubib|gyneco\w*|infirm\w*|sage femme|hopital|hosto|urgences|pediatre)"
)
WANTS = r"(?:voir|vois|besoin|aller|j?veux|j?ve|veu|voudrais|faut|appel\w+|consult\w+|j?peux|peu|trouver)"
BODY = (
    r"(?:(?:au|a la|aux|a l|en|dans le|ds le) (?!(?:coeur|mal|aise)\b)\w+|partout|"
    r"quand je (?:marche|pisse|bouge))"
)
PAIN = (
    rf"\b(?:j ai|jai|g|ai) (?:trop |grave |tres |super |encore |toujours |vraiment )?mal {BODY}|"
    r"^(?:(?:mais|oui|si|et) )*(?:j ai|jai|g) (?:trop |tres |grave )?mal$|\bje saigne\b|\bjsaigne\b"
)
# Said of anybody while it is asked whether they are hurt.
BODY_HURTS = (
    r"(?<!du )\bmal (?:a la|a l|au|aux|partout|dans|de (?:tete|ventre|dos)|quelque part)\b|"
    r"\bj ?ai (?:\w+ )?mal\b(?! (?:compris|vu|lu|dormi))|\btete (?:me |qui )?tourne\b|"
    r"\bcasse (?:le|la|un|une)\b|\b(?:bleus?|sang|coupures?|brulures?|vertiges?|douleurs?|hematomes?)\b|"
    r"\b(?:saign|bless|gonfle|enfle|evanou|fractur|vomi)\w*"
)
UNHURT = (
    r"\b(?:pas|pa|plus|rien|aucune?|aucun|ni|sans|nulle part)\b(?! mal de\b) (?:\w+ ){0,2}"
    r"(?:mal|bless\w*|saign\w*|sang|bleus?|douleurs?|touchee?)\b|\bmal nulle part\b|"
    r"\b(?:saign\w*|mal|bless\w*) pas\b"
)
ASKS = (
    rf"\b{WANTS}\b.*\b{CARERS}\b|\b(?:me faire|etre|m|me) (?:soign\w+|examin\w+)\b|"
    r"\b(?:soigner?|medecin|doct?eur) (?:sans|avant) (?:porter )?plainte\b"
)
REFUSES = (
    rf"\b(?:j?veux|ve|veu|j?peux|vais|ose|besoin)(?: \w+)? (?:pas|plus|ni) (?:\w+ ){{0,3}}{CARERS}\b|"
    r"\bpas besoin\b|\b(?:pense|stress\w*|angoiss\w*|peur)\b"
)

TREATED = (
    Sequel(DOCTOR, YOUTH, HURT_BY_OTHERS, rf"{ASKS}|{PAIN}", unless=REFUSES),
    Sequel(DOCTOR, YOUTH, HURT_BY_OTHERS, rf"{ASKS}|{PAIN}", unless=REFUSES, during=DANGER),
)
_PAIN = re.compile(PAIN)


def says_it_hurts(text: str) -> bool:
    """Yes to «are you hurt», in words of one's own: «jai mal au ventre»."""
    return bool(_PAIN.search(fold(text)))
