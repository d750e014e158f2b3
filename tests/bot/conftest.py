"""A real trained model and a real process; both are made once and shared."""

# ruff: noqa: S310, S603 - loopback, and our own interpreter

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.quiet import quiet
from bot.without_tensorflow import absent

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
quiet("DEBUG")
absent()  # before any test file imports Rasa

MODEL = Path("bot/models/fanal.tar.gz")
PATIENCE = 120  # seconds for a start on a busy machine: of several at once, each compiling its own files


class Answer(NamedTuple):
    status: int
    body: Any


class Engine(NamedTuple):
    port: int
    log: Path

    def post(self, body: Any, path: str = "/webhooks/fanal/turn") -> Answer:
        return self._send("POST", path, json.dumps(body).encode())

    def delete(self, path: str) -> Answer:
        return self._send("DELETE", path, None)

    def get(self, path: str) -> Answer:
        return self._send("GET", path, None)

    def _send(self, method: str, path: str, data: Any) -> Answer:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return _answer(response.status, response.read())
        except urllib.error.HTTPError as error:
            return _answer(error.code, error.read())


class Talk:
    """A visitor in a conversation of their own."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.conversation = engine, uuid.uuid4().hex
        self.before: list[str] = []

    def say(self, text: str, **slots: Any) -> dict[str, Any]:
        answer = self._turn({"text": text, "slots": slots, "before": self.before[-2:]})
        self.before.append(text)
        return answer

    def take(self, intent: str, **entities: Any) -> dict[str, Any]:
        return self._turn({"intent": intent, "entities": entities})

    def _turn(self, body: dict[str, Any]) -> dict[str, Any]:
        answer = self.engine.post({"conversation": self.conversation, **body})
        assert answer.status == 200, answer
        return answer.body


def in_danger(engine: Engine) -> Talk:
    """A young person whose first words the screen took for a danger."""
    talk = Talk(engine)
    talk._turn({"intent": "danger_now", "slots": {"audience": "young"}})
    return talk


def texts(turn: dict[str, Any]) -> list[str]:
    return [item["text"] for item in turn["messages"] if "text" in item]


def labels(turn: dict[str, Any]) -> list[str]:
    return [choice["label"] for item in turn["messages"] for choice in item.get("choices", [])]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Trained from the flows as they are, when they changed. A copy, safe from later trainings."""
    run = subprocess.run([sys.executable, "-m", "bot", "train"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return Path(shutil.copy(MODEL, tmp_path_factory.mktemp("model")))


@contextmanager
def started(model: Path, log: Path, folder: Path = Path(), **environment: str) -> Iterator[Engine]:
    """A process of its own, that may be killed."""
    port = _free_port()
    outside = {name: value for name, value in os.environ.items() if not name.startswith("FANAL_")}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "--port", str(port), "--model", str(model)],
            cwd=folder, stdout=output, stderr=subprocess.STDOUT,
            env={**outside, "FANAL_LOG_LEVEL": "DEBUG", **environment},
        )  # fmt: skip
    engine = Engine(port, log)
    try:
        _await(engine, process)
        yield engine
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


@pytest.fixture(scope="session")
def engine(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    with started(model, tmp_path_factory.mktemp("bot") / "output") as engine:
        yield engine


@pytest.fixture
def talk(engine: Engine) -> Talk:
    return Talk(engine)


@pytest.fixture
def young(talk: Talk) -> Talk:
    talk.take("inform_audience", audience="young")
    return talk


@pytest.fixture
def parent(talk: Talk) -> Talk:
    talk.take("inform_audience", audience="parent")
    return talk


def _await(engine: Engine, process: "subprocess.Popen[bytes]") -> None:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        assert process.poll() is None, engine.log.read_text()
        try:
            engine.get("/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the engine did not start: " + engine.log.read_text())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answer(status: int, body: bytes) -> Answer:
    try:
        return Answer(status, json.loads(body) if body else None)
    except json.JSONDecodeError:
        return Answer(status, body.decode())
