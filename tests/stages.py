"""A stage of the Dockerfile, laid out in a folder: what its image would hold besides the installed packages.

Read by the tests of the bot (Python 3.10) and by those of the API (3.12), hence no import of theirs.
"""

# ruff: noqa: S603 - git, as developers have it

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def laid_out(stage: str, folder: Path) -> Path:
    for copied in _copies(stage):
        *sources, target = copied.split()
        for source in sources:
            for file in _files(source):
                inside = file.relative_to(source) if Path(source) != file else _name(file, target)
                there = folder / target / inside
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / file, there)
    return folder


def _copies(stage: str) -> list[str]:
    """Its COPY lines, but those that take something out of another image."""
    written = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (lines,) = re.findall(rf"^FROM \S+ AS {stage}$(.*?)(?=^FROM |\Z)", written, re.DOTALL | re.MULTILINE)
    return re.findall(r"^COPY (?!--from)(.+)$", lines, re.MULTILINE)


def _files(source: str) -> list[Path]:
    """Under version control, or about to be: what a fresh clone would build from."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", source]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found = [Path(name) for name in listed.stdout.splitlines()]
    assert found, f"the Dockerfile copies {source}, which isn't there"
    return found


def _name(file: Path, target: str) -> str:
    return file.name if target.endswith("/") else ""
