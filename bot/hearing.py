"""From what was typed to what was meant.

A choice by its words, else Rasa's understanding with what is already known.
"""

from typing import Any, Optional

from rasa.core.agent import Agent
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.trackers import DialogueStateTracker

from bot.asked import HELP, asked, names_a_need
from bot.asked_fears import GRIEF
from bot.audience import ABOUT_YOUNG, fits, leaning, settle, shown
from bot.bought import FROM_WHO_PAID, PAID
from bot.by_adults import by_an_adult, of_who_paid
from bot.care import CARE, HEALTH, about_care, subject_of, thread
from bot.choices import chosen
from bot.continued import ANSWERS, STAYS, continued, lets_be, nearer
from bot.couples import own_age
from bot.course import ACT, DANGERS, NEED, SUBJECT, is_subject
from bot.doubts import CLEAR, SMALL_TALK, doubted
from bot.folding import fold
from bot.going import THERE, going
from bot.heard import SURE_OF_SOMETHING, Heard, certain, without
from bot.in_danger import Understood
from bot.lines_asked import CALLS, NUMBERS, of_the_named
from bot.no_place import may_be_a_place
from bot.oneself import of_oneself
from bot.sequel import ADULTS
from bot.spoken import MISS, asked_where, bot_turns, offered, told_before
from bot.supported import SUPPORTS
from bot.treated import HURT_ASKED, HURTS, says_it_hurts
from bot.understanding import FEW_WORDS, OUT, PLACE, SUBJECT_FROM, behind_who, beyond_no, understand
from bot.writer import told as says_who
from bot.young import Guess, by_the_young

GREET = "greet"
QUESTION = "choose_question"  # the visitor's own, while ours are open
HARDLY = 0.2
SHORT = 6  # words that name a place and nothing that is understood: «jsuis en guadeloupe ya quoi»
WHICH = ("celui", "celle", "c est celui", "c est celle", "non celui", "non celle")  # of places of one name
UNMISTAKABLE = 0.6  # from it a meaning stands though its words name a place: «bonne», «condom» are communes
NEVER_MISSED = frozenset({"danger_now", "suicidal", "self_harm", "affirm", "deny", "unsure"})


async def hear(
    agent: Agent, text: str, tracker: DialogueStateTracker, understood: Optional[Heard] = None
) -> Heard:
    turns = bot_turns(tracker)
    choice = chosen(text, offered(turns[-1]))
    if choice and not lets_be(text, tracker):
        return certain(choice.intent, choice.entities)
    heard, text = understood or await understand(agent, text), of_oneself(text)
    heard = await behind_who(agent, text, heard)
    heard = await beyond_no(agent, text, heard, tracker)
    heard = of_who_paid(heard, text, tracker)
    if heard.intent in FROM_WHO_PAID:
        return heard
    heard = _without_nowhere(heard, text, wanted=asked_where(turns[-1]))
    best = heard.ranking[0] if heard.ranking else {"name": MISS, "confidence": 0.0}
    known, audience = tracker.get_slot("audience"), _who_writes(best, text, tracker)
    heard = _among_fitting(heard, audience)
    if audience in ADULTS:
        heard = by_an_adult(heard, text, tracker, audience)
    if tracker.active_loop_name is None:
        heard = _in_its_course(heard, text, tracker, audience)
    if asked_where(turns[-1]):
        heard = _as_a_place(heard, text)
    if tracker.active_loop_name and heard.confidence < SUBJECT_FROM and heard.intent not in NEVER_MISSED:
        heard = heard._replace(intent=MISS)
    if tracker.active_loop_name:
        heard = _beside_questions(heard, text, waited=_waits_for(tracker, agent, heard.meant))
    heard = _in_its_light(heard, text, audience, tracker)
    heard = _by_the_young(heard, text, audience, best, tracker)
    if audience and audience != known:
        heard = heard._replace(entities={**heard.entities, "audience": audience})
    return heard


def _without_nowhere(heard: Heard, text: str, *, wanted: bool) -> Heard:
    """Without a name nothing is a place, as a second guess neither, but what may answer «where»."""
    if "place" in heard.entities:
        return heard
    named = heard.confidence >= UNMISTAKABLE or may_be_a_place(text)
    if heard.intent == PLACE and not (named and wanted):
        return without(PLACE, heard)
    ranking = [entry for entry in heard.ranking if wanted or entry["name"] != PLACE]
    return heard._replace(ranking=ranking)


def _who_writes(best: dict[str, Any], text: str, tracker: DialogueStateTracker) -> Optional[str]:
    """`best`: what the words alone most likely mean."""
    known = tracker.get_slot("audience")
    if tracker.get_slot(PAID) is not None:  # of a child speaks also who paid her
        return says_who(text) or known
    return settle(text, best["name"], best["confidence"], known)


def _in_its_light(heard: Heard, text: str, audience: Any, tracker: DialogueStateTracker) -> Heard:
    """As the choice that continues what was told; a question nobody understood answers none of ours."""
    if tracker.get_slot(REQUESTED_SLOT) == HURT_ASKED and says_it_hurts(text):
        return certain(HURTS, heard.entities)
    if (line := of_the_named(text, heard.meant)) != heard.meant:
        heard = heard._replace(narrower={heard.intent: line})
    if means := continued(Understood(text, heard.intent, heard.ranking), audience, tracker):
        return _counted(heard, means)
    if heard.intent == "danger_now" and (means := nearer(text, audience, tracker, heard.intent)):
        return heard._replace(narrower={heard.intent: means})
    if question := _asked_for(heard, text, audience, tracker):
        return question
    if tracker.active_loop_name and heard.intent in {MISS, OUT} and text.rstrip().endswith("?"):
        return heard._replace(intent=QUESTION, narrower={})
    return heard


def _counted(heard: Heard, means: str) -> Heard:
    """Statistics go on naming the wider meaning, where there is one."""
    if heard.intent in STAYS and means in ANSWERS:
        return heard._replace(narrower={heard.intent: means})
    if means in CALLS:
        return certain(NUMBERS, heard.entities)._replace(narrower={NUMBERS: means})
    return certain(means, heard.entities)


def _asked_for(heard: Heard, text: str, audience: Any, tracker: DialogueStateTracker) -> Optional[Heard]:
    """A question whose words leave no doubt, or what is sought near a place, unless a danger is told."""
    told = told_before(tracker) | ({ACT} if tracker.get_slot(ACT) else set())
    endangered = heard.intent in DANGERS.values() and heard.confidence >= CLEAR
    question = asked(text, audience, told, busy=tracker.active_loop_name is not None)
    if question and (question.closer == GRIEF or not endangered):  # «vient de mourir» is said of another
        closer = {question.intent: question.closer}
        return certain(question.intent, heard.entities)._replace(narrower=closer)
    needs = names_a_need(text, heard.entities, bot_turns(tracker)[-1])
    return certain(HELP, heard.entities) if needs else None


def _by_the_young(heard: Heard, text: str, audience: Any, alone: Any, tracker: DialogueStateTracker) -> Heard:
    """`alone`: the likeliest meaning of the words from whomever."""
    if audience in ADULTS or (heard.intent == HEALTH and HEALTH in heard.narrower):  # bot/care.py knew
        return heard
    heard = heard._replace(entities=own_age(text, heard.entities))
    means = by_the_young(text, Guess(heard.intent, heard.confidence, heard.entities, alone), tracker)
    if means is None:
        return heard
    who = audience or shown(means.intent, 1.0)
    entities = {**heard.entities, "audience": who} if who and not audience else heard.entities
    return certain(means.intent, entities)._replace(narrower={means.intent: means.closer})


def _beside_questions(heard: Heard, text: str, *, waited: bool) -> Heard:
    """What stands for itself beside open questions: the wider meaning; the closer is answered behind them."""
    closer = about_care(text, heard.intent, heard.meant, heard.confidence, ())
    return heard._replace(narrower=heard.narrower if waited else {}, aside=closer or heard.meant)


def _in_its_course(heard: Heard, text: str, tracker: DialogueStateTracker, audience: Optional[str]) -> Heard:
    """What a message means behind what was told, and what it can't mean there."""
    heard = _behind_care(heard, text, thread(tracker))
    if heard.meant.startswith(CARE):
        return heard
    if heard.intent == GREET and tracker.get_slot("waiting"):  # «jsuis revenue»: for the answer
        return heard._replace(narrower={GREET: "choose_returned"})
    unclear = heard.confidence < HARDLY and heard.intent not in NEVER_MISSED
    if unclear and "place" in heard.entities and len(text.split()) <= SHORT:
        return heard._replace(intent=PLACE, narrower={})
    unsure = heard.intent in SMALL_TALK | {OUT, MISS} or heard.confidence < CLEAR
    told = told_before(tracker)
    if (
        heard.intent not in told & SUPPORTS.keys()
    ):  # a guess that goes on with its subject needs no word of it
        heard = _without_doubtful(heard, text, disclosed=tracker.get_slot(SUBJECT) is not None)
    goes = going(text, told, audience)
    # «je vais aller la chercher moi-même» of a parent is answered with the police, as a danger would be.
    if goes and unsure and (goes == THERE or heard.intent not in DANGERS.values()):
        return heard._replace(intent=goes, narrower={})
    return heard


def _behind_care(heard: Heard, text: str, told: tuple[str, ...]) -> Heard:
    """A question of care as it is meant; a place that is asked for behind one is one of care."""
    if told and heard.intent in {PLACE, HELP} and NEED not in heard.entities:
        heard = heard._replace(entities={**heard.entities, NEED: "health"})
    named = heard.intent in {PLACE, HELP} and "place" in heard.entities
    care = about_care(text, heard.intent, heard.meant, heard.confidence, told)
    if named or care is None:
        return heard
    return heard._replace(intent=subject_of(care), narrower={subject_of(care): care})


def _without_doubtful(heard: Heard, text: str, *, disclosed: bool) -> Heard:
    """The next in the place of a doubtful first guess: a subject as likely as one, anything else clearly."""
    while heard.ranking and heard.intent == heard.ranking[0]["name"]:
        if not doubted(heard.ranking, heard.intent, text, disclosed=disclosed):
            return heard
        ranking = [entry for entry in heard.ranking if entry["name"] != heard.intent]
        subject = bool(ranking) and is_subject(ranking[0]["name"])
        heard = without(heard.intent, heard, SUBJECT_FROM if subject else CLEAR)
    return heard


def _as_a_place(heard: Heard, text: str) -> Heard:
    """The answer to «where»: a name, whatever its letters resemble, unless it clearly means more."""
    named = heard.named
    if named is None:  # misspelt, or a hamlet: the API looks further, or says that it knows no such place
        few = (len(text.split()) <= FEW_WORDS and may_be_a_place(text)) or fold(text).startswith(WHICH)
        return heard._replace(intent=PLACE, narrower={}) if few and heard.intent in {OUT, MISS} else heard
    grave = heard.intent in ABOUT_YOUNG
    sure_from = SUBJECT_FROM if grave and not named.surely else UNMISTAKABLE
    means_more = grave or not (named.surely or heard.intent in {OUT, MISS})
    if means_more and heard.confidence >= sure_from:
        return heard
    return heard._replace(intent=PLACE, narrower={}, entities={**heard.entities, "place": named.value})


def _waits_for(tracker: DialogueStateTracker, agent: Agent, intent: str) -> bool:
    """Whether the form's question knows this meaning: else its words would count as the answer."""
    asked = tracker.get_slot(REQUESTED_SLOT)
    mappings = next((slot.mappings for slot in agent.domain.slots if slot.name == asked), [])
    return any(intent in (mapping.get(key) or []) for mapping in mappings for key in ("intent", "not_intent"))


def _among_fitting(heard: Heard, audience: Any) -> Heard:
    """The ranking as this audience may mean it; a miss and what is out of scope stay so."""
    ranking = [entry for entry in heard.ranking if fits(entry["name"], audience)]
    if heard.intent in {MISS, OUT} or not ranking:
        return heard._replace(ranking=ranking)
    weighed = [(entry["confidence"] * leaning(entry["name"], audience), entry) for entry in ranking]
    ordered = [entry for _, entry in sorted(weighed, key=lambda pair: -pair[0])]
    if ordered[0]["confidence"] < SURE_OF_SOMETHING:  # what was likeliest, somebody else would mean
        clear = heard.intent == ranking[0]["name"] and heard.confidence >= CLEAR
        return heard if clear else heard._replace(intent=MISS, ranking=ordered)
    return heard._replace(intent=ordered[0]["name"], confidence=ordered[0]["confidence"], ranking=ordered)
