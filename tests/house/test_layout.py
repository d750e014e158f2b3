import ast
import re

from tests.house.tree import ROOT, files, named

LONGEST = 400
# Tables stand in one file on purpose (SQLModel's own advice), however many they are.
MAY_BE_LONGER = {"api/models.py"}
SAYS_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "service",
    "services",
    "manager",
    "repository",
}


def test_files_hold_one_idea():
    long = {
        named(path): lines
        for path in files("api", "bot", "dev", "bench", suffixes=(".py", ".js", ".css"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
        and named(path) not in MAY_BE_LONGER
    }
    assert long == {}


def test_names_say_what_a_file_does():
    assert [
        named(path) for path in files("api", "bot", suffixes=(".py", ".js")) if path.stem in SAYS_NOTHING
    ] == []


def test_modules_import_at_their_top():
    late = []
    for path in files("api"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                late += [
                    f"{named(path)}:{inner.lineno}"
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Import | ast.ImportFrom)
                ]
    assert late == []


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b|NotImplementedError|pytest\.(mark\.)?(skip|xfail)|importorskip")
    found = [
        f"{named(path)}:{number}"
        for path in files("api", "bot", "tests", "dev", "bench", suffixes=(".py", ".js", ".html", ".css"))
        if path.parent.name != "house"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert found == []


def test_the_readme_is_short_and_starts_with_a_command():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 120
    assert any(line.startswith("make dev") for line in lines[:30])


def test_every_verb_of_the_makefile_is_explained():
    verbs = re.findall(
        r"^([a-z-]+):[^#\n]*## (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {"dev", "demo", "train", "test", "check", "bench", "ci"} <= {name for name, _ in verbs}


def test_ci_runs_what_a_person_runs():
    assert "make ci" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
