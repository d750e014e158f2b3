"""How to come out of it: the door, the window, his car, the street, a meeting, the phone that he reads.

«Je lui ouvre ?», «je saute ?», «je rentre ?» save or harm by their answer: they don't wait for ours. «On
roule» is no yes to «are you safe». Read as spelt out: bot/typed.py.
"""

from bot.everyday import KIN, KINS_CAR
from bot.friends import PEER
from bot.scene import (
    ANY,
    AROUND,
    FORM,
    GONE,
    HARMED_AT_HOME,
    HELD,
    IN_DANGER,
    LEAVING,
    MEET,
    NONE,
    SOLD,
    STAY,
    STAYS_IN,
    STRANGER,
    row,
)
from bot.treated import HURT_BY_OTHERS
from bot.will import COUPLE, OFFERED

VEHICLE, JUMP, DOOR = "choose_danger_vehicle", "choose_danger_jump", "choose_danger_door"
FOLLOWED, LOST, BATTERY = "choose_danger_followed", "choose_danger_lost", "choose_danger_battery"
PHONE, DONT_GO, FREE_WAY = "choose_danger_phone", "choose_dont_go", "choose_danger_leave"
ASLEEP, BOTH, NOW = "choose_home_asleep", "choose_home_both", "choose_danger_urgent"
ADDRESS_UNKNOWN = "choose_danger_where"

NEAR_HIM = (
    IN_DANGER | HURT_BY_OTHERS | {STAY, DOOR, VEHICLE, JUMP, BATTERY, FREE_WAY, "choose_danger_behind_door"}
)
RUNG = frozenset({"choose_body_open", "choose_help_coming"})  # who rings may be who was called
TO_MEET = SOLD | OFFERED | {MEET, DONT_GO, "choose_asked_adult", "choose_images_meet", "choose_going_back"}
TO_MEET |= frozenset(f"choose_meeting_{name}" for name in ("cancel", "pressed", "anyway"))
LEAD = r"(?:(?:la|oui|non|ok|et|mais|alors|bon|du coup|en fait|stp|c est bon|ca y est) )*"
WHO = (
    r"(?:il|ils|elle|elles|(?:mon|ma|mes) (?:\w+ )?(?:ex|mec|copain|copine|pere|mere|oncle|frere|cousins?)|"
    rf"(?:un|le|ce|des|deux|les) (?:\w+ )?{STRANGER}s?|quelqu un|on)"
)
HELPERS = (
    r"\b(?:police|policiers?|flics?|gendarmes?|pompiers?|samu|ambulance\w*|secours|medecin|infirmi\w+)\b"
)
SAFE_HANDS = rf"{HELPERS}|\b(?:hopital|hosto|urgences|commissariat|maison|foyer|chez (?:moi|ma|mes))\b"
OPENING = (
    r"(?:je|on) (?:(?:lui|leur|la|le|dois|doit|peux|vais|devrais|y) )*(?:ouvr\w+|descend\w*|"
    r"monte|repond\w* a la porte)|faut (?:que )?(?:je |lui |leur )*(?:ouvr\w+|descend\w*)"
)
UNFREE = r"\b(?:peux|peut|veux|arrive|ose) (?:pas|plus)\b"
DRIVES = (
    r"on (?:roule|part|repart|demarre|arrive|y est|y va|s arrete|se gare|(?:s )?est (?:\w+ )?(?:arrivee?s?|"
    r"partie?s?|garee?s?|arretee?s?|sur (?:l autoroute|la route)|en route))|"
    r"(?:il|ils) (?:conduit|conduisent|roulent?|demarre\w*|accelere\w*|se gare|s arrete)|ca roule"
)
IN_HIS_CAR = (
    rf"\b{WHO} m (?:a )?(?:emmene|embarque)\w*(?: \w+){{0,3}} (?:voiture|caisse|quelque part|ou)\b|"
    r"\b(?:je suis|on est) (?:enfermee? )?dans (?:[sc]a|leur|la|une) (?:voiture|caisse|bagnole|camionnette)\b"
)
JUMPS = (
    r"\b(?:je|on)\b(?: \w+){0,3} saut\w*\b|\bsauter (?:par|du|de la|d en haut)\b|"
    r"\b(?:pass|descend|sort)\w* par (?:la fenetre|le balcon|la gouttiere|le toit)\b"
)
OF_DYING = r"\b(?:mourir|mort|tuer|suicid\w*|en finir|vivre|vie|corde|classe|repas|cours|toit|pont)\b"
FOLLOWS = (
    r"\b(?:je suis|on est|je me sens) suivie?s?\b|\bje me (?:fais|fait|suis fait) suivre\b|"
    rf"\b(?:{WHO}|(?:une|la|leur|[sc]a) voiture|un|y en a un) (?:qui |que )?(?:me |m |nous )(?:suit|suis|"
    r"suivent|poursuit|poursuivent)\b"
)
CARED_FOR = (
    r"\b(?:psy\w*|educ\w*|juge|medecin|docteur|assistante|infirm\w*|cmp|ase|snap\w*|insta\w*|tiktok|compte|"
    r"reseaux?|facebook|chien|chat|hopital)\b|\bsuivie? (?:a|au|en|chez|dans un)\b|"
    r"\bsuivie? (?:\w+ )?depuis (?:\d|un|deux|trois|des|mes|l |longtemps|toute|petite?)"
)
UNKNOWN_PLACE = (
    r"\bsai[ts]? (?:pas|plus|meme pas|pas du tout|plus du tout) (?:du tout |trop )?ou (?:je suis|on est)\b"
)
WHEN_SOON = (
    r"(?:dans (?:\d+\w*|une?|deux|dix|vingt|quelques|pas longtemps)|tout a l heure|ce soir|cette nuit|"
    r"maintenant|bientot|demain)"
)
READS = (
    r"(?:lit|lis|lire|regard\w*|fouill\w*|check\w*|verifi\w*|control\w*|prend\w*|recuper\w*|reprend\w*|voir)"
)
DEVICE = r"(?:tel|telephone|portable|phone|tph|messages?|snap|sms)"
AWAKE = (
    r"\b(?:il|elle|mon \w+) (?:est|s est) (?:deja )?(?:reveille\w*|leve\w*|debout)\b|"
    r"\b(?:il|elle) (?:crie|hurle|se leve)\b"
)
SLEEPS = (
    rf"\b(?:il|elle|{KIN}) (?:dort|roupille|ronfle|s est endormi\w*|"
    r"(?:va|vas) (?:se |me )?(?:reveiller|lever)|se reveille)\b"
)
TONIGHT = r"(?:ce soir|cette nuit|la nuit|toute la nuit)"
IS_HERE = (
    r"(?:est|sera|dort|reste|rentre|revient|vient) (?:la|ici|a la maison|chez (?:moi|nous)|dans ma chambre)"
)
HERE_TONIGHT = rf"\b{TONIGHT} (?:il|elle|{KIN}) {IS_HERE}\b|\b(?:il|elle|{KIN}) {IS_HERE} {TONIGHT}\b"
WHERE_TO_HIDE = (
    r"\b(?:je|on) (?:me |se |peux |dois )*(?:cache|cacher|planque|planquer) ou\b|"
    r"\bou (?:est ce que )?(?:je |me |se |peux |dois )+(?:cache|cacher|planque|planquer)\b"
)

ESCAPE_ROWS = (
    row(
        VEHICLE,
        FORM,
        ANY,
        rf"{LEAD}(?:{DRIVES})(?: \w+){{0,3}}",
        SAFE_HANDS,
        whole=True,
    ),
    row(
        VEHICLE,
        NONE,
        frozenset({VEHICLE, HELD, "danger_now"}),
        rf"{LEAD}(?:{DRIVES})(?: \w+){{0,3}}",
        SAFE_HANDS,
        whole=True,
    ),
    row(VEHICLE, AROUND, NEAR_HIM | SOLD, IN_HIS_CAR, f"{SAFE_HANDS}|{KINS_CAR}"),
    row(VEHICLE, AROUND, HARMED_AT_HOME, IN_HIS_CAR, SAFE_HANDS),  # the kin's, too
    row(STAY, FORM, ANY, rf"\b(?:{OPENING})\b", f"{UNFREE}|{HELPERS}", asking=True, not_told=RUNG),
    row(
        STAY,
        FORM,
        ANY,
        rf"{LEAD}(?:{OPENING})(?: (?:la|porte|ou|pas|non|alors|quand|meme|vite))*",
        whole=True,
        not_told=RUNG,
    ),
    row(STAY, NONE, NEAR_HIM | {FOLLOWED}, rf"\b(?:{OPENING})\b", f"{UNFREE}|{HELPERS}", asking=True),
    row(
        STAYS_IN,
        NONE,
        frozenset({DOOR, STAY}),
        r"\bporte (?:\w+ ){0,3}(?:fermee?|verrouillee?|a cle)\b|\bje ai (?:\w+ )?(?:ferme|verrouille)\w*\b",
        r"\b(?:pas|plus|il|elle|ils|exterieur)\b",
    ),
    row(
        STAYS_IN,
        AROUND,
        HARMED_AT_HOME | IN_DANGER,
        r"\bje (?:peux|dois|vais) (?:\w+ )?(?:ferm\w*|verrouill\w*|bloqu\w*) (?:\w+ ){0,2}porte?\b",
        r"\bpeux pas\b",
        asking=True,
    ),
    row(GONE, NONE, frozenset({DOOR}), r"\b(?:il|elle|ils) (?:est|sont) (?:\w+ )?parti\w*\b", r"\bpas\b"),
    row(JUMP, AROUND, NEAR_HIM, rf"{JUMPS}|^(?:\w+ ){{0,3}}(?:fenetre|balcon)$", OF_DYING),
    row(ASLEEP, NONE, HARMED_AT_HOME, WHERE_TO_HIDE),
    row(
        HELD,
        AROUND,
        NEAR_HIM,
        r"\b(?:je|on) (?:\w+ ){0,2}(?:cache|planque)e?s?\b(?! (?:un|une|des|mon|ma|le|la|les)\b)",
    ),
    row(
        BATTERY, AROUND, NEAR_HIM, r"\bbatterie\b|\b(?:bientot|presque) (?:plus|pas) de (?:tel|bat|charge)\b"
    ),
    row(
        ADDRESS_UNKNOWN,
        AROUND,
        NEAR_HIM,
        r"\b(?:connais|sais|sait|ai|ni) (?:pas|plus)?(?: \w+)? ?l adresse\b",
    ),
    row(
        PHONE,
        AROUND,
        NEAR_HIM | SOLD | COUPLE | {"erase_conversation", "choose_watched"},
        rf"\b{WHO}\b(?: \w+){{0,2}} {READS}(?: \w+)? (?:mon|ma|mes|le) {DEVICE}\b",
    ),
    row(FOLLOWED, AROUND, ANY, FOLLOWS, CARED_FOR),
    row(
        FOLLOWED,
        AROUND,
        frozenset({FOLLOWED}),
        r"\b(?:derriere (?:moi|nous)|chez moi|je rentre|rentrer|maison|(?:rapproche|accelere|approche)\w*)\b",
        r"\bj?e? ?suis (?:bien )?rentree?\b|\ben securite\b|\bl abri\b",
    ),
    row(
        LOST,
        NONE,
        ANY,
        rf"{UNKNOWN_PLACE}|\bperdue?s? (?:dans|en) (?:la |une )?(?:rue|ville|foret|gare|campagne|quartier)\b",
        r"\bou (?:je|on) en\b|\bdans ma (?:vie|tete)\b|\bsavent?\b|\bmes parents\b|"
        rf"\b{PEER}\b",
    ),
    # a meeting
    row(LEAVING, frozenset({"suicidal_form"}), ANY, rf"{LEAD}je y v(?:ais|as|a|ai)(?: \w+)?", whole=True),
    row(
        DONT_GO,
        AROUND,
        TO_MEET,
        rf"{LEAD}(?:est ce que |tu crois que |faut que |je fais quoi )*je (?:dois |devrais |vais |peux )?"
        r"y (?:vais|vas|va|aille|aller|retourn\w+)"
        r"(?: (?:ou pas|ou non|alors|quand meme|la|ce soir|demain|moi))*",
        whole=True,
        asking=True,
    ),
    row(
        DONT_GO,
        AROUND,
        TO_MEET | frozenset({"danger_now"}),
        rf"\b(?:rdv|rendez vous|client)\b(?: \w+){{0,4}} {WHEN_SOON}\b",
        r"\b(?:psy\w*|educ\w*|juge|medecin|docteur|dentiste|avocat\w*|police|ecole|lycee|infirmi\w*)\b",
    ),
    # he has turned his back
    row(
        FREE_WAY,
        NONE,
        SOLD | COUPLE | frozenset({"danger_now"}),
        r"\b(?:il|elle|ils|mon (?:mec|copain)) (?:est|sont) (?:\w+ )?(?:dans|sous|a|aux|au) (?:la |le )?"
        r"(?:douche|bain|toilettes|wc|salle de bain|balcon)\b|"
        r"\b(?:il|ils) (?:prend [sc]a douche|se douche)\b",
        r"\bavec (?:moi|nous)\b",
    ),
    # at home, at night
    row(NOW, NONE, frozenset({ASLEEP, BOTH}), AWAKE, r"\b(?:pas|souvent|toujours)\b"),
    row(
        ASLEEP,
        NONE,
        HARMED_AT_HOME,
        f"{SLEEPS}|{HERE_TONIGHT}",
        r"\b(?:pas|plus|jamais|quand|avec moi|souvent|mieux|bien|mal)\b",
    ),
    row(
        BOTH,
        NONE,
        frozenset({ASLEEP, BOTH}),
        r"\b(?:soeurs?|freres?|frangine?s?)\b|\bpeux pas (?:la|le|les) laisser\b",
    ),
)
DOOR_ROWS = (
    row(
        DOOR,
        AROUND,
        ANY,
        rf"\b{WHO} (?:\w+ )?(?:est|sont|tap\w*|frapp\w*|cogn\w*|toqu\w*|sonn\w*|attend\w*|crie\w*|hurle\w*)"
        r"(?: \w+){0,2} (?:(?:devant|derriere|a|sur|dans|contre) (?:la|ma) porte|"
        r"(?:devant|en bas de) (?:chez (?:moi|nous)|mon immeuble|ma maison)|sur (?:le|mon) palier)\b",
        r"\bporte (?:du|de la|des|de l)\b|\b(?:sortir|bloque\w*|enferme\w*|livr\w+|facteur|colis|pizza)\b|"
        rf"{HELPERS}",
    ),
)
