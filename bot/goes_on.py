"""What the young go on to say in a few words, which only the subject told before makes clear.

«il veu 200 euro» behind intimate pictures is blackmail and no lack of money, «elle ma pas cru» the end of an
attempt to be heard, «jpars demain» behind a marriage no farewell. Rows whose own words leave no doubt, as a
mother who sends her child to a man, need nothing told.
"""

from bot.course import HARM
from bot.pictures import PICTURES
from bot.scene import ANY, BODY, IN_DANGER, NONE, STRANGER, Urgent, row
from bot.will import COUPLE, LINKED, TOUCHED

KIN, GIFT = "choose_kin_sends", "choose_asked_gift"
SILENT, THREAT, TELL = "choose_images_silent", "choose_images_threat", "choose_images_tell"
DISBELIEVED, CONSENT, BLANK = "choose_disbelieved", "choose_consent", "choose_sexual_blank"
MISSES = "choose_misses"

OF_PICTURES = PICTURES | {GIFT, SILENT, TELL, "choose_images_known", "choose_images_shame", "choose_capture"}
HARMED = HARM | {"choose_care_harm", "choose_told_someone", "coerced", DISBELIEVED, KIN}
RAPED = TOUCHED | {CONSENT, BLANK, "choose_sexual_fresh", "choose_sexual_care"}
PLACED = frozenset({"care_placement", "choose_care_decides", "choose_care_refuse"}) | {
    f"choose_care_{name}" for name in ("bad", "harm", "unhappy", "judge", "words", "family")
}

OWN_KIN = (
    r"(?:(?:(?:ma|mon|mes) (?:\w+ )?(?:mere|maman|mama|daronne|reum|pere|papa|daron|reup|parents|darons|"
    r"oncle|"
    r"tonton|tante|tata|frere|soeur|cousine?|famille)|maman|papa|tonton|tata)(?: (?:elle|il|ils))?)"
)
ADULT = (
    r"(?:(?:une?|le|ce|cet|des|les|ces|d autres|plusieurs) )?(?:\w+ )?(?:monsieur|messieurs|hommes?|"
    r"mecs?|types?|clients?|inconnus?|gars)"
)
BIDS = r"(?:dit|di|dis|demande|veu[tx]?|ve|veulent|oblige|force|envoie|emmene|amene|fait|font|laisse)"
GOES = (
    r"(?:d ?aller|aller|j ?aille|vais|voir|voi\w+|rejoign\w*|rejoindre|suiv\w+|dormir|dorme|rest\w+|"
    r"mont\w+|couch\w+|accompagn\w+)"
)
WHEN = (
    r"(?:(?:c est|cest|c|pour|des|ce|cet|cette|le|la|apres|a|au|en|dans|vers|mon|notre|on|"
    r"est) )*(?:demain|2m1|soir|nuit|week ?end|we|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"midi|aprem|ete|vacances|semaine|mois|heures?|jours?|\d+ ?h?)(?: (?:matin|soir|prochaine?|midi|"
    r"aprem|a|\d+ ?h?))*"
)
YOUR_FOLK = r"(?:personne|(?:ma|mes|mon|ses) \w+|lui|elle|eux|la police|aux flics)"

GOES_ON_ROWS: tuple[Urgent, ...] = (
    # a child sent by her own family, a child who is given presents
    row(
        KIN,
        NONE,
        ANY,
        rf"\b{OWN_KIN}(?: \w+){{0,2}} {BIDS}\b(?: \w+){{0,4}} ?{GOES}\b(?: \w+)? ?\b(?:avec|chez|voir|"
        rf"a)? ?{ADULT}\b|"
        rf"\b{OWN_KIN}(?: \w+)? me (?:vend|vendent|prostitue\w*)\b(?! (?:du|de|des|une?|son|sa|mon|ses)\b)",
        r"\b(?:veu[tx]?|ve|laisse|veulent) (?:pas|plus)\b|\binterdi\w*|\bde (?:l ase|la police)\b|"
        r"\b(?:docteur|medecin|psy\w*|avocat\w*|prof\w*|coach|educ\w*|social\w*|demenag\w*|repar\w*|"
        r"marier)\b",
    ),
    row(
        KIN,
        NONE,
        frozenset({KIN}),
        r"\b(?:payer|paye|loyer|argent|sous|dettes?)\b|\bj?(?:aime|veux|veu|ve|envie) (?:pas|plus)\b|"
        r"\bobligee?\b|"
        r"\bpas le choix\b",
    ),
    row(
        GIFT,
        NONE,
        ANY,
        rf"\b(?:monsieur|adulte|homme|{STRANGER})\b.*\b(?:donn|offr|envoi|promet|achet|fil|propos)\w*\b.*"
        r"\b(?:robux|v ?bucks?|skins?|gemmes|pieces|nitro|cartes? (?:cadeau|psn|xbox|google|apple|steam))\b",
        r"\b(?:photos?|fotos?|tofs?|nudes?|videos?|cam)\b",
    ),
    row(
        GIFT,
        NONE,
        OF_PICTURES,
        r"\b(?:robux|v ?bucks?|skins?|gemmes|nitro|cartes? (?:cadeau|psn|xbox|google|apple|steam))\b",
    ),
    row(
        "choose_capture",
        NONE,
        ANY,
        r"\b(?:c(?:est| est)? quoi|kesako|veut dire quoi|comment (?:on |je )?fai[ts]?) (?:une?|les|la|des) "
        r"(?:captures?|screens?)\b|\bcomment (?:on |je )?(?:screen|captur)\w*",
    ),
    # intimate pictures: money, a date, an answer, a parent who must not know
    row(
        THREAT,
        NONE,
        OF_PICTURES,
        r"\b(?:pay\w*|paie\w*|rembours\w*|redemand\w*|rancon|euros?|balles|transcash|pcs|paysafe\w*|coupons?|"
        r"argent|thunes?)\b|\b\d+ ?(?:e|euros?)\b|"
        r"\b(?:va|vont|menac\w*) (?:\w+ ){0,4}(?:dire|envoy\w*|montrer|raconter|balancer|mettre|poster|"
        r"publier)\b|"
        r"^(?:et |mais )*si (?:je|j|jfais|jlui|jy|jenvoie|j envoie|on)\b.*\b(?:pas|refuse)\b|\bsinon\b",
        r"\b(?:loyer|bouff\w*|manger|porter plainte|vais (?:le |la )?dire|on va)\b",
        not_told=frozenset({KIN}),
    ),
    row(
        "choose_images_meet",
        NONE,
        OF_PICTURES,
        WHEN,
        whole=True,
        last=OF_PICTURES,
    ),
    row(
        SILENT,
        NONE,
        OF_PICTURES,
        r"(?:(?:et|mais|du coup|alors) )*(?:je|j|on)? ?(?:lui |leur )?(?:j ?lui )?(?:dis|di|dit|reponds?|"
        r"ecris|fais) "
        r"(?:quoi|koi)(?: .{1,15})?|.*\b(?:comment|cmt|je|j) (?:je )?(?:lui )?repond\w*\b.*",
        whole=True,
    ),
    row(
        TELL,
        NONE,
        OF_PICTURES,
        r"\bj?(?:peux?|veux?|veu|ve|ose|faut|arrive) pas\b.*\b(?:dire|parler|sache\w*|savoir|saches|"
        r"apprenn\w*)\b",
        r"\bpolice\b",
    ),
    # told, and not believed
    row(
        DISBELIEVED,
        NONE,
        HARMED,
        r"\bm ?(?:a|ont) (?:pas?|jamais|meme pas) cru\w*|\b(?:a|ont) (?:pas voulu|refuse de) me croire\b|"
        r"\bm ?(?:a|ont) (?:dit que je|traitee? de|prise? pour une?) (?:\w+ )?(?:men[st]\w*|mytho\w*|"
        r"invent\w*)",
    ),
    # a no on the way, nothing remembered
    row(
        CONSENT,
        NONE,
        ANY,
        r"\b(?:dit?|dis) (?:oui|ok|d accord)\b.*\b(?:non|stop|arret\w*|plus envie|change\w* d avis)\b",
        r"\b(?:rdv|rendez vous|photos?|argent|payer)\b",
    ),
    row(
        CONSENT,
        NONE,
        RAPED,
        r"\b(?:dit?|dis) (?:oui|ok|d accord)\b.*\bdebut\b|\b(?:et )?(?:non|stop) apres\b|\ba continue\w*\b|"
        r"\bau debut (?:oui|j etais d accord|j ?etais ok|je voulais)\b|\bchange\w* d avis\b|"
        r"\b(?:crois|penses?|est ce) (?:que )?(?:c est |c |cest )?(?:quand meme )?(?:du |un )viol\b|"
        r"\b(?:j ai|jai|g) dit (?:stop|non|d arreter)\b",
    ),
    row(
        BLANK,
        NONE,
        RAPED,
        r"\b(?:rap+el+\w*|souvien\w*|souvenir)\b.*\b(?:rien|pas|plus|pu|pa)\b|\b(?:trou noir|black ?out)\b|"
        r"\b(?:pas|plus|rien|aucun) (?:\w+ )?(?:rap+el+\w*|souvien\w*|souvenirs?)\b",
    ),
    # he is missed
    row(
        MISSES,
        NONE,
        ANY,
        r"(?:(?:mais|en fait|je crois que) )*j ?(?:e )?(?:veux|veu|ve|voudrais|aimerais) (?:trop |juste |"
        r"encore )*"
        r"(?:(?:y )?retourner|(?:le |la )?revoir|me remettre|reprendre contact|le retrouver|etre) (?:avec|"
        r"chez|mon|a)? ?"
        r"(?:lui|eux|mon (?:\w+ )?(?:mec|keum|copain|ex|gars)|la bas)(?: .{1,20})?",
        whole=True,
    ),
    row(
        MISSES,
        NONE,
        LINKED,
        r"\b(?:il|elle|ca|la bas|mon (?:mec|copain|ex)) (?:me |m )?manque\w*\b|"
        r"\b(?:veux|veu|ve|voudrais|envie d) (?:trop )?y retourner\b",
        r"\b(?:mere|pere|famille|parents)\b|\b(?:de respect|d argent)\b|\bveux pas\b",
    ),
    row(MISSES, NONE, ANY, r"il me manque(?: (?:trop|grave|tellement|fort|de ouf|beaucoup))*", whole=True),
    row(
        MISSES,
        NONE,
        ANY,
        r"(?:mais |en fait )?(?:je |j ?)(?:veux|veu|ve|voudrais) (?:trop )?y retourner(?: quand meme)?",
        whole=True,
        not_told=PLACED | {"runaway", "bullying"},
    ),
    row(
        "choose_partner_hits",
        NONE,
        COUPLE,
        r"^(?:mais |et )?(?:il|elle) (?:me |m a |ma )?(?:tape|frappe|gifle|cogne|pousse|bat)\w*\b",
        r"\b(?:jamais|frappe pas|tape pas|la|maintenant|en ce moment)\b",
        last=COUPLE,
    ),
    row(  # a fear, asked where nothing presses: who is in danger asks for it (bot/called.py)
        "ask_confidentiality",
        NONE,
        ANY,
        r"^(?:(?:et|mais|du coup|est ce que) )*(?:tu|vous|t) (?:le |les |l )?(?:vas?|allez|comptez) "
        r"(?:\w+ ){0,2}(?:app?el\w*|preven\w*|previen\w*|contact\w*|alert\w*|signal\w*|dire|balanc\w*)\b",
        r"\b(?:urgen\w*|vite|quand|me dire|aider)\b",
        not_told=IN_DANGER | BODY | {"suicidal"},
    ),
    row(
        "ask_confidentiality",
        NONE,
        ANY,
        r"(?:(?:mais|et|stp|svp|surtout|ok|par contre|promis) )*(?:tu |vous |t )?(?:le |la |l |lui |leur |"
        r"en )?"
        rf"(?:dis|dit|dites|diras?|repete\w*|raconte\w*|previens|appelle)(?: (?:le|la|lui|leur))? "
        rf"(?:surtout )?(?:(?:pas|rien)(?: (?:ca|tout ca|stp))? )?(?:a )?{YOUR_FOLK}(?: (?:stp|svp|hein|ok|"
        rf"s il te plait))*",
        r"^(?!.*\b(?:pas|rien|personne)\b)",
        whole=True,
    ),
    row(
        "ask_confidentiality",
        NONE,
        ANY,
        r"\b(?:mes (?:parents|darons)|ma (?:mere|daronne)|mon (?:pere|daron)|mon educ\w*|mon foyer|on|"
        r"quelqu un) "
        r"(?:peu\w*|pourr\w*) (?:\w+ )?(?:voir|lire)(?: (?:ca|ce que .{1,20}|ici|le chat|nos messages))?$|"
        r"\b(?:tu es|t es|tes|vous etes|etes vous|es tu) oblige\w* (?:de |d )(?:\w+ )?(?:dire|prevenir|"
        r"signaler|alerter|repeter)\b",
    ),
)
