"""Which line a question is about: the one that its words name, whatever was talked of."""

import re
from typing import Optional

from bot.folding import fold

NUMBERS = "ask_emergency_number"  # what statistics call a question about a line
LINES = {
    "119": "choose_calls_child",
    "3018": "choose_calls_cyber",
    "3114": "choose_calls_suicide",
    "17": "choose_calls_police",
    "114": "choose_calls_sms",
    "15": "choose_calls_samu",
}
CALLS = frozenset(LINES.values())
NUMBER = re.compile(r"\b(?:119|3018|3114|114|17|15)\b")
ASKS = re.compile(
    r"\b(?:c est|cest|c|ces|ses) (?:deja )?(?:quoi|koi|kwa|qui|ki|pour (?:qui|quoi))\b|\b(?:quoi|koi|"
    r"qui) (?:le |au )?\d+$|"
    r"\b(?:font|fon|fait|fai|fais) (?:\w+ )?(?:quoi|koi|exactement)\b|\b(?:sert|ser|marche|repond)\b|"
    r"\bqu est ce que?\b|^(?:et |mais )*(?:le |au |du )?\d+$"
)
HOWEVER = re.compile(r"\b(?:ans|h|heures?|min\w*|euros?|du mois|ou le)\b|\S et le\b|\bj ai\b|\bou pas\b")
MOST_WORDS = 12


def line_asked(text: str) -> Optional[str]:
    """«c'est quoi 119», «et le 3114 ?»: the line is the one that the words name, whatever was talked of."""
    said = fold(text)
    named = NUMBER.findall(said)
    bare = re.fullmatch(r"(?:et |mais )*(?:le |au )?\d+", said)
    if len(named) != 1 or len(said.split()) > MOST_WORDS or HOWEVER.search(said):
        return None
    if bare and not (text.rstrip().endswith("?") and "le " in said):  # «15» may be an age
        return None
    return LINES[named[0]] if ASKS.search(said) else None


def of_the_named(text: str, means: str) -> str:
    """A guess of one line where the words name another, and only that one: «le 119 m'a pas répondu»."""
    named = set(NUMBER.findall(fold(text)))
    line = LINES[named.pop()] if len(named) == 1 else means
    return line if means in CALLS and not HOWEVER.search(fold(text)) else means
