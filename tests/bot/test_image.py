"""What the Dockerfile copies for the bot is enough to train and to serve.

There is no Docker here: the files are laid out as the image would hold them, and run from there.
"""

# ruff: noqa: S603 - our own interpreter

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rasa.shared.utils.common import class_from_module_path
from rasa.shared.utils.io import read_yaml_file

from tests.bot.conftest import MODEL, Talk, started, texts
from tests.stages import laid_out


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Path:
    """With the model that training here has left, which takes half a minute."""
    folder = laid_out("bot", tmp_path_factory.mktemp("image"))
    (folder / MODEL.parent).mkdir()
    for kept in (MODEL, MODEL.with_suffix(".fingerprint")):
        shutil.copy(kept, folder / kept)
    return folder


def test_all_that_the_model_is_made_of_is_in_the_image(image: Path) -> None:
    command = [sys.executable, "-m", "bot", "train"]
    run = subprocess.run(command, cwd=image, capture_output=True, text=True, check=False)
    assert run.stderr == "the model is up to date\n"


def test_every_file_that_a_component_reads_unless_told_otherwise_is_in_the_image(image: Path) -> None:
    config = read_yaml_file("config.yml")
    own = [one for one in config["pipeline"] + config["policies"] if one["name"].startswith("bot.")]
    read = [
        value
        for one in own
        for value in ({**class_from_module_path(one["name"]).get_default_config(), **one}).values()
        if isinstance(value, str) and Path(value).exists()
    ]
    assert {"resources/places"} <= set(read)
    assert [path for path in read if not (image / path).exists()] == []


def test_a_bot_that_has_only_what_is_in_the_image_answers(image: Path, tmp_path: Path) -> None:
    with started(MODEL, tmp_path / "output", folder=image) as engine:
        assert texts(Talk(engine).say("bonjour"))
