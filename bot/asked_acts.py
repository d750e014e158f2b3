"""What an adult asks leave to do: go up to a room, speak to the man, read her messages, hand something over.

«je monte voir ?», «je parle au type ?», «je peux regarder ses messages ?» share their words with questions
about this chat («vous lisez mes messages ?», «je parle à qui ?») and are answered as what they are.
Whether one must report, and law: bot/asked_reporting.py and bot/asked_charged.py.
"""

import re

from bot.asked_else import FOUND, IMAGES, OF_IMAGES, PICTURES
from bot.question import ADULTS, ANYTHING, PARENTS, PROS, Question, words
from bot.writer import CHILD

LEAD = (
    r"^(?:(?:et|mais|alors|donc|du coup|bon|ok|est ce que|est ce qu|dites moi|dites|moi|du coup|"
    r"sinon|la) )*"
)
I_MAY = (
    rf"{LEAD}(?:(?:je|j|on|nous) (?:ne )?(?:(?:peux|peut|dois|doit|devrais|vais|va|pourrais|puis|fais) )?|"
    r"(?:dois|puis|peux) je |peut on |doit on |(?:il )?faut (?:il )?(?:que (?:je|j|on) )?)"
)
MAN = (
    r"(?:l |le |la |les |un |cet |cette |ce |ces |au |aux |du |a |avec |son )*(?:hommes?|types?|mecs?|gars|"
    r"bonhomme|individus?|inconnus?|monsieur|proxenetes?|macs?|clients?|agresseurs?|exploiteurs?|"
    r"acheteurs?)"
)
SPEAKS = (
    r"(?:y |en |lui |leur |le |la |les |l )?(?:aller )?(?:parl(?:e|er)|repond(?:s|re)?|ecri(?:s|re)|"
    r"appel(?:le|er)|telephone(?:r)?|affront(?:e|er)|confront(?:e|er)|discut(?:e|er)|negoci(?:e|er)|"
    r"menac(?:e|er)|contact(?:e|er)|aborde(?:r)?|interpelle(?:r)?|prevenir|previens|voir)"
)
GOES_UP = (
    rf"{I_MAY}(?:y )?(?:vais |aller )?(?:mont(?:e|er|ons)|entr(?:e|er)|toqu(?:e|er)|frapp(?:e|er)|"
    r"sonn(?:e|er)|interven(?:ir|ons)|interviens|ouvr(?:e|ir))\b(?: (?:la |sa |leur |"
    r"une )?(?:porte|chambre))?"
    r"(?: (?:y|a|la|sa|leur|porte|chambre|voir|verifier|dans|chez|si|elle|il|ils|elles|les|lui|eux|moi|"
    r"meme|va|vont|est|sont|bien|ca|tout|quand|l|appart\w*|avec|le|passe|maintenant|seule?|au|ou|"
    r"j|attends|pas|non|\d+))*$"
)
FETCHES = (
    rf"{I_MAY}(?:y )?(?:aller |aille )?(?:la|le|les) (?:chercher|recuperer|reprendre|rejoindre|"
    rf"sortir de la)"
    r"(?: (?:la bas|moi meme|nous memes?|seule?|toute seule|maintenant|ce soir|la nuit|a l hotel|"
    r"chez (?:lui|eux|ce type|cet homme)|ou pas|ou non|ou j attends|quand meme|de force|"
    r"dans l appart\w*))*$"
)
# «je vais la chercher» is told of a school, too: bot/going.py takes it behind what was told.
ASKS = r"\b(?:moi meme|nous memes?|seule?|est ce que|dois|doit|peux|peut|faut|ou)\b"
IDLE = (
    r"\b(?:reste[rsz]?|attend\w*|laisse[rsz]?)\b.*\b(?:sans rien faire|les bras croises|a rien faire|"
    r"sans bouger|les bras ballants)\b|^(?:(?:et|mais|alors|donc|du coup) )*(?:je|"
    r"on) (?:ne )?(?:fais|fait|vais|va) "
    r"(?:donc |alors )?rien(?: faire)?(?: (?:alors|du coup|pour elle|en attendant))*$"
)
HOSPITAL = r"\b(?:hopital|hosto|urgences|medecins?|docteur|pediatr\w*|soignants?|infirmi\w*|gyneco\w*)\b"
SAYS_WHAT = (
    r"\b(?:dis|dit|dire|racont\w*|expliqu\w*|demand\w*|annonc\w*|parl\w*)\b(?: \w+){0,3} "
    r"(?:quoi|comment)\b|\b(?:quoi|comment|ce qu il faut|que) (?:\w+ ){0,3}"
    r"(?:dire|raconter|expliquer|annoncer)\b|\b(?:que|qu est ce que) (?:je |on )(?:leur |lui |dois )?"
    r"(?:dis|dit|dire)\b"
)
CHILDREN = (
    rf"\b(?:elle|il|(?:ma|mon|notre) (?:\w+ )?{CHILD}|la (?:petite|jeune|mineure)|le (?:petit|jeune|"
    r"mineur))\b"
)
HAS_TO = r"\b(?:doi[st]|devra|va devoir|(?:est|sera) obligee?|faut|forcee? de|peut|peux|pourra)\b"
TELLS_ALL = r"\b(?:tout |rien |encore |re)?(?:racont|dire|repet|repondre|detail|expliqu|reveler|avou)\w*"
INVESTIGATORS = (
    r"\b(?:polic\w*|gendarm\w*|enquet\w*|commissariat|juges?|brigade|officier|audition\w*|tribunal)\b"
)
READS = (
    r"\b(?:je|j|on|nous)\b(?: (?!(?:elle|il|qu|que)\b)\w+){0,5} "
    r"(?:regard|li[rst]|fouill|ouvr|consult|verifi|voir|cherch|espionn|surveill|inspect|control)\w*\b"
    r"(?: (?:dans|sur|tous|toutes|un peu|en cachette))* (?:ses|son|leurs?) (?:\w+ )?(?:messages?|telephone|"
    r"portable|tel|conversations?|sms|snap\w*|insta\w*|whatsapp|comptes?|sac|affaires|ordi\w*|historique|"
    r"tablette|reseaux|chambre|mails?|casier|cartable)\b"
)
HAS_READ = re.compile(
    r"\b(?:viens|vient|venons) de\b|\b(?:regulierement|precaution|prevention)\b|"
    r"\b(?:ai|avons|avait|a) (?:\w+ )?(?:regard|lu|fouill|ouver|consult|verifi|cherch)\w*"
)
TRACKER = (
    r"\b(?:gps|air ?tags?|traceurs?|trackers?|balises?|mouchards?|"
    r"(?:logiciel|appli\w*|camera) (?:espion\w*|cachee?)|geolocalis\w*)\b"
)
# He who exploits has put it there, the police use it, or it shows where a missing child is.
NOT_OURS = re.compile(
    r"\b(?:il|ils|elle|homme|type|mec|copain|mac)\b(?: \w+){0,3} (?:mis|met|cache|installe|pose|suit|trace|"
    r"surveille)\b|\btrouve\w*\b|\b(?:police|gendarm\w*|operateur|ado|enfants)\b|\b(?:me|"
    r"m) (?:geolocalis|trace|suit)\w*|\b(?:dit|indique|montre|"
    r"affiche|donne)\b"
)
CAMERA = (
    r"\b(?:(?:enregistrements?|bandes?) videos?|(?:images?|videos?|enregistrements?|bandes?|"
    r"films?) (?:de |des |de la |du )?(?:la |l |"
    r"nos |notre |"
    r"mes |ma )?(?:cameras?|videosurveillance|video surveillance|surveillance|visiophone|sonnette)|"
    r"videosurveillance|video ?protection|(?:nos|les|la|mes|ma) cameras? (?:a|ont|de|du) )"
)
HANDS = (
    r"\b(?:donn|remet|transmet|envo[iy]|gard|conserv|montr|fourni|effac|confi|extrai|copi|sauvegard)\w*|"
    r"\bfai(?:s|re|t) quoi\b"
)
WRITTEN = (
    r"\b(?:gard|conserv|rend|jet|dechir|photocopi|scann|corrig)\w* (?:la|sa|cette|le|son|ce|l|ses|ces) "
    r"(?:redactions?|copies?|lettres?|mot|carnets?|cahiers?|journal|dessins?|textes?|feuilles?|poemes?)\b"
)
CHIEF = (
    r"(?<!prof )(?<!conseillere )(?<!professeur )(?<!professeure )\b(?:principal\w*|proviseure?s?|"
    r"directeur|directrice|direction|chef\w*|cadre|responsable|superieure?|"
    r"hierarchie|patronn?e?|manager|presidente?|coordinat\w*)\b"
)
TELLS_THEM = (
    r"\b(?:parl\w*|dire|dis|previen\w*|preven\w*|appell?e\w*|reveill\w*|avert\w*|inform\w*|alert\w*|"
    r"remont\w*)\b"
)
# The chief is in it, or wants no report: bot/at_work.py, bot/asked_reporting.py.
CHIEF_IN_IT = re.compile(
    r"\b(?:sans|refus\w*|(?:veut|veulent) (?:pas|rien)|couch\w*|touch\w*|relation|prefere|hesit\w*|"
    r"secret|interdi\w*|m a|nous a|me (?:dit|demande)|nous (?:dit|demande))\b"
)
INTIMATE = (
    r"\b(?:intimes?|nue?s?|nudes?|sexuel\w*|denude\w*|sextapes?|a caractere sexuel|pornograph\w*|porno)\b"
)
KEEPS_THEM = (
    r"\b(?:je|on|nous|dois je|peux je|faut il|faut)\b (?:\w+ ){0,3}"
    r"(?:gard|conserv|enregistr|telecharg|copi|sauvegard|imprim|montr|stock|archiv)\w*|"
    r"\b(?:dois|doit|peux|peut|faut|puis|puis je|dois je) (?:\w+ ){0,2}(?:envoyer|transmettre|"
    r"transferer|partager)\b|"
    r"\bpreuves?\b"
)
TO_SOMEBODY = (
    rf"{LEAD}(?:je|j|on|nous) (?:les|l) (?:ai |a |avons )?(?:deja )?(?:envoye\w*|transfer\w*|transmis\w*|"
    r"partage\w*|montre\w*) (?:a|au|aux|sur) (?:ma|mon|mes|une?|la|le|l|notre|sa|son|des|tout|whatsapp)\b"
)
ONLY_CHILDREN = re.compile(r"\b(?:vacances|chez|ecole|colo|dormir|messages?|conversations?|sms|annonces?)\b")
SHOWS = (
    r"\b(?:je|j|on|nous|dois je|peux je|puis je)\b.*\b(?:les|photos?|videos?|images?|nudes?) ?(?:\w+ )?"
    r"(?:montr\w*|apport\w*|remet\w*|donn\w*|confi\w*)|\b(?:montr\w*|apport\w*|remet\w*|donn\w*) "
    r"(?:les|ces|ses) (?:photos?|videos?|images?|nudes?)\b"
)
POLICE = r"\b(?:commissariat|polic\w*|gendarm\w*|enquet\w*|brigade)\b"

TALKED_OF_IMAGES = OF_IMAGES | FOUND

FEW = r"^(?:\w+ ){0,13}\w+$"

QUESTIONS = (
    Question("pro_hotel", "choose_pro_goes_up", PROS, ANYTHING, words(GOES_UP)),
    Question("parent_discovered", "choose_parent_going", PARENTS, ANYTHING, words(FETCHES, ASKS)),
    Question("parent_distress", "choose_parent_not_idle", PARENTS, ANYTHING, words(IDLE)),
    Question(
        "parent_legal", "choose_hospital_say", ADULTS, ANYTHING, words(SAYS_WHAT, HOSPITAL, FEW), alone=True
    ),
    Question(
        "parent_legal",
        "choose_parent_legal_hearing",
        PARENTS,
        ANYTHING,
        words(CHILDREN, HAS_TO, TELLS_ALL, INVESTIGATORS),
        re.compile(r"\b(?:je|j|on|nous|vous)\b"),
    ),
    Question(
        "parent_discovered", "choose_parent_tracker", ADULTS, ANYTHING, words(TRACKER), NOT_OURS, alone=True
    ),
    Question(
        "parent_discovered",
        "choose_parent_discovered_phone",
        PARENTS,
        ANYTHING,
        words(READS),
        HAS_READ,
        alone=True,
    ),
    Question(
        "pro_secrecy",
        "choose_pro_search",
        PROS,
        ANYTHING,
        words(READS),
        HAS_READ,
        alone=True,
    ),
    Question("pro_hotel", "choose_pro_camera", PROS, ANYTHING, words(CAMERA, HANDS), re.compile(INTIMATE)),
    Question(
        "pro_report",
        "choose_pro_keep_writing",
        PROS,
        ANYTHING,
        words(r"\b(?:je|j|on|nous)\b", WRITTEN),
        re.compile(rf"{PICTURES}|\bnote le mot\b"),
        alone=True,
    ),
    Question(
        "pro_report",
        "choose_pro_tell_chief",
        PROS,
        ANYTHING,
        words(rf"{LEAD}.*{TELLS_THEM}", CHIEF, r"\b(?:qui|je|j|on|faut|dois|dors?t?|d abord)\b", FEW),
        CHIEF_IN_IT,
        alone=True,
    ),
    Question(
        "parent_discovered",
        "choose_face_him",
        ADULTS,
        ANYTHING,
        words(rf"{I_MAY}{SPEAKS} {MAN}\b"),
        re.compile(r"\b(?:numero|plaque|adresse)\b"),
    ),
    Question("parent_discovered", "choose_images_to_police", ADULTS, TALKED_OF_IMAGES, words(SHOWS, POLICE)),
    Question(
        "parent_discovered",
        "choose_images_to_police",
        ADULTS,
        ANYTHING,
        words(SHOWS, POLICE, rf"{PICTURES}|\bles (?:montre|apporte)"),
        re.compile(CAMERA),
    ),
    Question(
        "parent_discovered",
        "choose_images_sent_on",
        ADULTS,
        ANYTHING,
        words(TO_SOMEBODY, rf"{POLICE}|\b(?:montrer|voir|temoin|preuve|avis|photos?|images?|videos?)\b"),
        ONLY_CHILDREN,
    ),
    Question(
        "parent_discovered",
        "choose_images_sent_on",
        ADULTS,
        TALKED_OF_IMAGES,
        words(TO_SOMEBODY),
        ONLY_CHILDREN,
    ),
    Question(
        "parent_discovered",
        IMAGES,
        ADULTS,
        ANYTHING,
        words(PICTURES, INTIMATE, KEEPS_THEM),
    ),
)
