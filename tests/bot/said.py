"""Which reply a turn said, and which numbers it showed."""

from typing import Any

from tests.bot.conftest import texts
from tests.bot.test_flows import RESPONSES


def says(turn: dict[str, Any], reply: str) -> bool:
    return bool(
        set(texts(turn)) & {variation["text"] for variation in RESPONSES[reply] if "text" in variation}
    )


def numbers(turn: dict[str, Any]) -> set[str]:
    return {line for item in turn["messages"] for line in item.get("ids", [])}
