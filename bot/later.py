"""What was put off while questions of safety were open, and how it is come back to.

Put off is what a message meant, never its words; the first told is come back to first: when the questions
end, and for the rest whenever the talk has run dry. Who ends the questions by leaving is not led back.
"""

from collections.abc import Iterable

from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.audience import ABOUT_YOUNG
from bot.course import ACT, DANGERS
from bot.spoken import bot_turns, said_by

LATER = "later"  # the slot: names, parted by spaces
SAY_BACK, BACK = "choose_back", "utter_back"
QUESTION = "choose_question"  # the visitor's own, not understood while ours were open
QUESTION_BACK = "choose_question_back"
# Heard while questions of safety are open, and answered behind them: flows/topics/danger.yml says so.
PUT_OFF = ABOUT_YOUNG - {*DANGERS.values(), "minimises"} | {QUESTION}
LEAVES = frozenset({"goodbye", "insult", "not_helpful", "minimises", "erase_conversation", "choose_watched"})
DRY = frozenset({"utter_thank", "utter_go_on", "utter_no_worry"})  # said where nothing is talked of
STOPPED = frozenset({"utter_danger_stop", "utter_suicidal_stop"})


def put_off(tracker: DialogueStateTracker, intent: str, meant: str) -> list[Event]:
    """`meant`: more closely than `intent`, as it will be answered."""
    waiting = _waiting(tracker)
    if tracker.active_loop_name in DANGERS and intent in PUT_OFF:
        name = QUESTION_BACK if intent == QUESTION else meant
        return _kept([*waiting, name]) if name not in waiting else []
    gone = {*waiting} if intent in LEAVES else {intent, meant}  # told again, it is answered now
    return _kept(name for name in waiting if name not in gone) if gone & {*waiting} else []


def back_to(tracker: DialogueStateTracker, intent: str) -> list[str]:
    """What is said behind the answer to a message, so that what was put off is come back to."""
    waiting = _waiting(tracker)
    if not waiting or tracker.active_loop_name or tracker.get_slot(ACT) is not None:
        return []
    said = {said_by(event) for event in bot_turns(tracker)[-1]}
    if BACK in said:
        return waiting[:1]
    dry = DRY | STOPPED if intent == "thank" else DRY  # thanks are no wish to be left alone
    return [SAY_BACK, *waiting[:1]] if said and said <= dry else []


def come_back(tracker: DialogueStateTracker, name: str) -> list[Event]:
    """Once it is answered it waits no more."""
    return _kept(other for other in _waiting(tracker) if other != name)


def _waiting(tracker: DialogueStateTracker) -> list[str]:
    return str(tracker.get_slot(LATER) or "").split()


def _kept(names: Iterable[str]) -> list[Event]:
    return [SlotSet(LATER, " ".join(names) or None)]
