"""The anger of an adult: who wants to kill who hurt the child, who has hit the child.

A gun is no sign of how a child has changed, and «je regrette» of who beat her is no child's word.
"""

from bot.course import RAGE
from bot.rows import ADULTS, ANYTHING, PARENTS, WHENEVER, Sequel

ARMED, GOING = "choose_grave_armed", "choose_grave_going"
SENT = "choose_grave_sends"
HIT, AGAIN, DESERVED = "choose_grave_hit", "choose_grave_hit_again", "choose_grave_hit_deserved"
REGRET, PUNISHED = "choose_grave_hit_regret", "choose_grave_hit_law"
OF_THE_RAGE = frozenset({RAGE, ARMED, GOING, SENT})
OF_BLOWS = frozenset({HIT, AGAIN, DESERVED, REGRET, PUNISHED})

NO = r"\b(?:pas|jamais|plus|ni|aucun\w*)\b"
MINE = r"(?:ma|mon|notre|mes|nos)"
YOUNGSTER = r"(?:fille|fils|enfants?|ado|gamine?|belle fille|beau fils|niece|neveu|petite?)"
LEAD = r"^(?:(?:et|mais|alors|du coup|donc|oui|non|bon|ok|en fait) )*"
WHO_KILLS = r"\b(?:je|j|jvais|jvai|jve|jveux)"
KILL = r"(?:tuer|buter|crever|flinguer|massacrer|defoncer|demolir|etrangler|egorger|descendre ce\w*)"
HIM = (
    r"(?:celui|ceux|cet? (?:homme|mec|type|gars|salaud|ordure|pourri|monstre)|(?:le|les) "
    r"(?:mecs?|types?|gars|salauds?|hommes?|enfoires?|proxo|proxenete|mac)|ces (?:mecs?|types?|hommes|"
    r"salauds)|son mac)"
)
WEAPON = r"(?:fusils?|carabines?|armes?|pistolets?|flingues?|couteaux?|batte|hache|calibre)"
HITTING = (
    r"(?:frapp|gifl|tap|battu|cogn|secou|tabass|corrig|fouett|etrangl|bouscul|tarte)(?:e|ee|es|ees|ue|u)?s?"
)
BLOWS = (
    r"(?:raclee|gifles?|claques?|baffes?|beignes?|fessee|tartes?|torgnoles?|derouillee|trempe|correction|"
    r"coups?(?: de (?:poing|pied|ceinture|baton))?|droites?|mandale|branlee)"
)
I_HIT = (
    rf"\b(?:je|j) (?:l ai|les ai|ai|lai) (?:\w+ )?{HITTING}\b(?! (?:a|dans|sur) (?:la porte|un|google))|"
    rf"\bje? (?:lui|leur) ai (?:\w+ )?(?:mis|donne|foutu|colle|flanque|fichu|mit) (?:\w+ )?(?:une|des|"
    rf"un|la|deux) "
    rf"(?:\w+ )?{BLOWS}\b|"
    rf"\bj ai (?:\w+ )?(?:mis|donne|foutu|colle|flanque) (?:\w+ )?(?:une|des|"
    rf"un) (?:\w+ )?{BLOWS} a {MINE} {YOUNGSTER}\b|"
    rf"\bj ai (?:\w+ )?(?:{HITTING}|leve la main sur) (?:{MINE} {YOUNGSTER}|elle|lui)\b|"
    r"\bje (?:la|le|les) (?:frappe|gifle|tape|bats|cogne|corrige|secoue)\b"
)

# «je vais la tuer si elle recommence» threatens a child, not who hurt her.
THE_CHILD = (
    rf"\b(?:je|j|jvais|jvai) (?:\w+ ){{0,4}}(?:la {KILL}|{KILL} {MINE} {YOUNGSTER})\b|"
    rf"\b(?:je|j|jvais|jvai) (?:\w+ ){{0,4}}(?:le|les) {KILL}\b.*\bs ils? (?:recommence|continue|"
    rf"y retourne|ment)"
)
SETTLES = (
    r"\b(?:regler|regle) (?:\w+ )?(?:son|leur|mes|des) comptes?\b|\bcass\w* (?:\w+ )?(?:la (?:gueule|tete|"
    r"figure)|"
    r"les (?:dents|jambes|genoux))\b|\bfaire la peau\b|\brefaire (?:le portrait|la face)\b|"
    r"\b(?:le|les) (?:demolir|demonter|defoncer|tabasser|fracasser|eclater)\b"
)
SENDS = (
    r"\b(?:je|on|j ai|on a|nous) (?:\w+ ){0,3}(?:pa[iy]e\w*|engag\w*|envo[iy]\w*|recrut\w*|"
    r"embauch\w*) (?:\w+ ){0,3}"
    r"(?:hommes?|types?|mecs?|gars|freres?|cousins?|amis|potes|videur\w*|detectives?|gros bras)\b.*"
    r"\b(?:ramen\w*|recuper\w*|chercher|force|sortir|lecon|frapp\w*|peur)\b"
)

ANGER = (
    Sequel(
        AGAIN,
        PARENTS,
        ANYTHING,
        THE_CHILD,
        unless=r"\bm(?:e|oi)\b|\b(?:jeu|partie|haha|lol|mdr|cette (?:femme|pute|salope|maquerelle)|"
        r"celle qui|cette ordure|la (?:femme|mac|maquerelle|copine) qui)\b",
        during=WHENEVER,
    ),
    Sequel(
        SENT,
        ADULTS,
        ANYTHING,
        SENDS,
        unless=rf"{NO}|\bpolice\b",
        during=WHENEVER,
    ),
    Sequel(
        ARMED,
        ADULTS,
        OF_THE_RAGE,
        rf"\b{WEAPON}\b",
        unless=rf"\b(?:pas|plus|aucune) (?:d |de )?{WEAPON}|\b(?:il|elle|ils) (?:a|ont|est|sont)\b|"
        r"\b(?:donne|confie|range|rendu|enferme|appele)\w*\b",
        during=WHENEVER,
    ),
    Sequel(
        GOING,
        ADULTS,
        OF_THE_RAGE,
        r"\brest\w* (?:\w+ )?(?:sans rien faire|les bras croises|a rien faire)\b|"
        r"\b(?:deux|trois|des|mes|avec) (?:amis|potes|copains|freres|cousins)\b|"
        r"\b(?:j y (?:vais|cours|fonce)|je (?:vais y aller|pars|sors|fonce|roule|prends (?:la|"
        r"ma) voiture)|on y va|"
        r"suis (?:tres |vraiment )?serieu\w*|plaisante pas|(?:rien|plus rien) a perdre|m en fous|"
        r"(?:je|j) (?:vais )?(?:le |la |les )?(?:feru|ferai|faire)|merite\w*|tant pis|ira en prison)\b|"
        rf"\b(?:fait|fai) (?:\w+ )?(?:du mal|souffrir|ca)\b|\b(?:viol|abus|detrui|vendu|touche|"
        rf"vole)\w* {MINE} {YOUNGSTER}\b|"
        r"\b(?:je (?:sais|connais)|j ai) (?:\w+ ){0,3}(?:ou il|adresse|son nom)\b",
        unless=rf"{NO} (?:y )?(?:aller|vais)|\bappele\w*\b",
        during=WHENEVER,
    ),
    Sequel(
        RAGE,
        ADULTS,
        ANYTHING,
        rf"{WHO_KILLS} (?:(?!(?:pas|plus) )\w+ ){{0,4}}(?:(?:le|la|les) {KILL}|{KILL} (?:{HIM}))\b|"
        rf"{WHO_KILLS} (?:vais )?(?:le|la|les) (?:tue|bute)\b",
        unless=r"\bm(?:e|oi)\b|"
        r"\b(?:jeu|niveau|boss|partie|match|foot|basket|rugby|tournoi|chat|moustique\w*) |"
        rf"\b(?:jeu|match|boss)$|\b{MINE} {YOUNGSTER} (?:je|j)\b",
        during=WHENEVER,
    ),
    Sequel(
        RAGE,
        ADULTS,
        ANYTHING,
        rf"\b(?:je|j|jvais|jvai|on|nous) (?:\w+ ){{0,5}}(?:{SETTLES})",
        unless=rf"{NO}|\b(?:jeu|match|partie|{MINE} {YOUNGSTER} (?:je|j))\b|\b(?:elle|mari|"
        rf"ex) (?:\w+ )?(?:veut|va)\b|"
        r"\b(?:me|te|vous) (?:casser|regler|faire|refaire)\b|\bfailli\b",
        during=WHENEVER,
    ),
    Sequel(
        HIT, PARENTS, ANYTHING, I_HIT, unless=r"\bjamais (?:ete )?(?:frapp|gifl|tap|battu)", during=WHENEVER
    ),
    Sequel(  # the screen sees a danger of this minute: what she can do comes first
        "choose_parent_afraid_of_him",
        PARENTS,
        ANYTHING,
        rf"\b(?:son (?:pere|beau pere|frere|oncle|grand frere)|mon (?:mari|ex|fils|"
        rf"compagnon)) (?:\w+ )?va (?:la|le|les|l) "
        rf"(?:\w+ )?(?:{KILL}|frapper|massacrer|tabasser)\b.*\b(?:s il|quand|si (?:il|elle|je)|des qu|"
        rf"apprend\w*|sache\w*|sait)\b",
        unless=r"\b(?:couteau|arme|fusil|maintenant|arrive|est la|en train)\b",
    ),
    Sequel(
        AGAIN,
        PARENTS,
        OF_BLOWS,
        r"\b(?:(?:va|vais|peur de|risque de) (?:\w+ )?(?:recommencer|refaire|craquer|deraper)|je me connais|"
        r"(?:c est )?plus fort que moi|me (?:controle|retiens|maitrise) (?:pas|plus)|"
        r"pete\w* (?:un plomb|les plombs))\b",
    ),
    Sequel(
        PUNISHED,
        PARENTS,
        OF_BLOWS,
        r"\b(?:prison|risque\w*|plainte|garde a vue|condamn\w*|loi|legal|interdit|droit de|denonc\w*|"
        r"casier)\b",
        # «il risque quoi ce type» asks of the man.
        unless=r"\brisque de\b|\b(?:il|elle|ils|type|homme|mec) (?:\w+ )?(?:risque\w*|encour\w*|ira|va|"
        r"devrait)\b|\brisque\w* (?:\w+ )?(?:ce|cet|ces|il|lui)\b",
    ),
    Sequel(
        REGRET,
        PARENTS,
        OF_BLOWS,
        r"\b(?:regrett\w*|m en veux|honte|pas bien|aurais pas du|desolee?|m excuser?|excuses|pardon|"
        r"mauvais(?:e)? "
        r"(?:mere|pere|parent)|monstre|culpabilis\w*|coupable)\b",
    ),
    Sequel(
        DESERVED,
        PARENTS,
        OF_BLOWS,
        r"\b(?:merit\w*|cherche|provoqu\w*|insult\w*|me juger?|jugez|bonne (?:gifle|claque|raclee|"
        r"correction)|"
        r"(?:jamais|pas) (?:fait de mal|tue personne|mort)|a (?:mon|notre) epoque|eduqu\w*|"
        r"me respecte|me manque de respect)\b",
    ),
    Sequel(
        "choose_parent_signs_tonight",
        PARENTS,
        OF_BLOWS,
        rf"{LEAD}(?:(?:maintenant|ce soir|la) )?(?:je fais quoi|on fait quoi|que faire|quoi faire|"
        rf"que dois je faire)\b",
    ),
    Sequel(
        "choose_stop",
        ADULTS,
        OF_THE_RAGE | OF_BLOWS,
        r"\blaisse[sz]? moi\b|\b(?:foutez|fichez) moi la paix\b|^stop\b",
        unless=r"\b(?:y aller|tuer|buter)\b",
    ),
)
