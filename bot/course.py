"""The course of a conversation: what it is about, which open questions give way.

Rules see one message and the slots; what spans several messages is decided here, before and behind them.
"""

from typing import Optional

from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.audience import ABOUT_YOUNG
from bot.writer import PARENT, PROFESSIONAL

SUBJECT = "subject"
DANGERS_OF_A_FRIEND = frozenset({"choose_friend_danger", "choose_friend_dying"})
HARM = DANGERS_OF_A_FRIEND | {
    "danger_now",
    "sexual_violence",
    "choose_sexual_fresh",
    "partner_violence",
    "family_violence",
    "bullying",
    "image_abuse",
    "choose_asked_adult",
    "choose_images_asked",
    "choose_images_comes",
    "choose_images_school",
    "choose_kin_sends",
    "choose_asked_gift",
    "choose_consent",
}
# A couple, a home, told of without harm: bot/neutral.py.
UNJUDGED = frozenset(
    {
        "choose_partner_open",
        "choose_family_open",
        "choose_home_relative",
        "choose_age_gap",
        "choose_kept_home",
    }
)
ASKED_FOR = frozenset({"ask_human", "find_help_nearby", "inform_place"})
DANGERS = {"danger_form": "danger_now", "suicidal_form": "suicidal"}
SIGNS = "parent_signs_form"
RAGE = "choose_rage"
# What adults tell that doesn't wait for our questions: bot/at_home.py, bot/at_work.py.
GRAVE = "choose_grave_"
# Nor does this, which has no such name.
OUTRIGHT = frozenset(
    {
        "choose_child_held",
        "choose_parent_shelter",
        "choose_parent_threats_money",
        "choose_parent_threats_protect",
    }
)
ACT, CALLED = (
    "act_told",
    # A child who leaves the hospital has had the help that the act called for.
    frozenset({"choose_act_helped", "choose_no_act", "choose_grave_help_comes", "choose_grave_discharge"}),
)
STILL = "choose_act_again"
# After an act that is told and before help is called, words of any other meaning lead back to the call.
HEARD_AFTER_AN_ACT = frozenset(
    {
        *DANGERS.values(),
        "ask_human",
        "ask_emergency_number",
        "find_help_nearby",
        "inform_place",
        "inform_audience",
        "erase_conversation",
        "bot_challenge",
        "ask_confidentiality",
        "ask_how_it_works",
    }
)
NEED, PLACE, HELP = "need", "inform_place", "find_help_nearby"
# What a subject calls for near a place; the others are first listened to.
NEEDS = {
    **dict.fromkeys(("runaway",), "shelter"),
    **dict.fromkeys(("sexual_health", "substances", "sexual_violence"), "health"),
    **dict.fromkeys(("partner_violence", "family_violence"), "violence"),
    **dict.fromkeys(("paid_encounters", "coerced", "recruited", "wants_out"), "exploitation"),
    **dict.fromkeys(("parent_discovered", "pro_signs", "pro_report"), "exploitation"),
    **dict.fromkeys(("ask_rights", "parent_legal", "choose_parent_legal_help"), "legal"),
    **dict.fromkeys(("parent_signs", "parent_distress", "parent_how_to_talk"), "parents"),
    "choose_parent_distress_others": "parents",
    "image_abuse": "images",
    "choose_police_station": "violence",
    "choose_association": "exploitation",
}
SAYS_ITS_NEED = frozenset({HELP, PLACE, "money_need"})  # «j'ai pas de logement»


def before(tracker: DialogueStateTracker, intent: str, audience: Optional[str]) -> list[Event]:
    """What a message changes before it is answered. `audience` is who writes, if this message says it."""
    events: list[Event] = _subject(tracker, intent, audience)
    if tracker.get_slot("place") is not None:  # the API keeps it; here it is what this message says
        events.append(SlotSet("place", None))
    if intent == PLACE and (need := _need(tracker)):
        events.append(SlotSet(NEED, need))
    form = tracker.active_loop_name
    if (form in DANGERS and _takes_over(form, intent)) or (form == SIGNS and _ends_signs(intent)):
        events += [ActiveLoop(None), SlotSet(REQUESTED_SLOT, None)]
    if intent in CALLED:
        events.append(SlotSet(ACT, None))
    return events


def dying_told(tracker: DialogueStateTracker, intent: str) -> bool:
    """Yes to the last question of safety is a wish to die, which has questions of its own."""
    asked = tracker.active_loop_name == "danger_form" and tracker.get_slot(REQUESTED_SLOT) == "danger_dying"
    return asked and intent in {"affirm", "choose_dying"}


def led_back(tracker: DialogueStateTracker, intent: str) -> bool:
    """Whether, after an act was told, these words are no reason to speak of anything but the call."""
    told = tracker.get_slot(ACT) is not None and tracker.active_loop_name is None
    # «elle est dans la salle de bain»: whom an adult speaks of is in danger already.
    of_a_child = intent == "danger_now" and tracker.get_slot("audience") in {PARENT, PROFESSIONAL}
    kept = intent in HEARD_AFTER_AN_ACT or intent.startswith("choose_")
    return told and (of_a_child or not kept)


def is_subject(intent: str) -> bool:
    return intent in ABOUT_YOUNG | UNJUDGED or intent.startswith(
        ("parent_", "pro_", "choose_parent_missing_", GRAVE)
    )


def _need(tracker: DialogueStateTracker) -> Optional[str]:
    """What help was last asked for, or what the subject last told calls for."""
    for event in reversed(tracker.applied_events()):
        if type(event) is UserUttered and event.intent_name:
            said = {entity["entity"]: entity["value"] for entity in event.entities}
            if event.intent_name in SAYS_ITS_NEED and NEED in said:
                return str(said[NEED])
            if event.intent_name in NEEDS:
                return NEEDS[event.intent_name]
            if event.intent_name.startswith(("choose_health_", "choose_sexual_")):
                return "health"
    return None


def _takes_over(form: str, intent: str) -> bool:
    """Another danger asks its own questions; adults who speak of something else want an answer to that."""
    others = {*DANGERS.values(), *DANGERS_OF_A_FRIEND} - {DANGERS[form]}
    return intent in {*others, RAGE, *OUTRIGHT} or intent.startswith(("parent_", "pro_", GRAVE))


def _ends_signs(intent: str) -> bool:
    """Eight questions on how a child has changed are no answer to a danger."""
    return intent in {*DANGERS.values(), RAGE, *OUTRIGHT} or intent.startswith(GRAVE)


def _subject(tracker: DialogueStateTracker, intent: str, audience: Optional[str]) -> list[Event]:
    known = tracker.get_slot(SUBJECT)
    told = intent in HARM or is_subject(intent)
    if told and intent != "minimises":
        now: Optional[str] = "harm" if intent in HARM else "other"
    elif _somebody_else(tracker, audience):
        now = None
    else:
        now = known or ("other" if told or intent in ASKED_FOR else None)
    return [SlotSet(SUBJECT, now)] if now != known else []


def _somebody_else(tracker: DialogueStateTracker, audience: Optional[str]) -> bool:
    """What the child said is no thread for the mother who writes now."""
    return audience is not None and tracker.get_slot("audience") not in {None, audience}
