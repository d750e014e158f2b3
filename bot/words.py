"""Which variation of a reply is said: in the visitor's register, not the last one, never with a hole."""

import re
from typing import Any, Optional

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.course import SUBJECT
from bot.guesses import guesses
from bot.spoken import bot_turns, misses_in_a_row, offered, said_by
from bot.writer import YOUNG

HOLE = re.compile(r"\{([a-z_0-9]+)\}")
FALLBACK = "utter_fallback"
AGAIN = "utter_repeat"
WHERE_WE_WERE = "utter_where_we_were"
BY_MISSES = (FALLBACK, FALLBACK, "utter_fallback_second", "utter_fallback_third")
LISTENING = "utter_fallback_heard"


class Words(TemplatedNaturalLanguageGenerator):
    def __init__(self, endpoint_config: Any = None, domain: Optional[Domain] = None) -> None:  # noqa: ARG002 - Rasa's call
        super().__init__(domain.responses if domain else {})

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> Optional[dict[str, Any]]:
        slots = tracker.current_slot_values()
        turns = bot_turns(tracker)
        if utter_action == WHERE_WE_WERE:
            utter_action = _open_question(turns[:-1]) or utter_action
        name = BY_MISSES[min(misses_in_a_row(tracker), 3)] if utter_action == FALLBACK else utter_action
        if name == FALLBACK and slots.get(SUBJECT) is not None:  # who has told something is no riddle
            name = LISTENING
        fitting = self._fitting(name, output_channel, slots)
        if not fitting:
            return None
        response = _least_said(fitting, turns) or self._said_again(fitting[0], output_channel, slots, turns)
        response = {
            key: _fill(value, {**slots, **kwargs}) for key, value in response.items() if key != "condition"
        }
        if name.startswith(FALLBACK) and not response.get("buttons"):
            before = [button["payload"] for button in offered(turns[-2] if len(turns) > 1 else [])]
            response["buttons"] = guesses(tracker, self.responses, before)
        return response

    def _fitting(self, name: str, channel: str, slots: dict[str, Any]) -> list[dict[str, Any]]:
        """Variations whose conditions hold and whose holes can be filled.

        To somebody unknown, what the young hear is said, as the page's first words do, unless there are words
        for them.
        """
        usable = [variation for variation in self.responses.get(name, []) if _filled(variation, slots)]
        choose = ResponseVariationFilter({name: usable}).responses_for_utter_action
        found = choose(name, channel, slots)
        if slots.get("audience") is None and not any("condition" in variation for variation in found):
            return choose(name, channel, {**slots, "audience": YOUNG})
        return found

    def _said_again(
        self, variation: dict[str, Any], channel: str, slots: dict[str, Any], turns: list[list[BotUttered]]
    ) -> dict[str, Any]:
        """Every variation was said a moment ago: admit it, and still do what the reply does."""
        others = self._fitting(AGAIN, channel, slots)
        other = _least_said(others, turns) or (others[0] if others else variation)
        return {**other, **({"custom": variation["custom"]} if "custom" in variation else {})}


def _open_question(turns: list[list[BotUttered]]) -> Optional[str]:
    """The reply that last offered choices, asked again or not since."""
    for turn in reversed(turns):
        asking = [said_by(event) for event in turn if event.data.get("buttons")]
        if WHERE_WE_WERE not in asking:
            return asking[-1] if asking else None
    return None


def _least_said(variations: list[dict[str, Any]], turns: list[list[BotUttered]]) -> Optional[dict[str, Any]]:
    """The first of those said least often, among those not said in this turn or the one before."""
    texts = [event.text for turn in turns for event in turn]
    just_said = {event.text for turn in turns[-2:] for event in turn if event.text}
    fresh = [variation for variation in variations if variation.get("text") not in just_said]
    return min(fresh, key=lambda variation: texts.count(variation.get("text"))) if fresh else None


def _filled(variation: dict[str, Any], slots: dict[str, Any]) -> bool:
    """Rasa would print the word None for an unset slot."""
    return all(slots.get(hole) is not None for hole in HOLE.findall(repr(variation)) if hole in slots)


def _fill(part: Any, values: dict[str, Any]) -> Any:
    """A copy of a text, buttons or custom data with its holes filled; payloads hold braces that are none."""
    if isinstance(part, str):
        return HOLE.sub(lambda hole: str(values.get(hole[1], hole[0])), part)
    if isinstance(part, list):
        return [_fill(entry, values) for entry in part]
    return {key: _fill(value, values) for key, value in part.items()} if isinstance(part, dict) else part
