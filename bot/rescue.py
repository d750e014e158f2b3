"""Help that comes or is needed at once: who was called, a wound, a friend who wants to die, one's own wish.

Behind «j'ai appelé la police», «ils arrivent» are those who come to help; «il a la corde» is said of the
friend who was spoken of, not of oneself. Read as spelt out: bot/typed.py.
"""

from bot.afterwards import RAPED
from bot.in_danger import PEOPLE
from bot.rows import DYING
from bot.scene import ANY, ANYWHERE, AROUND, BODY, BODY_NOW, HELPED, IN_DANGER, NONE, row
from bot.treated import HURT_BY_OTHERS

ACT_HELPED, COMING, BLEEDS = "choose_act_helped", "choose_help_coming", "choose_body_bleeds"
SCRATCH = "choose_body_scratch"
HELP_CALLED = frozenset({ACT_HELPED, HELPED, COMING})
PARENTS_TOLD, DRUGGED = "choose_body_parents", "choose_sexual_drugged"
FRIEND_DIES, FRIEND_NEAR, FRIEND_PLACE = "choose_friend_dying", "choose_friend_near", "choose_friend_place"
AWAY, FREE, MUTE, PAUSE = (
    "choose_suicidal_away",
    "choose_call_free",
    "choose_suicidal_mute",
    "choose_suicidal_pause",
)
ACTS = frozenset({"suicidal", "choose_act", "choose_act_again"})
WISH = ACTS | {
    AWAY,
    MUTE,
    PAUSE,
    "choose_no_act",
    "choose_suicidal_plan",
    "choose_tonight",
    "choose_keep_safe",
}
CUTS = WISH | BODY | {"self_harm", BLEEDS}
OF_A_FRIEND = frozenset(
    {
        "choose_friend_suicide",
        FRIEND_DIES,
        "choose_friend_silent",
        "choose_friend_where",
        FRIEND_NEAR,
        FRIEND_PLACE,
    }
)
GIVEN = frozenset(
    {"substances", "image_abuse", "choose_images_comes", BODY_NOW, "choose_body_again", DRUGGED}
)
GIVEN |= frozenset(f"choose_drugs_{name}" for name in ("given", "bad", "talk"))
IN_FORM, ASIDE = frozenset({DYING}), frozenset({None, DYING})
LEAD = r"(?:(?:oui|ok|c est bon|et|mais|la|ca y est|apparemment|enfin) )*"
NOT = r"\b(?:pas|jamais|faut|dois|doit|peur|veux|hier|avant|semaine|mois|ans|fois|rien|ca sert)\b"
CALLED = (
    rf"(?:deja |enfin |bien |juste )*(?:appel\w*|prevenu\w*|contacte\w*)(?: \w+){{0,2}} (?:{PEOPLE}|1[578]|"
    rf"11[24])\b"
)
HELPERS = r"(?:secours|pompiers?|samu|ambulance|ambulanciers?|medecins?|docteur)"
COME = (
    r"(?:ils|elles|on|ca|les \w+|la police|le samu|l ambulance) (?:\w+ )?(?:arriv\w*|vienn?\w*|mont\w*|"
    r"(?:est|sont) (?:\w+ )?(?:la|arrivee?s?|en bas|en route|en chemin|devant))"
)
DEADLY = (
    r"\b(?:adieux?|lettre|corde|cachets?|medocs?|medicaments?|comprimes|lame|couteau|rails?|mourir|tuer|"
    r"suicid\w*|pendre|en finir|saut\w*|avale\w*|veines)\b"
)
ONESELF = r"\b(?:je|moi|me|nous)\b"
PARENT = r"(?:parents?|mere|pere|maman|papa|daron\w*|famille)"
TELL = r"(?:appel\w*|prevenir|previen\w*|sav\w*|saur\w*|dire|dit|dis|disent|courant)"

HELP_COMES = (
    rf"{LEAD}(?:(?:je|on) attend\w* (?:que )?(?:la |le |les |l |une |un )?{HELPERS}(?: \w+)?|"
    rf"(?:la |le |les |l |une |un ){HELPERS} (?:arriv\w*|vienn?\w*|"
    r"(?:est|sont) (?:\w+ )?(?:la|arrivee?s?|en route)))"
    r"(?: (?:bientot|enfin|la|c est bon))?"
)

RESCUE_ROWS = (
    # help was called, help comes
    row(ACT_HELPED, ASIDE, ACTS, rf"\b(?:je|on) (?:ai|a) {CALLED}", NOT),
    row(HELPED, AROUND, ANY, rf"\b(?:je|on) (?:ai|a) {CALLED}", NOT),
    row(ACT_HELPED, ASIDE, ACTS, HELP_COMES, whole=True),
    row(HELPED, NONE, ANY, HELP_COMES, not_told=ACTS, whole=True),
    row(
        COMING,
        ANYWHERE,
        ANY,
        rf"{LEAD}{COME}(?: \w+){{0,3}}",
        r"\b(?:pas|plus|quand|combien)\b",
        last=HELP_CALLED | {"choose_body_open"},
        whole=True,
    ),
    # drugged, and what may have been done
    row(
        DRUGGED,
        NONE,
        GIVEN,
        r"\bme (?:souvien\w*|rap+el+\w*)(?: \w+)? (?:pas|plus|rien)\b|\btrou noir\b|\bblack ?out\b|"
        r"\b(?:pas|plus|aucun) (?:de |d )?souvenirs?\b|\bmal (?:derriere|aux fesses|entre les jambes)\b",
        r"\b(?:numero|code|mot de passe|nom|cours)\b",
    ),
    # a wound that bleeds, and who will know of it
    row(
        SCRATCH,
        NONE,
        ANY,
        r"(?:(?:oui|non|mais|et|la|c est bon|apres) )*(?:(?:je|ca) saigne|y a du sang|il y a du sang|"
        r"du sang)(?: (?:mais|juste|"
        r"qu|que|encore|toujours|bras|jambe|poignet|main|au|a la|ma|mon))* (?:un (?:tout )?(?:peux?|"
        r"petit peux?)|1 peux?|"
        r"pas beaucoup|legerement|presque (?:plus|pas)|pas trop)(?: .{1,15})?",
        r"\b(?:tete|ventre|cou|gorge|yeux|oeil|dos|en bas|rapport|viol\w*|avale\w*|cachets?)\b",
        not_told=IN_DANGER | RAPED | WISH,
        whole=True,
    ),
    row(
        BLEEDS,
        ASIDE,
        CUTS,
        r"\bsaign\w*|\bsang\b",
        r"\b(?:pas|plus|nez|regles|il|elle)\b",
        not_told=IN_DANGER,
    ),
    row(
        "choose_body_again",
        NONE,
        frozenset({BLEEDS, BODY_NOW, "choose_body_again"}),
        r"\b(?:saigne|coule|mal)\b|\b(?:apres|depuis|pendant) (?:un|une|le|la|hier|ce)\b|\bpas beaucoup\b",
        r"\bmal (?:fait|dormi|compris)\b",
        not_told=IN_DANGER,
    ),
    row(
        BODY_NOW,
        NONE,
        ANY,
        r"\b(?:je|ca) saigne\b|\bje perds (?:beaucoup de |trop de |plein de |du )sang\b",
        r"\b(?:pas|plus|nez|regles|il|ils|elle|on|frapp\w*|tap\w*|cogn\w*)\b",
        not_told=HURT_BY_OTHERS | IN_DANGER | RAPED,
    ),
    row(
        PARENTS_TOLD,
        AROUND,
        BODY | {BLEEDS, PARENTS_TOLD},
        rf"\b{PARENT}\b.*\b{TELL}\b|\b{TELL}\b.*\b{PARENT}\b",
    ),
    # a friend who wants to die
    row(
        FRIEND_PLACE,
        NONE,
        OF_A_FRIEND,
        r"\b(?:il|elle) (?:habite|vit|creche|loge|est) (?:\w+ )?(?:a|au|aux|en|vers|rue|pres|dans le \d+)\b",
        r"\b(?:pas|plus|cote|tel|train|abri|securite|hopital|lui|bout)\b",
    ),
    row(
        FRIEND_NEAR,
        NONE,
        OF_A_FRIEND,
        r"\b(?:il|elle) (?:dort|est|pleure)\b.*\b(?:la|cote|(?:ma|notre) chambre|avec moi|maison)\b",
        r"\b(?:pas|plus|hopital)\b",
    ),
    row(
        FRIEND_DIES,
        ASIDE,
        OF_A_FRIEND | {"friend_worried"},
        rf"^(?:(?:et|mais|la|en fait|car) )*(?:il|elle) .*{DEADLY}",
        r"\b(?:je|moi|nous|pas|plus)\b",
    ),
    row(
        FRIEND_DIES,
        ASIDE,
        OF_A_FRIEND,
        r"\b(?:appelle|previens|contacte) (?:qui|quoi)\b|\bqui (?:je|on|faut) (?:\w+ )?(?:appelle\w*|"
        r"prevenir|"
        r"previens)\b|\b(?:suis|est) (?:pas|loin) (?:de |d |avec |a cote (?:de |d )?)(?:lui|elle|ici)\b",
    ),
    # one's own wish to die
    row(
        AWAY,
        ASIDE,
        WISH,
        r"\bje (?:les|l|le|la|ai tout|ai) (?:ai )?(?:tout )?(?:mise?s?|range\w*|jete\w*|donne\w*|"
        r"rendu\w*|pose\w*)\b"
        r"(?!.* bouche)",
        r"\b(?:pas|devant moi|dans (?:mon|ma) (?:main|lit|bouche))\b|\bsur mon lit\b|\bdonne (?:un|rdv)\b",
    ),
    row(
        FREE,
        ANYWHERE,
        WISH | IN_DANGER | BODY,
        r"\b(?:pas|plus|pu) (?:de |d )?(?:credit|forfait|unites?)\b|\bforfait\b.*\b(?:bloque|fini|coupe)\w*",
    ),
    row(
        MUTE,
        ASIDE,
        WISH,
        r"\b(?:veux|peux|ose|arrive|envie|besoin) (?:pas|plus)(?: \w+){0,2} (?:appel\w*|parler|"
        r"telephon\w*)\b|"
        r"\bpeur d (?:appel|parl)\w*|\bpas appeler\b",
        r"\bparler (?:de (?:ca|lui)|a (?:mes|ma|mon|personne)|avec toi)\b",
    ),
    row(
        PAUSE,
        ASIDE,
        WISH,
        r"\bparle\w* (?:moi )?d (?:autre chose|un autre truc)\b|\bchange\w* de sujet\b|\bautre chose stp\b",
    ),
    row(
        PAUSE,
        IN_FORM,
        ANY,
        r"(?:stop|arrete\w*(?: (?:avec )?(?:tes|vos|les|ces) questions?)?|(?:trop|marre|assez|"
        r"plus) de questions)(?: stp| svp)?",
        whole=True,
    ),
)
