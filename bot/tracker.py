"""A tracker that policies can copy at little cost: Python's general way of copying took a tenth of a turn."""

from typing import Optional

from rasa.shared.core.events import Event
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker


class QuickTracker(DialogueStateTracker):
    _applied: Optional[tuple[int, list[Event]]] = None

    @classmethod
    def of(cls, tracker: DialogueStateTracker) -> "QuickTracker":
        """The same tracker, which from now on copies itself as below."""
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
        """Worked out once for each length: what happened is only ever added to."""
        if self._applied is None or self._applied[0] != len(self.events):
            self._applied = len(self.events), super().applied_events()
        return list(self._applied[1])


def _unset(slot: Slot) -> Slot:
    copied: Slot = object.__new__(type(slot))
    vars(copied).update(vars(slot))
    copied.reset()
    return copied
