"""A child about to leave tonight, one who was locked in to keep her, one who has come to an aunt's door.

Neither eight questions nor the words for who is held by a stranger: it is the parent who turned the key, and
who can open the door.
"""

from bot.meaning import SOMEBODY
from bot.rows import ADULTS, ANYTHING, PARENTS, PROS, UNLESS_DANGER, WHENEVER, Sequel

LEAVES, LEFT, MAY_KEEP = "choose_grave_leaves", "choose_grave_left", "choose_grave_may_keep"
LOCKED, BACK_THERE = "choose_grave_locked", "choose_grave_back_there"
SHELTER, PUT_OUT = "choose_parent_shelter", "choose_grave_put_out"
OF_LEAVING = frozenset({LEAVES, LEFT, MAY_KEEP, LOCKED})

HARMLESS = (
    r"\b(?:ecole|college|lycee|cours|sport|foot|danse|piscine|vacances|colo\w*|internat|voyage|stage|"
    r"classe|scout\w*|anniversaire|mamie|grand mere|grands parents|pere|mere|tante|police|gendarm\w*|"
    r"educ\w*|medecin|travail|matin)\b"
)
LATELY = r"\b(?:hier|semaine|mois|an|souvent|toujours|parfois|chaque|etait|jamais|avant)\b"
MAN = (
    r"(?:un|ce|cet|son|le|des|l) ?(?:\w+ )?(?:mec|type|homme|gars|copain|ex|inconnu|adulte|garcon|keum|"
    r"hommes|mecs|majeur)"
)
SHE = rf"(?:{SOMEBODY}|(?:la|le) (?:petite?|gamine?))"
LATE = r"(?:ce soir|cette nuit|a minuit|a \d+ ?h\w*|dans (?:une|un|\d+|deux|quelques) \w+|maintenant|la)"

# Not «on»: «on la séquestre» is said of strangers.
WE = r"(?:je|j|nous|mon mari|ma femme|son pere|sa mere)"

LEAVING_ROWS = (
    Sequel(
        LOCKED,
        ADULTS,
        ANYTHING,
        rf"\b{WE} (?:\w+ ){{0,3}}enferm\w* (?:\w+ )?(?:{SHE}|a cle|dans sa chambre|dans la maison|chez nous|"
        rf"a double tour)\b|\b{WE} (?:l |la |le )(?:\w+ )?(?:enferm\w*|sequestr\w*)\b|"
        rf"\b{WE} (?:ne )?(?:la |le )?laiss\w* (?:pas|plus) sortir\b|"
        rf"\b{WE} (?:ne )?(?:vais|allons) (?:pas |plus )(?:la |le |les )laisser sortir\b|"
        rf"\b{WE} (?:\w+ ){{0,3}}(?:verrou|cadenas)\b.*\b(?:sa (?:porte|chambre|fenetre))\b",
        unless=r"\b(?:il|ils|homme|type|mec|on) (?:\w+ ){0,3}(?:enferm|sequestr|laiss)\w*|\bsi je\b|\bpeur d|"
        r"\btelephone\b|\b(?:me suis|s est|suis|etais) (?:\w+ )?enferm\w*|\bdi[ts] que (?:je|nous)\b|"
        r"\bautis\w*",
        during=WHENEVER,
    ),
    Sequel(
        MAY_KEEP,
        ADULTS,
        ANYTHING,
        r"\b(?:je (?:peux|dois|vais|veux)|on (?:peut|doit)|puis je|peut on|dois je|"
        r"droit) (?:\w+ ){0,3}(?:empech\w*|"
        r"retenir|interdire)\b"
        r".*\b(?:partir|sortir|s en aller|y aller|y retourner|repartir|le (?:voir|rejoindre)|fuguer)\b",
        unless=r"\bm empech\w*|\bmenac\w*",
        during=WHENEVER,
    ),
    Sequel(
        MAY_KEEP,
        ADULTS,
        OF_LEAVING,
        r"\b(?:retenir|empech\w*|l attraper|la tenir|le tenir|enfermer|fermer a cle|cacher (?:les|ses) \w+|"
        r"confisqu\w*|bloquer la porte|droit de)\b",
        during=WHENEVER,
    ),
    Sequel(
        LEFT,
        ADULTS,
        ANYTHING,
        rf"\b{SHE} (?:vient (?:juste )?de|est en train de|a l instant) (?:\w+ )?(?:partir|monter|filer|"
        rf"sortir|s en aller|se barrer)\b.*\b(?:avec|dans|voiture|scooter|moto|vtc|uber)\b|"
        rf"\b{SHE} (?:est|sont) (?:montee?|partie?|embarquee?)s? (?:\w+ ){{0,3}}(?:voiture|scooter|moto)\b"
        r".*\b(?:a l instant|maintenant|la|il y a \d+ min\w*)\b",
        unless=rf"{HARMLESS}|\bavec (?:moi|nous)\b|\bpolice\b",
        during=WHENEVER,
    ),
    Sequel(
        LEFT,
        ADULTS,
        OF_LEAVING,
        rf"\b{SHE} (?:est|vient de|s est) (?:\w+ )?(?:partie?|partir|sortie?|sortir|enfuie?|barree?|"
        r"montee?)\b|\b(?:claque|a pris) la porte\b",
        unless=r"\bpas (?:encore )?partie?\b",
        during=WHENEVER,
    ),
    Sequel(  # behind an advertisement nobody asks where to
        LEFT,
        PARENTS,
        frozenset({"parent_discovered"}),
        rf"\b{SHE} (?:vient de|a) (?:\w+ )?claqu\w* la porte\b|\b{SHE} (?:est|vient de) (?:\w+ )?(?:partie?|"
        rf"partir)$|"
        rf"\b{SHE} (?:est|vient d[e]?) (?:\w+ )?mont(?:e|ee|er) (?:dans|en) (?:une?|la|sa|cette|"
        rf"son) (?:voiture|vtc|uber)\b|"
        r"\bj ai (?:\w+ )?(?:la|sa|leur) plaque\b",
        unless=rf"{HARMLESS}|{LATELY}|\bavec (?:moi|nous)\b|\bpolice\b",
    ),
    Sequel(
        LEAVES,
        PARENTS,
        ANYTHING,
        rf"\b{SHE} (?:est en train de |commence a |\w+ )?(?:fai[ts]|faire|prepare\w*|prend) "
        r"(?:\w+ )?(?:sac|valise|affaires|bagages?)\b|"
        rf"\b{SHE} (?:\w+ ){{0,2}}(?:part|partir|s en va|s en aller|sort|sortir|se barre|se tire|fugue|"
        rf"fuguer) (?:\w+ ){{0,3}}{LATE} (?:\w+ ){{0,2}}(?:avec|chez|rejoindre|retrouver|voir) {MAN}\b|"
        rf"\b{SHE} (?:\w+ ){{0,2}}(?:part|partir|s en va|s en aller|sort|sortir|se barre|se tire) "
        rf"(?:avec|chez|rejoindre|retrouver|voir) {MAN}\b.*\b{LATE}\b|"
        rf"\b{SHE} (?:va|veut|menace de|est en train de) (?:\w+ )?(?:fuguer|partir|sortir|se barrer|"
        rf"s enfuir) "
        r"(?:ce soir|cette nuit|maintenant|tout de suite)\b",
        unless=rf"{HARMLESS}|{LATELY}|\bcontre avis\b",
        during=UNLESS_DANGER,
    ),
    Sequel(
        BACK_THERE,
        PROS,
        ANYTHING,
        r"\b(?:je|on|nous|dois je|faut il) (?:\w+ ){0,3}(?:remet\w*|ramen\w*|rend\w*|raccompagn\w*|"
        r"reconduis\w*|"
        r"reconduire) (?:\w+ ){0,3}(?:foyer|domicile|parents|famille|maison|mecs|structure)\b",
        unless=r"\b(?:visite|weekend|week end|vacances)\b",
        during=WHENEVER,
    ),
    Sequel(
        SHELTER,
        PARENTS,
        ANYTHING,
        rf"\b{SOMEBODY} (?:ne )?(?:veut|veu|peut|ose) (?:pas|plus) (?:\w+ )?(?:rentrer|retourner)\b.*"
        r"\b(?:est|dort|reste|venue?) (?:\w+ )?chez (?:moi|nous)\b|"
        rf"\b{SOMEBODY} (?:est|dort|reste|s est refugiee?|a dormi|est venue?) (?:\w+ )?chez (?:moi|nous)\b.*"
        r"\b(?:veut|peut|ose) (?:pas|plus) (?:rentrer|retourner)\b",
        unless=r"\b(?:homme|type|mec) (?:\w+ )?(?:attend|en bas|devant)\b",
        during=WHENEVER,
    ),
    Sequel(
        SHELTER,
        PARENTS,
        frozenset({SHELTER}),
        r"\b(?:droit|autorise\w*|risque\w*|peux|peut|puis)\b.*\b(?:garder|garde|heberg\w*|accueill\w*|"
        r"dormir|rester|cacher)\b",
        during=WHENEVER,
    ),
    Sequel(
        PUT_OUT,
        PARENTS,
        ANYTHING,
        r"\b(?:je lui ai|on lui a|nous lui avons) (?:\w+ )?chang\w* (?:\w+ )?(?:serrures?|verrous?|"
        r"barillet)\b|"
        rf"\b(?:j ai|on a|nous avons) (?:\w+ )?change (?:\w+ )?(?:serrures?|verrous?|barillet)\b.*\b{SHE}\b|"
        r"\bje (?:lui )?(?:ouvrirai|ouvre) (?:pas|plus)\b.*\b(?:porte|rentre\w*|revien\w*)\b|"
        rf"\b(?:je l ai|on l a|je viens de l[ae]?) (?:\w+ )?(?:mis|mise|mettre|foutue?|jetee?|viree?) "
        r"(?:\w+ )?(?:dehors|a la porte)\b.*\b(?:ce soir|la|cette nuit|a l instant|tout a l heure)\b",
        unless=r"\b(?:mari|ex|cambriol\w*|proxenete|mac|percer|hurl\w*|menac\w*|ils)\b",
        during=WHENEVER,
    ),
)
