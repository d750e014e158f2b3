"""JSONL in, JSONL out, same order: how a message is understood on its own."""

import asyncio
import json
from pathlib import Path
from typing import Any, TextIO

from rasa.core.agent import Agent

from bot.serve import load_agent
from bot.understanding import understand


def parse_lines(model: Path, lines: TextIO, out: TextIO) -> None:
    """One answer to each line, a blank one too: whoever pairs them by their numbers must not slip."""
    agent, _ = load_agent(model)
    for line in lines:
        out.write(json.dumps(asyncio.run(_answer(agent, line)), ensure_ascii=False) + "\n")
        out.flush()


async def _answer(agent: Agent, line: str) -> dict[str, Any]:
    try:
        message = json.loads(line)
        heard = await understand(agent, message["text"])
    except Exception as error:  # noqa: BLE001 - a bad line gets its own answer, the next lines theirs
        return {"error": type(error).__name__}
    return {"intent": heard.intent, "confidence": heard.confidence, "ranking": heard.ranking}
