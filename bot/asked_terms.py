"""Words of child protection that somebody asks the sense of, and what holds a professional back.

Fanal says «CRIP» and «information préoccupante» itself. «ma hiérarchie s'y oppose», «article 40 ça s'applique
à moi ?», «je crains de rompre le lien» are a professional's first questions.
"""

import re

from bot.asked_law import LAW, LEAD, REPORT
from bot.question import ADULTS, ANYTHING, EVERYBODY, PARENTS, PROS, Question, words

UNCLEAR, CRIP, WORRY, ARTICLE = "not_understood", "choose_crip", "choose_worry", "choose_pro_article_40"
DUTY, SUPERIORS = "choose_pro_report_duty", "choose_pro_report_superiors"
WHAT_IS = (
    r"\b(?:c est quoi|c quoi|c koi|ke|qu est ce|que veut|ca veut|veut dire|signifi\w*|definition|du chinois|"
    r"connais pas|jamais entendu)\b"
)
PREOCCUPYING = r"\b(?:ips?|informations? preoccupantes?|signalements?)\b"
NOT_ASKED = re.compile(
    r"\b(?:plainte|adresse|numero|telephone|joindre|contact\w*|modele|ip (?:du|de mon|de l)|(?:mon|"
    r"adresse) ip|vous)\b"
)
CHIEFS = (
    r"(?:hierarchie|direction|direct(?:eur|rice)|chef\w*|superieure?s?|patronn?e?|responsable|principale?|"
    r"proviseure?|cadre|employeur|inspect\w*|college|lycee|ecole|etablissement|administration|cpe|rectorat)\b"
)
OURS = r"\b(?:(?:ma|mon|la|le|l|notre|nos|leur|une?|cette|cet) (?:\w+ )?|d )"
HOLD_BACK = (
    r"\b(?:refus\w*|oppos\w*|interdi\w*|veut pas|veulent pas|attend\w*|hesit\w*|s en (?:fiche\w*|"
    r"fou\w*|moque\w*)|minimis\w*|"
    r"frein\w*|dissuad\w*|trop tot|pas (?:bouger|signaler|de vagues?)|fai[ts] rien|font rien|bouge pas|"
    r"reflechir|contre|calm\w*|bloque)\b"
)
CHOICE = r"\b(?:son choix|choisi\w*|consent\w*|volontaire\w*|libre|son corps|d accord|sa vie)\b"
COVERED_UP = re.compile(
    r"\b(?:couvr\w*|cuisin\w*|collegue|educateur|abus\w*|viole?\w*|plainte|mon (?:fils|enfant)|ma fille)\b"
)
WHO_ELSE = (
    rf"{LEAD}(?:(?:aux?|pour|les|l|un|une|le|la|des|moi|en|si je suis|ca concerne|"
    rf"est ce que ca s applique|comme) )*"
    r"(?:associations?|liberale?s?|medecins?|benevoles?|enseignants?|prive|salaries?|educateurs?|"
    r"infirmieres?|"
    r"psychologues?|coachs?|contractuels?|avesh?|aesh|animateurs?)(?: aussi| alors)?$"
)
WRONG = (
    rf"{LEAD}(?:si (?:je|on|nous) (?:m |me |se |nous )?(?:tromp\w*|fais fausse route)|"
    rf"si c est (?:faux|rien|pas vrai)|"
    r"si j ai tort|si (?:ce )?n est (?:rien|pas vrai))(?: .{0,30})?$"
)
FEARS = r"\b(?:crain\w*|peur|inquiet\w*|risque\w*|va|vais)\b"
BREAKS = r"\b(?:romp\w*|perd\w*|cass\w*|bris\w*|trahi\w*|abim\w*)\b"
BOND = r"\b(?:lien|confiance|contact|trahi\w*|relation)\b"
AFTER = frozenset({ARTICLE, DUTY, REPORT, "pro_secrecy"})

QUESTIONS = (
    Question(
        UNCLEAR,
        CRIP,
        EVERYBODY,
        ANYTHING,
        words(rf"{WHAT_IS}|^(?:(?:et|la|une|le|les|votre) )*crips?$", r"\bcrips?\b"),
        NOT_ASKED,
    ),
    Question(
        UNCLEAR,
        WORRY,
        EVERYBODY,
        ANYTHING,
        words(
            rf"{WHAT_IS}|\b(?:parle d|parlent d|signe\w*|convoqu\w*|recu)\b|^(?:(?:et|une|l|un|"
            rf"le) )*(?:ip|information preoccupante)$",
            PREOCCUPYING,
        ),
        NOT_ASKED,
    ),
    Question(
        UNCLEAR,
        "choose_worry_follows",
        PARENTS,
        frozenset({WORRY, CRIP}),
        words(
            r"\b(?:venir|viennent|passer) (?:\w+ )?(?:chez|a la maison)\b|\b(?:peux|peut|puis je|"
            r"dois|doit|oblige\w*)"
            r"(?: je| on)? (?:refuser|signer|accepter|y aller)\b|^(?:et )?apres$"
        ),
    ),
    Question(REPORT, ARTICLE, PROS, ANYTHING, words(r"\b(?:article|art) 40\b")),
    Question(REPORT, DUTY, PROS, AFTER, words(WHO_ELSE)),
    Question(
        REPORT, "choose_pro_superiors_choice", PROS, ANYTHING, words(rf"{OURS}{CHIEFS}.*{CHOICE}"), COVERED_UP
    ),
    Question(REPORT, SUPERIORS, PROS, ANYTHING, words(rf"{OURS}{CHIEFS}.*{HOLD_BACK}"), COVERED_UP),
    Question(REPORT, "choose_pro_report_follows", PROS, AFTER, words(rf"{LEAD}la suite donnee$")),
    Question(LAW, "choose_parent_legal_myself", ADULTS, ANYTHING, words(WRONG)),
    Question("pro_secrecy", "choose_pro_bond", PROS, ANYTHING, words(FEARS, BREAKS, BOND)),
)
