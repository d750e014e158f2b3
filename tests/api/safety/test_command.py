"""`python -m api.safety` and `python -m api.safety.report`, through their front doors."""

import json
import os
import subprocess
import sys
from pathlib import Path

# Each was about one thing in one process and about two in another, by the last digit of a sum.
BALANCED = (
    "hoquet depuis 20 min aidez moi mdrr g tt essayé meme boire à l'envers",
    "j'ai essayé de dire stop, il a ri et il m'a ordonné d'y retourner la semaine d'après",
    "ma niece est rentrée elle tient pas debout elle a du sang sur la robe elle sait plus ce qui s'est passé",
)
# With phrases that are made in this process, and with those that another may have made.
SCREENED = """
import sys
from api.safety import load, screen
from api.safety.__main__ import RESOURCES
for phrases in load(RESOURCES, examples=True), load(RESOURCES):
    print([screen(text, phrases=phrases) for text in sys.argv[1:]])
"""


def run(*args: str, lines: bytes = b"", hash_seed: str = "random") -> list[str]:
    command, known = [sys.executable, *args], {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(command, input=lines, capture_output=True, check=True, env=known)  # noqa: S603
    return done.stdout.decode().splitlines()


def test_each_line_has_its_answer_in_order_and_a_bad_line_an_error_in_its_place() -> None:
    sent = b'{"text": "il va me tuer"}\nnot json\n{"text": 3}\n\xff\xfe\n[]\n{"text": "salut"}\n{"text": ""}'
    answers = [json.loads(line) for line in run("-m", "api.safety", lines=sent)]
    assert [set(answer) for answer in answers] == [
        {"level", "axes", "rules"}, *[{"error"}] * 4, {"level", "axes", "rules"}, {"level", "axes", "rules"},
    ]  # fmt: skip
    assert (answers[0]["level"], answers[-2]["level"], answers[-1]["level"]) == ("immediate", "none", "none")
    assert "violence" in answers[0]["axes"]


def test_every_process_answers_the_same() -> None:
    answers = [run("-c", SCREENED, *BALANCED, hash_seed=seed) for seed in ("1", "2", "3", "4")]
    assert len({answer for made_and_read in answers for answer in made_and_read}) == 1


def test_the_report_names_levels_axes_slices_and_misses(tmp_path: Path) -> None:
    labelled = tmp_path / "few.jsonl"
    lines = [
        {"text": "il va me tuer", "level": "immediate", "axes": ["violence"], "slice": "plain"},
        {"text": "bonjour", "level": "high", "axes": ["suicide"], "slice": "plain"},
        {"text": "salut"},
    ]
    labelled.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    said = run("-m", "api.safety.report", str(labelled))
    assert said[0] == "3 messages"
    assert any(line.split()[:1] == ["violence"] and "100.0%" in line for line in said)
    assert any("high → none" in line and "'bonjour'" in line for line in said)
