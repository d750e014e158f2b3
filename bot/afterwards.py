"""Behind a rape of these days, and one's own part in what was done: a lawyer comes before the police."""

from bot.scene import AROUND, BODY, FORM, NONE, PART, SOLD, row

RAPED = frozenset(
    {"sexual_violence", "choose_sexual_fresh", "choose_sexual_recent", "choose_sexual_care"}
    | {"choose_sexual_hiv", "choose_sexual_still", "choose_sexual_silent"}
)
BACK_THEN = r"\b(?:ans|mois|annees?|petite?|longtemps)\b"

AFTERWARDS_ROWS = (
    # behind a rape of these days
    row(
        "choose_sexual_still",
        NONE,
        RAPED,
        r"\btrop tard\b|\bsert (?:plus )?a rien (?:maintenant|d y aller)\b",
        rf"{BACK_THEN}|\bplainte\b",
        not_told=frozenset({"choose_sexual_past"}),
    ),
    row(
        "choose_health_pill",
        NONE,
        RAPED - {"sexual_violence"},
        r"\b(?:enceinte|bebe|grossesse|capote|protection|preservatif|pilule)\b",
        BACK_THEN,
        not_told=frozenset({"choose_sexual_past"}),
    ),
    row(
        "choose_sexual_silent",
        NONE,
        RAPED,
        r"(?:(?:mais|et|bah|en fait) )*(?:je|j|g|jai)(?: ai)? (?:pas|rien|jamais|meme pas)(?: rien)? "
        r"(?:dit?|ose|bouge|crie|fait|reagi|reussi)(?: \w+){0,4}|.*\b(?:pas (?:su|pu|reussi a|ose) dire "
        r"non|pas dit non|"
        r"laissee? faire|paralysee?|tetanisee?|pas reagi|pas bouge|pas crie)\b.*",
        r"\b(?:plainte|parents|police|a personne|a ma mere)\b",
        whole=True,
    ),
    row(
        "choose_sexual_still",
        NONE,
        RAPED,
        r"\b(?:faire|fais|fai) (?:quoi|koi) (?:en premier|d abord|maintenant|la)\b|\bquoi (?:faire )?en "
        r"premier\b",
        not_told=frozenset({"choose_sexual_past"}),
    ),
    row(
        "choose_danger_care",
        FORM,
        RAPED | BODY,
        r"\b(?:faire|fais|fai) (?:quoi|koi) (?:en premier|d abord)\b|\bquoi (?:faire )?en premier\b",
    ),
    # one's own part in it: no absolution, and a lawyer before the police
    row(
        PART,
        AROUND,
        SOLD | {"choose_rights_me", "ask_rights", "substances"},
        r"\b(?:j|je|jai|g|jen)\b(?: \w+){0,4} (?:ramene|amene|recrute|branche|fait venir)\w*(?: \w+){0,2} ?"
        r"(?:copine|pote|fille|amie|une|un|meuf|soeur|autre|deja|deux)?|"
        r"\b(?:j|je|jai|g)\b(?: \w+){0,4} (?:vendu|deale|transporte|vole|braque)\w*\b",
        r"\b(?:m a|m ont|se fait|on) (?:\w+ )?(?:vole|vendu\w*|ramene|amene)|\b(?:pas|jamais|faut|veut|"
        r"me|corps|m avoir)\b|"
        r"\b(?:chez moi|a la maison|photos?|videos?|contenu|nudes?)\b|\b(?:ete|suis|etais) \w+",
    ),
    row(
        "choose_own_part_law",
        AROUND,
        frozenset({PART, "choose_own_part_law", "choose_rights_friend"}),
        r"\b(?:coupable|prison|casier|risqu\w*|complice|garde a vue|jugee?|tribunal|punie?|ma faute|"
        r"arret(?:er|ee?)|proces|"
        r"police)\b",
        r"\b(?:lui|elle|il) (?:\w+ )?(?:va|risqu\w*)\b",
    ),
    row(
        "choose_own_part_friend",
        AROUND,
        frozenset({PART, "choose_own_part_law"}),
        r"\b(?:l aider|aider (?:elle|lui)|la proteger|le proteger|la sortir)\b",
    ),
)
