"""Intimate pictures asked for, sent, spread, by somebody who may come: which of these a short sentence says.

«il veut des photos» is a request and no leak; «jlui en ai envoyé» answers it.
"""

from bot.rows import ANYTHING, EVERYBODY, YOUTH, Sequel

PICTURES = frozenset(
    {
        "image_abuse",
        "choose_images_asked",
        "choose_images_threat",
        "choose_images_online",
        "choose_images_school",
        "choose_images_block",
        "choose_images_meet",
        "choose_images_comes",
        "choose_asked_adult",
        "choose_asked_sent",
    }
)
THINGS = r"\b(?:photos?|fotos?|tofs?|nudes?|pics?|videos?)\b"
SOMEBODY = r"\b(?:mec|gars|type|garcon|inconnu|quelqu un|qqn|fille|homme|il|ils|elle|on)\b"
WANTS = r"\b(?:veut|ve|veu|voudrait|demande|demandent|reclame\w*|insiste\w*|arrete pas)\b"
NOT_ASKED_ONLY = (  # a threat, money, what was sent or shown, or a refusal that is told of
    r"\b(?:sinon|menac\w*|publi\w*|post\w*|balanc\w*|diffus\w*|euros?|argent|pay\w*|envoyees?|"
    r"ai (?:deja |lui )?envoy\w*|montr\w*|effac\w*|supprim\w*|garde\w*|veut pas|retir\w*|enlev\w*)\b"
)
DANGER_TOLD = (
    r"\b(?:arriv\w*|enferm\w*|forc\w*|oblig\w*|frapp\w*|tap\w*|viol\w*|couteau|tue\w*|annonces?|"
    r"clients?|escort\w*)\b"
)
ADULT = r"\b(?:monsieur|adulte|majeur|vieux|[2-7]\d ans)\b"
SENT = (
    r"\bj(?:e|ai|lui|en|les|l|lai)?\b(?: (?:lui|l|les|leur|en|ai|deja|viens|de|d|tout|quand|meme|fini|par|"
    r"une?|deux|des|juste)){0,6} envo(?:ye\w*|yer)\b|\bg (?:\w+ ){0,2}envoye\w*"
)
NOT_SENT = r"\b(?:pas|pa|plus|jamais|rien|police|gendarm\w*|mere|maman|pere|plainte)\b"
SPREAD = (
    rf"{SOMEBODY}.*\b(?:envo(?:ye|i)|partag|montr|diffus|balanc|post|publi|affich)\w*\b.*"
    r"\b(?:classe|ecole|college|lycee|bahut|eleves?|copains|copines|potes|camarades)\b"
)
NOT_YET = r"\b(?:va|vont|veut|sinon|menac\w*|si|je|j|jai|demande)\b"
COMES = (
    r"\b(?:va|vont|veut|veu|ve|peut) (?:\w+ ){0,2}(?:venir|passer|debarquer|attendre|pointer)\b.*"
    r"\b(?:ecole|college|lycee|bahut|maison|chez moi|quartier|devant|sortie|chercher)\b"
)
AT_ONCE = (
    r"\b(?:est (?:la|devant|en bas)|arriv\w*|maintenant|mtn|tout de suite|en bas|dehors|ce soir|tap\w*|"
    r"tue\w*|frapp\w*|mere|maman|pere|papa|parents|soeur|frere)\b"
)
BLOCK = r"\b(?:j?le|j?la|l|j?les) (?:bloqu|blok|signal)\w*|\b(?:bloqu|blok)er (?:son|ce|le) compte\b"
BLOCKED_ME = r"\b(?:m a|ma|me|m ont|suis) bloqu\w*"

# «comment on la fait supprimer»: the picture that was spread, and not this chat.
TAKE_DOWN = (
    r"\b(?:comment|cmt|(?:peu[tx]?|fau[tx]?|veu[tx]?|voudrais|fai[ts]?|faire|aide\w*|possible)\b.*)"
    r"(?:.* )?(?:supprim|suprim|effac|retir|enlev)\w*"
)
NO_TAKE_DOWN = (
    r"\b(?:convers\w*|conv|t?chat|messages|ecri\w*|historique|ici|traces?|compte|appli\w*|numero)\b|"
    r"\b(?:je|j|il|elle|ils) ?(?:l |les |m )?(?:ai|a|ont) (?:\w+ )?(?:supprim|suprim|effac|retir|enlev)\w*|"
    r"\bil (?:veut|demande)\b|\btout (?:supprim|suprim|effac)\w*"
)

OF_PICTURES = (
    Sequel("choose_images_remove", EVERYBODY, PICTURES, TAKE_DOWN, unless=NO_TAKE_DOWN),
    Sequel("choose_asked_sent", YOUTH, PICTURES, SENT, unless=NOT_SENT),
    Sequel("choose_images_school", YOUTH, PICTURES, SPREAD, unless=NOT_YET),
    Sequel("choose_images_comes", YOUTH, PICTURES, COMES, unless=AT_ONCE),
    Sequel("choose_images_block", YOUTH, PICTURES, BLOCK, unless=BLOCKED_ME),
    Sequel(
        "choose_images_asked",
        YOUTH,
        ANYTHING,
        rf"{SOMEBODY}.*{WANTS}.*{THINGS}",
        unless=f"{NOT_ASKED_ONLY}|{DANGER_TOLD}|{ADULT}",
    ),
)
