"""`python -m api.safety`: lines of JSON in, as many out, in order."""

import json
import subprocess
import sys

LINES = [
    '{"text": "il va me tuer"}', "not json", '{"text": 3}', "", '{"text": ""}', '{"text": "\\ud800\\u0000"}',
    '{"text": "oui", "context": ["il est dans l\'appartement, il me frappe"]}', '{"text": "oui", "context": "a"}',
    "[" * 5_000, '{"text": "' + "a" * 9_000 + '"}',
]  # fmt: skip


def test_each_line_is_answered_in_its_place():
    command = [sys.executable, "-m", "api.safety"]
    run = subprocess.run(  # noqa: S603
        command, input="\n".join(LINES) + "\n", capture_output=True, text=True, check=True
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(LINES)
    assert answers[0] == {"level": "immediate", "axes": answers[0]["axes"], "rules": ["always"]}
    assert "violence" in answers[0]["axes"]
    for number in (1, 2, 3, 7, 8):
        assert list(answers[number]) == ["error"]
    for number in (4, 5, 6, 9):
        assert set(answers[number]) == {"level", "axes", "rules"}
        assert set(answers[number]["rules"]) <= {"reader", "always", "context"}
    assert run.stderr == ""
