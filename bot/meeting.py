"""A child is groomed, a meeting is near, or who did harm before knows where she is."""

from bot.friends import PEER
from bot.rows import DYING
from bot.scene import ANY, ANYWHERE, FOUND, GROOMED, MEET, NONE, SOLD, STRANGER, row

ASKED = frozenset({"choose_asked_adult", "choose_asked_secret"})
OF_FRIENDS = frozenset({"friend_worried", "choose_friend_more", "choose_friend_open"})
OLD = r"(?:monsieur|adulte|homme|majeur|vieux|inconnu|[2-7]\d ans)"
WRITES = (
    r"(?:j ?(?:e )?lui (?:parle?|ecri[st]?)|(?:me|m|qui me) (?:parle?|ecri[st]?|dm|mp)|parle?|discute?|chat|"
    r"connu\w*)"
)
ONLINE = (
    r"(?:snap\w*|insta\w*|tiktok|internet|en ligne|reseaux|discord|roblox|fortnite|telegram|whatsapp|tinder|"
    r"yubo|jeu)"
)
SOON = (
    r"(?:ce soir|cette nuit|cet aprem\w*|tout a l heure|tte? ?a l heure|demain|apres demain|2m1|lundi|"
    r"mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|ce week ?end|bientot|dans \d+|a \d+ ?h)"
)
NOT_KNOWN = (
    r"(?:[2-7]\d ans|snap\w*|insta\w*|tiktok|internet|en ligne|reseaux?|appli|tinder|discord|roblox|jeu|"
    r"connais pas|jamais vu)"
)
RDV = r"(?:rdv|rendez vous|rencard)"
# «Ma pote elle a rdv», «elle va voir un type»: a friend goes, not who writes.
HERS = (
    rf"(?<!avec )\b(?:{PEER}(?: de \d+ ans?)?(?: (?:elle|il|qui))?|elle) "
    rf"(?:(?:a|aura|prend|donne) (?:pris |donne |un |son |deja )*{RDV}|"
    r"(?:va|doit|veut|part|compte) (?:aller |encore |le |la )*(?:voir|rencontrer|retrouver|rejoindre)|"
    r"voit|rejoint|retrouve|rencontre)\b"
)
GIVES_RDV = (
    rf"\b{STRANGER}\b.*\b(?:me|m|ma) (?:a )?(?:donn\w*|fil\w*|fix\w*|propos\w*) (?:un )?{RDV}\b|"
    rf"\b{STRANGER}\b.*\b(?:me|m) (?:veut|veu|demande) .*\b{RDV}\b"
)
ENTRUSTED = (
    r"\b(?:educ\w*|psy\w*|medecin|docteur|juge|avocat\w*|police|policier|foyer|prof\w*|cpe|infirmi\w*|"
    r"assistante|dentiste|client\w*|copain|frere|pere|oncle|cousin|patron|stage|hier)\b"
)

MEETING_ROWS = (
    # a child is groomed, a meeting is near
    row(
        "choose_friend_groomed_meet",
        NONE,
        ANY,
        rf"{HERS}.*\b{STRANGER}\b.*\b(?:{SOON}|{NOT_KNOWN})\b|\b{SOON}\b.*{HERS}.*\b{STRANGER}\b",
        rf"{ENTRUSTED}|\b(?:argent|euros?|pay\w*|clients?|moi|m|me|nous|on|"
        r"(?:son|sa|leur) (?:mec|gars|keum|copain|petit copain))\b",
        not_told=SOLD,
    ),
    row(
        GROOMED,
        NONE,
        ANY,
        rf"\b{PEER}\b.*\b(?:parle|discute|chat\w*|ecrit|joue|echange)\b.*\b{OLD}\b",
        r"\b(?:prof\w*|coach|grand pere|papi|oncle|tonton|medecin|psy\w*|educ\w*|hier on)\b",
    ),
    row(
        GROOMED,
        NONE,
        OF_FRIENDS,
        rf"\b(?:elle|il)\b.*\b(?:parle|discute|chat\w*|ecrit|joue|echange)\b.*\b{OLD}\b",
        r"\b(?:prof\w*|coach|grand pere|papi|oncle|tonton|medecin|psy\w*|educ\w*)\b",
    ),
    row(
        "choose_friend_groomed_meet",
        NONE,
        frozenset({GROOMED}),
        r"\b(?:la|le|les|se|l) (?:voir|voi\w*|rencontr\w*|retrouv\w*|rejoin\w*|attend\w*)\b|\brdv\b|"
        r"\brendez vous\b",
        r"\b(?:ma mere|psy\w*|police)\b",
    ),
    row(
        "choose_friend_groomed_keep",
        NONE,
        frozenset({GROOMED}),
        r"\b(?:supprim|effac|bloqu|desinstall)\w*|\bcompte\b|\b(?:photos?|videos?|nudes?)\b",
    ),
    row(
        "choose_friend_groomed_tell",
        NONE,
        frozenset({GROOMED}),
        r"\b(?:dis|dire|raconte|parler)\b.*\b(?:mere|maman|pere|papa|parents|daron\w*|adulte)\b|"
        r"\b(?:engueul|grond|disput|pun)\w*|\b(?:on|je) fai[ts]? (?:quoi|koi)\b|\bquoi faire\b|"
        r"\bsecret\b|\bc(?: est)? grave\b",
    ),
    row(
        "choose_asked_adult",
        NONE,
        ANY,
        rf"\b(?:un grand|{STRANGER})\b.*\b(?:demande|veut|ve|veu|dit)\b.*\b(?:mon corps|deshabill\w*|"
        r"toute? nue?|"
        r"sans (?:haut|habits|vetements|t shirt|culotte)|(?:en|a la|devant la|ma) (?:web)?cam\w*)\b",
        r"\b(?:sinon|menac\w*|euros?|argent|pay\w*|pas que je)\b",
    ),
    row(
        "choose_online_contact",
        NONE,
        ANY,
        rf"\b{STRANGER}\b(?: \w+){{0,4}} ?{WRITES}(?: \w+){{0,3}} {ONLINE}\b|"
        rf"\b{WRITES} (?:avec |a )?(?:un|une) (?:\w+ )?{STRANGER}(?: \w+){{0,2}} {ONLINE}\b",
        rf"{HERS}|{ENTRUSTED}|\b(?:photos?|fotos?|tofs?|nudes?|videos?|cam|argent|euros?|pay\w*|sinon|"
        rf"menac\w*|"
        r"insult\w*|harcel\w*|moque\w*|forc\w*|oblig\w*|voir|rencontr\w*|rdv|peur|mourir|tuer|balanc\w*)\b",
        not_told=SOLD,
    ),
    row(
        "choose_asked_secret",
        NONE,
        ASKED,
        r"\bsecret\b|\b(?:dit|di|repondu) (?:oui|ok)\b|\bc(?: est)? grave\b|\brien dire\b|\b(?:montre|"
        r"fait) une fois\b",
    ),
    row(
        "choose_meeting_cancel",
        NONE,
        frozenset({MEET}),
        r"\bannul\w*|\bplus (?:y )?aller\b|\bpas (?:trop |tres |vraiment )?envie\b|\bdit oui\b|\b(?:dis|"
        r"dire) (?:quoi|non)\b|"
        r"\bcomment je (?:fais|refuse|dis)\b",
    ),
    row(
        "choose_meeting_pressed",
        NONE,
        frozenset({MEET}),
        r"\b(?:vener|enerve|fache|menac|insist|rage|colere|harcel)\w*",
    ),
    row(
        "choose_meeting_anyway",
        NONE,
        frozenset({MEET}),
        r"\ba (?:2|deux|plusieurs|trois)\b|\bavec (?:ma|une|mes|un|mon) (?:\w+ )?(?:copine|pote|copain|"
        r"amie?|cousine?)s?\b|"
        r"\bj ?y vais\b|\b(?:chez lui|hotel|appart|voiture)\b|\bconnais pas\b|\bgentil\w*|\ben contact\b|"
        r"\bfai[rts]\w* quoi\b|"
        r"\btu (?:en )?penses? quoi\b",
    ),
    row(
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
        rf"\b{NOT_KNOWN}\b|{GIVES_RDV}",
        rf"{HERS}|{ENTRUSTED}|\b(?:pas|plus|veut|veux plus|argent|euros?|pay\w*)\b(?! (?:connais|"
        r"vu)\b)(?<!connais pas)",
        not_told=SOLD,
    ),
    # who did harm before knows where she is
    row(
        "choose_found_tomorrow",
        NONE,
        frozenset({FOUND}),
        r"\bdemain\b|\bavocat\w*\b|\bqui (?:peut|va) m aider\b|\bplainte\b",
    ),
    row(
        "choose_found_tonight",
        NONE,
        frozenset({FOUND}),
        r"\b(?:ce soir|cette nuit|seule?|venir|viendr\w*|fai[st]? quoi|faire quoi|habite\w*|payer|peur)\b|"
        r"\b(?:m a|ma) (?:envoye|ecrit|appele)\w*",
        r"\b(?:mourir|tuer)\b",
    ),
    row(
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
