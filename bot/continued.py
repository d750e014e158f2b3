"""The choice that a message means as the continuation of what was told or asked before it."""

import re
from typing import Any, Optional

from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.course import ACT, CALLED, GRAVE, SIGNS, SUBJECT
from bot.dying import of_the_wish
from bot.folding import fold
from bot.in_danger import (
    HURTS,
    LEAVE,
    MOVED,
    NOT_NORMAL,
    OUTSIDE,
    OVER,
    PLACE,
    SAFE,
    STOP,
    UNCLEAR,
    UNSURE,
    Understood,
    ended,
    enough,
    in_danger,
    sees_it,
)
from bot.scene import HELD, LEAVING, Scene
from bot.sequel import ADULTS, DANGER, DYING, YOUTH, follows
from bot.spoken import last_told, told_before
from bot.taken_back import NO_ACT, taken_back
from bot.unanswered import only_thanks
from bot.urgent import farewell, opening, urgent
from bot.watched import watched

STOP_TALKING = "choose_stop"
ENDS_SIGNS = "choose_other"  # as the button that leaves them
ATTACKED = re.compile(
    r"\b(?:couteau|arme\w*|fusil|frapp\w*|menac\w*|enferm\w*|viol\w*|tuer|tape\w*|cogn\w*)\b"
)
FEW = 12  # words; more tell something of their own
# Statistics go on naming a meaning of `STAYS` where one of `ANSWERS` says more closely what it means here.
ANSWERS = frozenset(
    {STOP_TALKING, STOP, UNCLEAR, UNSURE, SAFE, OVER, LEAVE, OUTSIDE, NOT_NORMAL, LEAVING, *HURTS}
)
STAYS = frozenset({"affirm", "deny", "unsure", "minimises", "danger_now", "out_of_scope", "nlu_fallback"})


def continued(said: Understood, audience: Any, tracker: DialogueStateTracker) -> Optional[str]:
    told, last = told_before(tracker), last_told(tracker)
    questions, act = tracker.active_loop_name, tracker.get_slot(ACT)
    if act and questions is None and (back := taken_back(said.text, last, of_a_child=audience in ADULTS)):
        return back
    if tracker.get_slot(REQUESTED_SLOT) == "suicidal_act" and taken_back(said.text, last):
        return NO_ACT
    so_far = told | ({ACT} if act else set())
    if means := (
        urgent(said.text, Scene(audience, told, last, questions))
        or follows(said.text, audience, so_far, questions)
        or of_the_wish(said.text, audience, so_far, questions, done=bool(act))
    ):
        return means
    if questions == DANGER:
        return in_danger(said, audience, tracker.get_slot(REQUESTED_SLOT), last)
    return _beside(said.text, questions) if questions else _behind_questions(said, audience, tracker)


def _beside(text: str, questions: str) -> Optional[str]:
    if questions == DYING and only_thanks(text):
        return UNSURE
    return ENDS_SIGNS if questions == SIGNS and enough(text) else None


def _behind_questions(said: Understood, audience: Any, tracker: DialogueStateTracker) -> Optional[str]:
    told, last = told_before(tracker), last_told(tracker)
    in_danger_before = told & {"danger_now", HELD} or any(name.startswith(GRAVE) for name in told)
    if in_danger_before and (over := ended(said.text, audience)):
        return over
    if tracker.get_slot(SUBJECT) == "harm" and audience in YOUTH and enough(said.text):
        return STOP_TALKING
    small = tracker.get_slot(SUBJECT) is not None and said.intent in STAYS - {"danger_now"}
    if small and audience in YOUTH and sees_it(said.text):
        return NOT_NORMAL
    return watched(said.text, said.intent, audience, last)


def help_called(text: str, tracker: DialogueStateTracker) -> Optional[str]:
    """«le samu arrive» behind an act, which the screen may take for a danger that comes: help was called."""
    alone = len(text.split()) <= FEW and not ATTACKED.search(fold(text))
    if not tracker.get_slot(ACT) or tracker.active_loop_name or not alone:
        return None
    means = follows(text, tracker.get_slot("audience"), frozenset({ACT}), None)
    return means if means in CALLED else None


def nearer(text: str, audience: Any, tracker: DialogueStateTracker, danger: str) -> Optional[str]:
    """What the young can do in a danger that these words tell: «il est derrière la porte», «on me suit»."""
    scene = Scene(audience, told_before(tracker), last_told(tracker), tracker.active_loop_name)
    return opening(text, scene, danger) if text and audience in YOUTH else None


def lets_be(text: str, tracker: DialogueStateTracker) -> bool:
    """«laisse» is the no of a menu, «ok» its yes, and neither answers a question of danger."""
    form = tracker.active_loop_name
    thanks = form in {DANGER, DYING} and only_thanks(text)
    return thanks or (form == DANGER and enough(text)) or (form == DYING and farewell(text))


def moved(tracker: DialogueStateTracker, means: str) -> list[Event]:
    """Who may go or has gone is asked anew whether they are safe."""
    anew = tracker.active_loop_name == DANGER and means in MOVED
    return [SlotSet(PLACE, None)] if anew else []
