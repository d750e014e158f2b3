"""What measures the model is not what taught it: tests/nlu/README.md."""

import json
import re
from pathlib import Path

import pytest

from bot.folding import fold
from tests.dialogues.expect import read

EXAMPLE = re.compile(r"^ +- (.+)$", re.MULTILINE)
ANNOTATED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
TRIVIAL = 5  # words: «merci beaucoup», «je n’ai pas compris» are nobody’s own
FILES = sorted(Path("tests/nlu").glob("*.jsonl"))


def _examples() -> set[str]:
    written = "\n".join(path.read_text(encoding="utf-8") for path in Path("flows/topics").glob("*.yml"))
    return {fold(ANNOTATED.sub(r"\1", example)) for example in EXAMPLE.findall(written)}


def _told(texts: list[str]) -> list[str]:
    examples = _examples()
    return [text for text in texts if len(fold(text).split()) > TRIVIAL and fold(text) in examples]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_held_out_message_is_a_training_example(file: Path) -> None:
    assert _told([json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]) == []


def test_no_sentence_of_a_dialogue_is_a_training_example() -> None:
    assert _told([turn["say"] for dialogue in read() for turn in dialogue.turns if "say" in turn]) == []
