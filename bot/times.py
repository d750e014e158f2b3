"""When something happened, as far as care and safety ask: lately, long ago, or still going on.

«hier soir», «ya 2 ans», «tous les soirs»: only an answer that says nothing else, however it is spelt.
"""

import re
from typing import Optional

from bot.folding import fold

LATELY, LONG_AGO, GOING_ON = "lately", "long ago", "going on"
DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week ?end|we)"
PART = r"(?:matin|midi|aprem|apres midi|soir|soiree|nuit|journee)"
COUNT = r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|dix|quelques?|plusieurs|qq|qlq|qqs)"
AGO = r"(?:(?:il )?y ?a|[cs]a fait|ca remonte a|depuis)"
EVERY = r"(?:tou(?:s|t|te|tes)(?: (?:les|le|la|l))?|tt(?: les?)?|ts les|chaque)"
# Care helps for weeks: what is a month old counts as lately, since that answer sends to a doctor.
TIMES = {
    GOING_ON: (
        rf"{EVERY} (?:jours?|soirs?|nuits?|matins?|semaines?|mois|temps|{DAY}s?|fois)",
        r"tlt|tlj|tout ?l ?temps|souvent|toujours|tjrs?|encore|regulierement|parfois|en ce moment",
        r"(?:des|d autres) fois",
        r"(?:ca|sa|il|elle) (?:continue|recommence)|[cs]a dure",
        rf"depuis (?:longtemps|toujours|tjrs?|{COUNT} (?:jours?|semaines?|mois|ans?|annees?))",
        r"(?:ca|sa|c est) (?:s est )?(?:pas|jamais) (?:fini|arrete)",
    ),
    LATELY: (
        rf"(?:avant )?(?:hier|yer|hyer)(?: (?:au )?{PART})?",
        rf"(?:ce|cet|cette) (?:{PART}|{DAY}|semaine)",
        r"auj|ajd|aujourd ?hui|t(?:ou)?t a l ?heure|a l ?instant|recemment|recent",
        r"(?:la )?(?:nuit|se?maine) (?:derniere|passee)|(?:le )?mois dernier",
        rf"(?:le )?{DAY}(?: {PART})?(?: (?:dernier|passe))?",
        r"ces derniers (?:jours|temps)",
        rf"{AGO} (?:pas longtemps|peu|(?:1|un) mois)",
        rf"{AGO} {COUNT} (?:min|minutes?|h|heures?|jours?|j|nuits?|semaines?)",
    ),
    LONG_AGO: (
        rf"{AGO} (?:tres )?longtemps|(?:plus )?longtemps|ca date",
        rf"{AGO} {COUNT} (?:mois|ans?|annees?|piges)",
        r"(?:l )?(?:an|annee|ete|hiver) (?:derniere?|passee?)",
        r"quand j ?(?:etais|avais)(?: (?:t?te|toute?|plus))? (?:petite?|jeune|enfant|gamine?|\d+ ans)",
        r"j ?avais \d+ ans|en (?:primaire|maternelle|c[pem][12]?|[56]e(?:me)?|20\d\d)",
    ),
}
AROUND = (
    r"(?:oui|ben|bah|euh|heu|mais|et|[cs]a|c ?etait|ct|c|c est|s est|passe|arrive|date|deja|de|du|la|le|"
    r"environ|a peu pres|genre|je crois|surtout|vers|dans|pendant|en|mtn|maintenant|\d+ ?h(?: ?\d\d)?)"
)
_TIMES = [(when, re.compile(rf"\b(?:{'|'.join(patterns)})\b")) for when, patterns in TIMES.items()]
_AROUND = re.compile(rf"(?:{AROUND}(?: |$))*")


def when(text: str) -> Optional[str]:
    """What goes on outweighs what was, and what was lately what was long ago."""
    rest, found = fold(text), []
    for kind, pattern in _TIMES:
        rest, times = pattern.subn(" ", rest)
        found += [kind] * bool(times)
    return found[0] if found and _AROUND.fullmatch(" ".join(rest.split())) else None
