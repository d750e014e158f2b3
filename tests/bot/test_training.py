"""What an editor sees: nothing to do, or the file, the line and the reason.

And the parse command's plain lines.
"""

# ruff: noqa: S603 - our own interpreter

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.flowcheck import problems
from bot.training import SOURCES

TOPIC = """\
version: "3.1"
intents:
  - greet
responses:
  utter_greet:
    - text: "Bonjour."
rules:
  - rule: hello
    steps:
      - intent: greet
      - action: utter_greet
nlu:
  - intent: greet
    examples: |
      - bonjour
"""


def _write(folder: Path, text: str) -> Path:
    file = folder / "topic.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_good_flows_have_no_problem(tmp_path: Path) -> None:
    _write(tmp_path, TOPIC)
    assert problems(tmp_path) == []
    assert problems(Path("flows")) == []


@pytest.mark.parametrize(
    ("good", "bad", "line", "reason"),
    [
        ("- action: utter_greet", "- action: utter_gret", 11, "la réponse utter_gret"),
        ("      - intent: greet\n", "      - intent: great\n", 10, "l’intention great"),
        (
            "    steps:",
            "    condition: [{slot_was_set: [{audiance: young}]}]\n    steps:",
            9,
            "la mémoire (slot) audiance",
        ),
        (
            "  - intent: greet\n    examples",
            "  - intent: great\n    examples",
            13,
            "des exemples de great",
        ),
        ("    steps:", "    steps", 10, ""),
        ('"Bonjour."', '"Bonjour.', 7, ""),
        ("rules:", "stories: [{story: x, steps: [{intent: greet}]}]\nrules:", 8, "ne sont pas suivies"),
    ],
)
def test_a_broken_file_is_told_with_its_line(
    tmp_path: Path, good: str, bad: str, line: int, reason: str
) -> None:
    file = _write(tmp_path, TOPIC.replace(good, bad, 1))
    (problem,) = problems(tmp_path)
    assert problem.startswith(f"{file}, ligne ")
    assert abs(int(problem.split("ligne ")[1].split(",")[0].split(" ")[0]) - line) <= 1
    assert reason in problem


def test_it_is_trained_anew_when_what_its_components_read_changes() -> None:
    read = {str(path) for pattern in SOURCES for path in Path().glob(pattern)}
    assert {"resources/places/words.yml", "reader/model/SHA256SUMS"} <= read


def test_a_model_that_is_up_to_date_is_not_trained_again(model: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "bot", "train"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "")
    assert model.exists()


def test_parse_answers_each_line_in_order_and_nothing_else(model: Path) -> None:
    lines = [
        '{"text": "bonjour"}',
        "not json",
        '{"text": 3}',
        '{"txt": "x"}',
        "",
        '{"text": "/restart"}',
        '{"text": "merci beaucoup"}',
        '{"text": ""}',
    ]
    run = subprocess.run(
        [sys.executable, "-m", "bot", "parse", "--model", str(model)],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        check=False,
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [set(answer) - {"narrower"} for answer in answers] == [
        {"intent", "confidence", "ranking", "stance", "about"} if "intent" in answer else {"error"}
        for answer in answers
    ]
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, False, False, False]
    assert answers[0]["intent"] == "greet"
    assert answers[0]["ranking"][0]["confidence"] == answers[0]["confidence"]
    assert answers[6]["intent"] == "thank"
    assert answers[7]["intent"] in {"nlu_fallback", "out_of_scope"}
