"""A complaint without somebody's agreement, who risks how much, and whether it is legal at sixteen.

«il faut son accord ?», «il risque combien», «et de 16 ans ?»: an age in the question chooses the bracket.
"""

import re

from bot.asked_justice import COMPLAINT, OF_COMPLAINTS, SHE, SIXTEEN, WAVERS, WITHOUT
from bot.asked_law import LAW, LEAD, REPORT
from bot.first_care import DOCTOR
from bot.question import ADULTS, ANYTHING, PARENTS, PROS, Question, words
from bot.sequel import EXPLOITED

PENALTIES, UNDER, OVER = "choose_parent_legal_penalties", "choose_pro_law_under_15", "choose_pro_law_over_15"
OTHER_PARENT = r"\b(?:pere|mere|ex|mari|femme|conjointe?|autre parent|papa|maman|compagn\w+)\b"
AGREEMENT = (
    r"\b(?:sans|besoin de|faut|avoir|demander|obtenir) (?:l |son |leur |mon |un |d |de )*accord\b|"
    r"\b(?:refuse|veut pas|est contre|s oppose|pas d accord)\b"
)
ANYWAY = (
    r"\b(?:quand meme|sans elle|sans lui|a sa place|je peux|puis je|on peut|peut on|possible|le droit|"
    r"faut il|doit elle)\b"
)
FILES = (
    r"\b(?:je|on|nous|j|puis je|peut on|peux je|voudrais|veux)\b.*\b(?:port\w*|depos\w*) (?:une )?plainte\b|"
    rf"^(?:{LEAD[1:]})?(?:comment|ou) (?:on |je |faire pour |peut on )?(?:port\w*|"
    rf"depos\w*) (?:une )?plainte\b"
)
FILED = re.compile(
    r"\b(?:ai|a|avons|ont|avais) (?:deja )?(?:porte|depose)\b|\b(?:pas|peur|refus\w*|delais?|temps|age|tard|"
    r"prescri\w*|menac\w*|represailles|represaille|annul\w*|retir\w*|classee?|doit|accus\w*|preuves?)\b|"
    r"\bcontre (?:moi|nous|ma|mon|la police|le foyer)\b"
)
HE = (
    r"\b(?:ils|eux|(?:l|les|cet|ces|aux?|le|un|du|des|ce) (?:\w+ )?"
    r"(?:hommes?|clients?|proxenetes?|types?|mecs?|macs?|adultes?|chauffeurs?|acheteurs?))\b"
)
PAYS_FOR_IT = r"\b(?:risqu|encour|prison|taule|condamn|peine|puni|sanction)\w*"
HOW_MUCH = (
    r"^(?:et )?(?:que|qu est ce que?) |\b(?:combien|quoi|quelles?|prison|taule|condamn\w*|peines?|"
    r"puni\w*|sanction\w*)\b"
)
OF_HERS = re.compile(
    rf"\b(?:mon|notre) (?:\w+ )?(?:fils|garcon|neveu)\b|{SHE} (?:\w+ ){{0,2}}(?:risqu|encour|condamn|puni)|"
    r"\b(?:je|on|nous) (?:\w+ )?(?:risqu|encour)|\bsi je\b|\bplainte\b"
)
WHO_OF_THEM = (
    rf"{LEAD}(?:pour )?(?:le|les|l|et) ?(?:proxenete|client|homme|mec|type|chauffeur|acheteur|adulte|mac)s?"
    r"(?: (?:alors|dans tout ca|aussi|eux|lui|il risque quoi|ils risquent quoi|on en fait quoi))*$"
)
UNDER_15 = r"\b(?:1[0-4]|[5-9]|dix|onze|douze|treize|quatorze) ans\b"
OVER_15 = r"\b(?:1[5-7]|quinze|seize|dix sept) ans\b"
JUST_AGE = rf"{LEAD}(?:si (?:elle|il) (?:a|en a) |(?:et )?(?:pour |de |a |d )*(?:une? (?:\w+ )?de )?)"
TOO_OLD = (
    r"\bsi (?:elle|il) (?:lui |leur |leurs )?(?:a|avait) (?:\w+ )?(?:dit|menti)(?: \w+){0,3} "
    r"(?:18|19|20|dix huit|majeure?|age)\b|"
    r"\b(?:savai\w*|savent|sait) pas (?:qu elle etait|qu il etait|son age|pour son age)|"
    r"\b(?:croyai\w*|cru|pensai\w*) (?:qu elle etait |qu il etait )?majeure?\b"
)
LEGAL = r"\b(?:legal|illegal|autorise|interdit|permis|un delit|a le droit|ont le droit|en age|puni)\w*\b"
NOT_OF_MONEY = re.compile(
    r"\b(?:plainte|avocat\w*|medecin|dormir|avort\w*|ivg|fugu\w*|sortir|alcool|pilule|travail\w*|"
    r"secret|photos?|"
    r"images?|videos?|contraception|hotel)\b"
)

QUESTIONS = (
    Question(
        LAW,
        "choose_parent_legal_other_parent",
        PARENTS,
        ANYTHING,
        words(r"\bplainte\b", OTHER_PARENT, AGREEMENT),
        re.compile(r"\bcontre\b"),
    ),
    Question(
        LAW,
        WITHOUT,
        PARENTS,
        ANYTHING,
        words(r"\bplainte\b", rf"{AGREEMENT}|\b(?:veut|veux|veu) (?:pas|plus)\b", ANYWAY),
        re.compile(rf"{DOCTOR}|{OTHER_PARENT}"),
    ),
    Question(
        LAW,
        WITHOUT,
        PARENTS,
        OF_COMPLAINTS,
        words(
            rf"{LEAD}(?:(?:est ce qu )?(?:il |on )?(?:faut|a besoin de|besoin de) (?:avoir )?son accord|"
            r"sans son accord|"
            rf"(?:si )?(?:elle|il) (?:ne )?(?:veut|voudra|voulait) (?:pas|plus)|(?:si )?(?:elle|il) refuse|"
            r"si (?:elle|il) change d avis)(?: (?:porter plainte|non plus|parler|y aller|alors))*$"
        ),
    ),
    Question(LAW, "choose_parent_legal_said_grown", ADULTS, OF_COMPLAINTS | WAVERS, words(TOO_OLD)),
    Question(LAW, SIXTEEN, ADULTS, ANYTHING, words(r"\bmajorite sexuelle\b"), NOT_OF_MONEY),
    Question(
        LAW,
        SIXTEEN,
        ADULTS,
        WAVERS,
        words(LEGAL, rf"{UNDER_15}|{OVER_15}|\bmineure?\b|\bson age\b"),
        NOT_OF_MONEY,
    ),
    Question(
        LAW,
        SIXTEEN,
        PARENTS,
        WAVERS,
        words(r"\b(?:peut etre|et si|au fond) (?:\w+ )?(?:elle|il) (?:a|avait) raison\b"),
    ),
    Question(LAW, UNDER, PROS, ANYTHING, words(PAYS_FOR_IT, UNDER_15), re.compile(r"\bsi je\b")),
    Question(LAW, OVER, PROS, ANYTHING, words(PAYS_FOR_IT, OVER_15), re.compile(r"\bsi je\b")),
    Question(LAW, UNDER, PROS, OF_COMPLAINTS, words(rf"{JUST_AGE}{UNDER_15}$")),
    Question(LAW, OVER, PROS, OF_COMPLAINTS, words(rf"{JUST_AGE}{OVER_15}$")),
    Question(LAW, PENALTIES, PARENTS, OF_COMPLAINTS | WAVERS, words(WHO_OF_THEM)),
    Question(LAW, PENALTIES, PARENTS, ANYTHING, words(HE, PAYS_FOR_IT, HOW_MUCH), OF_HERS),
    Question(
        LAW,
        PENALTIES,
        PARENTS,
        OF_COMPLAINTS | EXPLOITED,
        words(
            rf"{LEAD}(?:il|on|lui il) (?:risque|encourt|prend|prendra) (?:combien|quelle peine|la prison).*"
        ),
    ),
    Question(LAW, COMPLAINT, PARENTS, ANYTHING, words(FILES), FILED),
    Question(
        REPORT,
        "choose_pro_report_duty",
        PROS,
        ANYTHING,
        words(
            rf"{LEAD}(?:quelles?|c est quoi la|on risque|je risque|qu est ce que je risque).*"
            r"\bsi (?:je|j|on|nous) (?:ne )?(?:signal\w+|transmet\w*|alert\w+|parle|dis) (?:pas|rien)"
        ),
    ),
)
