"""A file of ours is read in time that grows as it does: counted in patterns compared, not in seconds."""

import re
from typing import Any

import pytest
from ruamel import yaml
from ruamel.yaml.resolver import VersionedResolver

from bot.yaml_in_time import mended


@pytest.fixture(autouse=True)
def as_in_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole test process need not be mended: what is set here is taken back."""
    monkeypatch.setattr(
        VersionedResolver, "add_version_implicit_resolver", VersionedResolver.add_version_implicit_resolver
    )
    mended()


def read(content: str) -> Any:
    return yaml.YAML(typ="safe", pure=True).load(content)


def kept(texts: int) -> int:
    parser = yaml.YAML(typ="safe", pure=True)
    parser.load("\n".join(f"- Je lis {number}" for number in range(texts)))
    return sum(map(len, parser.resolver.versioned_resolver.values()))


def test_no_pattern_is_kept_twice_however_long_the_file() -> None:
    assert kept(2_000) == kept(2)


def test_a_text_means_what_it_meant() -> None:
    assert read("[1, 1.5, oui, true, null, ~, 2026-11-28, '1']")[:6] == [1, 1.5, "oui", True, None, None]
    assert re.fullmatch(r"Je reviens à \d+ h", read("Je reviens à 8 h"))
