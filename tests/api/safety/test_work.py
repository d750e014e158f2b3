"""Work grows with the length of a message and no faster: counted in function calls, not in seconds."""

import json
import sys
from types import FrameType

import pytest
from fanal_kernels.reading import Read
from fanal_kernels.search import MOST

from api.safety import Phrases, screen
from api.safety.screen import read
from tests.api.safety.conftest import LABELLED


def calls(text: str, phrases: Phrases) -> int:
    count = 0

    def tally(_frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        screen(text, phrases=phrases)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "il me tape et j'ai peur de mourir ce soir ",
        "aaaaaaaaaaaaaaaaaaaaaaaa ",
        "a b c d e f g h ",
        "jeveuxmourirjeveuxmourir ",
        "m*rt **** t*er ",
        "pas pas pas jamais ne plus ",
        "????!!!! … « » ",
    ],
)
def test_twice_the_length_is_about_twice_the_work(piece: str, phrases: Phrases) -> None:
    once, twice = (calls(piece * (size // len(piece)), phrases) for size in (4_000, 8_000))
    assert twice <= 2.4 * once + 500


def test_one_endless_word_is_read_in_part(phrases: Phrases) -> None:
    assert calls("mourir" * 3_000, phrases) < calls("je veux mourir " * 40, phrases)


def test_in_an_ordinary_message_few_patterns_stand(phrases: Phrases) -> None:
    """Where one does, the words around are read: that takes far longer."""
    standing = []
    for line in (LABELLED / "learn" / "sms.jsonl").read_text(encoding="utf-8").splitlines():
        symbols = read(json.loads(line)["text"], phrases).symbols[:MOST]
        standing.append(len(Read(phrases.search, symbols).standing()))
    assert sum(standing) / len(standing) < 0.5
