"""Screens lines of JSON: `{"text"}` in, `{"level", "axes", "rules"}` out, one for one and in order.

A line that cannot be read gives `{"error"}` in its place. Nothing else is written to standard output. Without
any line the phrases are only made ready (`store`).
"""

import json
import sys
from pathlib import Path
from typing import Any

from api.safety import Phrases, load, screen

RESOURCES = Path(__file__).parents[2] / "resources" / "safety"


def answer(line: bytes, phrases: Phrases) -> dict[str, Any]:
    try:
        message = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {"error": "not a line of JSON in UTF-8"}
    text = message.get("text") if isinstance(message, dict) else None
    if not isinstance(text, str):
        return {"error": 'no "text" in words'}
    found = screen(text, phrases=phrases)
    return {"level": found.level, "axes": list(found.axes), "rules": list(found.rules)}


def main() -> None:
    phrases = load(RESOURCES)
    for line in sys.stdin.buffer:
        print(json.dumps(answer(line, phrases), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
