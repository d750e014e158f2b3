"""An adult who speaks of herself: a wish to die of her own, or the blows of a partner.

The questions of a child's danger («votre enfant a-t-il une blessure ?») pass by a mother who is beaten, and
«un geste aujourd'hui ?» asks what she has just said. What she tells of time, means and who is there is heard
in her own words.
"""

from bot.dying import DONE
from bot.meaning import SOMEBODY
from bot.rows import ANYTHING, PARENTS, WHENEVER, Sequel

OWN, SOON, LATER = "choose_grave_own", "choose_grave_own_soon", "choose_grave_own_later"
GUN = "choose_grave_own_gun"
ALONE, CHILDREN = "choose_grave_own_alone", "choose_grave_own_children"
OF_HER_OWN = frozenset({OWN, SOON, LATER, GUN, ALONE, CHILDREN})
BEATEN, NEAR = "choose_grave_beaten", "choose_grave_beaten_near"
SHELTER, FAR = "choose_grave_beaten_shelter", "choose_grave_beaten_far"
OF_BEATING = frozenset({BEATEN, NEAR, SHELTER, FAR})

DIES = (
    r"(?:en finir|mourir|me (?:tuer|suicider|pendre|buter|flinguer|jeter|foutre en l air)|crever|"
    r"nous (?:tous |toutes )?suicider|disparaitre pour toujours|mettre fin a (?:mes jours|ma vie))"
)
I_DIE = (
    rf"\b(?:je|j|jveux|jvais) (?:\w+ ){{0,5}}{DIES}\b|"
    r"\b(?:je|j) (?:ne |n )?(?:etais|serai|serais|suis|sois) plus la\b(?! (?:meme|force|personne|mere))|"
    r"\bj ai (?:plus|pas) (?:envie|la force|le courage) de vivre\b|\bmieux sans moi\b|"
    r"\bj ai (?:\w+ )?(?:idees|pensees) (?:noires|suicidaires)\b|\bje suis suicidaire\b"
)
# Told of somebody, in fun, or as what is not wanted.
NOT_MINE = (
    rf"\b{SOMEBODY} (?:\w+ ){{0,6}}(?:{DIES}|se (?:tuer|suicider|pendre|jeter)|suicid\w*|meurt|meure)\b|"
    r"\b(?:mourir|crever) de? (?:inquietude|angoisse|impatience|ennui|rire|"
    r"honte|peur|faim|froid|chaud|soif|fatigue|trouille|jalousie)\b|"
    r"\b(?:pas|jamais) (?:\w+ ){0,2}(?:mourir|crever|me (?:tuer|suicider))\b|"
    r"\b(?:avec|pour) (?:lui|elle|ca|cette (?:histoire|affaire|relation)|ces (?:gens|menaces)|"
    r"ce (?:harcelement|type|mec))\b.*\ben finir\b|\b(?:cru|failli|a en|film\w*) (?:mourir|crever)\b|"
    r"\b(?:elle|il|fille|fils|m|nous|eleve|interne|carnet) (?:\w+ ){0,2}(?:dit|dis|disait|ecrit|ecrire|"
    r"repond\w*|crie|"
    r"laisse)\b|\ben finir avec\b|\bquand (?:j etais|elle etait)\b"
)
NOT_SERIOUS = r"\b(?:lol|mdr|haha|jeu|partie|boulot|travail|tache|rire)\b"
AWAY_FROM_IT = rf"{DONE}|\b(?:chez|dehors|sorti\w*|confi\w*|donne\w*|rendu|enferme|appele\w*|voisin\w*)\b"
HAS_DONE = rf"{DONE}|\bme suis (?:coupe|taillade|ouvert)\w*\b"
TONIGHT = r"\b(?:ce soir|cette nuit|maintenant|tout de suite|demain|dans une heure|la tout de suite)\b"
MEANS = (
    r"\b(?:j ai|jai|il y a|y a) (?:\w+ ){0,4}(?:medicaments?|cachets?|comprimes?|somniferes?|"
    r"corde|lames?|tout (?:prevu|prepare)|une lettre)\b|\bj ai (?:deja )?(?:prevu|prepare|decide)\b"
)
# What a gun can do needs no time: away from it, before any other word.
WEAPON = r"(?:armes? a feu|arme|fusils?|carabine|pistolet|flingue|revolver|calibre)"
HAS_A_GUN = (
    rf"\b(?:j ai|jai|il y a|y a|avec|je (?:prends|tiens|garde)) (?:(?!(?:pas|plus|donne|rendu|vendu|confie|"
    rf"range)\b)\w+ ){{0,4}}{WEAPON}\b|\ble {WEAPON} (?:\w+ )?est (?:la|charge|ici|a cote|dans|pres)\b"
)
KIDS = r"(?:mes|les|nos|ma|mon) (?:\w+ )?(?:enfants?|filles?|fils|gosses|petits?|bebe|gamins)"
KILLS = r"(?:tu(?:e|er|erai|erais)|supprim(?:e|er|erai|erais)|but(?:e|er)|flingu(?:e|er))"
TOGETHER = (
    r"\b(?:je|j|jvais|jveux) (?:(?!(?:il|elle|ils|elles|on|qui|qu|pas|jamais)\b)\w+ ){0,5}"
    rf"(?:nous (?:\w+ )?{KILLS}|{KILLS} {KIDS}\b.*\b(?:et|puis)(?: (?:puis|apres|ensuite|je))* (?:me|moi "
    rf"(?:apres|ensuite|avec|aussi)|moi$)|{DIES}(?: \w+)? (?:avec|et (?:tuer |emmener )?) ?{KIDS})"
)
NOBODY = (
    r"\b(?:seule?|toute? seule?|personne (?:avec|a|ici)|sans personne)\b|"
    r"\b(?:mes|les) (?:enfants|filles|fils|petits|gosses)(?: \w+){0,2} (?:dorment|dort|sont la|a cote)\b"
)

COMPANION = (
    r"(?:(?:mon|l) ?(?:ex )?(?:mari|compagnon|conjoint|copain|mec|homme|concubin|ex|fiance)|"
    r"le pere de (?:ma|mon|mes) \w+|son pere|leur pere)"
)
BLOW = (
    r"(?:frapp\w*|tap(?:e|es|ent|ait|ee?)|bat(?:tue?|tait)?|cogn\w*|gifl\w*|tabass\w*|etrangl\w*|"
    r"violent\w*|roue|pousse\w*|brutalis\w*)"
)

COMES_LATER = (  # not «dans cinq minutes»
    r"\bil (?:\w+ )?(?:rentr|revien|arriv)\w* (?:\w+ )?(?:(?:a|vers) (?:\d+ ?h|\w+ heures|midi|minuit)|"
    r"demain|ce soir|plus tard|cette nuit|cet apres midi|dans (?:une|deux|trois|quatre|\d+) ?h(?:eures?)?\b|"
    r"du (?:travail|boulot))"
)
SAFE = (  # out of his reach
    r"\b(?:je|on|nous) (?:suis|sommes|est|dors|dort) (?:(?!(?:pas|plus|seule?)\b)\w+ ){0,4}"
    r"(?:chez (?!lui|nous|moi)|en securite|a l abri|au refuge)"
)

OWN_ROWS = (
    # Before all else: the children are with her, or a gun is.
    Sequel(
        GUN,
        PARENTS,
        ANYTHING,
        rf"{TOGETHER}|(?:{I_DIE}).*(?:{HAS_A_GUN})|(?:{HAS_A_GUN}).*(?:{I_DIE})",
        unless=rf"{NOT_MINE}|{NOT_SERIOUS}",
        during=WHENEVER,
        own=True,
    ),
    Sequel(GUN, PARENTS, OF_HER_OWN - {GUN}, HAS_A_GUN, unless=HAS_DONE, during=WHENEVER),
    Sequel(GUN, PARENTS, frozenset({GUN}), rf"\b(?:{KIDS}|{WEAPON})\b", unless=AWAY_FROM_IT, during=WHENEVER),
    Sequel(
        "choose_act",
        PARENTS,
        OF_HER_OWN,
        r"\b(?:j ai|je viens de|jai|je les ai) (?:\w+ ){0,2}(?:pris|prendre|avale[r]?|bu|gobe[r]?|"
        r"coupe[r]?)\b",
        unless=r"\b(?:rendez vous|decision|contact|rien|pas|jamais|peur|conscience|l habitude)\b",
        during=WHENEVER,
    ),
    Sequel(
        SOON,
        PARENTS,
        ANYTHING,
        rf"(?:{I_DIE}).*(?:{TONIGHT}|{MEANS})|(?:{TONIGHT}|{MEANS}).*(?:{I_DIE})",
        unless=rf"{NOT_MINE}|{HAS_DONE}|\bpas (?:ce soir|maintenant|tout de suite|cette nuit)\b",
        during=WHENEVER,
        own=True,
    ),
    Sequel(
        LATER,
        PARENTS,
        OF_HER_OWN,
        r"\bpas (?:ce soir|maintenant|tout de suite|cette nuit|aujourd hui|vraiment|la)\b|"
        r"\b(?:ca va|je vais) (?:aller|tenir)\b|^(?:non|nan)(?: (?:pas|merci|non))*$",
        unless=r"\bca va pas\b",
        during=WHENEVER,
    ),
    Sequel(SOON, PARENTS, OF_HER_OWN, rf"{TONIGHT}|{MEANS}", unless=HAS_DONE, during=WHENEVER),
    Sequel(ALONE, PARENTS, OF_HER_OWN, NOBODY, during=WHENEVER),
    Sequel(
        CHILDREN,
        PARENTS,
        OF_HER_OWN,
        r"\b(?:ils|elles|elle|il|mes|les|ma|mon) (?:\w+ ){0,3}(?:voi\w*|trouv\w*|sache\w*|reveill\w*|"
        r"entend\w*|sans moi)\b",
        during=WHENEVER,
    ),
    Sequel(OWN, PARENTS, ANYTHING, I_DIE, unless=rf"{NOT_MINE}|{HAS_DONE}", during=WHENEVER, own=True),
    Sequel(
        SHELTER,
        PARENTS,
        OF_BEATING,
        r"\b(?:ou|aller|dormir|nuit|hotel|abri|heberg\w*|partir|logement|refuge|foyer)\b|"
        rf"{COMES_LATER}",
        unless=rf"\b(?:il|lui) (?:\w+ )?(?:part|va|dort|est parti)\b|{SAFE}",
        during=WHENEVER,
    ),
    Sequel(
        NEAR,
        PARENTS,
        OF_BEATING,
        r"\bil (?:me suit|est (?:la|ici|rentre|dans|derriere|devant|"
        r"en bas|a cote|ivre|saoul|soul)|arrive|rentre|revient|"
        r"a (?:\w+ )?bu|"
        r"boit|crie|hurle|casse|tape|frappe|cherche|monte|menace)\b|^(?:oui|ouais)(?: (?:il|la|est))*$|"
        r"\bpeur\b",
        unless=r"\b(?:pas|plus) (?:la|rentre|ici)\b|\bquand il\b|\bpeur (?:pour|de (?:partir|porter))\b",
        during=WHENEVER,
    ),
    Sequel(
        FAR,
        PARENTS,
        OF_BEATING,
        rf"\b(?:pas (?:la|encore rentre|ici)|parti|sorti|au travail|dort)\b|^(?:non|nan)$|{SAFE}",
        during=WHENEVER,
    ),
    Sequel(
        BEATEN,
        PARENTS,
        ANYTHING,
        rf"\b{COMPANION} (?:\w+ ){{0,3}}(?:me|m|nous) (?:a |as |ont )?(?:\w+ )?{BLOW}\b|"
        rf"\b{COMPANION} (?:\w+ ){{0,2}}(?:leve|a leve|met|a mis) (?:\w+ ){{0,3}}sur moi\b|"
        rf"\b(?:battue|frappee|tabassee|violentee) par {COMPANION}\b|\bje suis une femme battue\b",
        unless=r"\b(?:avant|autrefois|il y a \w+ ans|quand j etais|quand on etait|n est jamais|jamais|"
        r"a la porte)\b",
        during=WHENEVER,
    ),
)
