"""`python -m api.safety` and `python -m api.safety.report`, through their front doors."""

import json
import subprocess
import sys
from pathlib import Path


def run(module: str, *args: str, lines: bytes = b"") -> list[str]:
    done = subprocess.run([sys.executable, "-m", module, *args], input=lines, capture_output=True, check=True)  # noqa: S603
    return done.stdout.decode().splitlines()


def test_each_line_has_its_answer_in_order_and_a_bad_line_an_error_in_its_place() -> None:
    sent = b'{"text": "il va me tuer"}\nnot json\n{"text": 3}\n\xff\xfe\n[]\n{"text": "salut"}\n{"text": ""}'
    answers = [json.loads(line) for line in run("api.safety", lines=sent)]
    assert [set(answer) for answer in answers] == [
        {"level", "axes", "rules"}, *[{"error"}] * 4, {"level", "axes", "rules"}, {"level", "axes", "rules"},
    ]  # fmt: skip
    assert (answers[0]["level"], answers[-2]["level"], answers[-1]["level"]) == ("immediate", "none", "none")
    assert "violence" in answers[0]["axes"]


def test_the_report_names_levels_axes_slices_and_misses(tmp_path: Path) -> None:
    labelled = tmp_path / "few.jsonl"
    lines = [
        {"text": "il va me tuer", "level": "immediate", "axes": ["violence"], "slice": "plain"},
        {"text": "bonjour", "level": "high", "axes": ["suicide"], "slice": "plain"},
        {"text": "salut"},
    ]
    labelled.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    said = run("api.safety.report", str(labelled))
    assert said[0] == "3 messages"
    assert any(line.split()[:1] == ["violence"] and "100.0%" in line for line in said)
    assert any("high → none" in line and "'bonjour'" in line for line in said)
