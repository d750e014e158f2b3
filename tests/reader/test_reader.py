"""The model that is shipped: it loads whole or not at all, and reads anything, always the same."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import ABOUT, AXES, LEVELS, STANCES, Context, ModelError, Reader
from reader.reader import CHECKSUMS, FOLDER, PARTS, WORRY

MESSAGES = (
    "il me frappe", "on mange quoi ce soir",
    "j'ai peur de rentrer chez moi. mon père a bu. il attend derrière la porte",
    "salut ça va ? " * 40, "🙂", "أنا خائفة من أبي", "той ме удря", "😭😭😭 jpp",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "model")


@pytest.mark.parametrize("name", [*PARTS, CHECKSUMS])
def test_a_file_that_is_missing_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name):
        Reader.load(folder)


@pytest.mark.parametrize("name", PARTS)
def test_a_file_that_is_cut_or_of_another_version_is_named_with_its_checksum(folder, name):
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ModelError, match=f"{name} has the checksum"):
        Reader.load(folder)


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_anything_is_read(reader, text):
    found = reader.read(text, Context(question=text[:20], before=(text[20:40],)))
    assert found.level in LEVELS
    assert set(found.axes) <= set(AXES)
    assert found.stance in STANCES
    assert found.about in ABOUT
    assert all(0 <= start <= end <= len(text) for start, end in found.spans)


@pytest.mark.parametrize("blank", ["", "   \n\t ", "\u200b\u200b", "\x00\x01"])
def test_what_is_blank_is_nothing(reader, blank):
    assert reader.read(blank).level == "none"


@pytest.mark.parametrize("text", ["é" * 5_000, "il est là " * 500, "\ud800" * 300, "🙂" * 1_000, "أ" * 4_000])
def test_a_flood_is_read_in_a_bounded_number_of_passes(reader, text, monkeypatch):
    passes = []
    read = reader.encoder.read
    monkeypatch.setattr(reader.encoder, "read", lambda *given: passes.append(1) or read(*given))
    reader.read(text)
    assert len(passes) <= 50


def test_chances_never_rise_from_a_level_to_a_graver_one(reader):
    for message in MESSAGES:
        chances = reader.read(message).chances
        told = [chances[level] for level in WORRY]
        assert told == sorted(told, reverse=True)


def test_the_same_is_read_in_threads_and_in_another_process(reader):
    alone = [reader.read(message) for message in MESSAGES]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(reader.read, MESSAGES * 4)) == alone * 4
    code = (
        "import json,sys;from reader import Reader;r=Reader.load();"
        "print(json.dumps([[f.level,f.axes,f.chances] for f in map(r.read,json.load(sys.stdin))]))"
    )
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code], input=json.dumps(MESSAGES), capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout) == [[one.level, list(one.axes), one.chances] for one in alone]


def test_a_context_never_makes_a_message_less_grave(reader):
    """A question before it may raise what it says; nothing that was asked can hide a danger."""
    for message in MESSAGES:
        alone = reader.read(message)
        for question in ("Tu regardes quoi comme film ?", "Tu veux parler d'autre chose ?", "Ça va mieux ?"):
            behind = reader.read(message, Context(question=question))
            assert LEVELS.index(behind.level) >= LEVELS.index(alone.level)


def test_the_sentence_that_weighs_most_is_pointed_at(reader):
    text = "Hier on a mangé des crêpes chez ma tante et on a bien rigolé. Il va me tuer. Sinon il fait beau."
    ((start, end),) = reader.read(text).spans
    assert "Il va me tuer" in text[start:end]
