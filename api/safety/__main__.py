"""Screens lines of JSON: `{"text"}` in, `{"level", "axes", "rules"}` out, one for one and in order.

`{"text", "context": [earlier messages of the same visitor]}` too. A line that cannot be read gives `{"error"}` in
its place. Nothing else is written to standard output.
"""

import json
import sys
from pathlib import Path
from typing import Any

from api.safety import REMEMBERED, Context, Screen, load

RESOURCES = Path(__file__).parents[2] / "resources" / "safety"


def answer(line: bytes, screen: Screen) -> dict[str, Any]:
    try:
        message = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {"error": "not a line of JSON in UTF-8"}
    text = message.get("text") if isinstance(message, dict) else None
    if not isinstance(text, str):
        return {"error": 'no "text" in words'}
    before = message.get("context") or []
    if not isinstance(before, list) or not all(isinstance(one, str) for one in before):
        return {"error": '"context" is a list of earlier messages'}
    found = screen.now(text, Context(before=tuple(before[-REMEMBERED:])))
    return {"level": found.level, "axes": list(found.axes), "rules": list(found.rules)}


def main() -> None:
    screen = load(RESOURCES)
    for line in sys.stdin.buffer:
        print(json.dumps(answer(line, screen), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
