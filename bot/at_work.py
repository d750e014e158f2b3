"""What professionals and witnesses tell that is graver than the questions that are open.

A man at the gate of a home, a pupil who must not go back to her brother, a colleague who abuses, a plate that
was noted: «avancez au rythme du jeune» is right of a refusal of help, and wrong of all of these.
"""

from bot.at_home import FORCED, NO_CARE
from bot.meaning import MISSING, SOMEBODY
from bot.rows import ADULTS, ANYTHING, PROS, UNLESS_DANGER, WHENEVER, Sequel

HOUR, HOME = "choose_grave_hour", "choose_grave_home"
GATE, WANTS_OUT = "choose_grave_gate", "choose_grave_gate_wants"
GONE, ALONE, DAZED = "choose_grave_gone", "choose_grave_gone_alone", "choose_grave_dazed"
PLATE, SEEN, THERE, CALLS = (
    "choose_grave_plate",
    "choose_grave_seen",
    "choose_grave_there",
    "choose_grave_calls",
)
COLLEAGUE, LAW, NO_PROOF = "choose_grave_colleague", "choose_grave_colleague_law", "choose_grave_no_proof"
TOLD = FORCED | {"danger_now", "coerced", "family_violence", "parent_discovered", HOUR, HOME, NO_CARE, DAZED}
AT_THE_GATE = frozenset({GATE, WANTS_OUT})
OF_A_COLLEAGUE = frozenset({COLLEAGUE, LAW, NO_PROOF})
WITNESSED = frozenset(
    {"danger_now", "pro_hotel", "choose_pro_witness", "choose_pro_witness_there", "choose_pro_witness_drives"}
    | {PLATE, SEEN, THERE, CALLS}
)
ABSENT = frozenset({MISSING, GONE, ALONE})
ANY_PRO = TOLD | {"pro_signs", "pro_report", "pro_secrecy", *ABSENT, *WITNESSED}

YOUNGSTER = (
    r"(?:jeunes?|fille|garcon|mineure?|eleve|residente?|patiente?|gamine?|petite?|ado\w*|"
    r"enfant|stagiaire|sportive)"
)
FAMILY = r"(?:frere|pere|mere|oncle|cousin|beau pere|belle mere|famille|parents?|papa|maman|tuteur|mari)"
FEARED_AT_HOME = (  # and not at the writer's own
    rf"^(?!.*\b(?:j ai|mes|mon|ma)\b).*(?:\b{FAMILY} (?:\w+ ){{0,3}}(?:dans le coup|implique\w*|complices?|"
    rf"mele\w*|l a (?:vendu|force|viole|frapp)\w*|la (?:vend|frappe|prostitue|force)\w*)\b|"
    rf"\bpeur (?:de |du |d |des )(?:\w+ )?(?:{FAMILY}|rentrer|retourner)\b)"
)
A_MAN = r"(?:hommes?|types?|mecs?|individus?|gars|proxenete|mac|clients?|inconnus?|majeurs?|ex|copain|il|ils)"
DOOR = r"(?:grille|portail|porte|foyer|entree|accueil|parking|internat|structure|etablissement|hall|cour)"
COLLEAGUES = (
    r"(?:collegues?|educ\w*|profs?|professeur|enseignant|chef|directeur|surveillant|veilleur|"
    r"animateur|entraineur|coach|"
    r"moniteur|medecin|intervenant|encadrant|infirmier|aed|benevole|maitre nageur|assistant familial)"
)
ABUSES = (
    r"(?:couch\w*|a (?:des )?(?:rapports?|relations? sexuelles?)|a (?:eu )?(?:un |des )?(?:rapports?|"
    r"relations? sexuelles?)|"
    r"a (?:eu )?(?:une |des )?(?:relations?|liaisons?|aventures?)(?: (?:amoureuse|intime|cachee|"
    r"secrete|sexuelle)s?)? avec|"
    r"abus\w*|touch\w*|embrass\w*|viol\w*|sort avec|pay\w*|paie|achet\w*|caress\w*|agress\w*|attouch\w*|"
    r"demand\w* (?:des )?(?:photos?|nudes?))"
)
PLATES = r"(?:plaque|immatriculation|immat|numero|adresse|modele|marque|signalement|vehicule|nom)"
LEAD = r"^(?:(?:et|mais|alors|du coup|donc|oui|non|bon|ok|la|d accord|tres bien|merci) )*"
WHAT_NOW = (
    rf"{LEAD}(?:(?:que|qu est ce que|quoi) (?:\w+ ){{0,3}}faire|(?:je|on) fai[ts] quoi|quoi faire|"
    rf"comment (?:je |on )?(?:dois |doit )?(?:fai[ts]|reagi\w*|agi\w*)|par quoi (?:je |on )?commenc\w*|"
    rf"dans l heure)\b"
)

AT_WORK = (
    Sequel(
        WANTS_OUT,
        PROS,
        AT_THE_GATE,
        rf"\b(?:elle|il|(?:la|le) {YOUNGSTER}) (?:\w+ )?(?:veut|va|essaie de|insiste pour|cherche a|"
        rf"tente de) "
        r"(?:\w+ )?(?:sortir|partir|aller|y aller|descendre|rejoindre|le (?:voir|rejoindre|suivre)|"
        r"fuguer|ouvrir|parler)\b",
        during=WHENEVER,
    ),
    Sequel(
        "choose_danger_helped",
        PROS,
        AT_THE_GATE,
        r"\b(?:police|gendarm\w*|patrouille|flics?) (?:\w+ )?(?:arriv\w*|vien\w*|est la|sont la|"
        r"en route)\b",
        unless=r"\b(?:pas|toujours|plus|quand)\b",
    ),
    Sequel(
        GATE,
        PROS,
        ANYTHING,
        rf"\b{A_MAN}\b.*\b(?:devant|a|au|dans|derriere|attend\w*|bloque|force) (?:\w+ )?(?:la |le |l |"
        rf"du |au )?{DOOR}\b.*"
        rf"\b(?:recuperer|chercher|emmener|voir|reprendre|prendre|parler a|reclame|"
        rf"attend\w*) (?:\w+ )?(?:{YOUNGSTER}|elle)\b|"
        rf"\b(?:vient|viennent|veut|veulent|exige\w*|reclame\w*) (?:\w+ )?(?:recuperer|chercher|"
        rf"emmener|reprendre) "
        rf"(?:\w+ )?{YOUNGSTER}\b.*\b(?:devant|a la|au|dans) (?:\w+ )?{DOOR}\b",
        unless=rf"\b(?:son|sa|le|la|les|ses) {FAMILY}\b|\b(?:educ\w*|police|taxi|hier|semaine derniere|"
        rf"souvent|parfois)\b",
        during=WHENEVER,
    ),
    Sequel(
        GATE,
        PROS,
        AT_THE_GATE,
        r"\b(?:il|ils|l homme|le (?:type|mec|gars)) (?:\w+ ){0,2}(?:menac\w*|cri\w*|hurl\w*|appel\w*|"
        r"tap\w*|frapp\w*|"
        r"insult\w*|revien\w*|insist\w*|forc\w*|entr\w*|escalad\w*|attend\w*|reste\w*|encore|toujours|"
        r"arme\w*)\b",
        during=WHENEVER,
    ),
    Sequel(HOME, PROS, ANY_PRO - TOLD, FEARED_AT_HOME, during=WHENEVER),
    Sequel(
        HOME,
        PROS,
        TOLD,
        rf"{FEARED_AT_HOME}|\b{FAMILY} (?:\w+ ){{0,3}}(?:arriv\w*|(?:est|sont) la|attend\w*|"
        rf"vien\w* (?:la|le|les) (?:chercher|recuperer|reprendre))\b|"
        r"\b(?:veut|doit|va) (?:\w+ )?(?:rentrer|retourner|repartir) (?:chez|a la maison|dans sa famille)\b",
        during=WHENEVER,
    ),
    Sequel(HOUR, PROS, TOLD, WHAT_NOW, during=WHENEVER),
    Sequel(
        GONE,
        PROS,
        ANYTHING,
        r"\b(?:partie?|montee?|embarquee?|fugue|sortie?|disparue?|emmenee?)\b.*\b(?:avec|par) (?:un|"
        r"des|deux|cet|son) "
        r"(?:\w+ )?(?:homme|hommes|type|types|mec|mecs|inconnu|inconnus|adulte|majeur|copain|gars)\b.*"
        r"\b(?:repond|reponds?|decroche|joign\w*|rentre\w*|revenue?|nouvelles?|injoignable|introuvable)\b",
        unless=r"\b(?:est|elle est|il est) (?:bien )?(?:revenue?|rentree?)\b",
        during=WHENEVER,
    ),
    Sequel(
        ALONE,
        PROS,
        ABSENT,
        r"\b(?:injoignables?|(?:repond|decroche)\w* pas|ferme\w*|absente?|en conge|astreinte|"
        r"week ?end|vendredi soir)\b.*|"
        r"\b(?:a (?:moi|nous)|je dois|dois je|c est qui qui|qui (?:doit|signale)|on doit|il faut)\b.*"
        r"\b(?:signal\w*|declar\w*|preveni\w*|previen\w*|appel\w*|police|gendarm\w*)\b",
        unless=rf"\b{SOMEBODY} (?:repond|decroche)\w* pas\b",
        during=UNLESS_DANGER,
    ),
    Sequel(
        DAZED,
        ADULTS,
        ANYTHING,
        rf"\b{SOMEBODY} (?:est |semble |a l air |parait )(?:\w+ ){{0,2}}(?:(?:dans|en) un etat second|"
        rf"droguee?|defoncee?|"
        r"shootee?|dans le gaz|a l ouest|somnolente?|incoherente?|hebetee?|sedatee?|comateu\w*)\b|"
        r"\b(?:dans|en) (?:un )?etat second\b|\b(?:parle|articule) (?:plus|pas) (?:normalement|"
        r"bien)\b.*\b(?:yeux|pupilles|debout)\b",
        unless=r"\b(?:je suis|j etais|souvent|tous les|parfois|etait|hier|semaine|jamais|pas)\b",
        during=UNLESS_DANGER,
    ),
    Sequel(
        PLATE,
        PROS,
        WITNESSED,
        rf"\b(?:note\w*|releve\w*|pris|photographie\w*|ai|avons|avoir|j ai) (?:\w+ ){{0,3}}{PLATES}\b|"
        r"\b(?:ils|elle|il|elles) (?:sont|est|s en vont|partent|part|viennent de|vient de) (?:\w+ )?"
        r"(?:partie?s?|partir|repartie?s?|montee?s? (?:en|dans))\b|\b(?:ils|elles) (?:partent|"
        r"s en vont|repartent)\b",
        unless=r"\b(?:pas|plus)\b",
        during=WHENEVER,
    ),
    Sequel(
        THERE,
        PROS,
        WITNESSED,
        r"\b(?:il|ils|l homme|le (?:type|mec|gars)) (?:vient|viennent|est|sont) (?:\w+ )?(?:d entrer|"
        r"d arriver|de (?:re)?(?:descendre|monter)|la|ici|"
        r"entre|rentre|devant|dedans|revenu|de revenir)\b|"
        rf"\b(?:{SOMEBODY}|(?:la|le) {YOUNGSTER}) est (?:encore|toujours) (?:la|ici|devant|dedans|avec|"
        rf"dans)\b",
        unless=r"\b(?:dans mon bureau|avec moi|a l infirmerie)\b",
        during=WHENEVER,
    ),
    Sequel(
        SEEN,
        PROS,
        WITNESSED,
        r"^(?:(?:mais|et|en fait|oui|non) )*(?:elle|il|(?:la|le) \w+) (?:pleur\w+|trembl\w+|"
        r"avait (?:peur|l air|des)|semblait|"
        r"a pleure|parlait pas|(?:a dit|disait|dit|pretend) que c (?:est|etait))\b",
        during=WHENEVER,
    ),
    Sequel(
        CALLS,
        PROS,
        WITNESSED | AT_THE_GATE | {HOUR, HOME},
        rf"{LEAD}(?:(?:je|j) )(?:les |la |le |vais (?:les |la )?)?(?:appelle|appeler|telephone|"
        rf"telephoner|previens|prevenir)"
        r"(?: (?:la police|le 17|les? gendarmes?|maintenant|tout de suite|alors|la gendarmerie|"
        r"les flics))*$",
        during=WHENEVER,
    ),
    Sequel(
        COLLEAGUE,
        PROS,
        ANYTHING,
        rf"\b(?:un|une|mon|ma|notre|le|la|l|"
        rf"des) (?:\w+ ){{0,2}}{COLLEAGUES}\b(?: \w+){{0,6}} {ABUSES}(?: \w+){{0,4}} "
        rf"(?:{YOUNGSTER}|elle)\b",
        unless=r"\b(?:m a dit|nous a dit|par (?:son|un|des)|elle (?:me|m)|son (?:copain|client)|"
        r"formation|film|article)\b",
        during=WHENEVER,
    ),
    Sequel(
        "choose_pro_report_superiors",
        PROS,
        OF_A_COLLEAGUE,
        r"\b(?:chef\w*|directeur|directrice|direction|hierarchie|responsable|cadre|patron)\b",
    ),
    Sequel(
        LAW,
        PROS,
        OF_A_COLLEAGUE,
        r"\b(?:delit|crime|infraction|illegal|interdit|loi|risque\w*|peine|puni\w*|prison)\b",
    ),
    Sequel(
        NO_PROOF,
        PROS,
        ANY_PRO | OF_A_COLLEAGUE,
        r"\b(?:sure?|certaine?) de rien\b|\b(?:pas|aucune|sans) (?:de |la |l ombre d une )?preuves?\b",
    ),
)
