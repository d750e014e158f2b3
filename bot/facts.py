"""What adults know of a child, beside what they only notice: ages of a couple, a child who is sold.

«elle a 14 ans, son copain a 22 ans» is no sign among eight; the ages say what the law says of it. Between
fifteen and eighteen they say nothing by themselves, and beside a difference of less than five years neither.
"""

import re
from typing import Any, Optional

from bot.question import ADULTS, ANYTHING, PARENTS, PROS, Question, words
from bot.writer import CHILD

UNDER_15 = "choose_fact_under_15"
GAP, GROWN, CHILD_UNTIL = 5, 18, 15
# Of a child «moi» and «j'ai» tell the writer's own age.
AGE = re.compile(
    r"\b(?:a|en a|de|et|avec|copain|mec|homme|garcon|type|lui|elle|il) (?P<age>\d\d?)(?: ans)?\b"
    r"(?! ?(?:h|heures?|euros?|jours?|mois|fois|semaines?|de|sur)\b)|\b(?P<aged>\d\d?) ans\b"
)
OWN = re.compile(r"\b(?:j ai|j en ai|moi) \d\d ans\b")
COUPLE = re.compile(
    r"\b(?:couch\w*|copain|petit ami|mec|sort(?:ent|ait)? avec|relations?|rapports?|en couple|amoureu\w*|"
    r"flirt\w*|frequente|homme|type|adulte|majeur|interdit|legal|illegal|droit|embrass\w*|"
    r"fiance\w*|avec lui)\b"
)
KIN = re.compile(
    r"\b(?:freres?|soeurs?|pere|mere|cousine?s?|oncle|tante|papa|maman|beau pere|parents?|educ\w*|prof\w*|"
    r"il y a \d+ ans|depuis \d+ ans)\b"
)
SHE = (
    rf"\b(?:elle|(?:ma|mon|notre) (?:\w+ )?{CHILD}|(?:la|cette|une) (?:jeune|mineure|petite|patiente|eleve|"
    r"fille|gamine|ado\w*)|(?:un|le|ce) (?:jeune|mineur|eleve))\b"
)
IS_SOLD = (
    rf"{SHE}(?: de \w+(?: ans| classe)?)?(?: \w+)? (?:se (?:vend|prostitue)\b(?! (?:bien|mal|comme|"
    rf"facilement))|vend son corps|"
    r"fait (?:la prostituee|de la prostitution|des passes|le trottoir|l escort\w*|de l escort\w*)|"
    r"(?:est|a ete) (?:prostituee|vendue (?:a|par))|(?:a|recoit|voit) des clients)"
)
UNSURE = re.compile(
    r"\b(?:peur|croi[st]|pense\w*|impression|si|doutes?|soupconn\w*|peut etre|risque\w*|semble|"
    r"parait|crain\w*|"
    r"savoir|comment|pas|plus|rumeurs?|demande|imagine)\b"
)

QUESTIONS = (
    Question("parent_discovered", "parent_discovered", PARENTS, ANYTHING, words(IS_SOLD), UNSURE, alone=True),
    Question("pro_report", "pro_report", PROS, ANYTHING, words(IS_SOLD), UNSURE, alone=True),
)
AGES = {
    who: Question(intent, UNDER_15, frozenset({who}), ANYTHING, ())
    for who, intent in (("parent", "parent_discovered"), ("professional", "pro_report"))
}


def couple_too_far_apart(folded: str, audience: Any) -> Optional[Question]:
    if audience not in ADULTS or not COUPLE.search(folded) or KIN.search(folded):
        return None
    found = [int(age["age"] or age["aged"]) for age in AGE.finditer(OWN.sub(" ", folded))]
    if len(found) != len({*found}) or len(found) != 2:
        return None
    younger, older = sorted(found)
    apart = 8 <= younger < CHILD_UNTIL and older >= GROWN and older - younger >= GAP
    return AGES.get(audience) if apart else None
