"""Which variation of a reply is said: in the visitor's register, not the last one, never with a hole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Optional

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import MISS, MOST, YOUNG
from bot.payload import read

HOLE = re.compile(r"\{([a-z_0-9]+)\}")
FALLBACK, AGAIN = "utter_fallback", "utter_repeat"
DOUBT, UNCLEAR, SECOND, THIRD = (
    "utter_doubt",
    "utter_unclear",
    "utter_fallback_second",
    "utter_fallback_third",
)
LISTENING = "utter_listening_"  # and an intent: what is said at its subject where what is meant is not clear
MANY = 3  # misses in a row, after which a person is offered
NOT_THAT = {"title": "Autre chose", "payload": "/unsure/other_topic"}


class Replies(TemplatedNaturalLanguageGenerator):
    def __init__(self, endpoint_config: Any = None, domain: Optional[Domain] = None) -> None:  # noqa: ARG002 - Rasa's call
        super().__init__(domain.responses if domain else {})

    @property
    def responses(self) -> dict[str, list[dict[str, Any]]]:
        return self._responses

    @responses.setter
    def responses(self, responses: dict[str, list[dict[str, Any]]]) -> None:
        """Rasa hands them over when a model is loaded, long after this was made."""
        self._responses = responses
        self._titles, self._adult_titles = _titles(responses, young=True), _titles(responses, young=False)

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> Optional[dict[str, Any]]:
        slots = tracker.current_slot_values()
        name = self._unclear(tracker) if utter_action == FALLBACK else utter_action
        fitting = self._fitting(name, output_channel, slots)
        if not fitting:
            return None
        turns = _turns(tracker)
        response = _least_said(fitting, turns) or self._said_again(fitting[0], output_channel, slots, turns)
        response = {
            key: _fill(value, {**slots, **kwargs}) for key, value in response.items() if key != "condition"
        }
        if name == DOUBT:
            response["buttons"] = [*self._offered(tracker), NOT_THAT]
        elif name.startswith(LISTENING):
            response["buttons"] = self._near(tracker, response.get("buttons") or [])
        return response

    def _unclear(self, tracker: DialogueStateTracker) -> str:
        """With her at her subject; else between two meanings if there are two, once; then other words, a person."""
        misses = _misses_in_a_row(tracker)
        listening = f"{LISTENING}{_read(tracker, 'listening')}"
        if misses <= MANY and listening in self.responses:
            return listening
        if misses == 1 and self._offered(tracker):
            return DOUBT
        if misses < MANY and tracker.get_slot("subject") is not None:
            return UNCLEAR
        return FALLBACK if misses == 1 else SECOND if misses < MANY else THIRD

    def _offered(self, tracker: DialogueStateTracker) -> list[dict[str, str]]:
        """Buttons for the likeliest meanings; none unless there are two that differ."""
        between = _read(tracker, "between") or []
        found = {button["title"]: button for button in self._leading_to(between, tracker)}
        return list(found.values()) if len(found) == len(between) else []

    def _near(self, tracker: DialogueStateTracker, own: Sequence[dict[str, str]]) -> list[dict[str, str]]:
        """What may have been meant; after it what the reply itself offers, up to the most that fit on a phone."""
        buttons = [*self._leading_to(_read(tracker, "near") or [], tracker), *own]
        return list({button["payload"]: button for button in buttons}.values())[:MOST]

    def _leading_to(self, meanings: Sequence[str], tracker: DialogueStateTracker) -> Iterator[dict[str, str]]:
        """For each meaning the button that leads there, in the words of who writes."""
        titles = self._titles if tracker.get_slot("audience") in {None, YOUNG} else self._adult_titles
        return ({"title": titles[name], "payload": f"/{name}"} for name in meanings if name in titles)

    def _fitting(self, name: str, channel: str, slots: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Variations whose conditions hold and whose holes can be filled; the more particular ones first.

        To somebody unknown, what the young hear is said, as the page's first words do, unless there are words for them.
        """
        usable = [variation for variation in self.responses.get(name, []) if _filled(variation, slots)]
        choose = ResponseVariationFilter({name: usable}).responses_for_utter_action
        found = [one for one in choose(name, channel, dict(slots)) if one.get("condition")]
        if not found and slots.get("audience") is None:
            as_young = choose(name, channel, {**slots, "audience": "young"})
            found = [one for one in as_young if one.get("condition")]
        return found or [one for one in usable if not one.get("condition")]

    def _said_again(
        self,
        variation: dict[str, Any],
        channel: str,
        slots: Mapping[str, Any],
        turns: Sequence[Sequence[BotUttered]],
    ) -> dict[str, Any]:
        """Every variation was said a moment ago: admit it, and still do what the reply does."""
        others = self._fitting(AGAIN, channel, slots)
        other = _least_said(others, turns) or (others[0] if others else variation)
        return {**other, **({"custom": variation["custom"]} if "custom" in variation else {})}


def _titles(responses: Mapping[str, Sequence[Mapping[str, Any]]], *, young: bool) -> dict[str, str]:
    """Each meaning with the words of a button that leads there, if there is one said to the young, or to others."""
    said = [variation for variations in responses.values() for variation in variations]
    fitting = [variation for variation in said if _to_the_young(variation) == young]
    found: dict[str, str] = {}
    for variation in [*fitting, *said]:
        for button in variation.get("buttons") or []:
            payload = read(button["payload"])
            begins_with_answer = button["title"].split()[0].rstrip(",") in {"Oui", "Non"}
            if not payload.entities and not begins_with_answer:
                found.setdefault(payload.intent, button["title"])
    return found


def _to_the_young(variation: Mapping[str, Any]) -> bool:
    return any(condition.get("value") == YOUNG for condition in variation.get("condition") or [])


def _read(tracker: DialogueStateTracker, name: str) -> Any:
    """What bot/turn.py told of the message of this turn."""
    return tracker.latest_message.parse_data.get(name) if tracker.latest_message else None


def _turns(tracker: DialogueStateTracker) -> list[list[BotUttered]]:
    """What was said in each turn, the oldest first; the last list is the turn under way."""
    turns: list[list[BotUttered]] = [[]]
    for event in tracker.applied_events():
        if isinstance(event, UserUttered):
            turns.append([])
        elif isinstance(event, BotUttered):
            turns[-1].append(event)
    return turns


def _misses_in_a_row(tracker: DialogueStateTracker) -> int:
    count = 0
    for event in reversed(tracker.applied_events()):
        if isinstance(event, UserUttered):
            if event.intent_name != MISS:
                break
            count += 1
    return count


def _least_said(
    variations: Sequence[dict[str, Any]], turns: Sequence[Sequence[BotUttered]]
) -> Optional[dict[str, Any]]:
    """The first of those said least often, among those not said in this turn or the one before.

    One that repeats a paragraph of theirs comes behind those that repeat nothing.
    """
    texts = [event.text for turn in turns for event in turn]
    just_said = [event.text for turn in turns[-2:] for event in turn if event.text]
    paragraphs = {part for text in just_said for part in text.split("\n\n")}
    fresh = [variation for variation in variations if variation.get("text") not in just_said]

    def rank(variation: dict[str, Any]) -> tuple[bool, int]:
        text = variation.get("text") or ""
        return not paragraphs.isdisjoint(text.split("\n\n")), texts.count(text)

    return min(fresh, key=rank) if fresh else None


def _filled(variation: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Rasa would print the word None for an unset slot."""
    return all(slots.get(hole) is not None for hole in HOLE.findall(repr(variation)) if hole in slots)


def _fill(part: Any, values: Mapping[str, Any]) -> Any:
    """A copy of a text, buttons or custom data with its holes filled; payloads hold braces that are none."""
    if isinstance(part, str):
        return HOLE.sub(lambda hole: str(values.get(hole[1], hole[0])), part)
    if isinstance(part, list):
        return [_fill(entry, values) for entry in part]
    return {key: _fill(value, values) for key, value in part.items()} if isinstance(part, dict) else part
