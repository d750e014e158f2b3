"""A slot for the answer to a question of safety: the questions are asked anew each time that they start."""

from typing import Any

from rasa.shared.core.slots import AnySlot, Slot

FORGOTTEN = "forgotten"  # Rasa refuses a mapping to null and empties a slot only through an action server


class Answer(AnySlot):
    type_name = "answer"

    @property
    def value(self) -> Any:
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        Slot.value.fset(self, None if value == FORGOTTEN else value)  # type: ignore[attr-defined]
