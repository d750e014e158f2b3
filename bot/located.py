"""Where the child is, or who does not go there: an address that was found, a country, a police that waits.

«je reconnais l'hôtel» is no offer of work, «elle a raccroché» no refusal of help, «ils n'ont pas de
patrouille» no threat. A departure that the family prepares, to marry her, stands here, too.
"""

from bot.held import HELD
from bot.meaning import MISSING, SOMEBODY
from bot.rows import ADULTS, ANYTHING, PARENTS, UNLESS_DANGER, WHENEVER, Sequel

NO_NEWS = "choose_parent_missing_no_news"
LOCATED, SLOW = "choose_grave_located", "choose_grave_police_slow"
ABROAD, CONSULATE = "choose_grave_abroad", "choose_grave_consulate"
SIGN, MARRIED = "choose_grave_sign_of_life", "choose_grave_married"
OUT_THERE = frozenset({HELD, ABROAD, CONSULATE, "danger_now", "coerced", LOCATED, "choose_grave_left"})
GONE = frozenset(
    {MISSING, LOCATED, SLOW, "choose_parent_missing_place", "choose_parent_missing_reported"}
    | {"choose_parent_missing_refused", "choose_parent_going", "choose_parent_missing_sign"}
)

ROOM = (
    r"(?:hotel|airbnb|appart\w*|chambre|ibis|formule 1|f1|motel|studio|residence|immeuble|squat|maison|"
    r"appart hotel|location)"
)
WHOM = (
    r"\b(?:qui (?:je |j )?(?:dois |peux )?(?:previens|prevenir|appelle|appeler|contacte\w*|alerte\w*)|"
    r"(?:previens|appelle|contacte) qui|que faire|je fais quoi|on fait quoi|quoi faire|numero)\b"
)
COUNTRIES = (
    r"(?:espagne|italie|belgique|allemagne|suisse|portugal|angleterre|royaume uni|pays bas|hollande|"
    r"luxembourg|grece|roumanie|pologne|maroc|algerie|tunisie|turquie|dubai|senegal|mali|cameroun|nigeria|"
    r"barcelone|madrid|valence|bruxelles|charleroi|geneve|lausanne|milan|rome|turin|berlin|londres|"
    r"lisbonne|amsterdam|anvers|francfort|jonquera|l etranger|etranger|un autre pays)"
)
IN_TROUBLE = (
    r"\b(?:peu[tx] (?:pas|plus)|arrive pas a) (?:rentrer|partir|revenir|sortir)\b|\b(?:ses|son) (?:papiers|"
    r"passeport|carte d identite)\b|\b(?:retenue?|disparue?|fugue\w*|force\w*|oblige\w*|emmene\w*|danger)\b|"
    r"\bavec (?:un|cet|des|lui|eux)\b"
)
PAPERS_KEPT = (
    r"\b(?:il|ils|on|elle|cet homme|ce type|ce mec) (?:lui )?(?:a|ont|garde\w*|confisque\w*|prend|tien\w*) "
    r"(?:\w+ ){0,2}(?:papiers|passeport|carte d identite|cni)\b"
)
UNFREE = (
    r"\b(?:peut|peux|veut|laisse\w*) (?:pas|plus) (?:la |le |l )?(?:rentrer|partir|revenir|sortir|"
    r"s en aller)\b"
)
POLICE = (
    r"\b(?:police|policiers?|gendarm\w*|commissariat|flics?|keufs?|17|enquet\w*|brigade|officier|opj|"
    r"patrouille)\b"
)
DO_NOTHING = (
    r"\b(?:s en (?:foutent|fichent|moquent|fout)|(?:font|fait|feront) rien|bougent? (?:pas|plus)|"
    r"(?:viennent|venus?|viendront|passes?|passent|deplaces?|deplacent|bougent) "
    r"(?:pas|plus|jamais)|(?:sont|est|ont|a) (?:toujours )?(?:pas|jamais) (?:venus?|passes?|"
    r"deplaces?)|pas de patrouille|aucune patrouille|sans mandat|mandat|peuvent pas (?:entrer|venir|"
    r"intervenir|se deplacer|bouger)|"
    r"(?:me|nous) (?:croient|ecoutent|prennent) (?:pas|plus)|attendre (?:demain|lundi)|"
    r"pas (?:une )?(?:priorite|urgen\w*))\b"
)
# Whose agreement, a complaint: bot/asked_justice.py. A long story is another thing than this.
OF_COMPLAINTS = (
    r"\b(?:plaintes?|main courante|deposer|classee?|sans suite|avocat\w*|d accord|consent\w*|a bout|"
    r"si (?:elle|il)|"
    r"frapp\w*|foyer)\b|^(?:\w+ ){25}"
)

LOCATED_ROWS = (
    Sequel(
        MARRIED,
        ADULTS,
        ANYTHING,
        r"\b(?:la|le|l|ma fille|mon fils|ma niece|ma petite fille) (?:\w+ )?(?:marier|fiancer)\b|"
        r"\b(?:un|son|le|risque de|peur d un) mariage (?:\w+ )?(?:force|arrange|au (?:pays|bled))\b|"
        r"^mariage force$|"
        r"\b(?:envo[iy]\w*|emmen\w*|renvo[iy]\w*|expedi\w*) (?:\w+ ){0,3}(?:au pays|au bled)\b|"
        r"\b(?:prendre|prend|confisqu\w*|garder) (?:\w+ )?(?:passeport|papiers)\b.*\b(?:la bas|pays|bled)\b",
        unless=r"\b(?:est mariee?|m a mariee?|quand j etais|vacances|en amoureux|fiche|brochure|formation|"
        r"roman|film|mon mariage|moi|copain veut|se marier|"
        r"mac|proxenete|proxo)\b",
        during=WHENEVER,
    ),
    Sequel(
        CONSULATE,
        ADULTS,
        OUT_THERE | GONE,
        r"\b(?:consulat|ambassade|interpol|quai d orsay|affaires etrangeres|police (?:espagnole|belge|"
        r"italienne|allemande|suisse|locale|sur place|de la bas))\b",
        during=WHENEVER,
    ),
    Sequel(
        ABROAD,
        ADULTS,
        ANYTHING,
        rf"\b{SOMEBODY} (?:est|se trouve|serait|a ete emmenee?|est partie?|est retenue?) (?:\w+ ){{0,4}}"
        rf"(?:en|a|au|aux|dans) (?:\w+ )?{COUNTRIES}\b.*(?:{WHOM}|{IN_TROUBLE})|"
        rf"(?:{WHOM}|{IN_TROUBLE}).*\b{SOMEBODY} (?:est|se trouve|serait) (?:\w+ ){{0,3}}"
        rf"(?:en|a|au|aux|dans) (?:\w+ )?{COUNTRIES}\b",
        unless=r"\b(?:vacances avec|sa classe|voyage scolaire|erasmus|avec (?:moi|nous|son pere|sa mere))\b",
        during=WHENEVER,
    ),
    Sequel(
        ABROAD,
        ADULTS,
        OUT_THERE | GONE,
        rf"\b(?:en|a|au|aux|vers|dans) (?:\w+ )?{COUNTRIES}\b|\bfrontiere\b",
        during=WHENEVER,
    ),
    Sequel(
        HELD,
        ADULTS,
        ANYTHING,
        rf"(?:{PAPERS_KEPT}).*(?:{UNFREE})|(?:{UNFREE}).*(?:{PAPERS_KEPT})",
        unless=r"\b(?:me|m|mes) (?:papiers|laisse)\b",
        during=WHENEVER,
    ),
    Sequel(
        SLOW,
        ADULTS,
        ANYTHING,
        rf"{POLICE}.*{DO_NOTHING}|{DO_NOTHING}.*{POLICE}",
        unless=rf"{OF_COMPLAINTS}|\b{SOMEBODY} (?:repond|decroche)\w* (?:pas|plus)\b(?!.*{POLICE})|"
        rf"\b(?:je|j) (?:\w+ )?(?:veux|peux|ose) (?:pas|plus)\b|\b(?:peur|faut il|"
        rf"est ce que la police peut)\b",
        during=WHENEVER,
    ),
    Sequel(
        NO_NEWS,
        PARENTS,
        ANYTHING,
        r"\b(?:enquet\w*|officier|opj|inspecteur|brigade|policier\w*) (?:\w+ ){0,4}(?:repond|rappelle|"
        r"decroche)\w* "
        r"(?:pas|plus|jamais)\b|\b(?:enquet\w*|officier|opj|inspecteur) (?:est |\w+ )?injoignable\b",
        unless=OF_COMPLAINTS,
    ),
    Sequel(
        SLOW,
        ADULTS,
        OUT_THERE | GONE,
        r"\b(?:ils|on|elle) (?:\w+ ){0,7}(?:s en (?:foutent|fichent|moquent)|font rien|fait rien|"
        r"pas de patrouille|"
        r"mandat|(?:sont )?pas venus|pas (?:une )?priorite|(?:me|nous) (?:croient|prennent|ecoutent) pas|"
        r"attendre (?:demain|lundi))\b",
        unless=OF_COMPLAINTS,
        during=WHENEVER,
    ),
    Sequel(
        LOCATED,
        PARENTS,
        ANYTHING,
        r"\b(?:j ai|on a|je viens de|nous avons) (?:\w+ )?(?:trouv\w*|retrouv\w*|eu|obtenu|localis\w*) "
        rf"(?:\w+ ){{0,2}}(?:adresse|lieu|endroit|{ROOM})\b.*\b(?:dans|sur|avec|grace a) (?:\w+ )?(?:ses|"
        rf"son|sa|snap\w*|gps|"
        rf"localisation|telephone)\b|\b(?:j ai|on a|je viens de) (?:\w+ )?(?:trouv\w*|"
        rf"localis\w*) (?:\w+ )?(?:adresse|lieu|"
        rf"endroit) (?:ou (?:elle|il)|d (?:un|une|l) ?{ROOM})\b|"
        rf"\b(?:je|on) (?:reconnai[st]|connai[st]|"
        rf"sai[st] (?:c est )?quel(?:le)? est) (?:\w+ ){{0,2}}{ROOM}\b",
        unless=r"\b(?:pour (?:la|le|elle|lui) (?:loger|heberger)|a louer|psy|association|centre|mail|"
        r"ip|place|vacances)\b|\bpas (?:trouve|l adresse)\b|\b(?:il habite|son adresse a lui|de ce mec)\b",
        during=WHENEVER,
    ),
    Sequel(
        LOCATED,
        PARENTS,
        GONE,
        rf"\b(?:photo|snap|video|message|story|image|vu|vois|reconnai[st]|c est|est) (?:\w+ ){{0,4}}{ROOM}\b|"
        r"\b(?:adresse|localisation|gps|plaque|pres de la gare|au \d+|rue|avenue|numero de chambre)\b",
        unless=r"\b(?:pas|plus|aucune) (?:\w+ )?(?:adresse|localisation|gps|idee)\b|\b(?:retrouver|rentree?|"
        r"revenue?|est) a la maison\b|\bmail\b|\bchez (?:moi|nous)\b|\?$",
        during=UNLESS_DANGER,
    ),
    Sequel(
        SIGN,
        ADULTS,
        OUT_THERE,
        rf"\b{SOMEBODY} (?:\w+ )?(?:m |nous |a |m a |nous a )(?:\w+ )?(?:raccroch\w*|ecri\w*|envoy\w*|"
        rf"appel\w*|rappel\w*|repond\w*)\b|\b{SOMEBODY} (?:m|nous) a (?:\w+ )?dit\b|"
        rf"\b{SOMEBODY} (?:repond|decroche|ecrit)\w* (?:plus|pas)\b|"
        rf"\b{SOMEBODY} a (?:vite |tout de suite )?raccroche\b|\b(?:telephone|portable|"
        rf"tel) (?:\w+ )?(?:coupe|eteint|ferme)\b|"
        rf"\b{SOMEBODY} (?:a|est) (?:\w+ )?(?:mal|blessee?)\b",
        unless=r"\b(?:dispute\w*|argent|euros?|au revoir|bien arrivee?|rentree?|rentre|mourir|tuer|"
        r"suicid\w*|plainte|"
        r"aide|psy|educ\w*|\w+ fois|dis rien|securite|abri|a la maison|avec moi|police|ca va)\b",
        during=WHENEVER,
    ),
)
