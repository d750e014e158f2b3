"""The network's sums, against the same reckoned one unit and one word at a time."""

from copy import copy

import pytest
from fanal_kernels.network import HALF, LONGEST, MOST, WIDTH, Answers, Network, Question
from hypothesis import given
from hypothesis import strategies as st

from api.safety.features import BREAK, SILENT, UNKNOWN
from api.safety.sense import Sense
from tests.kernels.hearing import hear

UNITS = 3
ONE, TWO, THREE, ROWLESS = (BREAK + n for n in (1, 2, 3, MOST + 2))  # the last has no row
MET = range(UNKNOWN, ROWLESS)
MANY = (*(ROWLESS + n for n in range(MOST)), *range(ONE, ROWLESS))  # more than count: the first with a row
WORDS = [(ONE,), (TWO,), (THREE,), (ONE, THREE), (TWO, ROWLESS), (), (ROWLESS,), MANY]
MDR = (SILENT.index("mdr") + 1,)
HIGH, NOW, WORRY = (0.5, (0.1, -0.2, 0.05)), (-1.0, (0.0, 0.1, 0.1)), (0.2, (0.3, 0.0, -0.1))
tables = st.binary(min_size=len(MET) * WIDTH * UNITS, max_size=len(MET) * WIDTH * UNITS)
beginnings = st.lists(st.integers(-500, 500), min_size=UNITS, max_size=UNITS)
messages = st.lists(st.sampled_from(WORDS), min_size=1, max_size=LONGEST)
talk = st.lists(st.sampled_from([*WORDS, MDR, (BREAK,)]), max_size=2 * LONGEST)
places = st.integers(0, 2 * LONGEST)
Words = list[tuple[int, ...]]


def made(table: bytes, begin: list[int]) -> Sense:
    high, now, worry = (Question(*asked) for asked in (HIGH, NOW, WORRY))
    return Sense(Network(begin, table, UNKNOWN), high, now, worry, {"violence": worry})


def reckoned(table: bytes, begin: list[int], words: Words) -> list[float]:
    """The same, one unit and one word at a time."""
    strongest = [0] * UNITS
    for place in range(len(words)):
        for unit in range(UNITS):
            answer = begin[unit]
            for block in range(WIDTH):
                # a row's first block is what it adds to the word two before it
                neighbour = place + WIDTH // 2 - block
                if 0 <= neighbour < len(words):
                    met = [feature for feature in words[neighbour] if feature in MET][:MOST] or [UNKNOWN]
                    rows = ((feature - UNKNOWN) * WIDTH + block for feature in met)
                    answer += sum(table[row * UNITS + unit] - HALF for row in rows)
            strongest[unit] = max(strongest[unit], answer)
    return [
        bias + sum(w * s for w, s in zip(weights, strongest, strict=True))
        for bias, weights in (HIGH, NOW, WORRY)
    ]


@given(tables, beginnings, messages)
def test_it_reckons_what_plain_sums_give(table: bytes, begin: list[int], words: Words) -> None:
    sense, heard = made(table, begin), hear(words)
    hearing = sense.listen(heard)
    found = hearing.gravest
    assert [found.high, found.immediate, found.concern] == pytest.approx(reckoned(table, begin, words))
    assert sense.about(hearing) == {"violence": found.concern}


@given(tables, beginnings, talk, st.tuples(places, places))
def test_a_stretch_alarms_as_it_would_alone(
    table: bytes, begin: list[int], words: Words, stretch: tuple[int, int]
) -> None:
    sense, heard = made(table, begin), hear(words)
    start, end = sorted(stretch)
    assert sense.alarm(sense.listen(heard), start, end) == sense.of(hear(words[start:end])).high


NOTHING = bytes([HALF] * WIDTH * UNITS)


@pytest.mark.parametrize(
    ("begin", "rows"),
    [
        ([0] * UNITS, NOTHING[:-1]),
        ([0] * UNITS, b""),
        ([30_000] * UNITS, NOTHING),
        ([], b""),
        ([0] * 300, b""),
    ],
)
def test_what_the_arithmetic_cannot_hold_is_refused(begin: list[int], rows: bytes) -> None:
    with pytest.raises(ValueError, match=r"width|holds"):
        Network(begin, rows, UNKNOWN)


def test_a_question_is_asked_to_its_own_network() -> None:
    answers = Answers(Network([0] * UNITS, NOTHING, UNKNOWN), hear([(ONE,)]))
    with pytest.raises(ValueError, match="another network"):
        answers.highest(Question(0.0, [1.0] * (UNITS + 1)), 0, 1)
    with pytest.raises(IndexError):
        answers.to((), 0, 2)


def test_a_network_comes_back_from_its_rows() -> None:
    question = Question(0.5, [0.25] * UNITS)
    network = Network([3] * UNITS, NOTHING, UNKNOWN)
    for each in (network, copy(network)):
        asked = copy(question)
        assert Answers(each, hear([(ONE,)])).highest(asked, 0, 1) == 0.5 + UNITS * 0.25 * 3
