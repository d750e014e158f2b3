"""Work grows with the length of a message and no faster: counted in function calls, not in seconds."""

import sys
from types import FrameType

import pytest

from api.safety import Phrases, screen


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
