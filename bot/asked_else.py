"""Other questions whose words leave no doubt: intimate images as evidence, a police station, figures."""

import re

from bot.asked_law import AT_A_HOTEL
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
WITNESSED = AT_A_HOTEL | {
    "pro_signs",
    "choose_pro_witness",
    "choose_pro_witness_there",
    "choose_pro_witness_noted",
}
BOSS = r"\b(?:patron\w*|direct(?:ion|eur|rice)|gerante?|chef\w*|responsable|employeur|manager|hierarchie)\b"
UNWILLING = (
    r"\b(?:veut|veulent|voulait) (?:pas|rien)\b|\brefus\w*|\binterdi\w*|\bs en (?:fiche|fout)\b|\bferme "
    r"les yeux\b|"
    r"\blaisse (?:faire|tomber)\b|\bde (?:ne )?(?:rien|pas) (?:dire|faire|appeler)\b|\bpas d (?:ennuis|"
    r"histoires)\b"
)
NEXT_DOOR = (
    r"\bvoisine?s?\b|\b(?:l |mon )immeuble\b|\bpalier\b|\bl appart\w* (?:du dessus|du dessous|d a cote|d "
    r"en face)"
)
COME_AND_GO = (
    r"\b(?:hommes|mecs|types|inconnus|clients|messieurs)\b.*\b(?:monte|defil|vien|passe|entre|sort|visit|"
    r"va et vient)\w*|"
    r"\b(?:recoi|recev|visit|va et vient|defil)\w*\b.*\b(?:hommes|mecs|types|inconnus|clients|messieurs)\b"
)
LODGED = (
    r"\b(?:accueil\w*|heberg\w*|prend\w* en charge|loger|dormir|place(?:r|ment)?|mettre a l abri)\b.*"
    r"\b(?:ce soir|cette nuit|tout de suite|en urgence|immediatement|maintenant)\b"
)
FEARS = r"\b(?:peur|terrorise\w*|craint|crainte|effraye\w*)\b.*"
KIN = r"\b(?:pere|mere|beau pere|belle mere|parents?|famille|frere|oncle)\b"
AFRAID = (
    rf"{FEARS}\b(?:du|de|d|des|son|sa|ses) ?{KIN}|\b(?:peur de|veut pas|refuse de) (?:rentrer|retourner) "
    rf"(?:chez|a la maison)\b"
)
HANDED = r"\b(?:viennent|vient|chercher|recuper\w*|rend(?:re|s)|remettre|ramen\w*|retourn\w*|rentrer)\b"
INVOLVED = (
    r"\b(?:sa|ses|son|leur|leurs) (?:pere|mere|parents?|beau pere|famille|oncle|frere)\b.*"
    r"\b(?:complices?|(?:est|sont) au courant|laisse\w* faire|(?:en )?profite\w*|organise\w*|dans le coup|"
    r"touche\w* l argent)\b"
)
UNIT = r"\b(?:unite|service|brigade|equipe|interlocuteur|referent)s? (?:specialise\w*|dedie\w*|forme\w*)\b"
ALONE = (
    r"\b(?:voir|recevoir|parler|entretien|isoler|examiner)\b.*\b(?:seule?|tete a tete|a part|en prive)\b|"
    r"\bcomment (?:\w+ ){0,2}(?:la|le|l) (?:isoler|separer)\b"
)
EXAM = r"\b(?:umj|uaped|unite medico\w*|medico judiciaires?|unite d accueil pediatrique)\b"
LEAVING = (
    r"\b(?:ils|elles|il|elle|les clients?|le groupe) (?:\w+ )?(?:partent|part|quittent|s en vont|"
    r"libere\w*|repartent)\b"
)
NOTED = (
    r"\b(?:releve|note|pris|photographie|garde|ai|avons)\b.*\b(?:plaques?|immatriculation|registre|"
    r"pieces? d identite)\b"
)
URGENT = (
    r"^(?:et )?(?:c est |est ce |est ce que c est )?(?:une |vraiment )?urgen(?:ce|t)(?: ou pas| ou non| ou)?$"
)
SAYS_TU = (
    r"\b(?:vous|tu) me (?:dites|dis|parlez) (?:\w+ )?tu\b|\b(?:me )?(?:tutoie[sz]?|tutoye[sz])\b|"
    r"\b(?:vouvoie|vouvoye[sz]?)\b|"
    r"\bje (?:ne )?suis (?:pas|plus) une? (?:jeune|enfant|ado\w*|gamine?|mineure?)\b"
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
    Question("pro_hotel", "choose_pro_witness", PROS, ANYTHING, words(NEXT_DOOR, COME_AND_GO), alone=True),
    Question("pro_report", "choose_pro_report_superiors", PROS, WITNESSED, words(BOSS, UNWILLING)),
    Question("pro_report", "choose_pro_afraid_home", PROS, ANYTHING, words(AFRAID, HANDED), alone=True),
    Question("pro_report", "choose_pro_parents_involved", ADULTS, ANYTHING, words(INVOLVED), alone=True),
    Question(
        "pro_report", "choose_pro_shelter", PROS, ANYTHING, words(LODGED, r"\b(?:qui|ou|comment|quel\w*)\b")
    ),
    Question("pro_report", "choose_pro_exam", PROS, ANYTHING, words(EXAM)),
    Question("pro_report", "choose_pro_unit", PROS, ANYTHING, words(UNIT)),
    Question("pro_report", "pro_report", PROS, PRO_TOLD, words(URGENT)),
    Question(
        "pro_signs", "choose_pro_alone", PROS, ANYTHING, words(ALONE, r"\bcomment\b|\bje peux\b"), alone=True
    ),
    Question("pro_hotel", "choose_pro_witness_noted", PROS, WITNESSED, words(LEAVING), alone=True),
    Question("pro_hotel", "choose_pro_witness_noted", PROS, WITNESSED, words(NOTED), alone=True),
    Question("inform_audience", "choose_say_vous", EVERYBODY, ANYTHING, words(SAYS_TU)),
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
