"""Plays dialogues through both processes and prints them readably, for graders: `python -m dev.transcripts FILE…`.

A file holds what tests/dialogues holds, expectations aside: a list of `{name, audience, turns: [{say} or {choose}]}`;
`say` may also stand alone. `choose` names a button by its label.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import yaml

from bench.stack import stack

Event = dict[str, Any]


def main(files: list[str]) -> int:
    if not files:
        sys.stderr.write("make transcripts FILE=tests/dialogues/young_needs.yml\n")
        return 2
    dialogues = [one for file in files for one in yaml.safe_load(Path(file).read_text(encoding="utf-8"))]
    with stack() as (_, api), httpx.Client(base_url=api.url, timeout=60) as client:
        for dialogue in dialogues:
            sys.stdout.write("\n".join(played(client, dialogue)) + "\n\n")
            sys.stdout.flush()
    return 0


def played(client: httpx.Client, dialogue: dict[str, Any]) -> Iterator[str]:
    audience = dialogue.get("audience")
    yield f"## {dialogue['name']} ({audience or 'unknown'})"
    began = client.post("/v1/chat", json={"audience": audience} if audience else {}).raise_for_status().json()
    events: list[Event] = began["events"]
    yield from told(events)
    headers = {"Authorization": f"Bearer {began['token']}"}
    for turn in dialogue["turns"]:
        said = turn if isinstance(turn, str) else turn.get("say")
        body: Event = {"client_id": str(uuid4()), "text": said} if said else _choice(turn["choose"], events)
        yield f"> {said or '[' + turn['choose'] + ']'}"
        answer = client.post("/v1/chat/messages", json=body, headers=headers)
        events = answer.json().get("events", [])
        yield from told(events) if answer.is_success else [f"  (HTTP {answer.status_code})"]


def told(events: list[Event]) -> Iterator[str]:
    """What the visitor sees of a turn: bubbles, cards with their lines, buttons."""
    for event in events:
        if event["from"] == "visitor":
            continue
        if event.get("text"):
            yield f"  {event['text']}"
        if card := event.get("card"):
            lines = [line["name"] for line in card.get("helplines", ())]
            yield f"  [card {card['type']}: {', '.join(lines) or card.get('title', '')}]"
        if choices := event.get("choices"):
            yield "  " + " · ".join(f"({choice['label']})" for choice in choices)


def _choice(label: str, events: list[Event]) -> Event:
    offered = {one["label"]: one["id"] for event in events for one in event.get("choices", ())}
    return {"client_id": str(uuid4()), "choice": offered.get(label, "none")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
