"""Who paid a minor, or wants to: only who says so of himself, and what he says from then on.

Words of payment, of a child's age and of her clients are a listener's and a doctor's, too, so the verb must
be the writer's own. Afterwards «je regrette» and «c'est ma faute ?» are no child's words: what reassures a
child, or a mother, would absolve him. He is led back to the law, to help against doing it again, and to her,
until he speaks of a child of his own.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Optional

from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.course import DANGERS
from bot.doubts import CLEAR_TALK, SMALL_TALK
from bot.folding import fold
from bot.meaning import paid_by_others
from bot.profits import FROM_WHO_PROFITS, HER, OF_LAW, STOPS, asks_of_law, denies
from bot.writer import DONE_TO_ME, PARENT, PROFESSIONAL

PAID = "bought"  # the slot
LAW, REGRET, CHILD = "choose_bought_law", "choose_bought_regret", "choose_bought_child"
FROM_WHO_PAID = frozenset({LAW, REGRET, CHILD}) | FROM_WHO_PROFITS
BY_PROFIT = "profits"  # the slot's value where he is no buyer
I = r"(?:j|je|jai|g|i)"  # noqa: E741 - the French for it is as short
PAY = r"(?:paye\w*|paie\w*|pay(?:ais|ait|ant|a|ai|s)?|paid)"
# Between «je» and the verb nobody else begins to act: «j'ai eu une mère dont la fille se fait payer».
NOBODY_ELSE = (
    r"(?:(?!(?:me|m|suis|ete|etre|fais|fait|faire|qui|qu|que|dont|il|ils|elle|elles|on|se|s|un|une|des|la|"
    r"le|ma|mon|mais|et|pas|jamais|who|a|the|my)\b)\w+ ){0,4}"
)
FOR_MONEY = r"\b(?:pay|paie|tarif|escort|prostitu|pass(?:e|es)\b|argent|euros?\b|for money|annonce)"
SOLD = r"(?:escort\w*|prostituee?s?|putes?|passe)"
PAYS = re.compile(
    rf"\b{I} {NOBODY_ELSE}{PAY}\b|\bmoi qui (?:la |l |les |le )?(?:ai )?{PAY}\b|\bque (?:j ai|je|"
    rf"jai) {PAY}\b|"
    r"\bje (?:suis|etais) (?:(?:aussi|bien|un|le|l un|de|ses|son|leur) )*clients?\b|"
    rf"\b{I} (?:ai |avais )?(?:donne|file|offert|verse|propose)\w* .*\b(?:argent|euros?|sous)\b.*\bpour qu"
)
SLEPT = re.compile(
    rf"\b{I} (?:ai |avais |veux |vais )?(?:deja )?(?:couch\w*|eu (?:un|des|deux|plusieurs) rapports?|slept)\b"
)
SAW = re.compile(
    rf"\b{I} (?:ai |avais |suis |veux |vais |voudrais )*"
    rf"(?:alle\w*|aller|vois|vu|voir|rencontre\w*|reserve\w*|contacte\w*|appele\w*)(?: \w+){{0,2}}"
    rf" (?:{SOLD}|(?:fille|jeune|mineure|garcon)\b.*(?:argent|annonce|tarif))"
)
A_MINOR = r"\b(?:1[0-7] ?ans|mineure?s?|ado\w*|gamine?s?|lyceen\w*|collegien\w*)\b"
# At any door: the object is a minor, and what is paid for is no babysitting.
PAYS_A_MINOR = re.compile(
    rf"\b{I} {NOBODY_ELSE}{PAY}(?: \w+){{0,2}} (?:un|une|des|la|cette|ce|cet) (?:\w+ )?"
    r"(?:fille|jeunes?|mineure?s?|ado\w*|gamine?|garcon|escort\w*|lyceen\w*|collegien\w*)\b"
)
FOR_SEX = re.compile(
    r"\b(?:couch\w*|rencontres?|rdv|rendez vous|passes?|sex\w*|rapports?|escort\w*|prostitu\w*|nues?|"
    r"nudes?|nuits?)\b"
)
ATTRACTED = re.compile(
    rf"\b(?:attiree?|attirance|excitee?|fantasm\w*)\b.*(?:{A_MINOR}|\benfants?\b|\bpetites? filles?\b)"
)
SOUGHT = re.compile(r"\b(?:annonces?|pay\w*|paie\w*|escort\w*|contacte\w*|rdv|rendez vous|tarifs?)\b")
TAKEN_BACK = re.compile(
    r"\b(?:c est|etait|suis) pas moi\b|\bmoi (?:j ai|je n ai|je) (?:rien|pas) pay|\b(?:j ai|jai|"
    r"je n ai) pas pay|"
    r"\bmal (?:compris|lu|exprime\w*)\b|\b(?:ete|etais|suis) paye+s?\b|\bmoi qu(?:i suis| on) pa[iy]"
)
OF_THE_LAW = re.compile(
    r"\b(?:risque\w*|prison|peines?|amende|loi|legal\w*|illegal\w*|interdit|juge|tribunal|proces|condamn\w*|"
    r"poursui\w*|casier|plainte|avocat\w*|garde a vue|arreter par|denonc\w*|delit|crime|puni\w*|encour\w*|"
    r"(?:sav\w+|connai\w+|demand\w+|menti|dit|cru|crois|croyais|pensais|paraissait|faisait|air)\b.*"
    r"\b(?:ages?|majeure?|mineure?|18|dix huit)|(?:etait|est|semblait) (?:bien |tout a fait )?d accord|"
    r"consent\w*|voulait bien|volontaire)\b"
)
OF_HIMSELF = frozenset({"wants_out", "minimises", "distress", "parent_distress"})
OF_HER = re.compile(r"(?:elle|ils?|sa|son|la petite|la fille)\b")
OF_REGRET = re.compile(
    r"\b(?:regret\w*|honte|faute|coupable|culpabil\w*|remords?|arreter|recommenc\w*|refaire|desole\w*|"
    r"pardon\w*|monstre|malade|me soigner|me faire (?:aider|soigner)|addict\w*|pulsions?)\b"
)
BY_INTENT: Mapping[str, str] = MappingProxyType(
    {"ask_rights": LAW, "fear_of_consequences": LAW, "parent_legal": LAW, **dict.fromkeys(OF_HIMSELF, REGRET)}
)
# In whose words a minor is sold, who did not pay: what it means from whom.
OF_WHOM = {PROFESSIONAL: "pro_report", PARENT: "parent_discovered"}
SOLD_BY_OTHERS = re.compile(r"\b(?:prostitu|escort|exploit|client|passes?\b|pay|paie|vend)")
# What is not of the child nor of the deed is answered as anybody's; a danger always.
ANYBODYS = frozenset(
    {
        *DANGERS.values(),
        *("self_harm", "ask_human", "find_help_nearby", "inform_place", "erase_conversation"),
        *("bot_challenge", "ask_confidentiality", "ask_how_it_works", "ask_emergency_number"),
        *("not_understood", "not_helpful"),
    }
)


def says_he_paid(text: str, audience: Any) -> bool:
    said = fold(text)
    if takes_it_back(text):
        return False
    if PAYS.search(said) or (ATTRACTED.search(said) and SOUGHT.search(said)):
        return True
    met = SLEPT.search(said) or (audience != PROFESSIONAL and SAW.search(said))
    return bool(met and re.search(FOR_MONEY, said))


def says_he_paid_a_minor(text: str) -> bool:
    """Beyond doubt, whatever the model's first guess: a father at the parents' door is no parent here."""
    said = fold(text)
    if takes_it_back(text):
        return False
    pays = PAYS_A_MINOR.search(said) and re.search(A_MINOR, said) and FOR_SEX.search(said)
    return bool(pays or (ATTRACTED.search(said) and SOUGHT.search(said) and re.search(rf"\b{I}\b", said)))


def told_of_a_minor(text: str, audience: Any) -> Optional[str]:
    """What a listener, a doctor or an aunt means whose words are near to those of who paid."""
    return OF_WHOM.get(audience) if SOLD_BY_OTHERS.search(fold(text)) else None


def takes_it_back(text: str) -> bool:
    """«ma fille est payée», «c'est pas moi»: what was understood before was wrong, or another writes."""
    return paid_by_others(text) or bool(TAKEN_BACK.search(fold(text)))


def forgotten_if_taken_back(tracker: DialogueStateTracker, text: Optional[str]) -> list[Event]:
    paid = tracker.get_slot(PAID)
    if paid is None or not text:
        return []
    # A mother who lives on the money goes on speaking of her daughter.
    back = denies(text) if paid == BY_PROFIT else takes_it_back(text)
    return [SlotSet(PAID, None)] if back else []


def meant_by_who_paid(text: str, intent: str, confidence: float, by: Any = None) -> Optional[str]:
    """The choice that these words are; None where they are heard as anybody's. `by`: the slot."""
    said, profits = fold(text), by == BY_PROFIT
    law, regret, child = (OF_LAW, STOPS, HER) if profits else (LAW, REGRET, CHILD)
    if intent in DANGERS.values() or intent.startswith("choose_") or re.search(DONE_TO_ME, said):
        return None
    if OF_THE_LAW.search(said) or (profits and asks_of_law(text)):
        return law
    if OF_REGRET.search(said):
        return regret
    if OF_HER.match(said):
        return child
    clear = intent in SMALL_TALK and confidence >= CLEAR_TALK
    if clear or intent in ANYBODYS:
        return None
    return {LAW: law, REGRET: regret}.get(BY_INTENT.get(intent, CHILD), child)
