"""Short sentences as the young type them, brought to one shape before a table of words reads them.

«jveux plus en fait», «bah moi j'veux plus» and «je veux plus» are one: «je veux plus».
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple, Optional

from bot.folding import fold
from bot.meaning import Asked

ANYTHING: frozenset[str] = frozenset()
LONGEST = 120  # characters; who writes more says more

I_JOINED = re.compile(r"\bj(?: |(?=ai\b|aurais\b|en\b|[bcdfglmnprstv][aeiou]|lui\b))")
IT_IS = re.compile(
    r"\b(?:cest|c(?= (?:une?|des|pas|demain|ce|pour|dans|apres|le|la|mal|samedi|dimanche)\b))\b"
)
# «j'ai pu dire non» is no «plus», «j'ai pu envie» is one.
COULD = (
    r"(?:(?<=\bai pu)|(?<=\bas pu)|(?<=\ba pu)|(?<=\bont pu)) "
    r"(?:(?:me|m|te|t|le|la|l|les|lui|leur|y|en) )*\w+(?:er|ir|re)\b"
)
SPELT = (
    (re.compile(r"\bsui\b|(?<=\bje )suit\b"), "suis"),
    (re.compile(r"\b(?:chui|chuis|chu)\b"), "je suis"),
    (re.compile(r"\b(?:ve|veu|veut|veux)\b"), "veux"),
    (re.compile(r"\b(?:pe|peut|peux|(?<!\bun )(?<!\btres )(?<!\btrop )peu)\b"), "peux"),
    (re.compile(r"\b(?:pa|ps)\b"), "pas"),
    (re.compile(rf"\bpu\b(?!{COULD})"), "plus"),
    (re.compile(r"\bsa\b"), "ca"),
    (re.compile(r"\b(?:koi|kwa)\b"), "quoi"),
    (re.compile(r"\b(?:k|ke|q|qu)\b"), "que"),
    (re.compile(r"\bne? (?=\w+ (?:pas|plus|jamais|rien)\b)"), ""),
    (re.compile(r"\bn (?=(?:ai|est|a|ont|y)\b)"), ""),
)
FILLERS = (
    r"mais|et|bah|ben|bas|en fait|enfin|du coup|alors|genre|maintenant|mtn|donc|bon|franchement|wesh|"
    r"wallah|stp|svp|en vrai|aussi|juste|quand meme|je crois|ou pas|hein|frr|sinon|d habitude|pourtant?"
)
_LEADING = re.compile(rf"^(?:(?:{FILLERS}|oui|ouais|non|nan|moi) )+")
_TRAILING = re.compile(rf"(?: (?:{FILLERS}))+$")


def short(text: str) -> str:
    """Folded, spelt out, without the words that only lead in or out."""
    said = IT_IS.sub("c est", spelt(I_JOINED.sub("je ", fold(text))))
    return _TRAILING.sub("", _LEADING.sub("", said))


def spelt(said: str) -> str:
    for shape, meant in SPELT:
        said = shape.sub(meant, said)
    return said


class Row(NamedTuple):
    means: Asked
    told: frozenset[str]  # one of them; empty: whatever was told
    said: "re.Pattern[str]"
    unless: frozenset[str] = ANYTHING  # told before


def row(intent: str, closer: str, told: frozenset[str], said: str, unless: frozenset[str] = ANYTHING) -> Row:
    return Row(Asked(intent, closer), told, re.compile(said), unless)


def first(rows: Iterable[Row], said: str, told: AbstractSet[str]) -> Optional[Asked]:
    """The first row that the whole of these words fits."""
    fitting = (one for one in rows if (not one.told or one.told & told) and not one.unless & told)
    return next((one.means for one in fitting if one.said.fullmatch(said)), None)
