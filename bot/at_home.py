"""What parents tell that is graver than the questions that are open, or than a teenager's refusal.

A child who bleeds, a partner with pictures of the child, a man who wants to meet a girl of 12: the model
knows «elle veut», «elle dit», «il propose» as words of other subjects. The anger of parents: bot/anger.py.
"""

from bot.meaning import MISSING, SOMEBODY
from bot.rows import ADULTS, ANYTHING, PARENTS, UNLESS_DANGER, WHENEVER, Sequel

BLEEDS, NO_CARE = "choose_grave_bleeds", "choose_grave_no_care"
MEETING, SMALL, CUSTODY = "choose_grave_meeting", "choose_grave_small", "choose_grave_custody"
PARTNER, SILENT, LEAVE = "choose_grave_partner", "choose_grave_partner_silent", "choose_grave_partner_leave"
PLACE, THERE = "choose_parent_missing_place", "choose_parent_going"
REFUSED = "choose_parent_missing_refused"
CHILD_HITS, DISCHARGED = "choose_grave_child_hits", "choose_grave_discharge"
OF_THE_PARTNER = frozenset({PARTNER, SILENT, LEAVE})
FORCED = frozenset({"sexual_violence", "choose_sexual_fresh", "choose_sexual_care", "choose_sexual_hiv"})
HURT = FORCED | {BLEEDS, NO_CARE, "choose_grave_dazed", "danger_now", MISSING, "choose_parent_missing_back"}
HURT |= {"choose_pro_missing_back", "choose_pro_found", "choose_grave_hour", "choose_grave_home", "coerced"}
ONLINE = frozenset(
    {"image_abuse", "recruited", "parent_discovered", "parent_signs", "parent_prevention", MEETING}
    | {"choose_parent_discovered_images", "choose_parent_discovered_takedown", "choose_images_asked"}
)
FOUND = frozenset({"parent_discovered", "parent_signs", "family_violence", "coerced", SMALL, CUSTODY})
AWAY = frozenset({MISSING, PLACE, THERE, REFUSED, "parent_discovered", "choose_parent_discovered_danger"})

NO = r"\b(?:pas|jamais|plus|ni|aucun\w*)\b"
MINE = r"(?:ma|mon|notre|mes|nos)"
YOUNGSTER = r"(?:fille|fils|enfants?|ado|gamine?|belle fille|beau fils|niece|neveu|petite?)"
CARERS = (
    r"(?:hopital|hosto|hospital\w*|medecins?|docteur|gyneco\w*|urgences|samu|soins?|soign\w*|"
    r"examen|examin\w*)"
)
PAIN = r"\bmal (?:au|dans le|en bas du) (?:bas )?ventre\b"
COMPANION = (
    rf"(?:{MINE} (?:compagnon|mari|conjoint|copain|mec|homme|concubin|ex|frere|pere|beau pere|cousin|"
    rf"colocataire)|"
    r"son (?:pere|beau pere|oncle|grand pere|frere)|le (?:beau pere|pere))"
)
PICTURES = r"(?:photos?|images?|videos?|films?|nudes?)"
OF_THE_CHILD = rf"(?:de|d|sur) (?:{MINE} {YOUNGSTER}|(?:la|ma) petite|elle|mes filles)\b"
SEEN = r"(?:vois|voit|localise\w*|geolocalise\w*|trouvee?|retrouvee?|sais|repere\w*|borne\w*|indique|affiche)"
ROOM = r"(?:hotel|airbnb|appart\w*|chambre|ibis|formule 1|motel|studio|residence)"
MEETS = (
    r"(?:(?:rdv|rendez vous)\b|(?:la |le |se |de la |de le )(?:voir|rencontrer|retrouver|rejoindre|"
    r"recuperer)\b|"
    r"(?:vienne|venir) (?:la |le )?(?:chercher|voir))"
)
WANTS = r"(?:propose|veut|voudrait|demande|insiste|donne|fixe|a (?:fixe|donne|propose))"
A_MAN = (
    r"(?:il|ils|(?:l|un|cet|cette|ce|le|son) ?(?:homme|type|mec|inconnu|adulte|monsieur|gars|"
    r"individu|contact|ami))"
)
CARE_OR_SCHOOL = (
    r"\b(?:psy\w*|medecin|docteur|police|gendarm\w*|avocat\w*|juge|ase|educ\w*|assistante|ecole|"
    r"college|lycee|prof\w*|"
    r"cpe|dentiste|pere|mere|samu)\b"
)
LEAD = r"^(?:(?:et|mais|alors|du coup|donc|oui|non|bon|ok|en fait) )*"
SIBLING = (
    r"(?:son|sa|ses) (?:(?:petite?s?|grande?s?|demi|deux) )*(?:freres?|soeurs?|cadet\w*|jumel\w*|aine\w*)"
)
HITS = r"(?:frapp|tap|cogn|tabass|gifl|mord|etrangl|batt)\w*|bat"
HOSPITAL = (
    r"(?:l )?(?:hopital|hosto|clinique|psychiatrie|hospitalisation|urgences|pedopsy\w*|hp|reanimation|rea)"
)

AT_HOME = (
    Sequel(
        CHILD_HITS,
        PARENTS,
        ANYTHING,
        rf"\b(?:{SOMEBODY}|m(?:on|a) (?:grande?|petite?|garcon)|l ainee?)\b(?: \w+){{0,5}} (?:{HITS}|"
        rf"s en prend|"
        rf"s attaque|coups?|gifles?|claques?|baffes?)(?: \w+){{0,3}} {SIBLING}\b|"
        rf"\b{SOMEBODY} (?:est|devient|a ete) (?:\w+ )?violente? (?:avec|envers|contre) {SIBLING}\b",
        unless=r"\b(?:pere|mari|conjoint|compagnon|beau|oncle|mere|homme|copain|mec|type|grand pere|par|"
        r"s est fait|ils|elles|message|couteau|arme|inconscient\w*|saign\w*|respire\w*)\b",
        during=UNLESS_DANGER,
    ),
    Sequel(
        DISCHARGED,
        PARENTS,
        ANYTHING,
        rf"\b{SOMEBODY} (?:\w+ ){{0,2}}(?:sort\w*|rentre\w*|revient) (?:\w+ ){{0,3}}(?:de|d|du|"
        rf"des) (?:la )?{HOSPITAL}\b|"
        rf"\b{SOMEBODY} (?:\w+ ){{0,2}}quitte\w* (?:l |la |le )?{HOSPITAL}\b",
        unless=rf"{NO}|\b(?:homme|type|mec|voir|rendez vous|contre avis|de force|enfui\w*|fugue\w*|hier|"
        rf"etait)\b",
        during=WHENEVER,
    ),
    Sequel(
        BLEEDS,
        ADULTS,
        ANYTHING,
        rf"\b{SOMEBODY} (?:\w+ ){{0,2}}(?:saign\w*|perd (?:du|beaucoup de|trop de) sang)\b|"
        rf"\bsaign\w*\b.*{PAIN}|{PAIN}.*\bsaign\w*",
        unless=r"\b(?:nez|gencives?|doigt|genou|coude|regles|ongle|chien|chat|je saigne|"
        r"saign\w* (?:plus|pas))\b|"
        r"\b(?:bras|poignets?|veines?|scarif\w*|coupe\w*)\b",
        during=UNLESS_DANGER,
    ),
    Sequel(BLEEDS, ADULTS, FORCED, PAIN, during=UNLESS_DANGER),
    Sequel(
        "choose_grave_scratch",
        ADULTS,
        ANYTHING,
        rf"{LEAD}ca (?:\w+ )?saigne (?:\w+ )?(?:un (?:petit |tout petit )?peu|pas (?:beaucoup|trop)|"
        rf"legerement|"
        r"presque (?:plus|pas))(?: \w+){0,3}$",
        unless=rf"\b(?:tete|ventre|cou|gorge|oeil|beaucoup trop)\b|{PAIN}",
        during=UNLESS_DANGER,
    ),
    Sequel(
        NO_CARE,
        ADULTS,
        HURT,
        rf"\b{SOMEBODY} (?:ne )?(?:veut|veu|veulent|voulait) (?:pas|plus|"
        rf"surtout pas) (?:\w+ ){{0,4}}{CARERS}\b|"
        rf"\b{SOMEBODY} refus\w* (?:\w+ ){{0,4}}{CARERS}\b|^(?:pas|surtout pas) (?:d |de |l )?{CARERS}\b",
        during=WHENEVER,
    ),
    Sequel(
        "choose_sexual_care",
        PARENTS,
        FORCED,
        rf"\b{SOMEBODY} (?:\w+ ){{0,2}}(?:veut|veu) (?:pas|plus) (?:\w+ )?(?:porter |deposer )?plainte\b|"
        rf"\b{SOMEBODY} refus\w* (?:\w+ ){{0,2}}(?:plainte|(?:porter|deposer) plainte)\b",
    ),
    Sequel(
        PARTNER,
        PARENTS,
        ANYTHING,
        rf"\b{COMPANION}\b.*\b(?:a|avait|garde|stocke|prend|prenait|prenne|filme|filmait|cache|"
        rf"telecharge|regarde)\b.*"
        rf"\b{PICTURES}\b.*\b{OF_THE_CHILD}|"
        rf"\b(?:trouve|vu|decouvert|tombee?) .*\b{PICTURES}\b.*\b{OF_THE_CHILD}.*\b(?:ordi\w*|"
        rf"telephone|pc|tablette|"
        rf"portable|disque|cle)\b.*\b(?:de|a|d) {COMPANION}\b",
        unless=rf"{NO}|\b(?:vacances|anniversaire|bapteme|naissance|bebe)\b",
        during=WHENEVER,
    ),
    Sequel(
        SILENT,
        PARENTS,
        OF_THE_PARTNER,
        rf"{LEAD}(?:(?:est ce que )?je (?:dois |peux |vais )?(?:lui|le|l) (?:en )?(?:dis|dire|parle|"
        rf"parler|demande|demander|"
        rf"confronte|confronter|affronte|affronter)|j attends|je fais (?:comme si|semblant))\b",
        during=WHENEVER,
    ),
    Sequel(
        LEAVE,
        PARENTS,
        OF_THE_PARTNER,
        r"\bil (?:\w+ )?(?:dort|dors|est (?:endormi|parti|sorti|au travail|sous la douche|au salon|"
        r"dans|la|rentre|ici)|"
        r"s est endormi|ronfle|part|sort|rentre|arrive|revient)\b|"
        rf"{LEAD}(?:on|je|nous) (?:dois |peux |doit |peut |vais |va )?(?:pars?|partir|part|sors|sort|"
        rf"sortir|m en vais|"
        r"s en va|quitte)\b|\b(?:partir|m en aller|s en aller)\b",
        unless=r"\bpas (?:endormi|parti)\b",
        during=WHENEVER,
    ),
    Sequel(
        MEETING,
        PARENTS,
        ANYTHING,
        r"\b(?:inconnu|homme|type|mec|adulte)\b.*\b(?:internet|en ligne|snap\w*|insta\w*|tiktok|"
        r"discord|jeu|roblox|"
        rf"fortnite|reseaux?|tchat)\b.*\b{WANTS} .*\b{MEETS}",
        unless=rf"{CARE_OR_SCHOOL}",
        during=UNLESS_DANGER,
    ),
    Sequel(
        MEETING,
        PARENTS,
        ONLINE,
        rf"\b{A_MAN} (?:\w+ ){{0,3}}{WANTS} (?:\w+ ){{0,4}}{MEETS}|\b(?:elle|il|ils) (?:a|ont|"
        rf"doi\w*) (?:\w+ )?"
        r"(?:rdv|rendez vous|se (?:voir|retrouver|rencontrer)) (?:avec|ce|demain|samedi|dimanche|"
        r"mercredi|vendredi)\b",
        unless=rf"{CARE_OR_SCHOOL}|\b(?:photos?|nudes?|videos?)\b",
        during=UNLESS_DANGER,
    ),
    Sequel(DISCHARGED, PARENTS, frozenset({DISCHARGED}), r"\b(?:recommenc|rechut|refass|refera)\w*"),
    Sequel(
        "choose_parent_discovered_found",
        PARENTS,
        frozenset({"parent_discovered"}),
        rf"{LEAD}(?:(?:pour l instant|la|en ce moment) )*{SOMEBODY} (?:est|dort|joue|regarde|fait|mange|"
        rf"se repose) "
        r"(?:\w+ ){0,3}(?:(?:dans|a|en) (?:sa chambre|la maison|salon|cuisine|cours|classe)|chez nous|"
        r"avec (?:moi|nous)|a cote (?:de moi)?|devant la tele)\b",
        unless=rf"{NO} (?:la|ici|dans|rentree?|a la)\b|\b(?:homme|type|mec|lui|eux|enferm\w*|saign\w*|mourir|"
        rf"peur|"
        r"inconscient\w*|etait|disparu\w*)\b",
    ),
    Sequel(
        SMALL,
        PARENTS,
        FOUND,
        rf"{LEAD}(?:{SOMEBODY} (?:a|n a que|a (?:a peine|seulement|que)) )?(?:[1-9]|"
        rf"1[0-2]) ans(?: (?:et demi|seulement))?$",
    ),
    Sequel(
        CUSTODY,
        PARENTS,
        FOUND,
        r"\b(?:jugement|droits? de visite|garde (?:alternee|partagee|exclusive)|non representation|"
        r"jaf|juge aux affaires)\b|"
        r"\b(?:dois|doit|faut|faire|peux|oblige\w*|si) (?:\w+ ){0,3}(?:la|le|les) (?:\w+ )?"
        r"(?:donn\w*|rend\w*|remet\w*|ramen\w*|confi\w*|laiss\w* (?:a|partir|chez)|garder)\b.*",
        unless=r"\b(?:telephone|portable|tel|argent|photos?|seule?)\b",
    ),
    Sequel(
        PLACE,
        PARENTS,
        ANYTHING,
        rf"\b{SEEN}\b.*\b(?:qu )?(?:elle|il|elles|ma fille|mon fils) (?:est|se trouve|dort|"
        rf"serait) (?:\w+ ){{0,3}}{ROOM}\b|"
        rf"\b(?:snap|localisation|position|gps|telephone|find my|localiser)\b.*\b{ROOM}\b",
        unless=rf"\b(?:avec (?:moi|nous)|vacances|etait|hier)\b|\b(?:est|dort|serait) (?:pas|"
        rf"plus) (?:\w+ ){{0,3}}{ROOM}",
    ),
    Sequel(
        THERE,
        PARENTS,
        AWAY,
        r"\b(?:je|on|nous) (?:\w+ )?(?:prends?|prenons|saute dans) (?:la|ma|une|notre) (?:voiture|"
        r"route|caisse|bagnole|train)\b|"
        r"\bje (?:suis|pars) (?:deja )?(?:en route|sur la route|en voiture)\b|\bje (?:roule|conduis|fonce)\b",
    ),
    Sequel(
        REFUSED,
        PARENTS,
        AWAY,
        r"\b(?:ils|elle|on|police|gendarm\w*|policier|17)\b.*\braccroch\w*|\bm (?:a|ont) raccroche\b",
        unless=r"\b(?:ma fille|mon fils|elle m a)\b",
    ),
    Sequel(
        PLACE,
        PARENTS,
        frozenset({PLACE, THERE, REFUSED}),
        rf"{LEAD}(?:(?:maintenant|la) )?(?:je fais quoi|on fait quoi|que faire|quoi faire|"
        rf"que dois je faire)\b",
    ),
)
