"""The choices that follow a miss: the likeliest subjects, worded in flows/replies/guesses.yml."""

from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.audience import fits
from bot.writer import YOUNG

PREFIX = "utter_guess_"
MOST = 3
ALWAYS = ("ask_human", "find_help_nearby", "ask_how_it_works")


def guesses(
    tracker: DialogueStateTracker, responses: dict[str, list[dict[str, Any]]], before: list[str]
) -> list[dict[str, Any]]:
    """Up to three buttons, none offered in the turn before; a person or a place fill up to two."""
    audience = tracker.get_slot("audience")
    parsed = tracker.latest_message.parse_data if tracker.latest_message else {}
    ranked = [entry["name"] for entry in parsed.get("intent_ranking", [])]
    buttons: list[dict[str, Any]] = []
    for intent in [*ranked[:8], *ALWAYS]:
        payload = f"/{intent}"
        known = {button["payload"] for button in buttons} | set(before)
        if payload in known or not fits(intent, audience) or PREFIX + intent not in responses:
            continue
        if intent in ALWAYS and len(buttons) >= MOST - 1:
            break
        label = _label(responses[PREFIX + intent], audience or YOUNG)
        buttons.append({"title": label, "payload": payload})
        if len(buttons) == MOST:
            break
    return buttons


def _label(variations: list[dict[str, Any]], audience: Any) -> str:
    for variation in variations:
        if any(condition["value"] == audience for condition in variation.get("condition", [])):
            return str(variation["text"])
    return str(next(variation["text"] for variation in variations if not variation.get("condition")))
