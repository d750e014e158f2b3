"""Words in haste, spelt out for the rows that are read so: «jlui ouvre», «il memmene ds sa voiture»."""

import re

from bot.folding import fold
from bot.short import I_JOINED, IT_IS, spelt

HASTE = (
    (re.compile(r"\bj(?=y\b|app|ouv|habit|arriv|entend|ose|ecri)"), "je "),
    (re.compile(r"\bds\b"), "dans"),
    (re.compile(r"\bdor\b"), "dort"),
    (re.compile(r"\bdehor\b"), "dehors"),
    (re.compile(r"\bm(?=emm?en|enferm|oblig|attend)"), "m "),
    (re.compile(r"\b(?=dadieu\b)d"), "d "),
    (re.compile(r"\bl(?=hosto\b|hopital\b|adresse\b|abri\b|appart\b|hotel\b)"), "l "),
    (
        re.compile(r"\b(il|elle|ils|elles|on|mec|copain|pere|mere|soeur) ma (?=\w+(?:e|i|u|is|it)\b)"),
        r"\1 m a ",
    ),
)


def typed(text: str) -> str:
    said = fold(text)
    for shape, meant in HASTE:
        said = shape.sub(meant, said)
    return IT_IS.sub("c est", spelt(I_JOINED.sub("je ", said)))
