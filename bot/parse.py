"""JSONL in, JSONL out, same order: how a message is understood, in a context where one is given."""

import asyncio
import json
from pathlib import Path
from typing import Any, TextIO

from rasa.core.agent import Agent

from bot.conversation import MISS, full_name, understand, weighed
from bot.serve import load_agent

SURE_OF_SOMETHING = 0.15  # below it nothing was understood


def parse_lines(model: Path, lines: TextIO, out: TextIO) -> None:
    """One answer to each line, a blank one too: whoever pairs them by their numbers must not slip."""
    agent, _ = load_agent(model)
    for line in lines:
        out.write(json.dumps(asyncio.run(_answer(agent, line)), ensure_ascii=False) + "\n")
        out.flush()


async def _answer(agent: Agent, line: str) -> dict[str, Any]:
    try:
        message = json.loads(line)
        context = message.get("context") or {}
        heard = await understand(agent, message["text"], context)
        ranked = weighed(heard.ranking, context.get("audience"), None, ())
        best = ranked[0] if ranked else {"name": MISS, "confidence": 0.0}
    except Exception as error:  # noqa: BLE001 - a bad line gets its own answer, the next lines theirs
        return {"error": type(error).__name__}
    sure = best["confidence"] >= SURE_OF_SOMETHING
    meaning = full_name(best)
    told = {
        "intent": best["name"] if sure else MISS,
        "confidence": _rounded(best["confidence"]),
        "ranking": [{name: _rounded(value) for name, value in entry.items()} for entry in ranked],
        "stance": heard.stance,
        "about": heard.about,
    }
    return told | ({"narrower": meaning} if sure and "/" in meaning else {})


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value
