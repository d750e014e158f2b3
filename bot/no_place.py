"""Words that name no place though a place was asked for: the directory would find a town near any of them."""

import re

from bot.folding import fold
from bot.times import when

NO_TOWN = re.compile(
    r"\b(?:tu|il|elle|ils|elles|vous|ca|cela|c|mais|avec|sans|pour|quand|comment|pourquoi|qui|que|quoi|pas|plus|"
    r"jamais|va|vont|allez|ont|veut|veux|peut|peux|faut|dois|doit|avant|apres|alors|oui|merci|rien|tout|tous|"
    r"matin|midi|aprem|soir|soiree|nuit|jour|demain|week ?end|heures?|minutes?|semaine|mois|"
    r"association|asso|numero|police|aide|besoin|urgent|urgence|eloignement|distance|loin|"
    r"mon|ma|mes|son|sa|ses|notre|votre)\b"
)


def may_be_a_place(text: str) -> bool:
    """«Villenuve», not «elle va repartir» or «le soir»."""
    return when(text) is None and not NO_TOWN.search(fold(text))
