"""The dialogues of tests/dialogues with everything in place: the Rasa process, the screen, cards, helplines.

The application runs here rather than in a process of its own so that the clock can stand on a working day:
closed lines are dropped from cards.
"""

import asyncio
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.request import urlopen

import pytest
import time_machine
from fastapi import FastAPI

from api.app import create_app
from api.chat.engine import Answer, Ask, RasaEngine
from api.metrics import Metrics
from api.settings import ROOT, Settings
from tests.api.conftest import browser
from tests.api.visitors import Visitor, cards, texts
from tests.dialogues.expect import LEVELS, MEASURED, Dialogue, Seen, expected, misses, never_met, read

WORKING_DAY = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
SHOWN = 0.85  # of the turns that expect one of some numbers
PATIENCE = 100  # seconds for a start on a busy machine


class Overheard(RasaEngine):
    """The real client; it keeps the last answer, since a visitor is never told her intent."""

    last: Answer | None = None

    async def reply(self, ask: Ask) -> Answer:
        self.last = None
        self.last = await super().reply(ask)
        return self.last


@pytest.fixture(scope="session")
def bot() -> Iterator[str]:
    """The address of a real engine with the trained model (`make train`)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(ROOT / ".venv-bot/bin/python"), "-m", "bot", "--port", str(port)]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("FANAL_")}
    with subprocess.Popen(command, cwd=ROOT, env=outside) as process:  # noqa: S603 - our own command
        url = f"http://127.0.0.1:{port}"
        try:
            _await(url, process)
            yield url
        finally:
            process.terminate()


async def test_an_engine_that_runs_is_said_to_be_ready(bot: str) -> None:
    engine = RasaEngine(bot, timeout=5)
    try:
        assert await engine.ready()
    finally:
        await engine.close()


@pytest.fixture(scope="session")
def played(bot: str, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Dialogue, list[Seen]]]:
    with pytest.MonkeyPatch.context() as patch, time_machine.travel(WORKING_DAY):
        metrics = Metrics()
        patch.setattr("api.app.Metrics", lambda: metrics)
        database = tmp_path_factory.mktemp("dialogues") / "fanal.db"
        settings = Settings(database_url=f"sqlite:///{database}", bot_url=bot, limits="off")
        return asyncio.run(_play_all(settings, Overheard(bot, timeout=20), metrics))


def test_most_numbers_that_are_expected_are_shown(played: list[tuple[Dialogue, list[Seen]]]) -> None:
    """By then: numbers are said once. Which reply comes, and so which card, hangs on the reading."""
    turns = [
        (
            f"{dialogue.name}: {turn.get('say')}",
            set(wanted),
            set().union(*(one.helplines for one in seen[: number + 1])),
        )
        for dialogue, seen in played
        for number, turn in enumerate(dialogue.turns)
        if (wanted := turn["expect"].get("helplines_any"))
    ]
    missed = [f"{said} → {sorted(wanted)}" for said, wanted, shown in turns if not wanted & shown]
    assert len(missed) <= (1 - SHOWN) * len(turns), f"{len(missed)} of {len(turns)}\n" + "\n".join(missed)


@pytest.mark.parametrize("number", range(len(read())), ids=[dialogue.name for dialogue in read()])
def test_the_service_holds_the_conversation(played: list[tuple[Dialogue, list[Seen]]], number: int) -> None:
    dialogue, seen = played[number]
    wrong: list[str] = []
    for at, turn in enumerate(dialogue.turns):
        expect = {key: value for key, value in expected(dialogue, at).items() if key not in MEASURED}
        said = turn.get("say") or f"[{turn['choose']}]"
        wrong += [f"{said} → {miss}" for miss in misses(expect, seen[at], seen[at - 1] if at else None)]
    assert not wrong + never_met(dialogue, seen), "\n".join(wrong)


async def _play_all(
    settings: Settings, engine: Overheard, metrics: Metrics
) -> list[tuple[Dialogue, list[Seen]]]:
    app = create_app(settings, engine)
    async with app.router.lifespan_context(app):
        return [(dialogue, await _hold(app, engine, metrics, dialogue)) for dialogue in read()]


async def _hold(app: FastAPI, engine: Overheard, metrics: Metrics, dialogue: Dialogue) -> list[Seen]:
    seen: list[Seen] = []
    async with browser(app) as client:
        known = {"audience": dialogue.audience} if dialogue.audience else {}
        visitor = await Visitor.arrive(client, **known)
        events = visitor.opening
        for turn in dialogue.turns:
            counted = _counted(metrics)
            events = await _take(visitor, turn, events, engine)
            seen.append(_seen(events, engine.last, _risen(counted, _counted(metrics))))
    return seen


async def _take(
    visitor: Visitor, turn: dict[str, Any], events: list[dict[str, Any]], engine: Overheard
) -> list[dict[str, Any]]:
    if "say" in turn:
        return await visitor.write(turn["say"])
    wanted = {turn["choose"]}
    if engine.last:
        items = engine.last.messages
        wanted |= {c.label for item in items for c in item.choices if c.payload["intent"] == turn["choose"]}
    offered = [choice for event in events for choice in event.get("choices") or ()]
    return await visitor.choose(next(choice["id"] for choice in offered if choice["label"] in wanted))


def _seen(events: list[dict[str, Any]], answer: Answer | None, level: str | None) -> Seen:
    shown = cards(events)
    said = answer.messages if answer else []
    return Seen(
        intent=(answer and answer.intent) or "no answer of the engine",
        texts=texts(events),
        choices=[choice["label"] for event in events for choice in event.get("choices") or ()],
        cards=[card["type"] for card in shown],
        helplines={line["id"] for card in shown for line in card.get("helplines", ())},
        deeds=[item.do for item in said if item.do],
        level=level,
        offered={choice.payload["intent"] for item in said for choice in item.choices},
    )


def _counted(metrics: Metrics) -> dict[str, float]:
    count = metrics.registry.get_sample_value
    return {level: count("fanal_screened_total", {"level": level}) or 0.0 for level in LEVELS}


def _risen(before: dict[str, float], after: dict[str, float]) -> str | None:
    """The level that the screen gave to the message between two counts; None when it judged nothing."""
    return next((level for level in LEVELS if after[level] > before[level]), None)


def _await(url: str, process: "subprocess.Popen[bytes]") -> None:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        assert process.poll() is None, "the engine did not start: is there a model?"
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the engine did not start in time")
