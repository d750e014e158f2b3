"""A thread of health: what short words mean behind a question of care, and what names its own need.

«c cher ?» after the pill asks for its price, «c'est quoi le risque» for an infection's and no law's, and
«c'est d'un client» tells of a pregnancy what no label offered. The thread lasts over small talk and
questions about the chat; another subject ends it.
"""

import re
from typing import NamedTuple, Optional

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.course import HARM
from bot.doubts import SMALL_TALK
from bot.folding import fold
from bot.spoken import MISS
from bot.times import LATELY, LONG_AGO, when

HEALTH, CARE = "sexual_health", "choose_health_"
PILL, LATE, SECRET, RISK = f"{CARE}pill", f"{CARE}late", f"{CARE}secret", f"{CARE}risk"
OVERDUE, EXPOSED, COST = f"{CARE}overdue", f"{CARE}exposed", f"{CARE}cost"
PAID, EXPOSED_PAID = f"{CARE}paid", f"{CARE}exposed_paid"
PREGNANT = frozenset({HEALTH, f"{CARE}pregnant", OVERDUE, LATE, PAID})
INFECTED = frozenset({RISK, EXPOSED, EXPOSED_PAID})
AT_RISK = INFECTED | {PILL}
BESIDE = frozenset({SECRET, COST, f"{CARE}talk"})  # asked on the way
ASKED_WHEN = PREGNANT - {LATE} | {PILL}
WHEN_PREGNANT, WHEN_INFECTED = {LATELY: PILL, LONG_AGO: LATE}, {LATELY: EXPOSED, LONG_AGO: RISK}
ANY = PREGNANT | AT_RISK | BESIDE
NO_THREAD: frozenset[str] = frozenset()

OUT = "out_of_scope"
ABOUT_THE_CHAT = frozenset(
    {"ask_confidentiality", "ask_how_it_works", "bot_challenge", "ask_human", "not_understood", "unsure"}
)
# What the words of care alone are taken for, and what a thread of care lasts over.
MISHEARD = frozenset(
    {"ask_rights", "fear_of_consequences", "find_help_nearby", "inform_place", "inform_audience", OUT, MISS}
    | ABOUT_THE_CHAT
    | SMALL_TALK
)
AS_CARE = MISHEARD - {"insult"} | {"sexual_health"}
AS_SECRET = AS_CARE | {"runaway", "family_violence", "distress"}
AS_PAID = AS_CARE | {"paid_encounters", "minimises"}
AS_PRICE = AS_CARE - {"find_help_nearby", "inform_place"} | {"money_need"}
# Said in words that leave it open, they stand: «j'ai mal, il m'a forcée» is no question of care alone.
GRAVE = HARM | {"suicidal", "self_harm", "coerced"}
GRAVE_FROM = 0.3
CLEARLY = 0.6  # another subject is meant, though a question of care stands open
LONGEST = 14  # words behind a question; more tell something of their own
MESSAGES = 6  # of the visitor's, over which a thread lasts

FAMILY = r"(?:parents?|rents|meres?|maman|daronn?e?s?|reum|reup|pere|papa|famille|vieux)"
KNOWS = (
    r"(?:savoir|sa(?:it|ura|uront|chent?|vent)|courant|prevenu\w*|avertis?|accord|autorisation|"
    r"obliges?|appren\w+|dire|dira|diront|disent)"
)
KEPT_FROM_THEM = (
    rf"\bsans (?:{KNOWS} )?(?:que |a |d |de )*(?:mes|ma|mon|les|la) {FAMILY}\b|"
    rf"\b{FAMILY}\b.*\b{KNOWS}\b|\b{KNOWS}\b.*\b{FAMILY}\b"
)
CONDOM = r"(?:capote?s?|kapote?s?|preservatifs?|preso?s?|condoms?)"
BROKEN = rf"\b{CONDOM} (?:\w+ ){{0,3}}(?:crake|craqu|pet|cass|gliss|dechir|trou|perc)\w*"
UNPROTECTED = (
    r"\b(?:rapports?|rapor|relations?|couche\w*|coucher|baise\w*|l amour|fait|faite)\b(?: \w+){0,4} "
    rf"(?:(?:non|pas|mal) proteg\w*|sans (?:protection|proteg\w*|(?:me |se |nous )proteger|{CONDOM}))\b|"
    rf"\b{CONDOM} (?:\w+ ){{0,3}}(?:crake|craqu|pet|cass|gliss|dechir|trou|parti|rest|enlev)\w*|"
    rf"\b(?:pas|jamais|sans|oublie\w*) (?:mis |mi |de |le |la |utilise |d )*{CONDOM}\b"
)
PAYS = (
    r"\b(?:clients?|clts?|michet\w*|escort\w*|passes?|plan (?:argent|sous|thune|tune))\b|"
    r"\b(?:contre|pour) (?:de l |des |du )?(?:argent|sous|thunes?|tunes?|fric|cash)\b|"
    r"\bpour \d+ (?:e|eu|euros?|balles?)\b|"
    r"\b(?:m a|ma|m ont|me|qui) (?:pay\w*|paie\w*)\b"
)
UNKNOWN = (
    r"\b(?:quelqu un|qqn|kelkun|mecs?|gars|types?|hommes?|garcon|fille)\b.*"
    r"\bj?con?nai\w* (?:meme )?(?:pas|pa|a peine)\b|"
    r"\binconnue?s?\b|\bplusieurs (?:mecs|gars|hommes|types|partenaires|personnes)\b|\bplan cul\b|"
    r"\b(?:le|la|les) j?con?nai\w* (?:meme )?(?:pas|pa|a peine)\b|"
    r"\bsais (?:meme )?pas (?:c est |c etait )?qui\b"
)
NAMED_INFECTION = r"\b(?:sida|vih|hiv|msts?|syphilis|chlamydia\w*|seropo\w*)\b"
INFECTION = (
    rf"{NAMED_INFECTION}|\b(?:ists?|gonor\w*|hepatites?|contamin\w*|infections?|infectee?|maladies?)\b|"
    r"\battrap\w* (?:un truc|quelque chose|qqch|quoi)\b"
)
AT_STAKE = (
    r"\b(?:le|les|un|des|de|quels?|comme) risques?\b|"
    r"\b(?:je|on|j) risque (?:quoi|quelque chose|un truc|gros)\b|"
    r"\brisque (?:de )?quoi\b"
)
NO_INFECTION = r"\b(?:sales?|gros|t es|tu es|ta mere|appell?ent?|trait\w+)\b"
NOT_KEPT = (
    r"\b(?:pas|plus|jamais|peux pas) (?:le |la |l |du |de |ce )*(?:gard\w+|bebe|gosse|enfant)\b|"
    r"\bavort\w*|\bivg\b|\benlever (?:le|ce) bebe\b|\ben (?:veux|ve|veu) pas\b"
)
PRICE = (
    r"\b(?:gratui\w*|cher|chere|coute\w*|prix|payante?s?|rembours\w*)\b|"
    r"\bcombien\b(?! (?:de )?(?:temps|jours?|heures?|semaines?|mois|fois))|\b(?:faut|dois|doit|va) pay\w+|"
    r"\b(?:pas|plus|aucun) (?:d |de |l |les |un )*(?:argent|sous|thunes?|tunes?|fric|moyens?|rond)\b"
)
OF_LIFE = r"\b(?:manger|bouffer|faim|loyer|vivre|dormir|rentrer)\b"
LATE_PERIOD = (
    r"\benceinte?s?\b|\ben cloque\b|\bretards?\b|\bretar\b|"
    r"\b(?:pas|plus|jamais) (?:eu )?(?:mes|les|de|me) (?:regl\w+|ragnagnas?)\b|"
    r"\b(?:regl\w+|ragnagnas?) (?:\w+ ){0,3}(?:pas|plus|pa)\b|\btest (?:\w+ ){0,2}(?:grossesse|positif)\b"
)
NOT_MINE = (
    r"\b(?:tomb\w+|tombe|devenir|etre) enceinte\b(?=.*\b(?:eviter|pas|sans|peur)\b)|"
    r"\b(?:pas|pour pas|jamais|eviter de|sans) (?:tomb\w+|etre) enceinte\b|"
    r"\b(?:ma|sa|une) (?:copine|meuf|pote|go|amie|femme|soeur)\b|\belle\b|\bsaign\w*|\b(?:deux|2) fois\b"
)
DAYS_AGO = r"\b(?:hier|avant hier|ce matin|cette nuit|ce week ?end|(?:samedi|dimanche|vendredi)(?: soir)?)\b"
LONG_SINCE = (
    r"\b(?:y ?a|depuis|fait) (?:\w+ ){0,2}(?:mois|ans?|annees?|longtemps)\b|\bl (?:an|ete) derniere?\b"
)
WEEKS = r"\b(?:semaines?|sem|mois)\b"


def _both(one: str, other: str) -> str:
    return rf"^(?=.*(?:{one}))(?=.*(?:{other}))"


class Row(NamedTuple):
    means: str
    told: frozenset[str]  # one of them, lately; NO_THREAD: nothing need be
    said: str
    unless: str = r"(?!)"  # never
    instead_of: frozenset[str] = AS_CARE  # what the words alone are taken for


# The first that fits. Who pays and who is unknown change what a risk is: they stand before its words.
ROWS = (
    Row(SECRET, ANY, KEPT_FROM_THEM, instead_of=AS_SECRET),
    Row(EXPOSED_PAID, NO_THREAD, _both(UNPROTECTED, PAYS), instead_of=AS_PAID),
    Row(EXPOSED, NO_THREAD, _both(UNPROTECTED, UNKNOWN)),
    Row(LATE, PREGNANT, NOT_KEPT),
    Row(PAID, PREGNANT, PAYS, instead_of=AS_PAID),
    Row(EXPOSED_PAID, AT_RISK, PAYS, instead_of=AS_PAID),
    Row(EXPOSED, AT_RISK | {HEALTH}, UNKNOWN),
    Row(EXPOSED, AT_RISK, UNPROTECTED),
    Row(EXPOSED, frozenset({PILL, EXPOSED, EXPOSED_PAID}), f"{INFECTION}|{AT_STAKE}", NO_INFECTION),
    Row(RISK, AT_RISK | {HEALTH}, f"{INFECTION}|{AT_STAKE}", NO_INFECTION),
    Row(RISK, ANY, INFECTION, NO_INFECTION),
    Row(RISK, NO_THREAD, NAMED_INFECTION, NO_INFECTION),
    Row(PILL, frozenset({PILL}), PRICE, OF_LIFE, AS_PRICE),
    Row(COST, ANY, PRICE, OF_LIFE, AS_PRICE),
    Row(PILL, NO_THREAD, BROKEN),
)
_ROWS = [(row, re.compile(row.said), re.compile(row.unless)) for row in ROWS]
_LATE_PERIOD, _NOT_MINE, _UNPROTECTED = map(re.compile, (LATE_PERIOD, NOT_MINE, UNPROTECTED))
_PRICE, _DAYS_AGO, _WEEKS, _LONG_SINCE = map(re.compile, (PRICE, DAYS_AGO, WEEKS, LONG_SINCE))


def thread(tracker: DialogueStateTracker) -> tuple[str, ...]:
    """What the visitor's latest messages meant of care, the last first."""
    told: list[str] = []
    heard = [event.intent_name for event in tracker.applied_events() if type(event) is UserUttered]
    for name in filter(None, reversed(heard[-MESSAGES:])):
        if name == HEALTH or name.startswith(CARE):
            told.append(name)
        elif name not in MISHEARD:
            break
    return tuple(told)


def about_care(text: str, intent: str, meant: str, sureness: float, told: tuple[str, ...]) -> Optional[str]:
    """What the message means of care; None where it means something else, or what its words alone do.

    `meant` is the narrower meaning of `intent`, or the same; `told` the thread of care.
    """
    if means := _by_time(text, told):
        return means
    said = fold(text)
    if (intent in GRAVE and sureness >= GRAVE_FROM) or (told and len(said.split()) > LONGEST):
        return None
    return _by_row(said, intent, sureness, told) or _by_itself(said, intent, meant, told)


def subject_of(means: str) -> str:
    """What statistics count it as."""
    return "paid_encounters" if means in {PAID, EXPOSED_PAID} else HEALTH


def _by_row(said: str, intent: str, sureness: float, told: tuple[str, ...]) -> Optional[str]:
    for row, pattern, unless in _ROWS:
        here = row.told is NO_THREAD or row.told & {*told}
        may_mean = intent in row.instead_of or sureness < (CLEARLY if row.told else GRAVE_FROM)
        if here and may_mean and pattern.search(said) and not unless.search(said):
            return RISK if row.means in INFECTED and _LONG_SINCE.search(said) else row.means
    return None


def _by_time(text: str, told: tuple[str, ...]) -> Optional[str]:
    """«c'était hier soir» answers the pill, and of an infection the treatment that does not wait."""
    last = next((name for name in told if name not in BESIDE), None)
    answers = WHEN_INFECTED if last in INFECTED else WHEN_PREGNANT if last in ASKED_WHEN else {}
    means = answers.get(when(text) or "")
    return LATE if means == PILL and OVERDUE in told and _WEEKS.search(fold(text)) else means


def _by_itself(said: str, intent: str, meant: str, told: tuple[str, ...]) -> Optional[str]:
    """What a question of health says of itself, so that no label has to be chosen for it."""
    if intent in {MISS, OUT} and _UNPROTECTED.search(said):
        return HEALTH
    if meant != HEALTH:
        return None
    if _LATE_PERIOD.search(said) and not _NOT_MINE.search(said):
        if _DAYS_AGO.search(said):
            return PILL
        return LATE if told.count(OVERDUE) > 1 else OVERDUE
    return COST if _PRICE.search(said) else None
