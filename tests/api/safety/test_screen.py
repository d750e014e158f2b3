"""What the screen does around the reader: cries, the conversation's level, ages, failures, a start that refuses."""

import shutil

import pytest
import yaml

from api.safety import LEVELS, Context, load
from api.safety.always import AlwaysError, plain
from api.safety.always import load as load_cries
from reader import ModelError, Reader
from tests.api.safety.conftest import RESOURCES

CRIES = [
    (cry, group["level"], group["axes"])
    for group in yaml.safe_load((RESOURCES / "always.yml").read_text(encoding="utf-8"))
    for cry in group["cries"]
]


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(RESOURCES, tmp_path / "safety")


def test_no_model_lowers_a_cry(screen, monkeypatch):
    for cry, level, axes in CRIES:
        found = screen.now(f"Salut. {cry.upper()} !!")
        assert LEVELS.index(found.level) >= LEVELS.index(level)
        if found.rules == ("always",):
            assert set(axes) <= set(found.axes)


def test_a_cry_inside_another_sentence_is_left_to_the_reader(screen, monkeypatch):
    monkeypatch.setattr(Reader, "read", _broken)
    assert screen.now("dans le film il dit il va me tuer et il part").level == "none"
    assert screen.now("il va me tuer").level == "immediate"


def test_while_the_reader_fails_cries_are_found_and_the_answer_says_that_nobody_read(screen, monkeypatch):
    monkeypatch.setattr(Reader, "read", _broken)
    assert screen.now("on mange quoi").unread
    cried = screen.now("je vais me tuer")
    assert (cried.level, cried.unread) == ("immediate", True)


def test_the_level_of_a_conversation_never_falls_by_itself(screen):
    assert screen.now("merci bonne nuit", Context(level="high")).conversation_level == "high"
    assert screen.now("il va me tuer", Context(level="concern")).conversation_level == "immediate"


def test_an_age_once_said_is_kept_until_another_is(screen):
    assert screen.now("ok", Context(age_band="under_15")).age_band == "under_15"
    assert screen.now("non j'ai 17 ans", Context(age_band="under_15")).age_band == "15_17"


async def test_it_reads_in_threads_of_its_own(screen, monkeypatch):
    import threading

    names = []
    read = Reader.read
    monkeypatch.setattr(
        Reader, "read", lambda *given: names.append(threading.current_thread().name) or read(*given)
    )
    await screen.read("bonjour")
    assert names
    assert all(name.startswith("screen") for name in names)


def test_nothing_of_a_harmless_message_is_told_to_a_counsellor(screen):
    found = screen.now("à demain")
    assert (found.level, found.axes, found.spans, found.rules) == ("none", (), (), ())


def test_thresholds_of_another_model_are_refused(folder):
    path = folder / "levels.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("model: ", "model: 0"), encoding="utf-8")
    with pytest.raises(ModelError, match=r"levels\.yml was chosen for the model 0"):
        load(folder)


@pytest.mark.parametrize(("concern", "high"), [(0.9, 0.2), (0.0, 0.5), (0.5, 1.2)])
def test_thresholds_that_make_no_sense_are_refused(folder, concern, high):
    path = folder / "levels.yml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    told["levels"]["concern"]["from"], told["levels"]["high"]["from"] = concern, high
    path.write_text(yaml.safe_dump(told), encoding="utf-8")
    with pytest.raises(ModelError, match=r"levels\.yml"):
        load(folder)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("- level: grave\n  axes: [violence]\n  cries: [a]", "group 1: level 'grave'"),
        ("- level: high\n  axes: [noise]\n  cries: [a]", "are not of the taxonomy"),
        ("- level: high\n  axes: [violence]\n  cries: [Au secours, « au secours ! »]", "stands there twice"),
        ("- level: high\n  axes: [violence]\n  cries: ['!!']", "has no word"),
        ("- level: high\n  axes: [violence]\n  cries: non", "a list of `cries`"),
        (
            "- level: high\n  axes: [violence]\n  cries: [" + ",".join(f"a{n}" for n in range(401)) + "]",
            "at most 400",
        ),
    ],
)
def test_a_list_of_cries_that_cannot_be_used_says_where(tmp_path, words, told):
    path = tmp_path / "always.yml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(AlwaysError, match=told):
        load_cries(path)


def test_cries_are_compared_without_accents_capitals_or_marks():
    assert plain("  IL M’A ENFERMÉE !!! ") == plain("il m'a enfermee")


def _broken(*_given):
    raise RuntimeError("the model is gone")
