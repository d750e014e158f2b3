"""A sentence that only what was told before makes clear, taken for the choice that means it.

«elle répond plus» of a friend who wants to die, «elle est rentrée» of a missing child, «je veux pas
descendre» while he waits below. Where nothing had to be told before, a rule stands here since the sentence
itself says who is in danger, which the model does not tell apart.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Any, Optional

from bot.at_home import OF_THE_PARTNER
from bot.back_home import RETURNS
from bot.course import ACT
from bot.folding import fold
from bot.grave import GRAVE
from bot.held import AT_SOME_PLACE, HELD, IN_HIS_HANDS
from bot.helped import NOT_REACHED, REACHED
from bot.meaning import SOMEBODY
from bot.pictures import OF_PICTURES, PICTURES
from bot.rows import ADULTS, ANYTHING, DANGER, DYING, EVERYBODY, NO, PARENTS, PROS, YOUTH, Sequel
from bot.treated import CARERS, TREATED
from bot.writer import QUOTED

DYING_FRIEND = frozenset({"choose_friend_suicide", "choose_friend_dying", "choose_friend_silent"})
FRIEND_IN_DANGER = DYING_FRIEND | {"choose_friend_danger"}
FRIEND = FRIEND_IN_DANGER | {"friend_worried"}
DRUGS = frozenset({"substances", "choose_drugs_given", "choose_drugs_talk", "choose_drugs_forget"})
FOUND = frozenset(
    {
        "parent_discovered",
        "choose_parent_discovered_found",
        "choose_parent_discovered_evidence",
        "choose_parent_discovered_dont",
        "choose_parent_discovered_trap",
        *OF_THE_PARTNER,
    }
)
EXPLOITED = FOUND.union(
    ("coerced", "paid_encounters", "sexual_violence", "parent_threats", "pro_signs", "pro_report")
)

SILENT = r"(?:repond|decroche?|ecrit?|parle|bouge|ouvre|respire|reagi[ts]|reveille)\w* (?:plus|pas)\b"
WAITS = r"\b(?:(?:l ?|les )attend\w*|(?:vien\w*|pass\w*) (?:la|le|les) (?:chercher|recuperer|prendre))\b"
NEAR = r"\b(?:en bas|dehors|devant|ce soir|cette nuit|maintenant|tout de suite|a la sortie)\b"
HIM = (
    r"(?:lui|eux|cet homme|ces hommes|(?:ce|le|un) (?:type|mec|gars|monsieur)|"
    r"son (?:mac|mec|gars|copain|ex|homme|proxenete|exploiteur|agresseur))"
)
GOES = (
    rf"\b{SOMEBODY} (?:\w+ )?(?:repart|part|retourne|va|rentre|file|remonte) (?:\w+ )?"
    rf"(?:chez|avec|voir|rejoindre|vers) {HIM}\b"
)
OURS = r"\b(?:mere|maman|pere|papa|parents|frere|soeur|oncle|tante|educ\w*|police|gendarmes?|taxi|bus)\b"
MEETS = r"(?:me |m )?(?:voir|rencontrer|retrouver|rejoindre|vienne|(?:se|on se) (?:voi\w*|rencontre))"
ASKS = r"\b(?:veut|ve|veu|voudrait|propose|demande|insiste|dit|reclame)\b"
FAMILY = r"(?:maman|mere|mama|papa|pere|parents?|daron\w*|reum|rents|famille|elle|il|ils)"
SCOLDS = r"(?:grond|engueul|cri|puni|fach|disput|detest|confisqu|priv)\w*"
LONGEST = 400  # characters: more is understood by itself, and five thousand would hold the engine for seconds
MINE = r"\b(?:je|j|jsuis|jsui|chuis|me|m|moi|nous)\b"

SEQUELS = (
    Sequel(
        "choose_act_helped",
        YOUTH,
        frozenset({ACT}),
        REACHED,
        unless=NOT_REACHED,
    ),
    Sequel(
        "choose_friend_dying",
        YOUTH,
        ANYTHING,
        r"\b(?:il|elle)\b.*\b(?:va|vient de|en train de|allait|essaie de|tente de) "
        r"se (?:tuer|suicider|pendre|buter|flinguer|jeter|foutre en l air|ouvrir)\b",
        unless=r"\bm(?:e|oi) (?:tu|suicid|pend|but|flingu|aussi)\w*",
    ),
    Sequel(
        "choose_friend_silent",
        YOUTH,
        DYING_FRIEND,
        rf"\b{SILENT}|\b(?:raccroche\w*|m a bloque\w*)\b|"
        r"\b(?:plus|aucun\w*|pas) (?:de |d )?(?:nouvelles?|signe|reponse)\b",
    ),
    Sequel(
        "choose_friend_where",
        YOUTH,
        FRIEND_IN_DANGER,
        r"\b(?:pas|plus|jsp|aucune idee|ni)\b.*\b(?:ou|adresse|habite)\b",
    ),
    Sequel(  # a child who wanted to die a moment ago, and answers no more
        "choose_act", ADULTS, frozenset({"suicidal"}), rf"\b{SOMEBODY} (?:\w+ )?{SILENT}", during=DYING
    ),
    Sequel(
        "choose_friend_danger",
        YOUTH,
        ANYTHING,
        rf"\b{SOMEBODY} (?:est|sont) (?:vraiment |peut etre |grave |trop )?"
        r"(?:en (?:grand |gros )?danger|enferme\w*|sequestre\w*|retenue?s?|coince\w*)\b",
        unless=r"\b(?:avec moi|moi aussi|nous|si)\b|\bon est\b",
    ),
    Sequel(
        "choose_friend_danger",
        YOUTH,
        FRIEND,
        rf"\b{SOMEBODY} (?:est|sont|dort|va|reste|part) (?:\w+ )?"
        rf"(?:avec|chez|a l hotel|dans (?:une?|son|sa|leur))\b|{WAITS}|{GOES}",
        unless=MINE,
    ),
    Sequel(
        "choose_drugs_bad",
        EVERYBODY,
        DRUGS,
        r"\bcoeur\b.*\b(?:bat\w*|emballe|tape|vite|fort|mal|cent)\b|\b(?:palpit|tachy)\w*|"
        r"\b(?:respir|vomi|trembl|convuls|evanou|transpir|delir)\w*|\bmalaise\b|\bdans les pommes\b|"
        r"\b(?:ca|sa|tete|tout) tourne\b|\bvois? (?:flou|double|trouble)\b|"
        rf"\bmal (?:a la poitrine|au coeur)\b|\b(?:tien\w*|tenir) (?:plus|pas) debout\b|\b{SILENT}",
    ),
    Sequel(
        "choose_parent_discovered_trap",
        ADULTS,
        ANYTHING,
        r"\b(?:faire|faisant|fais|suis fait\w*) passer pour\b|\bfaux (?:profil|compte|client)\b|"
        r"\b(?:tend\w*|monter?|fait|faire) (?:leur |lui )?un piege\b|\bpieger\b|"
        r"\brepond\w* a (?:l|son|cette) annonce\b",
        unless=r"\b(?:il|elle|homme|type|mec|inconnu|quelqu un)\b.*\b(?:passer pour|faux)\b",
    ),
    Sequel(
        "choose_parent_discovered_trap",
        ADULTS,
        frozenset({"choose_parent_discovered_trap"}),
        r"\b(?:rdv|rendez vous)\b|\by (?:vais|serai|vas|aller)\b|\bje (?:vais|veux) l(?:e voir| attendre)\b",
    ),
    Sequel("choose_pro_report_now", PROS, EXPLOITED, rf"{GOES}|{WAITS}", unless=rf"{NO}|{OURS}"),
    Sequel("choose_parent_discovered_danger", PARENTS, EXPLOITED, rf"{GOES}|{WAITS}", unless=rf"{NO}|{OURS}"),
    Sequel(
        "choose_parent_discovered_danger",
        PARENTS,
        ANYTHING,
        rf"\b(?:hommes?|types?|mecs?|gars|majeurs?|adultes?|inconnus?)\b.*{WAITS}.*{NEAR}",
        unless=rf"{NO}|\b(?:tous|toutes|souvent|parfois|chaque)\b",
    ),
    Sequel(
        HELD,
        ADULTS,
        frozenset({HELD}),
        rf"{AT_SOME_PLACE}|{IN_HIS_HANDS}|\b(?:sais|sait) (?:pas|plus) ou\b|\bpas (?:en securite|a l abri)\b",
    ),
    Sequel(
        "choose_calls_deaf",
        EVERYBODY,
        ANYTHING,
        r"\b(?:suis|sommes|chuis|jsuis) (?:sourde?s?|malentendante?s?)\b|"
        r"\b(?:je|j) (?:n )?entends (?:pas|plus|mal|rien)\b",
    ),
    Sequel(
        "choose_images_meet",
        YOUTH,
        PICTURES,
        rf"{ASKS}.*\b{MEETS}\b|\b(?:rdv|rendez vous)\b",
        unless=rf"{NO}|\b(?:photos?|tofs?|nudes?|videos?)\b",
    ),
    Sequel(
        "choose_asked_scolded",
        YOUTH,
        PICTURES,
        rf"\b{FAMILY} .*\b{SCOLDS}",
        unless=r"\b(?:frapp|tap|bat|cogn|tu)\w*",
    ),
    Sequel(
        "choose_asked_adult",
        YOUTH,
        ANYTHING,
        rf"\b(?:monsieur|messieurs|homme|adulte|majeur|vieux|inconnu|[2-7]\d ans)\b.*{ASKS}.*"
        r"\b(?:photos?|fotos?|tofs?|nudes?|videos?|cam|webcam)\b",
        unless=rf"{NO}|\b(?:sinon|menace|publi|poste|euros?|argent)\w*",
    ),
    Sequel(
        "choose_rage",  # of adults: bot/anger.py
        YOUTH,
        ANYTHING,
        r"\b(?:je|j|jvais|jvai|jve|jveux) (?:vais |vai |veux |ve |ai envie de |jure je vais )?(?:le|la|les) "
        r"(?:tuer|tue|buter|bute|crever|defoncer|massacrer)\b",
        unless=r"\bm(?:e|oi)\b|\b(?:jeu|niveau|boss|partie|porte|match|foot|basket|rugby|tournoi|fifa|"
        r"mario|ranked|"
        r"gouter|chargeur|controle|interro)\b",
    ),
    Sequel(
        "choose_danger_stay",
        YOUTH,
        ANYTHING,
        r"\bj?(?:veux|ve|veu|vais|envie|ose) (?:de )?(?:pas|plus|ni) (?:de |d |y |que j |le |la |lui )*"
        r"(?:descend|ouvr|aller|aille|mont|suivre|partir|voir)\w*\b|"
        r"\b(?:je|j) (?:descends?|ouvre|y vais|sors|monte)(?: ou pas| ou non| quand meme)?$",
        unless=rf"\b(?:{CARERS}|ambulance|pompiers|samu)\b",  # care is never forbidden
        during=DANGER,
    ),
)
ROWS = (*GRAVE, *RETURNS, *SEQUELS, *TREATED, *OF_PICTURES)
Rows = list[tuple[Sequel, "re.Pattern[str]", "re.Pattern[str]"]]
_SEQUELS = [(row, re.compile(row.said), re.compile(row.unless)) for row in ROWS]


def follows(text: str, audience: Any, told: AbstractSet[str], open_questions: Optional[str]) -> Optional[str]:
    """The choice that these words mean here; None where they are to be understood by themselves."""
    return _first(_SEQUELS, text, (audience, told, open_questions))


def graver(text: str, audience: Any, told: AbstractSet[str], open_questions: Optional[str]) -> Optional[str]:
    """The same of what adults tell that the screen's «danger» says too little of."""
    return _first(_SEQUELS[: len(GRAVE)], text, (audience, told, open_questions))


def _first(rows: "Rows", text: str, course: tuple[Any, AbstractSet[str], Optional[str]]) -> Optional[str]:
    if len(text) > LONGEST:
        return None
    said, own = fold(text), fold(QUOTED.sub(" ", text))
    for row, pattern, unless in rows:
        words = own if row.own else said
        if row.here(*course) and pattern.search(words) and not unless.search(said):
            return row.means
    return None
