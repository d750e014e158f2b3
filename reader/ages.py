"""An age that somebody tells as a number, as a band: « j'ai 14 ans », « ma fille de 13 ans », « 15 »."""

import re
from typing import Literal, NamedTuple

AgeBand = Literal["under_15", "15_17", "adult"]

AGE = re.compile(
    r"(?<![\d.,])(?P<age>[6-9]|1\d|2[0-5])\s*"
    r"(?:ans?|piges?|balais|yo|years? old|años|anos|ani|години|سنة|років|лет)\b",
    re.IGNORECASE,
)
ALONE = re.compile(r"^\W*(?P<age>1[0-9]|20)\W*$")
DURATION = re.compile(
    r"(?:depuis|pendant|durant|il y a|y a|dans|ça fait|ca fait|sa fait|fait|en|après|apres|"
    r"avant|d'ici|for|since|desde hace|há|de acum)\s*(?:plus de |presque |environ )?$",
    re.IGNORECASE,
)
GROWN = re.compile(r"\bje suis majeure?\b", re.IGNORECASE)


class Age(NamedTuple):
    start: int
    end: int
    band: AgeBand


def age_in(text: str) -> Age | None:
    """Where the first age is told, and its band; a duration (« depuis 2 ans ») is none."""
    for found in (*AGE.finditer(text), *ALONE.finditer(text)):
        if not DURATION.search(text[: found.start("age")]):
            return Age(found.start("age"), found.end(), band(int(found["age"])))
    grown = GROWN.search(text)
    return Age(grown.start(), grown.end(), "adult") if grown else None


def band(age: int) -> AgeBand:
    return "under_15" if age < 15 else "15_17" if age < 18 else "adult"
