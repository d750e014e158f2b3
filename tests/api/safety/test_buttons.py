"""What a touched button says of danger stands in a file; its words are ours."""

from pathlib import Path

import pytest
import yaml

from api.safety import Context
from api.safety.buttons import ButtonsError, load
from tests.api.safety.conftest import RESOURCES

MEANINGS = yaml.safe_load(Path("corpus/meanings.yml").read_text(encoding="utf-8"))
NAMED = load(RESOURCES / "buttons.yml")


def test_each_named_meaning_is_one_and_each_of_both_dangers_is_named():
    intents = {meaning.split("/")[0] for meaning in MEANINGS}
    general = {f"{intent}/general" for intent in intents}
    assert set(NAMED) <= set(MEANINGS) | general
    assert {one for one in MEANINGS if one.startswith(("danger_now/", "suicidal/"))} <= set(NAMED)
    assert {"danger_now/general", "suicidal/general"} <= set(NAMED)


def test_a_button_says_what_its_meaning_says(screen):
    done = screen.touched("suicidal/act")
    assert (done.level, done.axes, done.sure, done.rules) == ("immediate", ("suicide",), True, ("button",))
    assert screen.touched("ask_rights/complain").level == "none"
    assert screen.touched("").level == "none"
    assert screen.touched("friend_worried/dying").another


def test_a_button_lowers_nothing(screen):
    found = screen.touched("danger_now/over", Context(level="immediate", age_band="under_15"))
    assert (found.level, found.conversation_level, found.age_band) == ("none", "immediate", "under_15")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("- {level: grave, axes: [violence], meanings: [x]}", "grave"),
        ("- {level: high, axes: [fear], meanings: [x]}", "fear"),
        ("- {level: none, axes: [violence], meanings: [x]}", "violence"),
        ("- {level: high, axes: [violence]}", "meanings"),
        ("- {level: high, axes: [violence], meanings: [x, x]}", "twice"),
    ],
)
def test_a_wrong_file_names_its_group(tmp_path, words, told):
    path = tmp_path / "buttons.yml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(ButtonsError, match=rf"buttons.yml, group 1.*{told}"):
        load(path)
