"""A child who was gone is back: what is asked first, and whether the police has to know.

«elle est rentrée cette nuit après 4 jours de fugue, elle dort» is no missing child. While questions of danger
are open its answers come first.
"""

from bot.at_work import ABSENT
from bot.meaning import BACK as RETURNED
from bot.meaning import MISSING, SOMEBODY
from bot.rows import ANYTHING, NO, PARENTS, PROS, Sequel
from bot.writer import CHILD

POLICE, DOCTOR, LATE = "choose_parent_back_police", "choose_parent_back_doctor", "choose_parent_comes_late"
COMING = "choose_parent_missing_coming"
OF_RETURN = frozenset({MISSING, RETURNED, POLICE, DOCTOR})
BACK = r"(?:rentre(?:e|r)?s?|revenue?s?|revenir|retrouvee?s?|de retour|reintegre\w*)"
IS_BACK = rf"\b(?:est|sont|etait|vient de|viens de|a) (?:\w+ )?{BACK}\b"
AWAY = (
    r"(?:fugu\w*|dispar\w*|introuvable|absente?|(?:\d+|une?|deux|trois|quelques|plusieurs) (?:jours?|nuits?))"
)
STILL_GONE = (
    rf"\b(?:est|sont|etait|a) (?:pas|pa|jamais|plus|toujours|nulle)\b|\b(?:pas|jamais) (?:\w+ )?{BACK}\b|"
    r"\bsi (?:elle|il|ma|mon)\b|\brepart\w*\b|\bplus la\b"
)
IS_FOUND = (
    rf"^(?!.*(?:{NO}|\brepart\w*\b)).*(?:\b(?:l ai|l a|l ont|l avons) (?:enfin )?retrouve\w*\b|"
    rf"\b{SOMEBODY} (?:est|sont) (?:enfin |bien )?(?:a la maison|chez nous|la\b(?! bas)))"
)
HERS = rf"(?:elle|(?:ma|mon|notre) (?:\w+ )?{CHILD}|la petite|mon petit)"
AT_LAST = (
    r"(?: (?:enfin|ca y est|ouf|merci|ce matin|cette nuit|ce soir|hier|soir|matin|saine?|et|sauve|"
    r"a la maison|"
    r"chez nous|chez moi|elle va bien|il va bien|elle dort|il dort|"
    r"toute?|seule?|tout a l heure|il y a|une|deux|\d+|heures?|h))*$"
)
AN_END = (
    r"\b(?:revenue?|rentree?|retour|retrouvee?|fini|termine|annul\w*|lev\w* (?:l )?avis|est la|"
    r"a la maison)\b"
)
TELLS = r"\b(?:dois|doit|faut|preven\w*|dire|dis|appel\w*|rappel\w*|annul\w*|signal\w*|averti\w*)\b"
OF_POLICE = r"\b(?:police|gendarm\w*|commissariat|enquet\w*|fichier|avis de recherche|signalement)\b"
MARKS = (
    r"\b(?:bleus?|ecchymoses?|hematomes?|marques|griff\w*|brulures?|traces|sent l alcool|"
    r"alcoolisee?|droguee?|"
    r"defoncee?|vaseuse|plaies?|coquard|cocard|oeil (?:au beurre )?noir)\b"
)
GRAVER = (
    r"\b(?:mour\w*|tuer?|suicid\w*|saign\w*|sang|inconscient\w*|respir\w*|evanou\w*|reveil\w* pas|"
    r"repond\w* p(?:as|lus))\b"
)
WHICH_FIRST = (
    r"\b(?:medecin|docteur|hopital|urgences)\b.*\b(?:ou|avant|apres|puis)\b.*\b(?:police|"
    r"gendarm\w*|plainte)\b|"
    r"\b(?:police|gendarm\w*|plainte)\b.*\b(?:ou|avant|apres|puis)\b.*\b(?:medecin|docteur|hopital|"
    r"urgences)\b"
)
COMES = (
    rf"\b(?:{HERS}|il) (?:\w+ )?(?:rentre|rentrait|revient|revenait|est rentree?|est revenue?)\b.*"
    r"\b(?:matin|nuit|tard|aube|heures?|\d+ ?h)\b"
)
WITH_SIGNS = (
    r"\b(?:argent|billets|liasses?|cash|euros|habits|vetements|cadeaux|sacs?|bijoux|telephone neuf|"
    r"bourree?|ivre|"
    r"defoncee?|droguee?|alcool\w*|taxi|uber|vtc)\b"
)

HARMED = r"\b(?:forc\w*|viol\w*|abus\w*|agress\w*|touche\w*|peur|mal)\b"
SHE_IS_BACK = rf"\b(?:{HERS} (?:est|vient de)|l (?:a|ai|ont|avons)) (?:\w+ )?{BACK}\b"

RETURNS = (
    Sequel(
        POLICE,
        PARENTS,
        OF_RETURN,
        rf"(?=.*{OF_POLICE})(?=.*{TELLS}).*{AN_END}",
        unless=f"{STILL_GONE}|{GRAVER}",
    ),
    Sequel(
        POLICE,
        PARENTS,
        ANYTHING,
        rf"(?=.*{OF_POLICE})(?=.*{TELLS}).*{SHE_IS_BACK}",
        unless=rf"{STILL_GONE}|{GRAVER}|\b(?:est venue|s en va)\b",
    ),
    Sequel(
        RETURNED,
        PARENTS,
        ANYTHING,
        rf"(?=.*{IS_BACK}).*\b{AWAY}\b|"
        rf"\b{HERS} (?:est|vient d etre|vient de) (?:enfin |bien )?{BACK}{AT_LAST}",
        unless=STILL_GONE,
    ),
    Sequel(DOCTOR, PARENTS, OF_RETURN, rf"{MARKS}|{WHICH_FIRST}", unless=rf"{GRAVER}|\b(?:forc|viol)\w*"),
    Sequel(
        DOCTOR,
        PARENTS,
        ANYTHING,
        rf"{WHICH_FIRST}|\bhematomes?\b|\bcoquard\b|\bcocard\b|\boeil (?:au beurre )?noir\b",
        unless=GRAVER,
    ),
    Sequel(
        RETURNED,
        PARENTS,
        frozenset({MISSING}),
        rf"{IS_FOUND}|^(?!.*(?:{GRAVER}|{HARMED})).*"
        rf"\b(?:{HERS}|il|ils|elles) (?:est|sont|vient de|viennent de|a ete|ont ete) (?:\w+ )?{BACK}\b",
        unless=STILL_GONE,
    ),
    Sequel(
        COMING,
        PARENTS,
        frozenset({MISSING, COMING}),
        rf"^(?:(?:ca y est|oui|ouf|bon|enfin|merci|elle dit qu|il dit qu|on dirait qu) )*(?:{HERS}|il) "
        r"(?:rentre|arrive|revient|est en (?:route|chemin)|va rentrer)"
        r"(?: (?:enfin|la|maintenant|ce soir|bientot|dans|une|un|\d+|h|heures?|min\w*|a la maison|chez nous|"
        r"en bus|"
        r"en train|tout de suite|elle|il|dit|l a))*$",
    ),
    Sequel(RETURNED, PARENTS, frozenset({RETURNED}), IS_FOUND),
    Sequel(
        "choose_pro_missing_back",
        PROS,
        ABSENT,
        rf"\b{SOMEBODY} est (?:enfin |bien )?(?:revenue?|rentree?|de retour)\b|"
        rf"^(?!.*(?:{NO}|{GRAVER}|{HARMED})).*{IS_BACK}",
    ),
    Sequel(
        LATE,
        PARENTS,
        ANYTHING,
        rf"(?=.*{COMES}).*{WITH_SIGNS}",
        unless=rf"{STILL_GONE}|{AWAY}|{GRAVER}|{HARMED}",
    ),
)
