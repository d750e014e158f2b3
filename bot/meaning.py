"""What an adult's short sentence means in the light of what was told before.

A child says «c'est ma faute ?» of what was done to her, her mother of herself; «il rentre ce soir» is a
danger only where one was told; a place can be where a missing child is; «je risque quelque chose ?» asks for
the adult's own sake, and «elle est encore là» is said by a witness. Who paid is not who was paid.
"""

import re
from collections.abc import Set as AbstractSet
from typing import NamedTuple, Optional

from bot.course import HARM
from bot.folding import fold
from bot.times import TIMES
from bot.writer import CHILD

MISSING, BACK = "parent_missing_child", "choose_parent_missing_back"
WHERE_MISSING = "choose_parent_missing_place"
DANGERS_TOLD = HARM | {"parent_threats", "coerced"}
WHEN = "|".join(pattern for patterns in TIMES.values() for pattern in patterns)
SOMEBODY = rf"(?:il|elle|ils|elles|(?:mon|ma|mes) {CHILD})"
OWN_FAULT = re.compile(
    r"(?:(?:mais|et|alors|donc|est ce que|(?:tu|vous) (?:crois|croyez|penses|pensez) que|di(?:s|tes) moi si|"
    r"peut etre|que|tout) )*(?:c|c est|ce serait|est ce|est) (?:vraiment |un peu |aussi )?"
    r"(?:de )?ma f(?:au|o)te"
    r"(?: (?:a moi|ou pas|non|hein|tout ca|peut etre))*"
)
COMES_HOME = re.compile(  # at some time that is not within minutes
    rf"{SOMEBODY} (?:rentre|rentrent|revient|reviennent|va rentrer|va revenir)"
    rf"(?: (?:{WHEN}|demain|bientot|tard|plus tard|a la maison|dans|vers|a|\d+ ?(?:h|heures?)))+"
)
SOMEBODY_IS = re.compile(
    rf"\b{SOMEBODY} (?:est|sont|etait|serait|seraient|se trouve|se cache|dort|loge|vit|a ete vue?)\b"
)

BOUGHT = "choose_bought"
PAID_BY_OTHERS = re.compile(
    rf"\b(?:ma|mon|mes|notre|nos) (?:\w+ )?{CHILD}\b|\bpaye[es]* par\b|"
    r"\b(?:me|m a|m ont|m avait|m avaient|nous ont) (?:\w+ )?pa[iy]|"
    r"\b(?:se|s est|se sont) (?:fait|font|faire) (?:\w+ )?pa[iy]"
)
LEAD = r"(?:(?:et|mais|alors|moi|nous|est ce que|en fait|dites moi|dites) )*"
RISK = (
    r"(?:(?:je|j|on|nous) (?:risque|risquons|encours)(?: (?:vraiment|aussi))?|"
    r"risque je|risque t on|risquons nous) (?:quelque chose|qqch|quoi|un truc|des ennuis)|que risque je"
)
BLAME = (
    r"(?:suis je|je suis) responsable|(?:on peut|peut on) (?:m accuser|me poursuivre|"
    r"me reprocher (?:quelque chose|quoi))|je peux etre (?:accusee?|poursuivie?)"
)
OWN_RISK = re.compile(rf"{LEAD}(?:{RISK}|{BLAME})(?: (?:moi|nous|aussi|la dedans|dans tout ca))*")
POLICE = re.compile(
    rf"{LEAD}(?:la police|les policiers|les flics|la gendarmerie|les gendarmes)"
    r"(?: (?:alors|dans tout ca|(?:elle |ils )?(?:peut|peuvent|fait|font|va|vont)(?: \w+){0,3}))?"
)
STILL_HERE = re.compile(
    rf"{LEAD}(?:elle|il|la (?:jeune|petite|fille)|le (?:jeune|petit))(?: \w+)? est (?:encore|toujours) "
    r"(?:la|ici|devant|avec|dans)(?: (?!pas\b)\w+){0,4}"
)
WITNESSED = frozenset({"pro_hotel", "pro_signs", "choose_pro_witness"})


class Asked(NamedTuple):
    intent: str
    closer: str


def own_fault(text: str) -> bool:
    return bool(OWN_FAULT.fullmatch(fold(text)))


def only_comes_home(text: str, told: AbstractSet[str]) -> bool:
    return not told & DANGERS_TOLD and bool(COMES_HOME.fullmatch(fold(text)))


def where_the_missing_is(text: str, told: AbstractSet[str]) -> bool:
    return MISSING in told and BACK not in told and bool(SOMEBODY_IS.search(fold(text)))


def paid_by_others(text: str) -> bool:
    """The money is another's: a mother's and a child's words are near to those of who paid."""
    return bool(PAID_BY_OTHERS.search(fold(text)))


def asked_by_adults(text: str, told: AbstractSet[str]) -> Optional[Asked]:
    """Short questions that mean something else from the young, or nothing."""
    folded = fold(text)
    if OWN_RISK.fullmatch(folded):
        return Asked("parent_legal", "choose_parent_legal_myself")
    if POLICE.fullmatch(folded):
        return Asked("parent_legal", "choose_parent_discovered_who")
    if told & WITNESSED and STILL_HERE.fullmatch(folded):
        return Asked("pro_hotel", "choose_pro_witness_there")
    return None
