"""Whose life is at stake, who is believed, whose fault it is, and a farewell that is none.

«Je dois rester alors ?» behind a threat of suicide is no goodbye, «tu me crois ?» no question about robots.
"""

from bot.friends import PEER
from bot.rows import DYING, YOUTH
from bot.scene import ANY, ANYWHERE, AROUND, FORM, IN_DANGER, LEAVING, NONE, PART, row
from bot.treated import HURT_BY_OTHERS
from bot.will import OFFERED

HARMED = (
    HURT_BY_OTHERS
    | IN_DANGER
    | {"bullying", "image_abuse", "choose_asked_adult", "choose_images_asked", "choose_sexual_fresh"}
    | {"choose_sexual_family", "choose_sexual_past", "wants_out"}
)
OF_DEATH = frozenset({"choose_threatened", "choose_friend_dying", "choose_friend_suicide"})
LEAVES = (
    r"(?:quitt\w*|pars|part|partais|romp\w*|larg\w*|laiss\w*|reste pas|revien\w* pas|repond\w* pas|"
    r"parle\w*|porte plainte|dis non)"
)
KILLS = (
    r"(?:(?:se |s )(?:tue\w*|suicid\w*|but\w*|pend\w*|fou\w* en l air|jett?\w*|ouvr\w*)|"
    r"(?:se |s )fai\w* du mal|meur\w*|mour\w*|crev\w*)"
)
DIES = r"(?:mourir|en finir|se tuer|se suicider|disparaitre|plus vivre|plus envie de vivre|se pendre)"
FAREWELL = (
    r"(?:laisse tomber|laissez tomber|laisse(?: moi)?|tant pis|bonne nuit|adieu\w*|au revoir|aurevoir|"
    r"bye\w*|"
    r"ciao|oublie|je (?:te|vous) laisse|je vais dormir|c est fini|a jamais|j y vais|salut|merci pour tout)"
)

OFFERER = (
    r"(?:il|elle|ils|(?:un|une|ce|cette|le|des|mon|ma) "
    r"(?:mec|gars|type|keum|homme|fille|meuf|pote|copain|copine)s?)"
)
MUCH_MONEY = (
    rf"\b{OFFERER} (?:me )?(?:dit|di|dis|disent|jure|promet\w*)\b.*\b(?:gagn\w*|fai\w*|touch\w*|palp\w*)\b"
    r"(?: \w+){0,3} (?:\d{2,}|mille) ?(?:e|euros?|balles|k)?(?: \w+)? (?:par|la|de l|en une?) "
    r"(?:jours?|soirs?|soirees?|nuits?|semaines?|heures?|rdv|client|mois)\b"
)

STAKES_ROWS = (
    # easy money is offered
    row("recruited", NONE, ANY, MUCH_MONEY, r"\b(?:dois|obligee?|force\w*|pere|mere|patron)\b"),
    row(
        "choose_friend_tell",
        NONE,
        OFFERED,
        r"(?:(?:et|mais|du coup|donc) )*(?:(?:je|j)? ?(?:le |en |l )?(?:dis|di|dit|parle|dire|"
        r"peux (?:le |en )?(?:dire|parler)|dois (?:le |en )?(?:dire|parler)) a qui|"
        r"a qui (?:est ce que )?(?:je|j)? ?(?:le |en |l |peux |dois )*(?:dis|di|dit|dire|parle|parler))",
        whole=True,
    ),
    # whose life it is
    row(
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
    row(
        "choose_threat_stay",
        AROUND,
        OF_DEATH,
        r"\b(?:je|j|jdois)\b.*\b(?:rest\w*|retourn\w*|reven\w*|quitt\w*|pars|partir)\b|"
        r"\bje (?:le|la) quitte\b|\bma faute\b|\ba cause de moi\b|\bil (?:va )?(?:le faire|se "
        r"tue\w*)\b.*\bmoi\b",
        r"\b(?:rest\w*|suis) (?:avec|pres|a cote)\b|\bau tel\b|\bveux pas (?:le |la )?quitter\b",
    ),
    row(
        "choose_friend_dying",
        NONE,
        frozenset({"choose_threatened", "choose_friend_dying", "choose_threat_stay"}),
        r"\bc est (?:lui|elle|mon (?:mec|copain)|ma copine)\b|\bmoi ca va\b",
        r"\b(?:qui|pas lui|pas elle)\b",
    ),
    row(
        "choose_friend_suicide",
        NONE,
        ANY,
        rf"\b(?:elle|il|{PEER}) (?:m |me |nous )?(?:a |avait )?(?:dit|ecrit|avoue|raconte|repete|"
        rf"parle)(?: \w+){{0,2}} "
        rf"(?:qu (?:elle|il) |que |de )(?:\w+ ){{0,3}}{DIES}\b",
        r"\b(?:va|vas|allait|cette nuit|ce soir|maintenant|moi aussi|me tuer|m a dit de|que je|lui ai "
        r"dit|je lui)\b|\bdit de (?:mourir|disparaitre)\b",
    ),
    # believed, and not at fault
    row(
        "choose_believed",
        ANYWHERE,
        ANY,
        r"(?:(?:est ce que|mais|dis|et|toi|au moins|dis moi) )*(?:tu|vous|t) (?:me |m )(?:croi[stx]|croyez)"
        r"(?: (?:toi|vraiment|au moins|hein|ou pas|ou non|quand meme))*|(?:me )?croi[st] tu",
        whole=True,
        by=YOUTH,
    ),
    row(
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
    row(
        "choose_not_fault",
        FORM,
        ANY,
        r"\b(?:de )?ma faute\b|\ba cause de moi\b|\bje l ai (?:\w+ )?(?:enerve|provoque|cherche|merite)\w*",
        r"\bpas (?:de )?ma faute\b",
        not_told=frozenset({PART}),
    ),
    row(
        "choose_not_fault",
        NONE,
        HARMED,
        r"\b(?:de )?ma faute\b|\bje l ai (?:\w+ )?(?:enerve|provoque|cherche|merite)\w*",
        r"\bpas (?:de )?ma faute\b",
        not_told=frozenset({PART, "suicidal"}) | OF_DEATH,
    ),
    # the end of a talk that must not end so
    row(
        LEAVING,
        frozenset({DYING}),
        ANY,
        rf"(?:(?:ok|bon|non|nan|allez|c est bon|merci|desolee?|mais) )*{FAREWELL}(?: (?:merci|tout le "
        r"monde|toi|alors|"
        r"c est bon|mais merci))*",
        whole=True,
    ),
    row(
        LEAVING,
        NONE,
        frozenset({"choose_tonight", "choose_suicidal_plan", LEAVING}),
        rf"(?:(?:ok|bon|non|nan|allez|c est bon|merci|desolee?|mais) )*{FAREWELL}(?: (?:merci|tout le "
        r"monde|toi|alors))*",
        whole=True,
    ),
)
