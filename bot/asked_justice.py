"""What adults ask of justice and of child protection beside the law: placement, judge, lawyer, a refusal.

«ils vont me la placer ?», «on peut faire appel ?», «c'est légal à 16 ans non ?», «et s'ils refusent encore»:
so short that the model knows them from other subjects. bot/asked_law.py holds the complaint itself.
"""

import re

from bot.asked_law import AUTHORITY, LAW, LEAD, OF_LAW, POWERLESS
from bot.meaning import MISSING
from bot.question import ADULTS, ANYTHING, PARENTS, Question, words
from bot.sequel import EXPLOITED
from bot.writer import CHILD

PLACEMENT, JUDGE, HEARING = (
    "choose_parent_fear_placement",
    "choose_parent_legal_judge",
    "choose_parent_legal_hearing",
)
COMPLAINT, WITHOUT, REFUSED = (
    "choose_parent_legal_complaint",
    "choose_parent_refuses_without",
    "choose_parent_legal_refused",
)
CONSENT, SIXTEEN, APPEAL = (
    "choose_parent_legal_consent",
    "choose_parent_legal_sixteen",
    "choose_parent_legal_appeal",
)
LAWYER, WRITES, CUSTODY = (
    "choose_parent_legal_lawyer",
    "choose_parent_legal_write",
    "choose_parent_legal_custody",
)
MISSING_REFUSED, INSISTS = "choose_parent_missing_refused", "choose_parent_legal_insist"
OF_JUDGES = frozenset(
    {JUDGE, PLACEMENT, APPEAL, LAWYER, "choose_parent_legal_ad_hoc", "parent_care_placement"}
)
OF_COMPLAINTS = OF_LAW | {
    LAW,
    COMPLAINT,
    REFUSED,
    HEARING,
    CONSENT,
    SIXTEEN,
    INSISTS,
    WRITES,
    MISSING_REFUSED,
}
OF_SERVICES = OF_JUDGES.union(
    (LAW, "ask_emergency_number", "pro_report", "choose_crip", "choose_worry", "choose_calls_child_after")
)
AWAY = frozenset({MISSING, MISSING_REFUSED, "choose_parent_missing_reported", "choose_parent_missing_around"})
WAVERS = EXPLOITED.union(
    ("parent_signs", "parent_refuses_help", "choose_parent_refuses_him", "minimises", LAW)
)

SHE = rf"\b(?:elle|(?:ma|mon|mes|notre|nos) (?:\w+ )?{CHILD}|la petite|le petit|(?:l|les) enfants?)\b"
MAY = (
    r"\b(?:va|vont|vais|ira|peu(?:t|vent)|risque\w*|pourrai\w*|peur|crain\w*|si|sera|serait|seront|"
    r"est ce qu\w*)\b"
)
TO_A_HOME = (
    r"\bplac(?:er|e|ee|es|ees|ent|era|ement)\b|\b(?:all\w*|va|ira|iront|envoy\w*|mett\w*|mise?|"
    r"partir|finir) (?:\w+ )?(?:en|dans un) (?:foyer|famille d accueil)\b|"
    r"\ba (?:la ddass|l ase|l aide sociale)\b"
)
NO_FEAR_OF_A_HOME = re.compile(
    r"\b(?:est|sont|etait|deja|depuis|suis|fut) (?:\w+ )?placee?s?\b|\b(?:son|leur) (?:placement|foyer)\b|"
    r"\b(?:du|le) foyer\b|"
    r"\bfugu\w*|\bproteger\b|\brecuperer\b|\b(?:sur|ma|sa|leur|votre|une|des|de|prendre la|en) places?\b|"
    r"\bchange\w*\b"
)
TAKES = r"\b(?:retir|enlev|prend|prenn|gard|embarqu|emmen)\w*"
FROM_ME = rf"{SHE}|\b(?:me|nous|m) (?:l|la|le|les) {TAKES}"
TAKE_FROM_ME = (
    r"\b(?:vont|va|peuvent|peut|risquent?) (?:me|nous) (?:la|le|les) (?:retirer|enlever|prendre|placer)\b"
)
SERVICES = (
    r"\b(?:119|ase|assistantes? sociales?|services?|juges?|signal\w*|eux prendre|"
    r"si (?:je|moi|j) (?:\w+ )?(?:parl|di|appel)\w*)\b"
)
THEY = r"\b(?:on|ils|vont ils|eux)\b"
OTHERS_TAKE = re.compile(
    r"\b(?:hommes?|types?|mecs?|gars|reseau|macs?|proxenetes?|clients?|telephone|portable|tel|ordi\w*|"
    r"son pere|sa mere|mon ex|passeport|papiers|bande|voiture|force|kidnap\w*|rendez vous|photos?|preuves?|"
    r"messages?|plainte)\b"
)
CUSTODY_OF_HERS = (
    rf"\bgarde a vue (?:de|pour) (?:ma|mon|notre) |\b(?:ma|mon|"
    rf"notre) (?:\w+ )?{CHILD}\b(?: \w+){{0,6}} garde a vue|"
    r"\belle (?:\w+ ){0,3}(?:en )?garde a vue"
)
HIS_CUSTODY = re.compile(
    r"\b(?:homme|type|mec|proxenete|client|exploiteur|agresseur|copain)\b(?: \w+){0,4} garde a vue"
)
THEY_REFUSE = (
    r"\b(?:ils|on|la police|les policiers|les flics|les gendarmes|la gendarmerie|le commissariat|l accueil) "
    r"(?:ne )?(?:me |nous |m )*(?:refus\w+|veulent pas|veut pas|disent? non|ecoute\w* pas|bouge\w* pas|"
    r"re[cs]oi\w+ pas|pren\w+ pas|fait rien|font rien)\b"
)
REFUSE_AGAIN = (
    rf"{LEAD}(?:si |s )?{THEY_REFUSE}(?: (?:encore|toujours|quand meme|de|d|m|me|nous|ma|la|plainte|"
)
REFUSE_AGAIN += r"ecouter|entendre|recevoir|prendre|croire|aider|non plus))*$"
WAITS = (
    r"\b(?:attend\w*|patient\w*|repass\w*|reven\w*)\b.*\b(?:\d+ ?h|\d+|heures?|jours?|demain|lundi|"
    r"reviendra|plus tard)\b"
)
GONE = r"\b(?:dispar\w*|fugu\w*|pas rentree?|partie?|enfuie?)\b"
CHOSE = r"\b(?:veut|veux|choix|choisi\w*|libre|son corps|majorite|volontaire\w*)\b"
TELLS_WHAT = (
    r"\b(?:dis|dire|demande|demander|repond\w*|explique\w*)\b(?: \w+){0,2} quoi\b|\bquoi (?:leur )?dire\b"
)
AT_POLICE = r"\b(?:y retourne|y vais|retourne|police|gendarm\w*|commissariat|leur|agent|brigade)\b"
WRITING = r"\b(?:ecri\w*|lettre|courrier)\b"
SAYS_NOTHING = (
    r"\b(?:police|gendarm\w*|commissariat|enquet\w*|brigade)\b.*"
    r"\b(?:rappel\w*|repond\w*|bouge\w*|cherch\w*|fait|font|donn\w*) (?:pas|plus|rien|aucune?)\b|"
    r"\b(?:pas|aucune?|sans) (?:de )?nouvelles? (?:de |des |d )*(?:la |l )?(?:police|gendarm\w*|enquet\w*)"
)
STANDS_BY = (
    r"\b(?:je|on|nous|sa mere|son pere|un parent) (?:\w+ ){0,2}(?:etre|rester|assister|entrer) "
    r"(?:\w+ )?(?:avec|aupres d) ?(?:elle|lui|ma|mon)?\b|\ba ses cotes\b|\bl accompagner\b"
)
NOT_AGREED = rf"{LEAD}si (?:je|on|nous) (?:ne )?(?:suis|est|sommes) (?:vraiment )?pas d accord.*"

QUESTIONS = (
    Question(LAW, CUSTODY, PARENTS, ANYTHING, words(CUSTODY_OF_HERS), HIS_CUSTODY),
    Question(
        LAW,
        "choose_parent_legal_child",
        PARENTS,
        ANYTHING,
        words(r"\bvictimes?\b.*\bcoupables?\b|\bcoupables?\b.*\bvictimes?\b"),
    ),
    Question(LAW, PLACEMENT, PARENTS, ANYTHING, words(TO_A_HOME, MAY), NO_FEAR_OF_A_HOME),
    Question(LAW, PLACEMENT, PARENTS, ANYTHING, words(TAKES, FROM_ME, SERVICES), OTHERS_TAKE),
    Question(LAW, PLACEMENT, PARENTS, OF_SERVICES, words(TAKES, FROM_ME, THEY), OTHERS_TAKE),
    Question(LAW, PLACEMENT, PARENTS, EXPLOITED, words(TAKE_FROM_ME, THEY), OTHERS_TAKE),
    Question(
        "ask_emergency_number",
        "choose_calls_child_after",
        PARENTS,
        ANYTHING,
        words(
            r"\b(?:ils|119|on|vous) (?:vont |va |peuvent |allez )?(?:\w+ )?(?:preven\w*|signal\w*|"
            r"alert\w*|contact\w*)",
            r"\b(?:ase|aide sociale|services sociaux|assistante sociale|departement|crip)\b",
        ),
        re.compile(r"\b(?:vous|doi[st]|faut)\b"),
    ),
    Question(LAW, APPEAL, ADULTS, ANYTHING, words(r"\bfaire appel$|\bfaire appel (?:de|du|contre)\b")),
    Question(
        LAW,
        APPEAL,
        PARENTS,
        ANYTHING,
        words(r"\b(?:contest\w*|s opposer|recours|refuser)\b", r"\b(?:placement|juge|jugement|mesure)\b"),
        re.compile(r"\bplainte\b"),
    ),
    Question(LAW, APPEAL, PARENTS, OF_JUDGES, words(NOT_AGREED)),
    Question(LAW, "choose_parent_legal_ad_hoc", ADULTS, ANYTHING, words(r"\bad hoc\b")),
    Question(
        LAW,
        LAWYER,
        PARENTS,
        ANYTHING,
        words(SHE, r"\bavocate?s?\b", r"\b(?:avoir|droit|faut|besoin|peut|aura|prendre|faire aider)\b"),
        re.compile(r"\b(?:mon|notre|son) avocate?\b|\bpayer\b|\bmoyens\b"),
    ),
    Question(
        LAW,
        "choose_parent_legal_help",
        PARENTS,
        ANYTHING,
        words(
            rf"{LEAD}(?:(?:je|on) (?:peux|peut|dois|doit) (?:prendre|avoir) |il faut |faut il )?"
            r"(?:mon|un|notre|une) avocate?(?: (?:gratuit|alors|peut aider))?$"
        ),
    ),
    Question(
        LAW,
        JUDGE,
        PARENTS,
        ANYTHING,
        words(
            r"\bjuges? (?:des enfants|pour enfants)?",
            r"\b(?:convoqu\w*|audience|se (?:passe|deroule)|passe comment|role|sert|devant moi)\b",
        ),
        re.compile(rf"{TO_A_HOME}|\bplacement\b|\bplainte\b"),
    ),
    Question(
        LAW,
        JUDGE,
        PARENTS,
        OF_JUDGES,
        words(SHE, r"\b(?:entendue?|devant (?:moi|nous|son|sa|ses|lui|elle)|parler seule?|ecoutee?)\b"),
    ),
    Question(LAW, HEARING, PARENTS, OF_COMPLAINTS, words(STANDS_BY)),
    Question(
        LAW,
        "choose_parent_legal_filmed",
        PARENTS,
        ANYTHING,
        words(r"\b(?:sera|va etre|seront|est elle|est il|serait) (?:\w+ )?(?:filme|enregistre)e?s?\b"),
    ),
    Question(
        LAW, HEARING, PARENTS, ANYTHING, words(rf"{SHE} (?:sera|va etre|doit etre) (?:\w+ )?entendue?\b")
    ),
    Question(
        LAW,
        MISSING_REFUSED,
        PARENTS,
        AWAY,
        words(rf"{REFUSE_AGAIN}|\bplainte\b.*\bpren\w+ pas\b|\bpren\w+ pas\b.*\bplainte\b"),
    ),
    Question(LAW, MISSING_REFUSED, PARENTS, AWAY, words(AUTHORITY, WAITS)),
    Question(LAW, MISSING_REFUSED, PARENTS, ANYTHING, words(AUTHORITY, WAITS, GONE)),
    Question(LAW, "choose_parent_missing_no_news", PARENTS, AWAY, words(SAYS_NOTHING)),
    Question(LAW, REFUSED, PARENTS, OF_COMPLAINTS, words(REFUSE_AGAIN)),
    Question(
        LAW, REFUSED, PARENTS, ANYTHING, words(rf"{AUTHORITY}|\bils\b", r"\bplainte\b", r"\bpren\w+ pas\b")
    ),
    Question(LAW, CONSENT, ADULTS, ANYTHING, words(AUTHORITY, CHOSE, POWERLESS)),
    Question(
        LAW, COMPLAINT, PARENTS, ANYTHING, words(AUTHORITY, POWERLESS + r"|\bagir\b", r"\bsans plainte\b")
    ),
    Question(LAW, INSISTS, PARENTS, OF_COMPLAINTS, words(TELLS_WHAT, AT_POLICE)),
    Question(LAW, WRITES, PARENTS, ANYTHING, words(WRITING, r"\b(?:procureure?|parquet)\b")),
    Question(
        LAW,
        WRITES,
        PARENTS,
        frozenset({WRITES}),
        words(rf"{LEAD}(?:comment|quoi|qu est ce que?|je|on|j|ou|a quelle adresse)\b.*{WRITING}"),
    ),
)
