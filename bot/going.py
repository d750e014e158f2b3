"""Somebody is about to go where harm waits: «faut que j'y retourne» from who told of it is no goodbye.

A young person goes back to who does harm, a parent to the place where the child is said to be.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Any, Optional

from bot.course import HARM
from bot.folding import fold
from bot.times import TIMES
from bot.writer import PARENT, PROFESSIONAL

BACK, THERE = "choose_going_back", "choose_parent_going"
SOLD = frozenset({"coerced", "recruited", "paid_encounters", "wants_out", BACK})
LONGEST = 10  # words; more tell something of their own
WHEN = "|".join(pattern for patterns in TIMES.values() for pattern in patterns)
AROUND = (
    rf"(?:{WHEN}|demain|encore|bon|bah|ben|donc|la|mais|et|alors|du coup|apres|quand meme|"
    r"avec (?:lui|eux)|la bas|chez (?:lui|eux|elle))"
)
I_MUST = r"(?:(?:je|j) (?:vais|vas|dois|suis obligee? d)|jdois|jvais|on (?:va|doit))"
GOES = (
    rf"{I_MUST} (?:(?:y )?retourner|y aller|repartir|(?:le|la|les) rejoindre)",
    r"(?:il )?faut (?:trop )?que (?:j|je) (?:y )?(?:aille|retourne|reparte)",
    r"j y (?:vais|vas|retourne)|je (?:retourne|repars)",
)
SEES = (rf"{I_MUST} (?:le|les) (?:re)?voir", r"je (?:le|les) (?:re)?vois")
GOES_THERE = re.compile(
    r"\b(?:(?:je|on|nous) (?:vais|va|allons) (?:aller )?"
    r"(?:y|(?:la|le|les) (?:chercher|trouver|recuperer)|a l (?:hotel|appart\w*)|la bas|sur place|"
    r"chez (?:lui|eux))|j y (?:vais|fonce|file)|on y va|je (?:fonce|file|pars)(?: (?:y|la|le))?)\b"
)
OTHERS_GO = re.compile(
    r"\b(?:elle|il|fille|fils)\b(?: \w+){0,2} (?:dit|dis|disait|repond\w*|menac\w*|jure|repete)\b"
)


def _alone(said: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(rf"(?:{AROUND} )*(?:{'|'.join(said)})(?: {AROUND})*")


_GOES, _SEES = _alone(GOES), _alone(SEES)
MUST_GO = _GOES.pattern


def going(text: str, told: AbstractSet[str], audience: Any) -> Optional[str]:
    said = fold(text)
    if audience == PROFESSIONAL or len(said.split()) > LONGEST:
        return None
    if audience == PARENT:
        of_a_child = any(name.startswith(("parent_", "choose_parent_")) for name in told)
        return THERE if of_a_child and GOES_THERE.search(said) and not OTHERS_GO.search(said) else None
    goes = _SEES.fullmatch(said) or (told & (HARM | SOLD) and _GOES.fullmatch(said))
    return BACK if goes else None
