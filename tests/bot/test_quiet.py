"""A marked sentence goes down every path, broken ones included; no output may hold a piece of it."""

# ruff: noqa: S603, TRY301 - our own interpreter; an exception raised to be logged

import asyncio
import json
import logging
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
import structlog
from rasa.core.channels.channel import UserMessage

from bot.quiet import quiet, quiet_loop
from bot.serve import load_agent
from bot.turn import Turn, take
from tests.bot.conftest import Engine, Talk

CANARY = "zibeline-mauve"


def test_a_talk_at_debug_level_leaves_no_word_in_the_output(talk: Talk) -> None:
    for text in (
        f"je m'appelle {CANARY} et j'ai peur",
        f"/restart {CANARY}",
        f"je suis à {CANARY}",
        CANARY * 300,
    ):
        talk.say(text)
    talk.engine.post({"conversation": CANARY, "text": CANARY, "nonsense": CANARY})
    talk.engine.post([CANARY])
    talk.engine.get(f"/{CANARY}")
    assert CANARY not in talk.engine.log.read_text(errors="replace")


def test_the_tracker_keeps_no_word_of_the_visitor(model: Path) -> None:
    agent, trackers = load_agent(model)
    asyncio.run(take(agent, Turn("c", f"je suis {CANARY} et j'ai 15 ans", None, {}, {}, [], None)))
    tracker = asyncio.run(trackers.retrieve("c"))
    assert tracker is not None
    assert CANARY not in json.dumps([event.as_dict() for event in tracker.events])


def test_a_failing_engine_answers_with_the_class_name_only(
    model: Path, capfd: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    agent, _ = load_agent(model)

    async def broken(message: UserMessage, *_: Any) -> None:
        raise LookupError(message.text)

    monkeypatch.setattr(agent.processor, "parse_message", broken)
    with pytest.raises(LookupError):
        asyncio.run(take(agent, Turn("c", CANARY, None, {}, {}, [], None)))
    assert CANARY not in "".join(capfd.readouterr())


@pytest.mark.parametrize("name", ["rasa.core.processor", "sanic.root", "asyncio", "root", "py.warnings"])
def test_other_peoples_records_lose_their_words(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    quiet("DEBUG")
    log = logging.getLogger(name)
    log.debug("said %s", CANARY)
    log.error(f"said {CANARY}", extra={"text": CANARY})  # noqa: G004 - as Rasa does it
    try:
        raise ValueError(CANARY)
    except ValueError:
        log.exception("failed on %s", CANARY, stack_info=True)
    structlog.get_logger().error("rest.message.received.failure", text=CANARY)
    structlog.get_logger().error(CANARY)
    warnings.warn(CANARY, UserWarning, stacklevel=1)
    output = "".join(capfd.readouterr())
    assert CANARY not in output
    assert "ValueError" in output


def test_a_forgotten_tasks_exception_is_named_not_quoted(capfd: pytest.CaptureFixture[str]) -> None:
    quiet("DEBUG")

    async def main() -> None:
        quiet_loop(asyncio.get_running_loop())
        asyncio.get_running_loop().call_exception_handler(
            {"message": CANARY, "exception": ValueError(CANARY)}
        )

    asyncio.run(main())
    output = "".join(capfd.readouterr())
    assert CANARY not in output
    assert "ValueError" in output


def test_a_crash_says_where_and_what_kind_but_not_the_words() -> None:
    code = f"from bot.quiet import quiet; quiet(); raise KeyError('{CANARY}')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "KeyError" in run.stderr
    assert CANARY not in run.stdout + run.stderr


def test_an_app_without_a_model_does_not_start(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bot", "--model", str(tmp_path / "none.tar.gz")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "python -m bot train" in run.stderr


def test_the_engine_says_that_it_is_ready(engine: Engine) -> None:
    assert engine.get("/").status == 200
    assert "the engine is ready" in engine.log.read_text(errors="replace")
