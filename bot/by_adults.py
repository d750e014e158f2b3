"""What a parent, a professional or who paid means by words that a child means otherwise.

Their tables stand apart: bot/meaning.py, duty.py, dying.py, grounds.py, bought.py.
"""

import re
from typing import Optional

from rasa.shared.core.trackers import DialogueStateTracker

from bot.bought import (
    BY_PROFIT,
    PAID,
    meant_by_who_paid,
    says_he_paid,
    says_he_paid_a_minor,
    told_of_a_minor,
)
from bot.course import DANGERS
from bot.doubts import CLEAR, CLEAR_TALK, SMALL_TALK
from bot.duty import asked_on_duty
from bot.dying import FORM, WISH, wish_of_somebody
from bot.folding import fold
from bot.grounds import CLINGS, REFUSES, clings, groundless
from bot.heard import Heard, certain, without
from bot.meaning import (
    BOUGHT,
    MISSING,
    WHERE_MISSING,
    asked_by_adults,
    only_comes_home,
    own_fault,
    where_the_missing_is,
)
from bot.profits import PROFITS, says_he_profits
from bot.spoken import MISS, asked_where, bot_turns, told_before
from bot.writer import PROFESSIONAL
from bot.writer import told as says_who

HOTEL, MORE = "pro_hotel", "choose_pro_hotel_more"
FOREIGN = frozenset(
    {"friend_worried", "unsure", "coerced", "recruited", "paid_encounters", "ask_human", "out_of_scope", MISS}
)
SEEN_THERE = re.compile(
    r"\b(?:elle|elles|je les|la (?:petite|jeune|fille|gamine|cliente)|une? (?:\w+ )?(?:gamine|fille|ado\w*|"
    r"jeune|"
    r"mineure|homme|mec|type)|l homme|le (?:client|type|mec))\b"
)
OUT, PLACE, DANGER = "out_of_scope", "inform_place", "danger_now"
BARELY = 0.3


def by_an_adult(heard: Heard, text: str, tracker: DialogueStateTracker, audience: str) -> Heard:
    told, form = told_before(tracker), tracker.active_loop_name
    asked = asked_by_adults(text, told) or (None if form else asked_on_duty(text, told, audience))
    if asked:
        return certain(asked.intent, heard.entities)._replace(narrower={asked.intent: asked.closer})
    if form is None and wish_of_somebody(text, heard.intent, audience):
        return heard._replace(intent=WISH, narrower={})
    if only_comes_home(text, told):
        return without(DANGER, without(MISSING, heard))
    heard = heard if form else _at_the_hotel(heard, text, told, audience)
    return _with_grounds(_closer(heard, text, told, tracker), text, told, form)


def _closer(heard: Heard, text: str, told: frozenset[str], tracker: DialogueStateTracker) -> Heard:
    """The same, as what was told and who asks make it narrower."""
    if heard.intent == "sexual_violence" and own_fault(text):
        return heard._replace(intent="parent_distress", narrower={})
    if heard.intent == PLACE and where_the_missing_is(text, told) and not asked_where(bot_turns(tracker)[-1]):
        return heard._replace(narrower={PLACE: WHERE_MISSING})
    clinging = heard.intent == REFUSES and REFUSES not in heard.narrower and clings(text, told)
    return heard._replace(narrower={REFUSES: CLINGS}) if clinging else heard


def _with_grounds(heard: Heard, text: str, told: frozenset[str], form: Optional[str]) -> Heard:
    if form in DANGERS and heard.intent == DANGER:
        # Of the child who wants to die: no danger of another kind.
        return heard._replace(intent=MISS) if form == FORM and heard.confidence < BARELY else heard
    while groundless(text, heard.intent, heard.confidence, told):
        heard = without(heard.intent, heard)
        if heard.intent in SMALL_TALK and heard.confidence < CLEAR:
            return heard._replace(intent=MISS)
    return heard


def _at_the_hotel(heard: Heard, text: str, told: frozenset[str], audience: str) -> Heard:
    """«la petite est en bas»: behind what a hotel's staff told, more of it, or a weak guess that may be."""
    if audience != PROFESSIONAL or HOTEL not in told:
        return heard
    foreign = heard.intent in FOREIGN or heard.intent.startswith("parent_")
    weak = foreign and heard.confidence < CLEAR_TALK and bool(SEEN_THERE.search(fold(text)))
    more = weak or heard.meant == HOTEL
    return certain(HOTEL, heard.entities)._replace(narrower={HOTEL: MORE}) if more else heard


def of_who_paid(heard: Heard, text: str, tracker: DialogueStateTracker) -> Heard:
    """That somebody paid must be his own word, and holds for all that he says next."""
    known = tracker.get_slot("audience")
    if tracker.get_slot(PAID) != BY_PROFIT and says_he_profits(text, known):
        return certain(PROFITS, {**heard.entities, **_anew(text, known)})
    if heard.meant != BOUGHT and tracker.get_slot(PAID) is None and says_he_paid_a_minor(text):
        return certain(BOUGHT, {**heard.entities, **_anew(text, known)})
    if heard.meant == BOUGHT:
        writer = says_who(text) or tracker.get_slot("audience")
        if says_he_paid(text, writer):
            return heard
        heard, means = without(OUT, heard), told_of_a_minor(text, writer)
        return certain(means, heard.entities) if heard.intent == MISS and means else heard
    if tracker.get_slot(PAID) is None or tracker.active_loop_name:
        return heard
    means = meant_by_who_paid(text, heard.intent, heard.confidence, tracker.get_slot(PAID))
    return certain(means, heard.entities) if means else heard


def _anew(text: str, known: Optional[str]) -> dict[str, str]:
    """Who writes, where these words say so."""
    who = says_who(text)
    return {"audience": who} if who and who != known else {}
