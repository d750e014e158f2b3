"""Whose body is in danger: care is never forbidden, whoever else waits outside."""

from bot.scene import ANY, AROUND, BODY, BODY_NOW, HELPED, NONE, STAY, STRANGER, row
from bot.treated import DOCTOR, HURT_BY_OTHERS

CARE = r"(?:hopital|hosto|urgences|clinique|medecins?|docteur|toubib|ambulance|samu|pompiers?|infirmi\w+)"
HELPERS = r"(?:ambulance\w*|samu|pompiers?|secours|medecins?|police|policiers?|flics?|keufs?|gendarmes?)"
OPENS = r"(?:ouvr\w*|descen\w*|mont(?:e|er)|sors|sortir|y vais|y aller)"

BODY_ROWS = (
    # Care needs no complaint.
    row(DOCTOR, NONE, BODY, r"\b(?:pas|sans|ni) (?:\w+ ){0,2}(?:porter )?plainte\b"),
    row(
        DOCTOR,
        NONE,
        BODY,
        rf"\b(?:voi\w*|besoin|faut) (?:\w+ ){{0,3}}{CARE}\b",
        r"\b(?:pas|jamais|sans|ou)\b",
    ),
    row(
        "choose_body_open",
        AROUND,
        ANY,
        rf"\b{HELPERS}\b.*\b{OPENS}\b|\b{OPENS}\b.*\b{HELPERS}\b",
        r"\b(?:faux|deguise\w*|pretend\w*|dit qu|se fait|pas appel\w*|police fait)\b|\b(?:veux|ose|peux|"
        r"ve) pas\b|"
        r"\bpeur\b",
    ),
    row(
        "choose_body_open",
        AROUND,
        ANY,
        rf"\b(?:sonn\w*|toqu\w*|frapp\w* a la porte)\b|\bje (?:leur |lui )?{OPENS}\b",
        last=frozenset({"choose_body_open", "choose_body_goes", HELPED, "choose_act_helped"}),
    ),
    row(
        "choose_body_refuses",
        AROUND,
        BODY | HURT_BY_OTHERS,
        rf"\b(?:pas|plus|jamais|peur|ose|refuse|flippe|deteste|sans|ni)\b(?: \w+){{0,5}} {CARE}\b",
        r"\bque (?:mon|ma|mes|il|elle|ils)\b|\b(?:il|elle|ils|ma|mon) (?:\w+ ){0,2}(?:veu\w*|refuse|dit)\b|"
        r"\bplainte\b|\bstress\w*|\bpas (?:bien|loin|encore)\b|\bpeux pas (?:sortir|bouger)\b|"
        r"\b(?:docteur|medecin|infirmi\w+) (?:ici|pres|me croi\w*)\b|\bveux pas y aller avec\b",
    ),
    row(
        "choose_body_refuses",
        AROUND,
        ANY,
        r"\b(?:veux|ve|veu|ose|peux|envie de) (?:pas|plus)(?: trop)? (?:y aller|aller la bas|etre "
        r"soignee?)\b|^j ai peur d y aller\b",
        last=BODY - {"choose_hurt"},
    ),
    row(
        "choose_body_goes",
        AROUND,
        BODY | HURT_BY_OTHERS,
        r"\b(?:je|j|jvais|on|nous)\b(?: \w+){0,3} (?:vais|vas|va|pars|part|file|fonce)(?: \w+){0,2} "
        r"(?:hopital|hosto|urgences|clinique)\b|\bjvais (?:a l |aux )(?:hopital|hosto|urgences)\b|"
        r"\b(?:emmen|amen|accompagn|condui)\w* (?:a l |aux |chez le )(?:hopital|hosto|urgences|medecin|"
        r"docteur)\b",
        r"\b(?:pas|jamais|peur|ose|plus|retourn\w*|quand|hier|combien)\b",
    ),
    row(
        "choose_body_goes",
        AROUND,
        ANY,
        r"(?:(?:ok|oui|d accord|bon|bah|ben|allez|du coup|c est bon) )*(?:(?:j )?y (?:vais|vas|va)|on y "
        r"va|je pars|"
        r"(?:ma|mon|une?) \w+ m (?:y )?emmen\w*)(?: (?:la|maintenant|tout de suite|alors|ok|avec \w+ "
        r"\w+))*",
        last=BODY - {"choose_hurt"},
        whole=True,
    ),
    row(
        "choose_drugs_bad",
        NONE,
        ANY,
        r"\b(?:ai|jai|g)(?: \w+)? (?:pris trop|trop (?:pris|gobe|avale|sniffe|fume))$|"
        r"\b(?:pris|prise|bu|fume|sniffe|gobe|avale|melange)\b.*\b(?:me sens? (?:pas bien|mal|partir|"
        r"bizarre)|"
        r"(?:sens|suis) (?:pas|plus) (?:bien|mes)|vais tomber|tremble|vomi\w*)\b|\boverdose\b.*\b(?:je|"
        r"suis|fais)\b",
        r"\b(?:poids|temps|place|retard|cher|serieux|tete|notes?|goutte|petit dej|medicament pour|hier|"
        r"tous les)\b|"
        r"\b(?:il|elle|ma|mon) (?:\w+ )?(?:a|est|fait)\b",
        not_told=frozenset({"suicidal"}),
    ),
    row(
        "choose_body_again",
        AROUND,
        BODY | {"substances", "choose_drugs_given", "choose_drugs_talk"},
        r"\bje (?:me )?(?:sens? )?(?:partir|pars|tombe|evanoui\w*)(?: la)?$|\bme sens? partir\b|"
        r"\btete (?:me |qui )?tourne\b|\b(?:tenir|tien\w*) (?:plus |pas )?debout\b|\b(?:vois|voit) "
        r"(?:flou|trouble|noir)\b|"
        r"\bme sens? (?:pas bien|mal|bizarre|de plus en plus)\b|\bvomi\w*\b|\b(?:saigne|mal) (?:encore|"
        r"toujours|plus|trop)\b|"
        r"\bca (?:empire|s aggrave|saigne)\b",
        r"\b(?:moi|elle|il) (?:me sens? partir de)\b|\bpartir de chez\b",
    ),
    row(  # words that say nothing new: the call is still to be made
        "choose_body_again",
        NONE,
        ANY,
        r"(?:(?:oui|non|mais|et|bah|la|stp) )*(?:la maintenant|maintenant|tout de suite|vite|aide moi|"
        r"aidez moi|en bas|"
        r"je suis (?:toute )?seule?|j ai peur|jai peur|jsp|je sais pas|un peu|beaucoup|je crois|"
        r"(?:je suis )?aux toilettes|depuis .{1,20}|non pas (?:les|mes) regles)(?: (?:la|stp|vite))*",
        last=frozenset({BODY_NOW, "choose_body_again", "choose_body_refuses", "choose_body_goes"}),
        whole=True,
    ),
    row(
        STAY,
        NONE,
        BODY,
        rf"\b{STRANGER}\b.*\b(?:attend\w*|devant|derriere|me suit|bloque)\b|\bil (?:m )?attend\b",
        rf"\b{HELPERS}\b",
    ),
)
