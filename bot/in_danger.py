"""What a message says while the questions of danger are open, beyond yes and no.

«la porte est ouverte» is said by who may go now, «jdois descendre» is no farewell, «il dort» no wound, and
«laisse» wants no more questions. Words that answer nothing have the question asked once more, before they
count as an answer.
"""

import re
from typing import Any, NamedTuple, Optional

from bot.doubts import CLEAR
from bot.folding import fold
from bot.going import AROUND, I_MUST, MUST_GO
from bot.going import LONGEST as MOST_WORDS
from bot.held import AT_SOME_PLACE, HELD, IN_HIS_HANDS
from bot.sequel import ADULTS, EVERYBODY, LONGEST, YOUTH
from bot.treated import BODY_HURTS, UNHURT
from bot.typed import typed
from bot.unanswered import HURT, PLACE, Understood, answers_nothing

SAFE, OVER, HELPED = "choose_safe", "choose_danger_over", "choose_danger_helped"
STAY, LEAVE, OUTSIDE = "choose_danger_stay", "choose_danger_leave", "choose_danger_outside"
STOP, UNCLEAR, UNSURE = "choose_danger_stop", "choose_danger_unclear", "choose_skip"
LISTEN, CARE, ADDRESS = "choose_danger_listen", "choose_danger_care", "choose_danger_address"
NOT_NORMAL, IS_AT, HURTS = "choose_danger_not_normal", "inform_place", ("choose_hurt", "choose_not_hurt")
# What leaves somebody in another place than the one that was asked about.
MOVED = frozenset({LEAVE, OUTSIDE})

NOT = r"\b(?:pas|pa|jamais|toujours|quand|si|nulle|rien|personne|faudrait|aimerais|voudrais)\b"
I_AM = r"(?:(?:je|j) suis|jsuis|jsui|chui|chuis|on est|nous sommes|je me sens|jme sens)"
SOMEBODY_IS = r"(?:(?:elle|il|on) est|(?:elles|ils) sont|(?:ma|mon|notre|mes) \w+ (?:est|sont))"
HE_IS = r"(?:il|elle|ils|elles) (?:est|sont|s est|se sont|vient de|viennent de|a|ont)"
LITTLE = r"(?:bien |enfin |maintenant |deja |tous |toutes |la |tout juste )*"
SHELTERED = r"(?:en (?:securite|lieu sur)|a l ?abri|saine?s? et sauve?s?|hors de danger|sauvee?s?)"
# Not «un ami», «mon mec», «mon père»: they may be the danger.
HOSTS = (
    r"(?:(?:ma|mon|mes|une?|la|le|des|les) (?:\w+ )?(?:voisin\w*|amies?|copines?|tantes?|tata|mamie|"
    r"meilleure? amie?|grand mere|grands parents|soeur|marraine)|des gens de confiance)"
)
PEOPLE = r"(?:polic\w+|flics?|keufs?|gendarm\w+|secours|pompiers?|samu|ambulance|condes?|schmitts?)"
STILL_AFTER = (
    r"\b(?:cherch\w*|suit|suivent|poursui\w*|courent?|rattrap\w*|derriere|attend\w*|bloque\w*|mais)\b"
)
HOMELESS = r"\b(?:froid|nulle part|ou aller|ou dormir|dormir|mis|mise|foutue?|viree?)\b"
FINE = r"(?:non |nan |ouais |oui )?(?:ca va|tkt|t inquiete|nickel|j(?:e )?vais bien|rien du tout|j ?ai rien)"
SEES_IT = re.compile(
    r"\b(?:c est|cest|c|ces|ce n est|soit) pas (?:tres |trop |vraiment |du tout )?normal\w*\b"
)
ENOUGH = r"(?:parler|repondre|continuer|de (?:tes |vos )?questions)"
LET_BE = (
    r"(?:laisse[sz]?(?: (?:tomber|moi|ca|beton|tranquille|moi tranquille))?|stop|oublie[sz]?|pas envie|"
    r"arrete[sz]?(?: (?:avec )?(?:tes|vos|les|ces) questions)?|(?:plus|trop|marre|assez) de questions|"
    r"(?:je|j|jai|jveux|jve) ?(?:ne )?(?:veux|ve|ai)? ?(?:plus|pas)(?: envie)?(?: d)?(?: en)?(?: de)? "
    rf"{ENOUGH}(?: de ca)?)"
)


class Said(NamedTuple):
    means: str
    by: frozenset[Optional[str]]
    words: str
    unless: str = r"(?!)"  # never
    asked: Optional[str] = None  # the open question; None: any
    whole: bool = False  # nothing else is said
    also_asking: bool = False  # a sentence with a question mark may mean it, too


SAID = (
    Said(
        LISTEN,
        YOUTH,
        r"\b(?:juste|seulement)\b.*\b(?:qu on m ecoute|m ecoute|etre ecoutee?|parler|vider mon sac)\b",
    ),
    Said(
        HELPED,
        EVERYBODY,
        rf"\b{PEOPLE} (?:est|sont) {LITTLE}(?:ici|arrive\w*|en (?:route|chemin)|devant|avec|la\b)",
        NOT,
    ),
    Said(HELPED, EVERYBODY, rf"\b{PEOPLE} {LITTLE}(?:arrive|arrivent|vien\w*)\b", rf"{NOT}|\bplus\b"),
    Said(
        HELPED,
        EVERYBODY,
        rf"\b(?:ai|jai|a|ont|avons|vien\w* d) {LITTLE}(?:appel\w*|prevenu\w*|ecrit|envoye\w*|contacte\w*) "
        rf"(?:\w+ ){{0,3}}(?:{PEOPLE}|17|114|112|sms)\b",
        rf"{NOT}|\b(?:faut|dois|doit|peur|plus)\b",
    ),
    Said(OVER, EVERYBODY, rf"\b{I_AM} {LITTLE}{SHELTERED}\b", NOT),
    Said(OVER, ADULTS, rf"\b{SOMEBODY_IS} {LITTLE}(?:{SHELTERED}|avec (?:moi|nous)|a la maison)\b", NOT),
    Said(
        OVER,
        YOUTH,
        rf"^(?:(?:oui|ouais|ok|la|c est bon|{I_AM}) )*{LITTLE}chez {HOSTS}\b",
        rf"{NOT}|{STILL_AFTER}|\bplus\b|\bavec (?:lui|eux)\b|\b(?:il|ils)\b",
        asked=PLACE,
    ),
    Said(OVER, EVERYBODY, r"\bplus (?:en |de |aucun )?danger\b|\bdanger est (?:passe|fini)\b", r"\bsi\b"),
    Said(
        OVER,
        EVERYBODY,
        r"\bc(?: est)? bon\b.*\b(?:dehors|sortie?s?|parti\w*|dor\w*|endormi\w*|calm\w*)\b|"
        r"\b(?:dehors|sortie?s?|parti\w*|calm\w*) c(?: est)? bon\b",
        rf"{NOT}|\b(?:mais|va|vont)\b",
    ),
    Said(
        OUTSIDE,
        YOUTH,
        rf"\b{I_AM} {LITTLE}(?:dehors|sortie?s?|partie?s?|enfuie?s?|dans la rue)\b|"
        rf"\bme suis {LITTLE}(?:enfuie?|echappee?|sauvee?|tiree?|barree?)\b|"
        r"\bj ?ai (?:reussi a|pu) (?:sortir|partir|m enfuir|m echapper|me sauver)\b",
        rf"{NOT}|{STILL_AFTER}|{HOMELESS}|\bavec (?:lui|eux)\b",
    ),
    Said(
        LEAVE,
        YOUTH,
        rf"\b{HE_IS} {LITTLE}(?:parti\w*|sorti\w*|sortir|endormi\w*|barre\w*|repartis?|au travail)\b|"
        r"\b(?:il|elle|ils|elles) (?:dort|dorment|ronfle\w*)\b|\bporte\b.*\bouverte?\b|"
        r"\b(?:peux|peut|pourrais|dois|faut) (?:\w+ ){0,2}"
        r"(?:partir|sortir|m enfuir|me sauver|fuir|que je (?:parte|sorte))\b|"
        r"\bj(?:e| )? ?(?:pars|m enfuis|me (?:sauve|casse|barre|tire|taille)|fuis)$",
        rf"{NOT}|\b(?:peut|peux|peuvent) plus\b|\b(?:sortie?s?|partie?s?) (?:de la|du|de sa|chercher)\b|"
        r"\bavec (?:lui|eux|moi|nous)\b|\bmes parents\b",
        also_asking=True,
    ),
    Said(
        LEAVE,
        YOUTH,
        r"\bils? (?:est|sont) (?:\w+ )?(?:pas|plus|pa) (?:encore )?"
        r"(?:la|ici|a la maison|rentres?|revenus?)\b|"
        r"\bils? (?:revien\w*|rentr\w*) (?:que )?(?:dans|a|vers|demain|ce soir|tard|plus tard|apres)\b",
        rf"\b(?:quand|si|mes parents|{PEOPLE})\b|\b(?:avec|chez) (?:moi|nous)\b",
        also_asking=True,
    ),
    Said(
        STAY,
        YOUTH,
        rf"(?:{AROUND} )*(?:{I_MUST}|(?:il )?faut (?:trop )?que (?:je|j)|faut que jy|on doit|oblige\w* de) "
        r"(?:y )?(?:descend\w*|ouvrir|ouvre|mont(?:e|er)|aille|aller|"
        rf"(?:le|les|la) sui\w*|partir avec (?:lui|eux)|(?:le|les|la) rejoindre)(?: {AROUND})*|{MUST_GO}",
        whole=True,
        also_asking=True,
    ),
    Said(
        STAY,
        YOUTH,
        r"\b(?:il|ils|elle) (?:me |m )?(?:veu\w*|ve|di(?:t|sent)|demande\w*|oblige\w*) (?:\w+ )?"
        r"(?:que |de |d |a )(?:je |j |y )*(?:descend|ouvr|monte|vienne|venir|rejoin|sui[vt])\w*\b",
    ),
    Said(
        "choose_danger_where",
        YOUTH,
        r"\b(?:pas|plus|jsp|aucune idee)\b.*\bl?adresse\b|\bsa(?:is|i|it) (?:pas|plus|meme pas) ou "
        r"(?:je suis|j suis|jsuis|jsui|chui|on est|c est)\b",
    ),
    Said(
        HELD,
        ADULTS,
        f"{IN_HIS_HANDS}|{AT_SOME_PLACE}",
        rf"{NOT}|\b(?:plus|moi|nous|notre|maison a|police|hopital|rentre\w*|revenue?)\b",
        asked=PLACE,
    ),
    Said(
        "choose_danger_where",
        ADULTS,
        r"\b(?:sais|sait|savons) (?:pas|plus|meme pas) (?:\w+ )?ou\b|\b(?:pas|aucune idee) (?:de |d "
        r")?(?:l )?adresse\b",
    ),
    Said(
        CARE,
        EVERYBODY,
        r"\b(?:veux|ve|veu|jveux|jve|voudrais|faut|besoin|doit|dois|aimerais|peux) (?:\w+ ){0,4}"
        r"(?:docteur|medecin|toubib|hopital|hosto|infirmiere?|urgences|soign\w+|soins?)\b",
        r"\b(?:pas|plus|jamais)\b",
    ),
    Said(CARE, EVERYBODY, BODY_HURTS, rf"{UNHURT}|\b(?:il|ils)\b", asked=PLACE),
    Said(CARE, YOUTH, r"\b(?:pas|sans|ni) (?:\w+ ){0,2}(?:porter )?plainte\b"),
    Said(NOT_NORMAL, YOUTH, SEES_IT.pattern, r"\b(?:il|ils) (?:revien\w*|arriv\w*|mont\w*|est|sont)\b"),
    Said(
        "choose_not_hurt",
        EVERYBODY,
        rf"{UNHURT}|^{FINE}(?: (?:ca va|merci|bien|moi|tkt|mieux|t inquiete))*$",
        asked=HURT,
    ),
    Said("choose_hurt", EVERYBODY, BODY_HURTS, asked=HURT),
)
_SAID = [(row, re.compile(row.words), re.compile(row.unless)) for row in SAID]


_ENOUGH = re.compile(
    rf"(?:(?:non|nan|bon|ok|mais|allez|vas y|stp|c bon|tkt|en fait) )*{LET_BE}(?: (?:stp|svp|merci|c bon))?"
)


def enough(text: str) -> bool:
    """«laisse», «jveux plus en parler»: no more questions, whatever was asked."""
    return len(text) <= LONGEST and bool(_ENOUGH.fullmatch(fold(text)))


def ended(text: str, audience: Any) -> Optional[str]:
    """What says that a danger told earlier is over, or that help was called."""
    means = _said(text, audience, "")
    return means if means in {OVER, HELPED} else None


def sees_it(text: str) -> bool:
    """«je sais que c'est pas normal» is the opposite of making little of it."""
    said = fold(text)
    return len(text) <= LONGEST and bool(SEES_IT.search(said)) and not text.rstrip().endswith("?")


def in_danger(said: Understood, audience: Any, asked: str, last: Optional[str]) -> Optional[str]:
    """The choice that these words mean; None where they are to be taken as the model takes them.

    `last`: what the message before meant.
    """
    if len(said.text) > LONGEST or (said.intent == "suicidal" and said.ranking[0]["confidence"] >= CLEAR):
        return None
    told_where = said.intent == IS_AT and audience in YOUTH  # what those who come need
    if told_where or enough(said.text):
        return ADDRESS if told_where else STOP
    if means := _said(said.text, audience, asked):
        return SAFE if means == OVER and asked == PLACE else means
    asking = said.text.rstrip().endswith("?")
    if asking or not answers_nothing(said, asked, young=audience in YOUTH):
        return None
    if last != UNCLEAR:
        return UNCLEAR
    return UNSURE if said.intent in {"affirm", "deny"} else None  # twice no word of yes or no is none


def _said(text: str, audience: Any, asked: str) -> Optional[str]:
    asking = text.rstrip().endswith("?")
    spellings = [re.sub(r" (?:ou pas|ou non)$", "", said) for said in (fold(text), typed(text))]
    return _first(spellings[0], audience, asked, asking) or _first(spellings[1], audience, asked, asking)


def _first(said: str, audience: Any, asked: str, asking: bool) -> Optional[str]:  # noqa: FBT001 - as it was typed
    for row, words, unless in _SAID:
        here = audience in row.by and row.asked in {None, asked} and (row.also_asking or not asking)
        if row.whole and len(said.split()) > MOST_WORDS:
            continue
        if here and (words.fullmatch if row.whole else words.search)(said) and not unless.search(said):
            return row.means
    return None
