"""Money asked of the family, and how to be safe: «ils viennent demain», «on doit déménager ?»."""

from bot.rows import ANYTHING, PARENTS, WHENEVER, Sequel

THREATS, MONEY, PROTECT = "parent_threats", "choose_parent_threats_money", "choose_parent_threats_protect"
COME, PROTECTION = "choose_grave_they_come", "choose_grave_protection"
NUMBER = "choose_grave_new_number"
# Of a child with pictures: bot/asked_blackmail.py.
BLACKMAILED = frozenset(
    {"choose_parent_threats_images", "choose_images_threat"}
    | {f"choose_parent_blackmail_{what}" for what in ("paid", "shame", "block", "complaint", "low")}
)
THREATENED = BLACKMAILED | {THREATS, MONEY, PROTECT, COME, PROTECTION, NUMBER}

THEY = (
    r"(?:ils|il|eux|ces (?:gens|types|mecs|hommes)|des (?:types|mecs|hommes)|(?:le|ce|cet) (?:type|mec|"
    r"homme|mac))"
)
# Said of oneself, as a question: «faut payer ?» may be asked of a pill.
PAY = (
    r"\b(?:on (?:doit|devrait|va devoir)|je (?:dois|devrais)|nous devons|dois je|doit on|devons nous|"
    r"faut il(?: que (?:je|on))?|"
    r"est ce qu il faut) (?:\w+ )?(?:payer|paye|verser|ceder)\b"
)
HELD_FOR_IT = (
    r"\b(?:sequestr\w*|retenue?s?|retien\w*|otage|rancon|enferm\w*|garde (?:dans|chez)|laisser sortir|"
    r"cass\w*|crier|"
    r"frapp\w*|tortur\w*|couteau|arme\w*)\b"
)
NO_RANSOM = (
    r"\b(?:amendes?|avocat\w*|loyers?|consult\w*|appels?|gratuit|service|psy\w*|medecin|soins?|cantine|"
    r"facture|forfait|abonnement|avance|ici|vous|119|seance|homme pour|detective|passeur)\b"
)
SUM = r"(?:\d{3,5}|\d+ (?:mille|balles)|mille|(?:de |l |plus d )argent|des sous|la somme|sa dette)"

EXTORTED = (
    Sequel(
        COME,
        PARENTS,
        ANYTHING,
        rf"\b{THEY} (?:\w+ )?(?:vien\w*|arriv\w*|pass\w*|repass\w*|revien\w*) (?:\w+ ){{0,4}}(?:chercher|"
        rf"recuperer|"
        r"prendre|reclamer) (?:\w+ ){0,2}(?:argent|sous|somme|dette|fric|thune|paiement)\b",
        during=WHENEVER,
    ),
    Sequel(
        COME,
        PARENTS,
        THREATENED,
        rf"\b{THEY} (?:\w+ )?(?:vien\w*|pass\w*|repass\w*|revien\w*|arriv\w*) (?:\w+ ){{0,2}}(?:demain|"
        rf"ce soir|"
        r"cette nuit|samedi|dimanche|lundi|chez nous|chez moi)\b",
        during=WHENEVER,
    ),
    Sequel(
        NUMBER,
        PARENTS,
        THREATENED,
        r"\bchang\w* (?:\w+ ){0,3}(?:numero|telephone|portable|carte sim|puce|ligne)\b|\bnouveau numero\b",
        during=WHENEVER,
    ),
    Sequel(
        PROTECTION,
        PARENTS,
        THREATENED,
        r"\bprotection\b|\b(?:nous|me|la|se) (?:\w+ )?prote\w*\b|\bdemenag\w*\b|\bpartir (?:d ici|ailleurs|"
        r"de chez nous)\b|\bquitter (?:la maison|la ville|l appart\w*)\b|\b(?:mis|mettre) (?:a l abri|"
        r"en securite)\b",
        during=WHENEVER,
    ),
    Sequel(
        MONEY,
        PARENTS,
        ANYTHING,
        PAY + r"(?=$| (?:ou pas|alors|quand meme|cette somme|ce qu|ces gens|"
        r"leur|la (?:dette|somme)|maintenant))",
        unless=rf"{NO_RANSOM}|{HELD_FOR_IT}",
        during=WHENEVER,
    ),
    Sequel(
        MONEY,
        PARENTS,
        ANYTHING,
        rf"\b{THEY} (?:\w+ ){{0,2}}(?:redemand\w*|reclam\w*|exig\w*|rappel\w* pour) (?:\w+ ){{0,3}}{SUM}\b",
        unless=rf"{HELD_FOR_IT}|\b(?:photos?|videos?|images?|nudes?|argent de poche|pension|ecole|amende|"
        rf"loyer)\b",
        during=WHENEVER,
    ),
    Sequel(
        THREATS,
        PARENTS,
        ANYTHING,
        rf"\b{THEY} (?:sai[st]|savent|connai\w+|ont) (?:\w+ ){{0,2}}(?:ou|adresse|maison|"
        rf"ecole) (?:\w+ ){{0,3}}"
        r"(?:(?:j|on|nous|mon mari|ma femme|son (?:pere|frere)|sa (?:mere|soeur)) (?:\w+ )?(?:habit\w*|"
        r"travaill\w*|"
        r"viv\w*|bosse\w*)|(?:habit|travaill)\w* (?:mon|ma|notre|sa|son|mes) \w+)\b",
        unless=r"\b(?:police|juge|educ\w*)\b",
    ),
    Sequel(
        PROTECT,
        PARENTS,
        THREATENED,
        r"\b(?:j ai|on a|nous avons|ai) (?:\w+ )?(?:peur|la trouille)\b|\bterrorise\w*\b",
        unless=r"\b(?:voi\w*|sache\w*|lycee|college|copains|regard\w*|mourir|suicid\w*|fille se|frapp\w*)\b",
        during=WHENEVER,
    ),
)
