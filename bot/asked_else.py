"""Other questions whose words leave no doubt: intimate images as evidence, a police station, figures."""

import re

from bot.meaning import MISSING
from bot.question import ADULTS, ANYTHING, EVERYBODY, PARENTS, PROS, YOUTH, Question, words
from bot.sequel import FOUND
from bot.writer import CHILD

IMAGES, DELETE = "choose_parent_discovered_images", "choose_parent_discovered_images_delete"
OF_IMAGES = frozenset({"image_abuse", IMAGES, DELETE, "choose_parent_discovered_takedown"})
SEEN = FOUND | OF_IMAGES
PICTURES = r"\b(?:photos?|videos?|images?|nudes?|captures?|screens?|screenshots?|clips?)\b"
THEM = rf"{PICTURES}|\b(?:je|j|on|nous)\b.*\bles\b"
COPIES = (
    r"\b(?:copi|enregistr|telecharg|transf|envo[iy]|imprim|sauvegard|gard|conserv|partag|stock|captur|"
    r"archiv|film)\w*\b|\bje les ai\b|\bpreuves?\b"
)
DELETES = r"\b(?:supprim|effac|detrui|jet(?:te|er)|vir(?:e|er)\b|enlev)\w*"
SITES = r"\b(?:site|internet|net|ligne|retir\w*|instagram|snap\w*|telegram|plateforme|publi\w*)\b"
WRITTEN = r"\b(?:messages?|conversations?|sms|discussions?|annonces?|liens?)\b|\bdes traces?\b"
MESSAGES, KEPT_OR_DOWN = re.compile(WRITTEN), re.compile(f"{SITES}|{WRITTEN}")
STATION = r"\b(?:commissariats?|gendarmeries?|poste de police|hotel de police)\b"
SOUGHT = (
    r"\b(?:ou|proches?|pres|adresses?|trouver|cherche\w*|a cote|quel|vers)\b|"
    rf"^(?:le |la |les |un |une )?{STATION}(?: (?:a|de|d|du|le|la|les|l|en|dans|sur|\d+))? ?(?:\w+ ?){{0,3}}$"
)
AT_THE_STATION = re.compile(
    r"\b(?:plainte|refus\w*|convoqu\w*|audition\w*|garde a vue|appel\w*|est au|suis au|sommes au|revien\w*|"
    r"dit|peur|envie|veut|veux pas|dois je|faut)\b"
)
PRESS = (
    r"\bjournalistes?\b|\b(?:ecris|prepare|fais|realise|tourne|redige) (?:\w+ ){0,2}"
    r"(?:article|reportage|documentaire|podcast|memoire|these|enquete)\b"
)
WITH_US = (
    r"\b(?:elle|il|la (?:jeune|petite|mineure|fille)|le (?:jeune|petit|mineur)) (?:\w+ )?est (?:\w+ )?"
    r"(?:avec (?:nous|moi)|a l abri|dans nos (?:locaux|bureaux)|au poste|dans (?:mon|notre|le) bureau)\b"
)
ON_PATROL = (
    r"\b(?:policiere?s?|police|gendarmes?|asvp|brigade|patrouille)\b.*"
    r"\b(?:trouve\w*|decouv\w*|recuper\w*|interpel\w*|intercept\w*|recueill\w*)\b"
)
PRO_TOLD = frozenset({"pro_hotel", "pro_signs", "pro_report", "choose_pro_witness", "choose_pro_found"})

ACCOUNT, AD = "choose_parent_keep_account", "choose_parent_keep_ad"
OF_AN_ACCOUNT = r"\b(?:comptes?|profils?|snap\w*|insta\w*|tiktok|appli\w*|facebook|telegram|whatsapp)\b"
TO_DELETE = r"\b(?:supprim|effac|ferm|desinstall|vir(?:e|er)\b|clotur|desactiv|enlev)\w*"

QUESTIONS = (
    Question(
        "parent_discovered",
        ACCOUNT,
        PARENTS,
        ANYTHING,
        words(OF_AN_ACCOUNT, TO_DELETE),
        re.compile(rf"{PICTURES}|\b(?:a|ont|s est) (?:\w+ )?(?:supprim|effac|ferm|desinstall|desactiv)\w*"),
    ),
    Question(
        "parent_discovered",
        AD,
        ADULTS,
        ANYTHING,
        words(r"\bannonces?\b", r"\b(?:supprim|effac|retir|enlev|signal|vir(?:e|er)\b|disparai)\w*"),
        re.compile(r"\b(?:a|ont|est|sont) (?:\w+ )?(?:supprim|effac|retir|enlev|disparu)\w*|\bemploi\b"),
    ),
    Question("parent_discovered", DELETE, ADULTS, SEEN, words(THEM, DELETES), KEPT_OR_DOWN),
    Question("parent_discovered", IMAGES, ADULTS, SEEN, words(PICTURES, COPIES), MESSAGES),
    Question("parent_discovered", IMAGES, ADULTS, OF_IMAGES, words(THEM, COPIES), MESSAGES),
    Question(
        "parent_discovered",
        IMAGES,
        ADULTS,
        SEEN,
        words(r"\b(?:je|j|on|nous)\b.*\bles (?:\w+ )?(?:copi|envo[iy]|transf|telecharg|enregistr|imprim)"),
        MESSAGES,
    ),
    Question(
        "parent_discovered",
        IMAGES,
        ADULTS,
        ANYTHING,
        words(
            r"\b(?:fait|pris|fais|faire|garde) (?:des |les )?(?:captures?|copies?|photos?)\b",
            PICTURES,
            r"\b(?:des|les|ces|ses) (?:photos?|videos?|images?|nudes?)\b",
        ),
        MESSAGES,
    ),
    Question(
        "find_help_nearby",
        "choose_police_station",
        EVERYBODY,
        ANYTHING,
        words(STATION, SOUGHT),
        AT_THE_STATION,
    ),
    Question(
        "find_help_nearby",
        "choose_association",
        EVERYBODY,
        ANYTHING,
        words(r"\b(?:mouvement|amicale) du nid\b|\bacpe\b|\bagir contre la prostitution\b"),
    ),
    Question("image_abuse", "choose_images_remove", YOUTH | PROS, ANYTHING, words(r"\btake it down\b")),
    Question(
        "parent_discovered",
        "choose_parent_discovered_takedown",
        PARENTS,
        ANYTHING,
        words(r"\btake it down\b"),
    ),
    Question("ask_emergency_number", "choose_pharos", EVERYBODY, ANYTHING, words(r"\bpharos\b")),
    Question("pro_report", "choose_pro_found", PROS, PRO_TOLD, words(WITH_US)),
    Question(
        "pro_report",
        "choose_pro_found",
        PROS,
        ANYTHING,
        words(ON_PATROL, r"\b(?:mineure?|jeune|fille|ado\w*)\b"),
    ),
    Question(
        "parent_missing_child",
        "choose_misheard",
        ADULTS,
        frozenset({MISSING}),
        words(r"\b(?:pas|jamais) (?:\w+ )?(?:fugue\w*|disparu\w*|perdue?|introuvable)\b"),
    ),
    Question(
        "out_of_scope",
        "choose_press",
        EVERYBODY,
        ANYTHING,
        words(PRESS),
        re.compile(rf"\b(?:expose|cours)\b|\b(?:ma|mon|notre) {CHILD}\b|\b(?:on|il|elle) m\b"),
    ),
    Question(
        "out_of_scope",
        "choose_figures",
        EVERYBODY,
        ANYTHING,
        words(
            r"\b(?:des|les|quel(?:le)?s|de|vos) (?:chiffres?|statistiques?)\b|"
            r"\bcombien de (?:mineur|jeune|enfant|ado)\w*\b"
        ),
        re.compile(r"\bcombien de (?:jeunes|enfants) (?:tu|vous)\b|\bchiffres? (?:du|de mon)\b"),
    ),
)
