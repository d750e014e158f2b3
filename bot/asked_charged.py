"""What adults ask of law beside the complaint: who is charged, a trial, damages, money found, a judge.

«ma fille peut elle être condamnée ?» and «combien d'indemnités» are no menu of law; where no text was
checked, the answer says whom to ask. Professionals' own: a rape without a complaint, an abortion, an age that
a client says he did not know, a minor who complains alone, an owner's risk.
"""

import re

from bot.asked_law import HOTEL, LAW, PENALTY
from bot.asked_law import SILENT as SAYS_NOTHING
from bot.first_care import RAPED
from bot.question import ADULTS, ANYTHING, PARENTS, PROS, Question, words
from bot.writer import CHILD

LEAD = r"^(?:(?:et|mais|alors|donc|du coup|bon|ok|sinon) )*"
HERS = (
    rf"(?:elle|(?:ma|mon|notre) (?:\w+ )?{CHILD}|(?:la|cette|une) (?:jeune|mineure|petite|patiente|"
    r"eleve|fille|gamine|ado\w*)|(?:le|ce|un) (?:jeune|mineur|petit|eleve|patient))"
)
CHARGED = (
    rf"\b{HERS}\b(?: (?:meme|aussi|elle meme|(?:peut|va|pourrait) (?:elle|il)|peut|va|pourrait|"
    rf"ne))* (?:(?:etre|sera|"
    rf"est|serait) (?:\w+ )?(?:poursuivie?|condamnee?|punie?|jugee?|"
    r"inculpee?|coupable|responsable|penalement)|(?:risqu\w*|"
    r"encour\w*) (?:\w+ ){0,4}(?:poursuites?|peines?|prison|"
    r"amende|condamn\w*|garde a vue|proces|quelque chose|penal\w*|tribunal))"
)
OF_ANOTHER = re.compile(
    r"\bfugu\w*|\bsi (?:je|on|nous)\b|\b(?:hommes?|types?|mecs?|adultes?|clients?|proxenetes?|"
    r"acheteurs?) (?:qui|risqu|est|sera|a)\b"
)
DAMAGES = r"\b(?:indemni\w*|dommages? (?:et )?interets?|dedommag\w*|reparations?|civi|compensation)\b"
MENDED = re.compile(r"\b(?:voiture|telephone|portable|porte|assurance|chomage|congedi\w*|journali\w*)\b")
TRIAL = (
    r"\bproces\b(?! verbal)|\bconfrontation\b|\b(?:audience|tribunal|assises|barre)\b.*\b(?:voir|"
    r"face|croiser|"
    r"temoigner|presente?)\b|\b(?:voir|face|croiser|temoigner|presente?)\b.*\b(?:audience|"
    r"tribunal|assises|barre)\b"
)
MONEY = r"\b(?:argent|billets|sous|liasses?|especes|liquide|\d+ ?euros?|la somme|l enveloppe|thunes?)\b"
KEEPS = (
    r"\b(?:je|on|nous|dois je|faut il) (?:dois |doit |peux |peut |fais |fait )?(?:quoi|"
    r"en faire quoi|(?:le |l |les |la )?"
    r"(?:gard|remet|rend|rapport|jet|depos|brul|depens|cach|confisqu)\w*)|\b(?:le|les) (?:garder|"
    r"rendre|remettre|confisquer)\b"
)
CLAIMED = re.compile(
    r"\b(?:reclam\w*|demand\w*|chant\w*|menac\w*|exig\w*|doi[st] (?:\d|de l|lui)|dettes?|poche|"
    r"pret\w*|pay\w*|paie\w*)\b"
)
JUDGE = r"\bjuges? (?:des|pour|d) enfants?\b|\bassistance educative\b"
OF_A_JUDGE = (
    rf"{LEAD}(?:(?:c est (?:quoi|qui)|le|un|pour|avec) )*juges? (?:des|pour) enfants?(?: (?:alors|"
    rf"dans tout ca|la dedans|aussi))*$|"
    r"\b(?:fai[ts]|role|sert|saisi\w*|saisine|appel\w*|ecri\w*|peut|decid\w*|interven\w*|quand|"
    r"comment|pouvoir)\b"
)
COMPLAINS = r"\b(?:port\w*|depos\w*) (?:une )?plainte\b"
ALONE = (
    r"\b(?:(?:toute? )?seule?|sans (?:ses|les|ces|sa|son|un|l accord|accord|adulte|parents?|moi|"
    r"nous)(?: \w+)?)\b"
)
HERSELF = r"\b(?:mineure?s?|jeunes?|elle|il|enfant|ado\w*|ma fille|mon fils|eleve|patiente?)\b"
OURSELVES = re.compile(r"\b(?:je|j|on|nous)\b|\b(?:son|l) accord\b")
DID_NOT_KNOW = (
    r"\b(?:ignor\w*|connaiss\w* pas|connait pas|sa(?:it|vait|vaient|vent) pas|(?:au courant|"
    r"aucune idee) (?:de |pour ))"
    r"(?: \w+){0,3} ?(?:age|mineure?|moins de 18|qu elle (?:etait|avait))\b|"
    r"\bdi[st]\w* (?:\w+ ){0,3}majeure?\b|\bcroyait (?:\w+ )?majeure?\b"
)
HE = r"\b(?:il|ils|clients?|hommes?|types?|mecs?|acheteurs?|adultes?|monsieur|majeurs?|lui)\b"
OWNER = (
    r"\b(?:proprietaires?|bailleurs?|bailleresse|loueurs?|je (?:lui |leur )?loue|mon (?:logement|"
    r"appart\w*|studio)|"
    r"locataires?|concierge|syndic|gardien\w*|agence|conciergerie)\b"
)
PROOF = r"\b(?:preuves?|prelev\w*|constat\w*|certificat|examen|examin\w*|medico|medecin|hopital|urgences)\b"
ABORTION = r"\b(?:ivg|avort\w*|interruption (?:volontaire )?de (?:la )?grossesse)\b"
LEAVES = (
    r"\b(?:elle|il|fille|fils|petite?|enfant|ado)\b.*\b(?:dit|dis|di|menac\w*|repond\w*|jure|"
    r"repete|previen\w*)\b.*"
    r"\bsi (?:tu|je|j|vous|on|moi|toi) (?:\w+ ){0,2}(?:parl\w*|dis|dit|dire|appel\w*|previen\w*|"
    r"port\w*|signal\w*|denonc\w*|racont\w*)\b"
    r".*\b(?:par[st]|partir|partira|partirai|part|fugu\w*|m en vais|s en va|s en ira|"
    r"reverras|casse|tire|barre|sauve)\b"
)
DIES = re.compile(r"\b(?:tu(?:e|er|erai|era)|mour\w*|meur\w*|suicid\w*|saut\w*|tais|frapp\w*)\b")

FEW = r"^(?:\w+ ){0,17}\w+$"
A_MINOR = (
    r"\b(?:elle|mineure|ado\w*|patiente|eleve|jeune|fille|gamine|1[0-7] ans|parents?|parental\w*|"
    r"mere)\b"
)
IN_GENERAL = re.compile(
    r"\b(?:delais?|combien|prix|avorter de moi|coute|rendez vous|je veux|j ai besoin|je (?:voudrai\w*|"
    r"suis enceinte)|j ai 1\d)\b"
)

QUESTIONS = (
    Question(
        "sexual_health", "choose_pro_abortion", PROS, ANYTHING, words(ABORTION, A_MINOR, FEW), IN_GENERAL
    ),
    Question("pro_report", "choose_pro_exam", PROS, ANYTHING, words(RAPED, PROOF)),
    Question(LAW, "choose_pro_child_charged", PROS, ANYTHING, words(CHARGED), OF_ANOTHER),
    Question(LAW, "choose_parent_legal_child", PARENTS, ANYTHING, words(CHARGED), OF_ANOTHER),
    Question(LAW, "choose_minor_complains", ADULTS, ANYTHING, words(COMPLAINS, ALONE, HERSELF), OURSELVES),
    Question(
        LAW,
        "choose_parent_legal_said_grown",
        ADULTS,
        ANYTHING,
        words(HE, DID_NOT_KNOW),
        re.compile(r"\b(?:je|j|nous) (?:\w+ )?(?:ignor|sav|connai|suis|etai)\w*"),
    ),
    Question(HOTEL, "choose_pro_hotel_law", PROS, ANYTHING, words(OWNER, PENALTY), SAYS_NOTHING),
    Question(LAW, "choose_parent_legal_damages", ADULTS, ANYTHING, words(DAMAGES), MENDED),
    Question(
        LAW,
        "choose_parent_legal_trial",
        ADULTS,
        ANYTHING,
        words(TRIAL, FEW),
        re.compile(r"\b(?:portable|telephone|fouill\w*|preuves?)\b"),
    ),
    Question(LAW, "choose_parent_money", PARENTS, ANYTHING, words(MONEY, KEEPS), CLAIMED),
    Question(
        LAW,
        "choose_pro_judge",
        PROS,
        ANYTHING,
        words(JUDGE, OF_A_JUDGE),
        re.compile(r"\bplac(?:e|ee|ement)\b|\bplainte\b"),
    ),
    Question(
        LAW,
        "choose_parent_legal_judge",
        PARENTS,
        ANYTHING,
        words(
            JUDGE,
            rf"{LEAD}(?:\w+ )*juges? (?:des|pour) enfants?\b.*\b(?:fai[ts]|decid\w*|peut)\b|"
            rf"\b(?:fai[ts]|decid\w*|role|sert)\b.*\bjuges?\b",
        ),
        re.compile(r"\bplac\w*\b|\bplainte\b|\bfoyer\b"),
    ),
    Question("parent_refuses_help", "choose_parent_says_leaves", PARENTS, ANYTHING, words(LEAVES), DIES),
)
