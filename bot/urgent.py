"""What the young say in the middle of a danger, or right behind it, that a form must not answer.

«là maintenant» is no yes to «are you safe», a child who bleeds is not told to stay behind her door, who asks
«tu as appelé la police ?» must know that nobody was called, and «tu me crois ?» is no question about robots.
Rows are read in their order, before all other tables of what continues a talk; the first that fits is taken.
"""

import re
from collections.abc import Set as AbstractSet
from typing import NamedTuple, Optional

from bot.folding import fold
from bot.friends import PEER
from bot.in_danger import ADDRESS
from bot.rows import DANGER, DYING, EVERYBODY, YOUTH
from bot.treated import DOCTOR, HURT_BY_OTHERS

LONGEST = 240  # characters; who writes more says more
NUMBERS = "ask_emergency_number"  # what statistics call a question about a line
LEAVING = "choose_suicidal_leaving"
BODY_NOW, HELD = "choose_body_now", "choose_danger_held"
# By what the screen saw: the words of such a message don't reach the engine.
KINDS = {"medical": BODY_NOW, "held": HELD}
GONE, STAYS_IN, STAY = "choose_danger_gone", "choose_danger_behind_door", "choose_danger_stay"
HELPED, NOBODY = "choose_danger_helped", "choose_nobody_called"
MEET, GROOMED, FOUND, PART = "choose_meeting", "choose_friend_groomed", "choose_found_me", "choose_own_part"
NONE, ANYWHERE = frozenset({None}), frozenset({None, DANGER, DYING})
FORM, AROUND = frozenset({DANGER}), frozenset({None, DANGER})
ANY: frozenset[str] = frozenset()

BODY = frozenset(
    {BODY_NOW, "choose_body_again", "choose_body_refuses", "choose_body_goes", "choose_body_open"}
    | {"choose_drugs_bad", DOCTOR, "choose_danger_care", "choose_hurt", "choose_sexual_care"}
)
IN_DANGER = frozenset({"danger_now", HELD, NOBODY, ADDRESS, "choose_danger_urgent", FOUND})
HARMED = (
    HURT_BY_OTHERS
    | IN_DANGER
    | {"bullying", "image_abuse", "choose_asked_adult", "choose_images_asked", "choose_sexual_fresh"}
    | {"choose_sexual_family", "choose_sexual_past", "wants_out"}
)
RAPED = frozenset(
    {"sexual_violence", "choose_sexual_fresh", "choose_sexual_recent", "choose_sexual_care"}
    | {"choose_sexual_hiv", "choose_sexual_still", "choose_sexual_silent"}
)
SOLD = frozenset({"paid_encounters", "recruited", "coerced", "wants_out", PART})
OF_DEATH = frozenset({"choose_threatened", "choose_friend_dying", "choose_friend_suicide"})
PLACED = frozenset(
    {"care_placement"} | {f"choose_care_{name}" for name in ("bad", "judge", "unhappy", "harm")}
)
ASKED = frozenset({"choose_asked_adult", "choose_asked_secret"})
OF_FRIENDS = frozenset({"friend_worried", "choose_friend_more", "choose_friend_open"})

CARE = r"(?:hopital|hosto|urgences|clinique|medecins?|docteur|toubib|ambulance|samu|pompiers?|infirmi\w+)"
HELPERS = r"(?:ambulance\w*|samu|pompiers?|secours|medecins?|police|policiers?|flics?|keufs?|gendarmes?)"
OPENS = r"(?:ouvr\w*|descen\w*|mont(?:e|er)|sors|sortir|y vais|y aller)"
CALL = r"(?:appel\w*|prevenu\w*|previen\w*|prevenir|contact\w*|envo\w*|alert\w*|fai(?:s|t|re) venir)"
WHOM = (
    r"(?:police|flics?|keufs?|gendarm\w*|secours|samu|pompiers?|ambulance|quelqu un|qqn|kelkun|1[578]|114|"
    r"urgences|monde|aide)"
)
STREET = (
    r"\b\d{1,4} (?:bis |ter )?(?:rue|r|avenue|av|ave|bd|bld|boulevard|allees?|chemin|place|impasse|cite|"
    r"residence|quai|cours|route|square)\b"
)
WITHIN = (
    r"\b(?:\d+|premier|deuxieme|dernier)(?: ?(?:e|eme|er|ere))? etage\b|\brez de chaussee\b|"
    r"\bchambre (?:n |numero |num )?\d+|\b(?:code|interphone|digicode)\b.*\b\d+|"
    r"\b(?:suis|jsuis|chui|chuis|on est|enfermee?) (?:enfermee? )?(?:dans|a|au) (?:un |une |l |le )?"
    r"(?:hotel|appart\w*|airbnb|f1|ibis|immeuble|cave)\b"
)
LEAVES = (
    r"(?:quitt\w*|pars|part|partais|romp\w*|larg\w*|laiss\w*|reste pas|revien\w* pas|repond\w* pas|"
    r"parle\w*|porte plainte|dis non)"
)
KILLS = (
    r"(?:(?:se |s )(?:tue\w*|suicid\w*|but\w*|pend\w*|fou\w* en l air|jett?\w*|ouvr\w*)|"
    r"(?:se |s )fai\w* du mal|meur\w*|mour\w*|crev\w*)"
)
DIES = r"(?:mourir|en finir|se tuer|se suicider|disparaitre|plus vivre|plus envie de vivre|se pendre)"
OLD = r"(?:monsieur|adulte|homme|majeur|vieux|inconnu|[2-7]\d ans)"
STRANGER = r"(?:homme|mec|gars|type|monsieur|inconnu|adulte|keum|quelqu un|qqn)"
SOON = (
    r"(?:ce soir|cette nuit|cet aprem\w*|tout a l heure|tte? ?a l heure|demain|apres demain|2m1|lundi|"
    r"mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|ce week ?end|bientot|dans \d+|a \d+ ?h)"
)
NOT_KNOWN = (
    r"(?:[2-7]\d ans|snap\w*|insta\w*|tiktok|internet|en ligne|reseaux?|appli|tinder|discord|roblox|jeu|"
    r"connais pas|jamais vu)"
)
ENTRUSTED = (
    r"\b(?:educ\w*|psy\w*|medecin|docteur|juge|avocat\w*|police|policier|foyer|prof\w*|cpe|infirmi\w*|"
    r"assistante|dentiste|client\w*|copain|frere|pere|oncle|cousin|patron|stage|hier)\b"
)
GONE_WORDS = (
    r"\b(?:il|elle|ils|elles) (?:est|sont|s est|se sont|vient de|viennent de) (?:\w+ )?(?:part|barr|tir)\w*"
)
FAREWELL = (
    r"(?:laisse tomber|laissez tomber|laisse(?: moi)?|tant pis|bonne nuit|adieu\w*|au revoir|aurevoir|"
    r"bye\w*|"
    r"ciao|oublie|je (?:te|vous) laisse|je vais dormir|c est fini|a jamais|j y vais|salut|merci pour tout)"
)
BACK_THEN = r"\b(?:ans|mois|annees?|petite?|longtemps)\b"


class Urgent(NamedTuple):
    means: str
    by: frozenset[Optional[str]]
    during: frozenset[Optional[str]]  # the questions that are open; None: none are
    told: frozenset[str]  # one of them, unless a form of `alone` is open; empty: whatever was told
    said: "re.Pattern[str]"
    unless: "re.Pattern[str]" = re.compile(r"(?!)")
    last: frozenset[str] = ANY  # what the message before meant: one of them
    whole: bool = False  # nothing else is said
    not_told: frozenset[str] = ANY


def _row(
    means: str,
    during: frozenset[Optional[str]],
    told: frozenset[str],
    said: str,
    unless: str = r"(?!)",
    *,
    by: frozenset[Optional[str]] = YOUTH,
    last: frozenset[str] = ANY,
    whole: bool = False,
    not_told: frozenset[str] = ANY,
) -> Urgent:
    return Urgent(means, by, during, told, re.compile(said), re.compile(unless), last, whole, not_told)


ROWS = (
    # --- the body: care is never forbidden
    _row(
        "choose_body_open",
        AROUND,
        ANY,
        rf"\b{HELPERS}\b.*\b{OPENS}\b|\b{OPENS}\b.*\b{HELPERS}\b",
        r"\b(?:faux|deguise\w*|pretend\w*|dit qu|se fait|pas appel\w*|police fait)\b|\b(?:veux|ose|peux|"
        r"ve) pas\b|"
        r"\bpeur\b",
    ),
    _row(
        "choose_body_open",
        AROUND,
        ANY,
        rf"\b(?:sonn\w*|toqu\w*|frapp\w* a la porte)\b|\bje (?:leur |lui )?{OPENS}\b",
        last=frozenset({"choose_body_open", "choose_body_goes", HELPED, "choose_act_helped"}),
    ),
    _row(
        "choose_body_refuses",
        AROUND,
        BODY | HURT_BY_OTHERS,
        rf"\b(?:pas|plus|jamais|peur|ose|refuse|flippe|deteste|sans|ni)\b(?: \w+){{0,5}} {CARE}\b",
        r"\bque (?:mon|ma|mes|il|elle|ils)\b|\b(?:il|elle|ils|ma|mon) (?:\w+ ){0,2}(?:veu\w*|refuse|dit)\b|"
        r"\bplainte\b|\bstress\w*|\bpas (?:bien|loin|encore)\b|\bpeux pas (?:sortir|bouger)\b|"
        r"\b(?:docteur|medecin|infirmi\w+) (?:ici|pres|me croi\w*)\b|\bveux pas y aller avec\b",
    ),
    _row(
        "choose_body_refuses",
        AROUND,
        ANY,
        r"\b(?:veux|ve|veu|ose|peux|envie de) (?:pas|plus)(?: trop)? (?:y aller|aller la bas|etre "
        r"soignee?)\b|^j ai peur d y aller\b",
        last=BODY - {"choose_hurt"},
    ),
    _row(
        "choose_body_goes",
        AROUND,
        BODY | HURT_BY_OTHERS,
        r"\b(?:je|j|jvais|on|nous)\b(?: \w+){0,3} (?:vais|vas|va|pars|part|file|fonce)(?: \w+){0,2} "
        r"(?:hopital|hosto|urgences|clinique)\b|\bjvais (?:a l |aux )(?:hopital|hosto|urgences)\b|"
        r"\b(?:emmen|amen|accompagn|condui)\w* (?:a l |aux |chez le )(?:hopital|hosto|urgences|medecin|"
        r"docteur)\b",
        r"\b(?:pas|jamais|peur|ose|plus|retourn\w*|quand|hier|combien)\b",
    ),
    _row(
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
    _row(
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
    _row(
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
    _row(  # words that say nothing new: the call is still to be made
        "choose_body_again",
        NONE,
        ANY,
        r"(?:(?:oui|non|mais|et|bah|la|stp) )*(?:la maintenant|maintenant|tout de suite|vite|aide moi|"
        r"aidez moi|en bas|"
        r"je suis (?:toute )?seule?|j ai peur|jai peur|jsp|je sais pas|un peu|beaucoup|je crois|"
        r"(?:je suis )?aux toilettes|depuis .{1,20}|non pas (?:les|mes) regles)(?: (?:la|stp|vite))*",
        last=frozenset({BODY_NOW, "choose_body_again"}),
        whole=True,
    ),
    # --- now, and who was called
    _row(
        "choose_danger_urgent",
        FORM,
        ANY,
        r"(?:(?:non|mais|et|bah|la|stp|svp|vite|c est|c|aide moi|aidez moi) )*(?:la maintenant|maintenant|"
        r"tout de suite|la tout de suite|vite|urgent|au secours|aide moi|aidez moi|depeche\w*(?: toi| "
        r"vous)?|"
        r"dans (?:\d+|deux|cinq|dix) min\w*)(?: (?:stp|svp|maintenant|vite|la|tout de suite))*",
        whole=True,
    ),
    _row(
        "choose_danger_urgent",
        AROUND,
        IN_DANGER,
        r"\b(?:je|j) (?:suis en train de )?(?:cour[st]?|courir)\b|\bje me (?:cache|planque)\b|"
        r"\b(?:il|ils|elle) (?:me |m |se )?(?:court? apres|rattrap\w*|rapproch\w*|approch\w*)|"
        r"\b(?:il|ils|elle) (?:\w+ )?(?:cass|defonc|forc|enfonc|cogn)\w* (?:\w+ )?(?:la |ma )?porte\b|"
        r"^la ca va pas$",
        r"\bpas\b(?!$)|\b(?:cours de|en cours|tous les)\b",
    ),
    _row(
        NOBODY,
        ANYWHERE,
        ANY,
        rf"\b(?:tu|vous|t|ta|te) (?:\w+ ){{0,4}}{CALL} (?:\w+ ){{0,3}}{WHOM}\b|"
        rf"^(?:stp |svp |vas y |allez )*(?:appelle|appelez|previens|prevenez|envoie|envoyez|envoi)(?: moi)?"
        rf"(?: la| le| les| l| une?| de l)? {WHOM}\b",
        r"\b(?:je|j|jdois|on)\b|\bm aider?\b|\bcomment\b|\bpas (?:appel|prev|envo)\w*|"
        r"\bquand\b.*\bpersonne\b|"
        r"\bt (?:es|etais)\b|\bil\b|\belle\b|\bprenom\b|\bt appel\w*",
        by=EVERYBODY,
    ),
    _row(
        NOBODY,
        ANYWHERE,
        ANY,
        r"\b(?:tu|vous|t) (?:ne )?(?:l |les )?(?:as|a|avez|ai) (?:bien |deja )?(?:prevenu|alerte|"
        r"contacte|appele)\w*"
        r"(?: \w+){0,3}$",
        r"\b(?:je|j|il|elle)\b|\bmes parents\b|\bma mere\b",
        by=EVERYBODY,
    ),
    _row(
        NOBODY,
        ANYWHERE,
        IN_DANGER,
        r"\b(?:ils?|elle|police|flics|secours|ambulance|pompiers|on|tu) (?:arriv\w*|vien\w*|serai?\w* "
        r"la) (?:quand|bientot|"
        r"dans combien|vite)\b|\bquand (?:est ce qu )?(?:ils?|elle|la police|les secours|on|quelqu un) "
        r"(?:\w+ )?"
        r"(?:arriv|vien)\w*|\bcombien de temps\b.*\b(?:arriv|vien|venir)\w*|"
        r"\b(?:personne|quelqu un|qqn) (?:va |ne )?(?:vien[st]?|venir|arrive)\b|"
        r"\b(?:tu|t|vous|c est|c) (?:l |les )?(?:as |a |avez |ai )?(?:bien )?(?:envoye\w*|transmi\w*)\b|"
        r"\b(?:te|vous) (?:donne|envoie|file) (?:l |mon |une )?adresse\b",
        r"\b(?:il|elle) (?:a|m a) envoye",
        by=EVERYBODY,
        not_told=frozenset({HELPED, "choose_act_helped"}),
    ),
    _row(NOBODY, FORM, ANY, r"\b(?:te|vous) (?:donne|envoie|file) (?:l |mon |une )?adresse\b", by=EVERYBODY),
    _row(ADDRESS, FORM, ANY, rf"{STREET}|{WITHIN}"),
    _row(ADDRESS, NONE, IN_DANGER, STREET),
    # --- he waits, he has gone
    _row(GONE, FORM, frozenset({STAY, STAYS_IN, GONE}), GONE_WORDS, r"\b(?:pas|pa|revenu\w*|avec)\b"),
    _row(
        STAYS_IN,
        FORM,
        ANY,
        r"\bporte (?:\w+ ){0,3}(?:fermee?|verrouillee?|a cle)\b|\bj ?ai (?:\w+ )?(?:ferme|verrouille)\w*\b|"
        r"\bje (?:me )?suis (?:\w+ )?(?:enfermee?|barricadee?|cachee?) (?:dans|aux) (?:ma|la|les|mes|un) "
        r"\w+|"
        r"\b(?:suis|jsuis|chui) (?:cachee? )?(?:aux|dans les) (?:toilettes|wc|chiottes)\b",
        r"\b(?:il|elle|ils|elles|m|on|lui)\b|\b(?:pas|plus|peux|exterieur|dehors|appart\w*|chez)\b",
        not_told=frozenset({HELD}),
    ),
    # --- not in danger after all
    _row(
        "choose_not_in_danger",
        FORM,
        ANY,
        r"\bpas (?:du tout |vraiment |vrmt |trop )?(?:en |de )danger\b|\bpour (?:rigoler|rire|delirer)\b|"
        r"\bc est (?:juste )?une blague\b|\bveux pas de crise\b|\bpas (?:une )?(?:urgence|urgent)\b|"
        r"\brien de grave\b|"
        r"\b(?:as|avez|ta) (?:mal|rien|pas) compris\b",
        r"\b(?:si|comme|dit|disent|mais|peur|dis que|sais pas|sais meme pas)\b",
    ),
    _row(
        "choose_care_decides",
        AROUND,
        PLACED | {"choose_not_in_danger"},
        r"\b(?:qui|ki) (?:c est )?(?:qui |ki |est ce qui )?(?:decid|chois)\w*|"
        r"\bchanger (?:de )?(?:famille|foyer|lieu|placement)\b|\b(?:comment|peux|veux|veut)\b.*\bchanger$",
    ),
    # --- whose life it is
    _row(
        "choose_threatened",
        ANYWHERE,
        ANY,
        rf"\bsi (?:je|j|jle|jla|on)\b(?: \w+){{0,5}} ?\b{LEAVES}\b.*\b(?:il|elle)\b(?: \w+){{0,4}} "
        rf"{KILLS}\b|"
        r"\b(?:il|elle|mec|copain|copine|ex|mere|pere)\b.*\b(?:se (?:tuer|suicider|tue\w*|suicid\w*|"
        r"buter|pendre|faire "
        rf"du mal)|mourir|suicide)\b(?: \w+){{0,2}} si (?:je|j|jle|jla|on)\b.*\b{LEAVES}\b",
        r"\b(?:me|m) (?:tuer|tue|suicide\w*|bute\w*|creve\w*|pendre)\b|\b(?:je|jvais) (?:\w+ )?(?:mourir|"
        r"creve\w*|meurs)\b",
    ),
    _row(
        "choose_threat_stay",
        AROUND,
        OF_DEATH,
        r"\b(?:je|j|jdois)\b.*\b(?:rest\w*|retourn\w*|reven\w*|quitt\w*|pars|partir)\b|"
        r"\bje (?:le|la) quitte\b|\bma faute\b|\ba cause de moi\b|\bil (?:va )?(?:le faire|se "
        r"tue\w*)\b.*\bmoi\b",
        r"\b(?:rest\w*|suis) (?:avec|pres|a cote)\b|\bau tel\b",
    ),
    _row(
        "choose_friend_dying",
        NONE,
        frozenset({"choose_threatened", "choose_friend_dying", "choose_threat_stay"}),
        r"\bc est (?:lui|elle|mon (?:mec|copain)|ma copine)\b|\bmoi ca va\b",
        r"\b(?:qui|pas lui|pas elle)\b",
    ),
    _row(
        "choose_friend_suicide",
        NONE,
        ANY,
        rf"\b(?:elle|il|{PEER}) (?:m |me |nous )?(?:a |avait )?(?:dit|ecrit|avoue|raconte|repete|"
        rf"parle)(?: \w+){{0,2}} "
        rf"(?:qu (?:elle|il) |que |de )(?:\w+ ){{0,3}}{DIES}\b",
        r"\b(?:moi aussi|me tuer|m a dit de|que je|lui ai dit|je lui)\b|\bdit de (?:mourir|disparaitre)\b",
    ),
    # --- believed, and not at fault
    _row(
        "choose_believed",
        ANYWHERE,
        ANY,
        r"(?:(?:est ce que|mais|dis|et|toi|au moins|dis moi) )*(?:tu|vous|t) (?:me |m )(?:croi[stx]|croyez)"
        r"(?: (?:toi|vraiment|au moins|hein|ou pas|ou non|quand meme))*|(?:me )?croi[st] tu",
        whole=True,
        by=YOUTH,
    ),
    _row(
        "choose_fear_believed",
        ANYWHERE,
        ANY,
        r"\b(?:di[st]|disent|pens\w*|croi\w*|dira|diront) que (?:je|j) (?:\w+ )?(?:men[st]?|mentai\w*|"
        r"invente\w*|mytho\w*|"
        r"suis (?:une )?(?:menteu\w*|mytho\w*|folle))\b|"
        r"\bpersonne (?:ne )?(?:va )?(?:me |m )(?:croi\w*|cru\w*)|\bqui (?:va |pourrait )?(?:me "
        r")(?:croir\w*|croit)\b|"
        r"\b(?:elle|il|mere|maman|pere|papa|parents|ils|elles|on) (?:ne |n )?(?:me croi\w*|m a|m ont) "
        r"(?:pas|plus|jamais)\b"
        r"(?<!m a pas)(?<!m ont pas)(?<!m a plus)(?<!m a jamais)|\bm(?: a| ont) (?:pas|jamais) crue?s?\b",
        not_told=frozenset({"suicidal"}),
    ),
    _row(
        "choose_not_fault",
        FORM,
        ANY,
        r"\b(?:de )?ma faute\b|\ba cause de moi\b|\bje l ai (?:\w+ )?(?:enerve|provoque|cherche|merite)\w*",
        r"\bpas (?:de )?ma faute\b",
        not_told=frozenset({PART}),
    ),
    _row(
        "choose_not_fault",
        NONE,
        HARMED,
        r"\b(?:de )?ma faute\b|\bje l ai (?:\w+ )?(?:enerve|provoque|cherche|merite)\w*",
        r"\bpas (?:de )?ma faute\b",
        not_told=frozenset({PART, "suicidal"}) | OF_DEATH,
    ),
    # --- the end of a talk that must not end so
    _row(
        LEAVING,
        frozenset({DYING}),
        ANY,
        rf"(?:(?:ok|bon|non|nan|allez|c est bon|merci|desolee?|mais) )*{FAREWELL}(?: (?:merci|tout le "
        r"monde|toi|alors|"
        r"c est bon|mais merci))*",
        whole=True,
    ),
    _row(
        LEAVING,
        NONE,
        frozenset({"choose_tonight", "choose_suicidal_plan", LEAVING}),
        rf"(?:(?:ok|bon|non|nan|allez|c est bon|merci|desolee?|mais) )*{FAREWELL}(?: (?:merci|tout le "
        r"monde|toi|alors))*",
        whole=True,
    ),
    # --- behind a rape of these days
    _row(
        "choose_sexual_still",
        NONE,
        RAPED,
        r"\btrop tard\b|\bsert (?:plus )?a rien (?:maintenant|d y aller)\b",
        rf"{BACK_THEN}|\bplainte\b",
        not_told=frozenset({"choose_sexual_past"}),
    ),
    _row(
        "choose_health_pill",
        NONE,
        RAPED - {"sexual_violence"},
        r"\b(?:enceinte|bebe|grossesse|capote|protection|preservatif|pilule)\b",
        BACK_THEN,
        not_told=frozenset({"choose_sexual_past"}),
    ),
    _row(
        "choose_sexual_silent",
        NONE,
        RAPED,
        r"(?:(?:mais|et|bah|en fait) )*(?:je|j|g|jai)(?: ai)? (?:pas|rien|jamais|meme pas)(?: rien)? "
        r"(?:dit?|ose|bouge|crie|fait|reagi|reussi)(?: \w+){0,4}|.*\b(?:pas (?:su|pu|reussi a|ose) dire "
        r"non|pas dit non|"
        r"laissee? faire|paralysee?|tetanisee?|pas reagi|pas bouge|pas crie)\b.*",
        r"\b(?:plainte|parents|police|a personne|a ma mere)\b",
        whole=True,
    ),
    _row(
        "choose_sexual_still",
        NONE,
        RAPED,
        r"\b(?:faire|fais|fai) (?:quoi|koi) (?:en premier|d abord|maintenant|la)\b|\bquoi (?:faire )?en "
        r"premier\b",
        not_told=frozenset({"choose_sexual_past"}),
    ),
    _row(
        "choose_danger_care",
        FORM,
        RAPED | BODY,
        r"\b(?:faire|fais|fai) (?:quoi|koi) (?:en premier|d abord)\b|\bquoi (?:faire )?en premier\b",
    ),
    # --- one's own part in it: no absolution, and a lawyer before the police
    _row(
        PART,
        AROUND,
        SOLD | {"choose_rights_me", "ask_rights", "substances"},
        r"\b(?:j|je|jai|g|jen)\b(?: \w+){0,4} (?:ramene|amene|recrute|branche|fait venir)\w*(?: \w+){0,2} ?"
        r"(?:copine|pote|fille|amie|une|un|meuf|soeur|autre|deja|deux)?|"
        r"\b(?:j|je|jai|g)\b(?: \w+){0,4} (?:vendu|deale|transporte|vole|braque)\w*\b",
        r"\b(?:m a|m ont|se fait|on) (?:\w+ )?(?:vole|vendu\w*|ramene|amene)|\b(?:pas|jamais|faut|veut|"
        r"me|corps|m avoir)\b|"
        r"\b(?:chez moi|a la maison|photos?|videos?|contenu|nudes?)\b|\b(?:ete|suis|etais) \w+",
    ),
    _row(
        "choose_own_part_law",
        AROUND,
        frozenset({PART, "choose_own_part_law", "choose_rights_friend"}),
        r"\b(?:coupable|prison|casier|risqu\w*|complice|garde a vue|jugee?|tribunal|punie?|ma faute|"
        r"arret(?:er|ee?)|proces|"
        r"police)\b",
        r"\b(?:lui|elle|il) (?:\w+ )?(?:va|risqu\w*)\b",
    ),
    _row(
        "choose_own_part_friend",
        AROUND,
        frozenset({PART, "choose_own_part_law"}),
        r"\b(?:l aider|aider (?:elle|lui)|la proteger|le proteger|la sortir)\b",
    ),
    # --- a child is groomed, a meeting is near
    _row(
        GROOMED,
        NONE,
        ANY,
        rf"\b{PEER}\b.*\b(?:parle|discute|chat\w*|ecrit|joue|echange)\b.*\b{OLD}\b",
        r"\b(?:prof\w*|coach|grand pere|papi|oncle|tonton|medecin|psy\w*|educ\w*|hier on)\b",
    ),
    _row(
        GROOMED,
        NONE,
        OF_FRIENDS,
        rf"\b(?:elle|il)\b.*\b(?:parle|discute|chat\w*|ecrit|joue|echange)\b.*\b{OLD}\b",
        r"\b(?:prof\w*|coach|grand pere|papi|oncle|tonton|medecin|psy\w*|educ\w*)\b",
    ),
    _row(
        "choose_friend_groomed_meet",
        NONE,
        frozenset({GROOMED}),
        r"\b(?:la|le|les|se|l) (?:voir|voi\w*|rencontr\w*|retrouv\w*|rejoin\w*|attend\w*)\b|\brdv\b|"
        r"\brendez vous\b",
        r"\b(?:ma mere|psy\w*|police)\b",
    ),
    _row(
        "choose_friend_groomed_keep",
        NONE,
        frozenset({GROOMED}),
        r"\b(?:supprim|effac|bloqu|desinstall)\w*|\bcompte\b|\b(?:photos?|videos?|nudes?)\b",
    ),
    _row(
        "choose_friend_groomed_tell",
        NONE,
        frozenset({GROOMED}),
        r"\b(?:dis|dire|raconte|parler)\b.*\b(?:mere|maman|pere|papa|parents|daron\w*|adulte)\b|"
        r"\b(?:engueul|grond|disput|pun)\w*|\b(?:on|je) fai[ts]? (?:quoi|koi)\b|\bquoi faire\b|"
        r"\bsecret\b|\bc(?: est)? grave\b",
    ),
    _row(
        "choose_asked_adult",
        NONE,
        ANY,
        rf"\b(?:un grand|{STRANGER})\b.*\b(?:demande|veut|ve|veu|dit)\b.*\b(?:mon corps|deshabill\w*|"
        r"toute? nue?|"
        r"sans (?:haut|habits|vetements|t shirt|culotte)|(?:en|a la|devant la|ma) (?:web)?cam\w*)\b",
        r"\b(?:sinon|menac\w*|euros?|argent|pay\w*|pas que je)\b",
    ),
    _row(
        "choose_asked_secret",
        NONE,
        ASKED,
        r"\bsecret\b|\b(?:dit|di|repondu) (?:oui|ok)\b|\bc(?: est)? grave\b|\brien dire\b|\b(?:montre|"
        r"fait) une fois\b",
    ),
    _row(
        "choose_meeting_cancel",
        NONE,
        frozenset({MEET}),
        r"\bannul\w*|\bplus (?:y )?aller\b|\bpas (?:trop |tres |vraiment )?envie\b|\bdit oui\b|\b(?:dis|"
        r"dire) (?:quoi|non)\b|"
        r"\bcomment je (?:fais|refuse|dis)\b",
    ),
    _row(
        "choose_meeting_pressed",
        NONE,
        frozenset({MEET}),
        r"\b(?:vener|enerve|fache|menac|insist|rage|colere|harcel)\w*",
    ),
    _row(
        "choose_meeting_anyway",
        NONE,
        frozenset({MEET}),
        r"\ba (?:2|deux|plusieurs|trois)\b|\bavec (?:ma|une|mes|un|mon) (?:\w+ )?(?:copine|pote|copain|"
        r"amie?|cousine?)s?\b|"
        r"\bj y vais\b|\b(?:chez lui|hotel|appart|voiture)\b|\bconnais pas\b|\bgentil\w*|\ben contact\b|"
        r"\bfai[rts]\w* quoi\b|"
        r"\btu (?:en )?penses? quoi\b",
    ),
    _row(
        MEET,
        NONE,
        ANY,
        rf"\b(?:rdv|rendez vous|rencard)\b.*\bavec (?:un|une|ce|quelqu|qqn)\b.*\b{STRANGER}\b|"
        rf"\b(?:rdv|rendez vous|rencard)\b.*\bavec quelqu un\b|"
        rf"\b{SOON}\b.*\b(?:je|j|jvais|on)\b.*\b(?:vois|voi|voir|rencontr\w*|retrouv\w*|"
        rf"rejoin\w*)\b.*\b{STRANGER}\b.*"
        rf"\b{NOT_KNOWN}\b|"
        r"\b(?:je|j|jvais)\b.*\b(?:vois|voi|voir|rencontr\w*|retrouv\w*|"
        rf"rejoin\w*)\b.*\b{STRANGER}\b.*\b{NOT_KNOWN}\b.*"
        rf"\b{SOON}\b|\b(?:je|j|jvais)\b.*\b(?:vois|voir|rencontr\w*|retrouv\w*|"
        rf"rejoin\w*)\b.*\b{STRANGER}\b.*\b{SOON}\b.*"
        rf"\b{NOT_KNOWN}\b",
        rf"{ENTRUSTED}|\b(?:pas|plus|veut|veux plus|argent|euros?|pay\w*)\b(?! (?:connais|"
        r"vu)\b)(?<!connais pas)",
        not_told=SOLD,
    ),
    # --- who did harm before knows where she is
    _row(
        "choose_found_tomorrow",
        NONE,
        frozenset({FOUND}),
        r"\bdemain\b|\bavocat\w*\b|\bqui (?:peut|va) m aider\b|\bplainte\b",
    ),
    _row(
        "choose_found_tonight",
        NONE,
        frozenset({FOUND}),
        r"\b(?:ce soir|cette nuit|seule?|venir|viendr\w*|fai[st]? quoi|faire quoi|habite\w*|payer|peur)\b|"
        r"\b(?:m a|ma) (?:envoye|ecrit|appele)\w*",
        r"\b(?:mourir|tuer)\b",
    ),
    _row(
        FOUND,
        ANYWHERE - {DYING},
        ANY,
        r"\bje sai[st]? (?:bien |deja )?ou (?:t es|tu es|tes|tu (?:habites?|vis|dors)|t habites?|te "
        r"trouver)\b|"
        r"\b(?:ex|mac|proxo\w*|mec|gars|copain|agresseur|celui)\b.*\b(?:sort\w*|"
        r"libere\w*)\b.*\b(?:prison|taule|zonzon|cabane)\b|"
        r"\b(?:sort\w*|libere\w*) (?:\w+ ){0,2}(?:prison|taule)\b.*\b(?:retrouv|cherch|veng|ecrit)\w*|"
        r"\bancien (?:mec|gars|copain|mac)\b.*\b(?:retrouv|attend|cherch)\w*",
        r"\b(?:moi|je) (?:sors|suis sorti\w*)\b|\bjeu\b",
    ),
)
LINES = {
    "119": "choose_calls_child",
    "3018": "choose_calls_cyber",
    "3114": "choose_calls_suicide",
    "17": "choose_calls_police",
    "114": "choose_calls_sms",
    "15": "choose_calls_samu",
}
CALLS = frozenset(LINES.values())
NUMBER = re.compile(r"\b(?:119|3018|3114|114|17|15)\b")
ASKS = re.compile(
    r"\b(?:c est|cest|c|ces|ses) (?:deja )?(?:quoi|koi|kwa|qui|ki|pour (?:qui|quoi))\b|\b(?:quoi|koi|"
    r"qui) (?:le |au )?\d+$|"
    r"\b(?:font|fon|fait|fai|fais) (?:\w+ )?(?:quoi|koi|exactement)\b|\b(?:sert|ser|marche|repond)\b|"
    r"\bqu est ce que?\b|^(?:et |mais )*(?:le |au |du )?\d+$"
)
HOWEVER = re.compile(r"\b(?:ans|h|heures?|min\w*|euros?|du mois|ou le|et le)\b(?!$)|\bj ai\b|\bou pas\b")
MOST_WORDS = 12


class Scene(NamedTuple):
    """Whose words they are, and behind what they stand; `last`: what the message before meant."""

    audience: Optional[str]
    told: AbstractSet[str]
    last: Optional[str]
    form: Optional[str]


def urgent(text: str, scene: Scene) -> Optional[str]:
    """The choice that these words mean here."""
    if len(text) > LONGEST:
        return None
    said = fold(text)
    return line_asked(text) or next((row.means for row in ROWS if _fits(row, said, scene)), None)


def line_asked(text: str) -> Optional[str]:
    """«c'est quoi 119», «et le 3114 ?»: the line is the one that the words name, whatever was talked of."""
    said = fold(text)
    named = NUMBER.findall(said)
    bare = re.fullmatch(r"(?:et |mais )*(?:le |au )?\d+", said)
    if len(named) != 1 or len(said.split()) > MOST_WORDS or HOWEVER.search(said):
        return None
    if bare and not (text.rstrip().endswith("?") and "le " in said):  # «15» may be an age
        return None
    return LINES[named[0]] if ASKS.search(said) else None


def farewell(text: str) -> bool:
    return any(row.means == LEAVING and row.said.fullmatch(fold(text)) for row in ROWS)


def _fits(row: Urgent, said: str, scene: Scene) -> bool:
    here = scene.audience in row.by and scene.form in row.during and not (row.not_told & scene.told)
    if not here or (row.told and not row.told & scene.told) or (row.last and scene.last not in row.last):
        return False
    heard = row.said.fullmatch(said) if row.whole else row.said.search(said)
    return bool(heard) and not row.unless.search(said)
