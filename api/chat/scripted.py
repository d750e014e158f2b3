"""RasaEngine's twin: no model, a handful of key words, the same written replies.

It serves `make demo` and the tests. It reads the words from flows/replies/ so that a demonstration never
says anything that the real one would not.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from api.chat.engine import Answer, Ask, Choice, Engine, EngineFailed, Item
from api.folding import bare

BUTTON = re.compile(r"^/(?P<intent>[\w/]+)(?P<entities>\{.*\})?$")


class ScriptedEngine(Engine):
    def __init__(self, script: Path, replies: Path) -> None:
        rules = yaml.safe_load(script.read_text(encoding="utf-8"))
        self._keywords: list[tuple[str, list[str]]] = [
            (rule["intent"], [_plain(word) for word in rule.get("any_of", ())]) for rule in rules["rules"]
        ]
        self._says: dict[str, list[str]] = {rule["intent"]: rule["say"] for rule in rules["rules"]}
        self._unknown: str = rules["otherwise"]
        self._responses = _load_replies(replies)
        self._slots: dict[str, dict[str, Any]] = {}

    async def reply(self, ask: Ask) -> Answer:
        slots = self._slots.setdefault(ask.conversation, {})
        slots.update(ask.slots)
        slots.update(ask.entities)
        intent = ask.intent or ask.danger or self._guess(ask.text or "")
        names = self._says.get(intent, self._says[self._unknown])
        messages = [item for name in names for item in self._say(name, slots)]
        if not messages:
            raise EngineFailed
        return Answer(messages=messages, intent=intent, confidence=1.0, slots=slots)

    async def forget(self, conversation: str) -> None:
        self._slots.pop(conversation, None)

    async def ready(self) -> bool:
        return True

    async def close(self) -> None:
        self._slots.clear()

    def _guess(self, text: str) -> str:
        plain = f" {_plain(text)} "
        for intent, words in self._keywords:
            if any(f" {word} " in plain for word in words):
                return intent
        return self._unknown

    def _say(self, name: str, slots: dict[str, Any]) -> list[Item]:
        for variation in self._responses.get(name, ()):
            conditions = variation.get("condition", ())
            if all(slots.get(c["name"]) == c["value"] for c in conditions):
                return _items(variation)
        return []


def _items(variation: dict[str, Any]) -> list[Item]:
    items = []
    if "text" in variation:
        choices = [
            Choice(label=b["title"], payload=_payload(b["payload"])) for b in variation.get("buttons", ())
        ]
        items.append(Item(text=str(variation["text"]), choices=choices))
    if "custom" in variation:
        items.append(Item.model_validate(variation["custom"]))
    return items


def _payload(button: str) -> dict[str, Any]:
    found = BUTTON.match(button.strip())
    if found is None:
        raise ValueError(f"not a button's payload: {button}")
    entities = yaml.safe_load(found["entities"]) if found["entities"] else {}
    return {"intent": found["intent"], "entities": entities}


@cache
def _load_replies(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Variations by reply name, those with conditions first, as Rasa tries them."""
    responses: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(folder.glob("*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}
        for name, variations in content.get("responses", {}).items():
            responses[name] = sorted(variations, key=lambda one: not one.get("condition"))
    return responses


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", bare(text)))
