"""Questions of law that have an answer of their own, rather than the menu: time limits, a refusal, a hearing.

«on nous a dit que si elle consent on ne peut rien faire» is false, and the law says the contrary.
"""

import re

from bot.question import ADULTS, ANYTHING, PARENTS, PROS, Question, words
from bot.sequel import EXPLOITED

LAW, REPORT, HOTEL = "parent_legal", "pro_report", "pro_hotel"
OF_LAW = frozenset(
    {LAW, "choose_pro_report_law", "choose_pro_law_under_15", "choose_parent_legal_penalties"}
    | {"choose_parent_legal_delays", "choose_pro_report_duty"}
)
AT_A_HOTEL = frozenset(
    {HOTEL, "choose_pro_hotel_note", "choose_pro_hotel_who", "choose_pro_hotel_law", "choose_pro_witness"}
    | {"choose_pro_found"}
)
DELAY = r"\b(?:delais?|prescri\w+|trop tard)\b|\bcombien de temps\b.*\b(?:plainte|agir|apres)\b"
OF_JUSTICE = r"\b(?:plainte|prescri\w+|justice|agir|poursuiv\w*|proxenet\w*|viol|faits|achat|tribunal)\b"
TO_REPORT = (
    r"\b(?:signal\w*|transmet\w*|ip|crip|procureur|parquet|information preoccupante|j ai|ai je|avons)\b"
)
AUTHORITY = (
    r"\b(?:police|policiere?s?|gendarm\w*|commissariat|brigade|agente?|officier|flics?|accueil|"
    r"on (?:a|nous|m))\b"
)
NOT_TAKEN = (
    r"\b(?:refus\w*|renvoye\w*|pas (?:voulu|pris|prendre|prendra)|(?:veut|veulent|voulait) pas|"
    r"main courante)\b"
)
UNWILLING = re.compile(
    r"\b(?:elle|il|(?:ma|mon|sa|son) \w+(?: \w+)?) (?:ne )?(?:refuse|veut pas|a pas voulu)\b.*"
    r"\b(?:porter|deposer)\b"
)
CONSENT = r"\b(?:consent\w*|d accord|volontaire\w*|majorite sexuelle)\b"
POWERLESS = r"\b(?:rien (?:faire|y faire)|peut rien|peuvent rien|pouvait rien|y peut rien|pas intervenir)\b"
YOUNGER = (
    r"\b(?:moins de|avant|sous) (?:les )?(?:15|quinze)\b|"
    r"\bsi (?:elle|il|l enfant|la \w+|le \w+) a 1[0-4] ans\b"
)
ESTABLISHMENT = (
    r"\b(?:hotel\w*|etablissement|residence hoteliere|airbnb|logeurs?|location|gerant|exploitant|patron)\b"
)
PENALTY = (
    r"\b(?:risqu\w*|loi|peines?|sanctions?|amende|responsab\w*|penal\w*|encour\w*|complices?|juridique\w*)\b"
)
SAYS_NOTHING = (
    r"\bsi (?:je|j|on|nous) (?:\w+ )*(?:(?:di[st]|disons|signal\w*|parl\w*|previen\w*|denonc\w*|fai[st]|"
    r"appell?e\w*) "
    r"(?:\w+ ){0,2}(?:rien|pas|personne)|me tai[st]|nous taisons|garde\w* (?:ca|le secret|le silence)|"
    r"ferme\w* les yeux)\b"
)
SILENT = re.compile(r"\bsi (?:je|j|on|nous) (?:\w+ )*(?:di[st]|disons|signal\w*|parl\w*|tai\w*)\b")
LEAD = r"^(?:(?:et|mais|alors|du coup|donc) )*"

QUESTIONS = (
    Question(
        REPORT,
        "choose_pro_report_duty",
        PROS,
        ANYTHING,
        words(r"\bnon (?:denonciation|signalement|assistance)\b"),
    ),
    Question(LAW, "choose_parent_legal_silent", PARENTS, ANYTHING, words(PENALTY, SAYS_NOTHING)),
    Question(REPORT, "choose_pro_report_duty", PROS, AT_A_HOTEL, words(SAYS_NOTHING)),
    Question(
        LAW, "choose_parent_legal_myself", PARENTS, ANYTHING, words(r"\bnon (?:denonciation|assistance)\b")
    ),
    Question(HOTEL, "choose_pro_hotel_law", PROS, ANYTHING, words(ESTABLISHMENT, PENALTY), SILENT),
    Question(
        HOTEL,
        "choose_pro_hotel_law",
        PROS,
        AT_A_HOTEL,
        words(rf"{LEAD}(?:on|nous|je|j) (?:\w+ )?(?:risqu|encour)|que dit la loi|quelle peine"),
    ),
    Question(
        HOTEL,
        "choose_pro_hotel_who",
        PROS,
        AT_A_HOTEL,
        words(r"\b(?:mail|adresse|email|courriel|ecri\w*|signal\w*|prevenir|contact\w*|ocrteh)\b"),
        re.compile(r"\bprocureur|parquet|crip\b"),
    ),
    Question(LAW, "choose_pro_law_under_15", PROS, OF_LAW, words(YOUNGER)),
    Question(LAW, "choose_parent_legal_penalties", PARENTS, OF_LAW, words(YOUNGER)),
    Question(LAW, "choose_parent_legal_delays", ADULTS, ANYTHING, words(DELAY, OF_JUSTICE)),
    Question(REPORT, "choose_pro_report_delay", PROS, ANYTHING, words(r"\bdelais?\b", TO_REPORT)),
    Question(
        LAW,
        "choose_parent_legal_refused",
        PARENTS,
        ANYTHING,
        words(r"\bplainte\b", AUTHORITY, NOT_TAKEN),
        UNWILLING,
    ),
    Question(
        LAW,
        "choose_parent_legal_hearing",
        PARENTS,
        ANYTHING,
        words(r"\b(?:audition\w*|auditionnee?s?|entendue? (?:par|comme|au commissariat))\b"),
    ),
    Question(LAW, "choose_parent_legal_consent", ADULTS, ANYTHING, words(CONSENT, POWERLESS)),
    Question(
        LAW,
        "choose_parent_legal_consent",
        ADULTS,
        EXPLOITED,
        words(r"\b(?:dit|repond\w*|disent)\b", POWERLESS),
    ),
    Question(
        LAW,
        "choose_parent_legal_judge",
        PARENTS,
        ANYTHING,
        words(r"\b(?:saisir|saisis|ecrire a|demander a|contacter|aller voir)\b", r"\b(?:juge|jaf)\b"),
        re.compile(r"\bplace(?:e|ment)?\b|\bfoyer\b"),
    ),
)
