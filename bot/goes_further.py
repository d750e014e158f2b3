"""What the young go on to say of a bed, a journey, a friend, a code, a judge, or in a bare yes and no.

The other half of bot/goes_on.py.
"""

from bot.goes_on import PLACED, WHEN
from bot.rows import EVERYBODY
from bot.scene import ANY, FORM, GROOMED, IN_DANGER, NONE, PART, SOLD, STRANGER, Urgent, row
from bot.will import LINKED, OFFERED

STOPPED = "choose_stopped"
OFFERS_BED, BUSY = "choose_run_offer", "choose_run_busy"
MARRIED, SOON = "choose_family_marriage", "choose_leaving_soon"
CODE, LOST = "choose_code_read", "choose_code_lost"
SHORT, SAFE = "choose_short_answers", "choose_short_safe"

FRIEND = frozenset({"friend_worried", "choose_friend_placed"}) | {
    f"choose_friend_{name}" for name in ("more", "help", "secret", "tell", "refuses", "lose", "danger")
}
EMPTY = frozenset({"affirm", "deny", "unsure", SHORT, SAFE})
DEBT = frozenset({"coerced", "choose_leave_debt", "choose_money_debt", "choose_debt_family"})
AWAY = frozenset({"runaway", "choose_run_outside", OFFERS_BED, BUSY})
LEAVES = frozenset({MARRIED, SOON, "recruited", "coerced"})

GOES_FURTHER_ROWS: tuple[Urgent, ...] = (
    # a debt and a little sister, a bed offered to who is outside
    row(
        "choose_debt_family",
        NONE,
        DEBT,
        r"\b(?:il|ils|elle)\b.*\b(?:connai\w*|menac\w*|sai[ts] ou|fera\w*|va|prendra\w*|trouver\w*|"
        r"pareil)\b.*"
        r"\b(?:soeur|frere|mere|pere|famille|parents|elle|eux)\b",
        r"\bil va me\b",
    ),
    row(
        "choose_family_siblings",
        NONE,
        ANY,
        r"(?:elle|il) a \d+ ans",
        whole=True,
        last=frozenset({"choose_debt_family"}),
    ),
    row(
        OFFERS_BED,
        NONE,
        ANY,
        rf"\b{STRANGER}\b.*\b(?:propos\w*|invit\w*|veut bien|ve bien|peut|m offre)\b.*\b(?:dormir|dorme|"
        rf"heberg\w*|lit|"
        r"loger|crecher|squatter|nuit)\b",
        r"\b(?:educ\w*|assistante|police|foyer|copine|mere|pere|tante|oncle|pas|argent|euros?|sous|pay\w*|"
        r"balles)\b",
        not_told=SOLD,
    ),
    row(
        "choose_run_hosted",
        NONE,
        AWAY,
        r"^(?:la |oui )*(?:je suis|j?suis|jsui|chui|on est) (?:chez|che|a l hotel|dans un (?:hotel|airbnb|"
        r"appart\w*))\b",
        r"\b(?:parents|moi|mere|pere|police|enferm\w*|forc\w*|oblig\w*|peux pas|peu pa|frapp\w*|tap\w*)\b",
        last=frozenset({"runaway"}),
    ),
    row("choose_run_exchange", NONE, AWAY, r"\ben echange\b|\bcontre (?:des|un|une) (?:trucs?|services?)\b"),
    row(
        BUSY,
        NONE,
        AWAY,
        r"\b(?:115|119|ils|ca|personne) (?:\w+ )?(?:repond\w*|decroch\w*|sonne) ?(?:pas|plus|"
        r"dans le vide)?\b|"
        r"\b(?:115|119)\b.*\b(?:pas|plus|sature\w*|complet|plein|place)\b",
        r"\b(?:il|elle) repond\w* pas\b",
    ),
    # married, taken abroad
    row(
        MARRIED,
        NONE,
        ANY,
        r"\b(?:va|vont|veut|veulent|veu|ve|veul\w*|force\w*|oblige\w*)\b.*\bme mari\w+|\bmariage (?:force|"
        r"arrange)\b|"
        r"\b(?:mariee?|marier) de force\b|\b(?:on|ils) me marie\w*|\b(?:veut|veulent|vont|"
        r"va) que je me marie\b",
        r"\b(?:je|jveux|avec mon (?:copain|mec)) (?:veux|vais) me marier\b|\bun jour\b",
    ),
    row(
        SOON,
        NONE,
        LEAVES,
        rf"\b(?:avion|aeroport|billets?|passeport|bled|decoll\w*)\b|(?:je |j|on )?(?:part|pars|"
        rf"decolle) (?:{WHEN})|"
        rf"(?:{WHEN})",
        whole=False,
        last=frozenset({MARRIED, SOON}),
    ),
    row(
        SOON,
        NONE,
        frozenset({"recruited", "coerced"}),
        rf"(?:je |j ?|on )(?:part|pars|decolle|prends? l avion|prends? le train) (?:{WHEN})",
        whole=True,
    ),
    # somebody else's trouble
    row(
        "choose_friend_placed",
        NONE,
        FRIEND,
        r"\b(?:elle|il)\b.*\b(?:foyer|placee?|enlever|retirer|famille d accueil)\b",
        r"\bmoi\b",
    ),
    row(
        "choose_friend_secret",
        NONE,
        FRIEND,
        r"\bveut pas que (?:j |je |j)\w*|\b(?:j ai|jai|m a fait) (?:promis|jure\w*|promettre|jurer)\b|"
        r"\bsecret\b",
    ),
    row(
        "choose_friend_tell",
        NONE,
        FRIEND,
        r"\b(?:dire|dis|parl\w*|raconte\w*)\b.*\b(?:a )?qui\b|\ba qui\b.*\b(?:dire|dis|parl\w*)\b|"
        r"^(?:et |je (?:le )?dis |je peux (?:le )?dire )?(?:a|au) (?:la |l |une? |ma |mon |mes )?(?:cpe|"
        r"infirmiere?|prof\w*|"
        r"surveillant\w*|parents|mere|pere|educ\w*)$",
        not_told=frozenset({GROOMED}),
    ),
    row("choose_friend_more", NONE, FRIEND, r"(?:elle|il) a \d+ ans(?: .{1,20})?", whole=True, last=FRIEND),
    # over, hurt, alone
    row(
        STOPPED,
        NONE,
        SOLD,
        r"(?:(?:mais|et|la|maintenant|depuis) )*(?:j ?ai (?:tout )?arrete\w*|c(?: est|est)? fini|"
        r"j ?(?:e )?(?:le )?fais plus)"
        r"(?: .{1,25})?",
        r"\b(?:pas|recommenc\w*)\b",
        whole=True,
        not_told=frozenset({"substances", "self_harm"}),
    ),
    row(
        "choose_distress_someone",
        NONE,
        ANY,
        rf"(?:y ?a )?(?:un|ce|une|des|le) (?:{STRANGER}|fille|grand|garcon)s? (?:qui )?(?:m ?a|m ?ont|"
        rf"me) fai[ts]? (?:du |trop )?mal"
        r"(?: .{1,15})?",
        whole=True,
    ),
    row(
        "distress",
        NONE,
        ANY,
        r"(?:.* )?personne (?:ne |n )?(?:voudra(?:it)?|veut|m ?aimera?|m ?aime|peut m aimer|va m aimer)"
        r"(?: (?:plus|jamais))?(?: (?:de|plus de) moi)?(?: .{1,15})?",
        r"\b(?:mourir|crever|aider|me croire)\b",
        whole=True,
    ),
    row(
        "choose_not_in_danger",
        FORM,
        ANY,
        r"\b(?:c|c est|cest|c etait) (?:juste |que )?(?:une )?(?:expression|facon de parler|"
        r"maniere de parler)\b",
    ),
    # the police, a code, the judge, the law
    row(
        "choose_police_rude",
        NONE,
        ANY,
        r"\b(?:flics?|keufs?|police|policiers?|gendarmes?) (?:ils? )?(?:me |m |nous |m a |m ont |ma |"
        r"mont )?(?:a |ont )?"
        r"(?:trait\w*|parl\w*|recu\w*|accueill\w*) (?:\w+ )?(?:mal|comme)\b|"
        r"\b(?:flics?|keufs?|police|policiers?)\b.*\b(?:se (?:sont|est) moqu\w*|m ?ont (?:pas )?(?:ri|"
        r"engueul|"
        r"humili|ignor)\w*|refus\w* ma plainte|m ?ont (?:pas|meme pas) (?:ecoute|pris)\w*)",
    ),
    row(
        LOST,
        NONE,
        ANY,
        r"\bperdu (?:mon|le|ce) code\b|\b(?:trouve|retrouve) (?:plus|pas) (?:mon|le) code\b",
        by=EVERYBODY,
    ),
    row(
        CODE,
        NONE,
        ANY,
        r"\b(?:j ?ai|g|avec) (?:deja )?(?:un|le|mon|recu un|eu un) code\b|\b(?:lire|voir|retrouver|"
        r"recuperer) (?:la|ma|ta|votre|"
        r"sa|leur) reponse\b",
        r"\b(?:pas|promo|carte|wifi|pin|porte|immeuble|tel\w*|parental)\b",
        by=EVERYBODY,
    ),
    row(
        CODE,
        NONE,
        ANY,
        r"(?:[a-z]{4,} ){4}[a-z]{4,}|(?:\d{4} ?){4}",
        by=EVERYBODY,
        whole=True,
        last=frozenset({CODE, LOST, "choose_code"}),
    ),
    row(
        "choose_care_refuse",
        NONE,
        PLACED,
        r"\brefus\w*|\bavocat\w*|\baudience\b|\bl ?audi[ea]nce\b|\bdire non\b|\bpas d accord\b",
    ),
    row(
        "choose_care_judge",
        NONE,
        PLACED,
        r"(?:et )?(?:comment|cmt) (?:je|j|on) ?fai[ts]?",
        whole=True,
        last=PLACED,
    ),
    row(
        "choose_rights_me",
        NONE,
        OFFERED | LINKED,
        r"(?:et )?(?:moi )?(?:est ce que )?(?:je |j)?risque (?:quoi|koi|quelque chose|un truc|"
        r"des problemes)(?: moi)?|"
        r"(?:et )?c(?:est| est)? (?:legal|illegal|interdit)(?: ou pas| ca)?",
        whole=True,
        not_told=frozenset({PART}),
    ),
    row(
        PART,
        NONE,
        ANY,
        r"\b(?:j ?ai|g) (?:\w+ )?(?:amene|emmene|ramene|fait venir|presente|entraine)\w* (?:une?|ma|mes|"
        r"des|d autres|deux) "
        r"(?:\w+ )?(?:copines?|potes?|filles?|meufs?|soeurs?|amie?s?)\b.*"
        r"\b(?:la bas|la dedans|chez (?:lui|eux)|a (?:lui|eux|un mec|des mecs)|hotel|avec (?:lui|eux))\b",
        r"\bpas\b",
    ),
    # yes, no, don't know
    row(
        SHORT,
        NONE,
        ANY,
        r"(?:(?:oui|ouais|ouai|wi|ui|non|nan|nn|ok|jsp|je sais pas|jsais pas|chais pas|chepa|bof|peut etre|"
        r"pt etre|mouais|"
        r"rien|idk|hm+|euh) ?)+",
        whole=True,
        last=EMPTY,
        not_told=IN_DANGER | {"suicidal", "goodbye"},
    ),
)
