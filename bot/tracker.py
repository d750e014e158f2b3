"""A tracker that remembers what policies ask it again and again: what still holds, and the latest states.

Rasa works both out anew at each prediction, of which a turn has three: it copied the tracker and replayed the
whole conversation, which took a third of a turn.
"""

from collections import deque
from itertools import islice
from typing import Optional

from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    Event,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

# What makes events before it count no more, or in another way. By the class itself: `isinstance` of abstract
# classes costs ten times as much.
REWRITES = frozenset({Restarted, SessionStarted, ActionReverted, UserUtteranceReverted, ActiveLoop})


class QuickTracker(DialogueStateTracker):
    _seen = 0  # events that `_applied` was worked out from
    _applied: list[Event]
    _loops: frozenset[str]
    _replay: Optional["Replay"] = None

    @classmethod
    def of(cls, tracker: DialogueStateTracker) -> "QuickTracker":
        """The same tracker, which from now on remembers."""
        tracker.__class__ = cls
        return tracker  # type: ignore[return-value]

    def init_copy(self) -> "QuickTracker":
        """A new conversation's tracker: the same slots, nothing of what happened."""
        copied = QuickTracker(
            self.sender_id, None, self._max_event_history, is_rule_tracker=self.is_rule_tracker
        )
        copied.slots = {name: _unset(slot) for name, slot in self.slots.items()}
        return copied

    def applied_events(self) -> list[Event]:
        """Worked out anew only when something was taken back: else what happened is only ever added to."""
        newer = list(islice(self.events, self._seen, None))
        if newer and self._seen and not any(map(self._rewrites, newer)):
            self._applied += newer
        elif newer:
            self._applied = super().applied_events()
            self._loops = frozenset(
                event.name for event in self.events if isinstance(event, ActiveLoop) and event.name
            )
        self._seen = len(self.events)
        return list(self._applied) if self._seen else []

    def latest_states(self, domain: Domain, wanted: int) -> list[State]:
        """The last of Rasa's `past_states(domain)`; the caller may change them."""
        events = self.applied_events()
        if self._replay is None or not self._replay.leads_to(events, wanted):
            self._replay = Replay(self, wanted)
        return self._replay.to(events, domain)

    def _rewrites(self, event: Event) -> bool:
        kind = type(event)
        return kind in REWRITES or (kind is ActionExecuted and event.action_name in self._loops)


class Replay:
    """A conversation told once more from its beginning, with the state before each of the latest actions."""

    def __init__(self, tracker: DialogueStateTracker, wanted: int) -> None:
        self._at, self._told = tracker.init_copy(), list[Event]()
        self._wanted = wanted
        self._states: deque[State] = deque(maxlen=wanted - 1)
        self._now: Optional[State] = None  # behind what was told

    def leads_to(self, events: list[Event], wanted: int) -> bool:
        return (
            wanted == self._wanted
            and len(self._told) <= len(events)
            and all(one is other for one, other in zip(self._told, events))  # noqa: B905 - Python 3.10 knows no strict
        )

    def to(self, events: list[Event], domain: Domain) -> list[State]:
        """Go on to behind these; states further back than wanted aren't worked out."""
        newer = events[len(self._told) :]
        skipped = sum(type(event) is ActionExecuted for event in newer) - (self._wanted - 1)
        for event in newer:
            if type(event) is ActionExecuted:
                if skipped <= 0:
                    self._states.append(self._state(domain))
                skipped -= 1
            self._at.update(event)
            self._now = None
        self._told = events
        return [*map(_copied, self._states), _copied(self._state(domain))]

    def _state(self, domain: Domain) -> State:
        if self._now is None:
            self._now = domain.get_active_state(self._at)
        return self._now


def _copied(state: State) -> State:
    return {part: dict(known) for part, known in state.items()}  # type: ignore[arg-type]


def _unset(slot: Slot) -> Slot:
    copied: Slot = object.__new__(type(slot))
    vars(copied).update(vars(slot))
    copied.reset()
    return copied
