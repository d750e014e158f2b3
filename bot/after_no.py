"""What stands behind a «non»: a doubt, a correction, a place or a question is more than the no.

«non je n'en suis pas sûre» is no «my child is in danger», «non 93200» names a place.
"""

import re
from typing import Optional

from bot.folding import fold
from bot.writer import CHILD

NO = re.compile(r"^(?:non|nan|nn|nope|no)\b(?:[ ,.!;:…-]+(?:non|nan)\b)*[ ,.!;:…-]*", re.IGNORECASE)
DOUBT = re.compile(
    r"\b(?:pas|plus|aucune?|sans|ni) (?:\w+ ){0,2}(?:sure?s?|certaine?s?|preuves?|certitude)\b|"
    r"\b(?:un|des|mes|juste|simple) (?:\w+ )?(?:doutes?|soupcons?|impression)\b|\bsais pas\b|\bjsp\b|"
    r"\b(?:aucune|pas d) idee$"
)
WHO = (
    rf"(?:(?:ma|mon|mes|une?|la|le|notre) (?:\w+ )?"
    rf"(?:{CHILD}|soeur|frere|copine|copain|amie?|eleve|jeune)|moi|lui|elle)"
)
ANOTHER = re.compile(
    r"^(?:(?:en fait|mais|c est|ce n est|n est|c etait|je parle|je parlais|de) )*pas (?:de |d |pour )?"
    rf"{WHO}\b.*\b{WHO}\b|"
    rf"^(?:(?:en fait|mais|moi) )*(?:c est|c etait|il s agit de|je parle de|je parlais de) {WHO}$"
)
MISHEARD = re.compile(
    r"^(?:(?:en fait|mais|bah|ben|ah|vous|tu|ca|cela|rien) )*"
    r"(?:(?:c est|ce n est|est|n est) pas (?:(?:du )?tout )?(?:(?:de )?(?:ca|cela|sa)|ce que)|"
    r"(?:m )?(?:avez|as) (?:mal|pas|rien) compris|a voir)\b"
)


def behind_no(text: str) -> Optional[str]:
    """The rest of the words, as they were typed; None where the no is all."""
    opening = NO.match(text.strip())
    rest = text.strip()[opening.end() :] if opening else ""
    return rest if fold(rest) else None


def more_than_no(rest: str) -> Optional[str]:
    """The meaning that the rest has by itself, where its words say so."""
    said = fold(rest)
    if ANOTHER.search(said):
        return "choose_corrected"
    if MISHEARD.search(said):
        return "choose_misheard"
    return "unsure" if DOUBT.search(said) else None
