"""Who finds, drives, lodges or lives on a minor who is sold: only who says so of himself.

«la loi te protège» is said to a child, «la faute n'est pas la vôtre» to a parent; here both would shield. A
young person who is made to recruit, and a driver or a hotelier who reports what he sees, are none of them.
"""

import re
from typing import Any, Optional

from bot.folding import fold
from bot.writer import PROFESSIONAL, YOUNG
from bot.writer import told as says_who

PROFITS, OF_LAW = "choose_profits", "choose_profits_law"
STOPS, HER = "choose_profits_stop", "choose_profits_child"
FROM_WHO_PROFITS = frozenset({PROFITS, OF_LAW, STOPS, HER})
I = r"(?:j|je|jai|g)"  # noqa: E741 - the French for it is as short
GIRLS = r"(?:filles?|meufs?|jeunes?|mineure?s?|petites?|gamines?|garcons?|nanas?|copines?|escorts?)"
BUYERS = r"(?:clients?|michetons?|hommes? qui (?:paie\w*|paye\w*))"
DATES = rf"(?:{BUYERS}|passes?|rdv|rendez vous|plans?|escort\w*|prostitu\w*|tapin\w*|se vend\w*|trottoir)"
SHARE = (
    r"(?:la moitie|une part|ma part|un pourcentage|une commission|ma com\w*|\d+ (?:pour ?cent|%)|"
    r"l argent|son argent|leur argent|l oseille)"
)
FINDS = re.compile(
    rf"\b{I} (?:aide|trouve|cherche|ramene|amene|envoie|presente|gere|fais|recrute|mets?|"
    rf"place)\b(?: \w+){{0,3}} "
    rf"(?:{GIRLS}\b.*\b{DATES}|{BUYERS}\b.*\b(?:{GIRLS}|leur|elles?))|"
    rf"\b{I} (?:leur|lui) (?:trouve|cherche|ramene|amene|envoie|presente) (?:\w+ ){{0,2}}{BUYERS}\b|"
    rf"\b{I} recrute (?:\w+ ){{0,2}}{GIRLS}\b|"
    rf"\b{I} (?:gere|poste|publie|mets|reponds a) (?:leurs?|ses|les) (?:annonces?|rdv|rendez vous|"
    rf"{BUYERS})\b|"
    rf"\b{I} (?:fais|ai fait) (?:bosser|travailler|tapiner|tourner) (?:\w+ ){{0,2}}{GIRLS}\b|"
    rf"\bj ai (?:\w+ ){{0,2}}{GIRLS} qui (?:bossent|travaillent|bosse|travaille|tapinent) pour moi\b|"
    r"\bje suis (?:leur|son|le) (?:mac|proxo|proxenete|manager|chauffeur a elle)\b"
)
DRIVES = re.compile(
    rf"\b(?:{I} (?:conduis|depose|emmene|transporte|ramene|accompagne|vehicule)|{I} (?:fais|"
    rf"suis) (?:le )?chauffeur)\b"
    rf"(?: \w+){{0,3}} {GIRLS}\b.*\b(?:{DATES}|hotels?)\b"
)
PAID_FOR_IT = re.compile(
    r"\b(?:on|ils?|elles?) (?:me|m) (?:paie\w*|paye\w*|donne\w*|file\w*|verse\w*)|\b(?:je|"
    r"j) (?:touche|prends|gagne|recois|encaisse)\b|"
    r"\b\d+ ?(?:balles|euros?|e)\b|\bla course\b"
)
LODGES = re.compile(
    rf"\b(?:{I} (?:heberge|loge|loue|prete|sous loue|accueille)|chez moi|dans mon (?:appart\w*|studio|"
    rf"logement|airbnb))\b.*"
    rf"\b{DATES}\b|\b{DATES}\b.*\b(?:chez moi|dans mon (?:appart\w*|studio|logement|airbnb))\b"
)
TAKES = re.compile(
    rf"\b(?:{I} (?:\w+ )?(?:prends?|touche|garde|recupere|encaisse|utilise|preleve|ai pris|"
    rf"ai garde) (?:\w+ )?{SHARE}\b|"
    rf"(?:moi )?je (?:le|l|la|les) (?:prends?|garde|encaisse|utilise|recupere) (?:\w+ ){{0,2}}(?:pour|moi)\b|"
    r"(?:ca|cet argent|son argent) (?:me |nous )?(?:paie|paye|aide a payer|sert a payer|fait vivre)|"
    r"(?:on|nous|je) (?:vit|vivons|vis) (?:de|sur|grace a|avec) (?:ca|son argent|cet argent)|"
    r"(?:elle|il) (?:me|nous) (?:donne|file|ramene|verse|reverse) (?:\w+ ){0,2}(?:la moitie|une part|"
    r"son argent|l argent))"
)
MADE_TO = re.compile(
    r"\b(?:me|m)(?: a| ont| avait| avaient)? (?:forc|oblig|tap|frapp|menac|vend|viol|tien|propos|demand)\w*|"
    r"\bpour (?:lui|eux|mon (?:mec|copain|mac|ex)|un mec)\b|\bmes clients?\b|\bje (?:me vends|"
    r"fais des passes|suis escort)\b|"
    r"\bmon (?:mec|copain|mac)\b"
)
DENIES = re.compile(
    r"\b(?:mal (?:compris|lu|exprime\w*)|(?:jamais|rien) (?:pris|touche|garde)|pas un (?:centime|euro))\b"
)
LAW = re.compile(
    r"\b(?:proxenet\w*|proxo|mac|propose\w*|c est (?:elle|eux|lui)\b.*\bqui|choisi\w*|complice|compte|"
    r"aussi coupable|risque\w*|"
    r"d accord|voulait bien|(?:sav\w+|cru|croyais|pensais|dit|menti)\b.*\b(?:ages?|majeure?|mineure?|"
    r"1[4-8]|ans))\b"
)


def says_he_profits(text: str, audience: Any) -> bool:
    said = fold(text)
    if YOUNG in {audience, says_who(text)} or MADE_TO.search(said) or DENIES.search(said):
        return False
    if audience == PROFESSIONAL or says_who(text) == PROFESSIONAL:
        return bool(TAKES.search(said) and re.search(rf"\b{DATES}\b", said))
    sold = re.search(rf"\b{DATES}\b", said)
    shares = PAID_FOR_IT.search(said) or TAKES.search(said)
    return bool(
        FINDS.search(said)
        or (DRIVES.search(said) and PAID_FOR_IT.search(said))
        or (LODGES.search(said) and shares)
        or (TAKES.search(said) and sold)
    )


def denies(text: str) -> bool:
    """«j'ai jamais rien pris»: what was understood before was wrong."""
    return bool(DENIES.search(fold(text)))


def asks_of_law(text: str) -> Optional[str]:
    return OF_LAW if LAW.search(fold(text)) else None
