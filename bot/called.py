"""«Là maintenant», «tu as appelé la police ?», «ma porte est fermée»: said while a danger lasts.

«Là maintenant» is no yes to «are you safe», and who asks for the police must know that nobody was called.
"""

from bot.everyday import OF_A_FEAST, WITH_KIN
from bot.in_danger import ADDRESS
from bot.rows import EVERYBODY
from bot.scene import (
    ANY,
    ANYWHERE,
    AROUND,
    FORM,
    GONE,
    HARMED_AT_HOME,
    HELD,
    HELPED,
    IN_DANGER,
    NOBODY,
    NONE,
    OUT_OF_IT,
    STAY,
    STAYS_IN,
    row,
)
from bot.treated import DOCTOR

PLACED = frozenset(
    {"care_placement"} | {f"choose_care_{name}" for name in ("bad", "judge", "unhappy", "harm")}
)
CALL = r"(?:app?el\w*|prevenu\w*|previen\w*|prevenir|contact\w*|envo\w*|alert\w*|fai(?:s|t|re) venir)"
WHOM = (
    r"(?:police|flics?|keufs?|gendarm\w*|secours|samu|pompiers?|ambulance|quelqu un|qqn|kelkun|1[578]|114|"
    r"urgences|monde|aide)"
)
STREET = (
    r"\b\d{1,4} (?:bis |ter )?(?:rue|r|avenue|av|ave|bd|bld|boulevard|allees?|chemin|place|impasse|cite|"
    r"residence|quai|cours|route|square)\b"
)
WITHIN = (
    r"\b(?:\d+|premier|deuxieme|dernier)(?: ?(?:e|eme|er|ere))? etage\b|\brez de chaussee\b|"
    r"\bchambre (?:n |numero |num )?\d+|\b(?:code|interphone|digicode)\b.*\b\d+|"
    r"\b(?:suis|jsuis|chui|chuis|on est|enfermee?) (?:enfermee? )?(?:dans|a|au) (?:un |une |l |le )?"
    r"(?:hotel|appart\w*|airbnb|f1|ibis|immeuble|cave)\b"
)
FLOOR = (
    r"(?:(?:oui|la|je suis|jsuis|jsui|chui|chuis|on est|c est) )*au (?:\d{1,2} ?(?:e|eme|er|ere)|premier|"
    r"deuxieme|troisieme|quatrieme|cinquieme|dernier)(?: etage)?"
)
GONE_WORDS = (
    r"\b(?:il|elle|ils|elles) (?:est|sont|s est|se sont|vient de|viennent de) (?:\w+ )?(?:part|barr|tir)\w*"
)

CALLED_ROWS = (
    # now, and who was called
    row(
        "choose_danger_urgent",
        FORM,
        ANY,
        r"(?:(?:non|mais|et|bah|la|stp|svp|vite|c est|c|aide moi|aidez moi) )*(?:la maintenant|maintenant|"
        r"tout de suite|la tout de suite|vite|urgent|au secours|aide moi|aidez moi|depeche\w*(?: toi| "
        r"vous)?|"
        r"dans (?:\d+|deux|cinq|dix) min\w*)(?: (?:stp|svp|maintenant|vite|la|tout de suite))*",
        whole=True,
    ),
    row(
        "choose_danger_urgent",
        AROUND,
        IN_DANGER,
        r"\b(?:je|j) (?:suis en train de )?(?:cour[st]?|courir)\b|\bje me (?:cache|planque)\b|"
        r"\b(?:il|ils|elle) (?:me |m |se )?(?:court? apres|rattrap\w*|rapproch\w*|approch\w*)|"
        r"\b(?:il|ils|elle) (?:\w+ )?(?:cass|defonc|forc|enfonc|cogn)\w* (?:\w+ )?(?:la |ma )?porte\b|"
        r"^la ca va pas$",
        r"\bpas\b(?!$)|\b(?:cours de|en cours|tous les)\b",
    ),
    row(
        NOBODY,
        ANYWHERE,
        ANY,
        rf"\b(?:tu|vous|t|ta|te) (?:\w+ ){{0,4}}{CALL} (?:\w+ ){{0,3}}{WHOM}\b|"
        rf"^(?:stp |svp |vas y |allez )*(?:app?ell?ez?|previens|prevenez|envoie|envoyez|envoi)(?: moi)?"
        rf"(?: la| le| les| l| une?| de l)? {WHOM}\b",
        r"\b(?:je|j|jdois|on)\b|\bm aider?\b|\bcomment\b|\bpas (?:appel|prev|envo)\w*|"
        r"\bquand\b.*\bpersonne\b|"
        r"\bt (?:es|etais)\b|\bil\b|\belle\b|\bprenom\b|\bt appel\w*",
        by=EVERYBODY,
    ),
    row(
        NOBODY,
        ANYWHERE,
        ANY,
        r"\b(?:tu|vous|t) (?:ne )?(?:l |les )?(?:as|a|avez|ai) (?:bien |deja )?(?:prevenu|alerte|"
        r"contacte|appele)\w*"
        r"(?: \w+){0,3}$",
        r"\b(?:je|j|il|elle)\b|\bmes parents\b|\bma mere\b",
        by=EVERYBODY,
    ),
    row(
        NOBODY,
        ANYWHERE,
        IN_DANGER,
        r"\b(?:ils?|elle|police|flics|secours|ambulance|pompiers|on|tu) (?:arriv\w*|vien\w*|serai?\w* "
        r"la) (?:quand|bientot|"
        r"dans combien|vite)\b|\bquand (?:est ce qu )?(?:ils?|elle|la police|les secours|on|quelqu un) "
        r"(?:\w+ )?"
        r"(?:arriv|vien)\w*|\bcombien de temps\b.*\b(?:arriv|vien|venir)\w*|"
        r"\b(?:personne|quelqu un|qqn) (?:va |ne )?(?:vien[st]?|venir|arrive)\b|"
        r"\b(?:tu|t|vous|c est|c) (?:l |les )?(?:as |a |avez |ai )?(?:bien )?(?:envoye\w*|transmi\w*)\b|"
        r"\b(?:te|vous) (?:donne|envoie|file) (?:l |mon |une )?adresse\b",
        r"\b(?:il|elle) (?:a|m a) envoye",
        by=EVERYBODY,
        not_told=frozenset({HELPED, "choose_act_helped"}),
    ),
    row(NOBODY, FORM, ANY, r"\b(?:te|vous) (?:donne|envoie|file) (?:l |mon |une )?adresse\b", by=EVERYBODY),
    row(ADDRESS, FORM, ANY, rf"{STREET}|{WITHIN}"),
    row(ADDRESS, NONE, IN_DANGER, STREET),
    row(ADDRESS, AROUND, IN_DANGER | {"choose_danger_followed"}, FLOOR, whole=True, not_told=OUT_OF_IT),
    row(ADDRESS, NONE, frozenset({HELD, ADDRESS}), WITHIN, not_told=OUT_OF_IT),
    row(
        "choose_danger_mute",
        AROUND,
        frozenset({HELD}),
        r"(?:(?:mais|non|et) )*(?:je |j )?(?:peux?|peut|jpeux|jpeu|ose) pas (?:parler|telephoner|appeler|"
        r"faire de bruit)"
        r"(?: (?:la|stp|il est a cote|il entend))*",
        whole=True,
        not_told=OUT_OF_IT,
    ),
    row(
        DOCTOR,
        NONE,
        frozenset({HELD}),
        r"\b(?:je )?saigne\b|\bj ai (?:trop )?mal\b|\bblesse\w*\b",
        r"\bpas\b",
        not_told=OUT_OF_IT,
    ),
    # he waits, he has gone
    row(GONE, FORM, frozenset({STAY, STAYS_IN, GONE}), GONE_WORDS, r"\b(?:pas|pa|revenu\w*|avec)\b"),
    row(
        STAYS_IN,
        FORM,
        ANY,
        r"\bporte (?:\w+ ){0,3}(?:fermee?|verrouillee?|a cle)\b|\bj ?ai (?:\w+ )?(?:ferme|verrouille)\w*\b|"
        r"\bje (?:me )?suis (?:\w+ )?(?:enfermee?|barricadee?|cachee?) (?:dans|aux) (?:ma|la|les|mes|un) "
        r"\w+|"
        r"\b(?:suis|jsuis|chui) (?:cachee? )?(?:aux|dans les) (?:toilettes|wc|chiottes)\b",
        r"\b(?:il|elle|ils|elles|m|on|lui)\b|\b(?:pas|plus|peux|exterieur|dehors|appart\w*|chez)\b",
        not_told=frozenset({HELD}),
    ),
    # not in danger after all
    row(
        "choose_not_in_danger",
        FORM,
        ANY,
        r"\bpas (?:du tout |vraiment |vrmt |trop )?(?:en |de )danger\b|\bpour (?:rigoler|rire|delirer)\b|"
        r"\bc est (?:juste )?une blague\b|\bveux pas de crise\b|\bpas (?:une )?(?:urgence|urgent)\b|"
        r"\brien de grave\b|"
        r"\b(?:as|avez|ta) (?:mal|rien|pas) compris\b",
        r"\b(?:si|comme|dit|disent|mais|peur|dis que|sais pas|sais meme pas)\b",
    ),
    row("choose_not_in_danger", FORM, ANY, OF_A_FEAST, whole=True, not_told=frozenset({HELD})),
    row(
        "choose_not_in_danger",
        AROUND,
        frozenset({"choose_danger_vehicle"}),
        WITH_KIN,
        whole=True,
        last=frozenset({"choose_danger_vehicle", "danger_now", "choose_danger_unclear"}),
        not_told=HARMED_AT_HOME | {HELD},
    ),
    row(
        "choose_care_decides",
        AROUND,
        PLACED | {"choose_not_in_danger"},
        r"\b(?:qui|ki) (?:c est )?(?:qui |ki |est ce qui )?(?:decid|chois)\w*|"
        r"\bchanger (?:de )?(?:famille|foyer|lieu|placement)\b|\b(?:comment|peux|veux|veut)\b.*\bchanger$",
        r"\bjuge\b",
    ),
)
