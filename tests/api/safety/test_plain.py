"""Plain dangers that a hostile reviewer found missed, or hidden by an exception: they stay seen."""

from pathlib import Path

import pytest

from api.safety import Phrases, screen

PLAIN = Path(__file__).with_name("plain_dangers.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_danger_is_seen(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).level in {"high", "immediate"}
