"""Conversations are kept in memory only, without the visitor's words, and are forgotten when idle."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

IDLE_SECONDS = 30 * 60
TURNS_KEPT = 8  # policies walk through all of them at each step, and rules look back three at most
MOST = 20_000  # conversations; the one idle for longest makes room
MOST_LIVE = 500  # trackers as they were left; of the others only what happened


class _Kept(NamedTuple):
    used: float
    events: list[Event]


class ForgettingTrackers(TrackerStore):
    """`forget` is what erasing a conversation calls; `forget_idle` runs at each save and once a minute."""

    def __init__(
        self,
        domain: Optional[Domain],
        event_broker: Optional[EventBroker] = None,
        clock: Callable[[], float] = time.monotonic,
        **_: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._live: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        # Names of erased conversations, random and never used again: a question that was under way when its
        # conversation was erased, in a slow network say, is answered and must not bring the memory back.
        self._gone: OrderedDict[str, float] = OrderedDict()
        self._clock = clock

    async def save(self, tracker: DialogueStateTracker) -> None:
        self._keep(tracker.sender_id, self._recent(tracker))
        self.forget_idle()

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        self.forget_idle()
        kept = self._kept.get(sender_id)
        if kept is None:
            return None
        return DialogueStateTracker.from_events(sender_id, kept.events, self.domain.slots, domain=self.domain)

    def keep_live(self, tracker: DialogueStateTracker) -> None:
        """Of a tracker just saved, spare the next turn to make it again of its events."""
        kept = self._kept.get(tracker.sender_id)
        if kept is not None and len(kept.events) == len(tracker.events):
            self._live[tracker.sender_id] = tracker
            if len(self._live) > MOST_LIVE:
                self._live.popitem(last=False)

    def take_live(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """Once only: a turn that fails leaves what it changed to nobody."""
        self.forget_idle()
        return self._live.pop(sender_id, None)

    async def keys(self) -> Iterable[str]:
        return list(self._kept)

    async def forget(self, sender_id: str) -> None:
        self.take_out(sender_id)
        self._gone[sender_id] = self._clock()

    def end_turn(self, sender_id: str) -> None:
        """Of an erased conversation nothing outlives a turn that came late."""
        if sender_id in self._gone:
            self.take_out(sender_id)

    def take_out(self, sender_id: str) -> Optional[list[Event]]:
        """What was known of it, known no more."""
        kept = self._kept.pop(sender_id, None)
        self._live.pop(sender_id, None)
        return None if kept is None else kept.events

    def forget_idle(self) -> None:
        limit = self._clock() - IDLE_SECONDS
        while self._gone and (len(self._gone) > MOST or next(iter(self._gone.values())) <= limit):
            self._gone.popitem(last=False)
        while self._kept:
            oldest = next(iter(self._kept.values()))
            if oldest.used > limit and len(self._kept) <= MOST:
                return
            self.take_out(next(iter(self._kept)))

    def _keep(self, sender_id: str, events: list[Event]) -> None:
        self._live.pop(sender_id, None)
        self._kept[sender_id] = _Kept(self._clock(), events)
        self._kept.move_to_end(sender_id)

    def _recent(self, tracker: DialogueStateTracker) -> list[Event]:
        """The last turns, after a beginning that restores what the cut turns had set."""
        events = list(tracker.events)
        turns = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
        if len(turns) <= TURNS_KEPT:
            return events
        cut = turns[-TURNS_KEPT]
        before = DialogueStateTracker.from_events(
            tracker.sender_id, events[:cut], self.domain.slots, domain=self.domain
        )
        return [*_beginning(before), *events[cut:]]


def _beginning(before: DialogueStateTracker) -> list[Event]:
    events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    events += [
        SlotSet(slot.name, slot.value) for slot in before.slots.values() if slot.value != slot.initial_value
    ]
    if before.active_loop_name:
        events += [ActionExecuted(before.active_loop_name), ActiveLoop(before.active_loop_name)]
    return [*events, ActionExecuted(ACTION_LISTEN_NAME)]
