"""Help that was called or that is there, told by an adult: whoever comes then is no danger.

«ils arrivent» is said of those who come to help only where help was called, or where nobody is feared: after
pills, on a roof. Of a danger from others it keeps its other meaning.
"""

from bot.course import ACT
from bot.own_life import OF_HER_OWN
from bot.rows import ADULTS, ANYTHING, NO, PARENTS, WHENEVER, Sequel
from bot.unwell import JUMPS, OF_THE_BODY, SHUT_IN, SHUT_SILENT

ACT_HELPED = "choose_act_helped"
COMES, OWN_CALLED = "choose_grave_help_comes", "choose_grave_own_called"
WAS_CALLED = frozenset({ACT_HELPED, COMES, OWN_CALLED, "choose_danger_helped", "choose_help_coming"})
NOBODY_FEARED = OF_THE_BODY | {JUMPS, SHUT_IN, SHUT_SILENT, "choose_act", "choose_act_again"}
FEARED = frozenset({"suicidal", "danger_now", "choose_child_held", "choose_grave_bleeds"})

LEAD = r"(?:(?:oui|ok|c est bon|et|mais|la|ca y est|apparemment|enfin) )*"
SERVICE = (
    r"(?:(?:la|les|le|l|un|une|des) )?(?:police|policiers?|gendarmes?|gendarmerie|flics|samu|smur|secours|"
    r"pompiers?|ambulanc\w*|urgentistes?|patrouille)"
)
THEY = r"(?:ils|elles|ca)"
ARE_HERE = (
    r"(?:(?:est|sont) (?:bien |deja |enfin )?(?:la|ici|arrivee?s?|en bas|devant|en route|en chemin|sur place|"
    r"avec (?:elle|lui|nous|moi))|arriv\w*|vien(?:t|nent)|mont(?:e|ent)|"
    r"s (?:en )?occupe\w* (?:d elle|de lui|d eux))"
)
TAKE_AWAY = (
    r"(?:(?:l|la|le|les|nous) (?:ont |a )?(?:emmen\w*|prennent en charge|transport\w*)|"
    r"part\w* avec (?:elle|lui))"
)
END = r"(?: (?!(?:pas|plus|pour|chez|mais|peur|quand|me|m|frapp\w*|menac\w*)\b)\w+){0,3}$"
HAS_CALLED = (
    rf"^{LEAD}(?:(?:c est (?:fait|bon) )?(?:j ai|jai|on a|nous avons|(?:mon|ma|le|la|une?) \w+ (?:l )?a) "
    rf"(?:(?:deja|enfin|bien) )*(?:appele\w*|prevenu\w*)(?: {SERVICE}| le 1[578]| le 112)?)$"
)
SERVICE_COMES = rf"^{LEAD}{SERVICE} (?:{ARE_HERE}|{TAKE_AWAY}){END}"
THEY_COME = rf"^{LEAD}{THEY} (?:{ARE_HERE}|{TAKE_AWAY}){END}"
NO_HELP = r"\b(?:pas|jamais|plus|rien|hier|demain|lundi|semaine|combien|quand|si|faut|dois|doit)\b"

# Once something was taken, hurt or done: the words of it are many, the call is what counts.
REACHED = (
    r"\b(?:samu|pompiers?|secours|ambulance|urgences|hopital|hosto)\b.*"
    r"\b(?:arriv\w*|vien\w*|la|route|chemin|ok|fait)\b|"
    r"\b(?:j ai|jai|g|a|ont|vient de|viens de) (?:deja |enfin )?(?:appel\w*|prevenu\w*)\b|"
    r"\b(?:suis|est|sommes) (?:a l |aux )?(?:hopital|hosto|urgences)\b"
)
NOT_REACHED = rf"{NO}|\b(?:faut|dois|doit|va|peur|combien)\b"

HELPED_ROWS = (
    Sequel(OWN_CALLED, PARENTS, OF_HER_OWN, rf"{HAS_CALLED}|{SERVICE_COMES}", NO_HELP, WHENEVER),
    Sequel(OWN_CALLED, PARENTS, frozenset({OWN_CALLED}), THEY_COME, NO_HELP, WHENEVER),
    Sequel(ACT_HELPED, ADULTS, frozenset({ACT}), rf"{REACHED}|{SERVICE_COMES}|{THEY_COME}", NOT_REACHED),
    Sequel(COMES, ADULTS, WAS_CALLED | NOBODY_FEARED, rf"{HAS_CALLED}|{THEY_COME}", NO_HELP, WHENEVER),
    Sequel(COMES, ADULTS, FEARED, HAS_CALLED, NO_HELP, WHENEVER),
    Sequel(COMES, ADULTS, ANYTHING, SERVICE_COMES, rf"{NO_HELP}|\barret\w*\b", WHENEVER),
)
