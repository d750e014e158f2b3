"""The rates that issue 3 asks for, on the labelled messages of this repository."""

import json

import pytest

from api.safety import Phrases
from api.safety.report import Judged, at_least, axes_score, judge
from tests.api.safety.conftest import LABELLED


@pytest.fixture(scope="module")
def tuned(phrases: Phrases) -> list[Judged]:
    return judge(sorted((LABELLED / "tune").glob("*.jsonl")), phrases)


@pytest.fixture(scope="module")
def held(phrases: Phrases) -> list[Judged]:
    return judge([LABELLED / "held" / "messages.jsonl"], phrases)


def test_there_are_enough_messages_of_every_kind() -> None:
    entries = [
        json.loads(line)
        for path in LABELLED.rglob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len({entry["text"] for entry in entries}) >= 800
    written_by = {entry["audience"] for entry in entries if "audience" in entry}  # not all say who writes
    assert written_by == {"young", "parent", "professional"}


@pytest.mark.parametrize("which", ["tuned", "held"])
def test_danger_is_seen(which: str, request: pytest.FixtureRequest) -> None:
    messages = request.getfixturevalue(which)
    assert at_least(messages, "immediate", "high") >= 0.97
    assert at_least(messages, "immediate", "immediate") >= 0.95
    assert at_least(messages, "high", "high") >= 0.95


@pytest.mark.parametrize("which", ["tuned", "held"])
def test_harmless_messages_are_left_alone(which: str, request: pytest.FixtureRequest) -> None:
    assert at_least(request.getfixturevalue(which), "none", "high") <= (0.03 if which == "tuned" else 0.05)


@pytest.mark.parametrize("which", ["tuned", "held"])
def test_axes_are_named(which: str, request: pytest.FixtureRequest) -> None:
    assert axes_score(request.getfixturevalue(which)).f1 >= 0.85


@pytest.fixture(scope="module")
def outside(phrases: Phrases) -> list[Judged]:
    """Of authors who knew neither rules nor messages; what is asked of the screen is higher."""
    return judge(sorted((LABELLED / "held").glob("*_author.jsonl")), phrases)


def test_what_was_reached_with_other_authors_is_kept(outside: list[Judged]) -> None:
    assert at_least(outside, "immediate", "high") >= 0.97
    assert at_least(outside, "immediate", "immediate") >= 0.955
    assert at_least(outside, "high", "high") >= 0.935
    assert at_least(outside, "none", "high") <= 0.08


@pytest.mark.parametrize(
    ("file", "shares"),
    [
        ("evaluators", (0.99, 0.985, 0.985, 0.04, 0.85)),  # as anybody would test it
        ("short_cries", (0.99, 0.97, 0.97, 0.02, 0.84)),  # eight words at most, in phonetic spelling
        ("hasty_cries", (0.93, 0.92, 0.94, 0.05, 0.83)),  # the same in haste, or by ear
        ("newcomers", (0.98, 0.97, 0.98, 0.03, 0.82)),  # of who has just learned French
        (
            "themes",
            (0.90, 0.87, 0.79, 0.085, 0.62),
        ),  # in other ways than usual, many of them indirect
        ("short_words", (0.92, 0.90, 0.885, 0.035, 0.85)),  # 2 to 10 words, of as many kinds as there are
        ("in_chatter", (0.97, 0.935, 0.955, 0.12, 0.8)),  # a danger in the midst of everyday talk
    ],
)
def test_what_was_reached_in_exams_is_kept(file: str, shares: tuple[float, ...], phrases: Phrases) -> None:
    messages = judge([LABELLED / "held" / f"{file}.jsonl"], phrases)
    assert at_least(messages, "immediate", "high") >= shares[0]
    assert at_least(messages, "immediate", "immediate") >= shares[1]
    assert at_least(messages, "high", "high") >= shares[2]
    assert at_least(messages, "none", "high") <= shares[3]
    assert axes_score(messages).f1 >= shares[4]


def test_what_people_ordinarily_write_is_left_alone(phrases: Phrases) -> None:
    """2,400 messages of everyday life, half of them long: no trap, and no reason to alarm anybody."""
    assert at_least(judge([LABELLED / "held" / "everyday.jsonl"], phrases), "none", "high") <= 0.027


@pytest.mark.parametrize("file", ["learn/plain_words.jsonl", "held/plain.jsonl"])
def test_plain_words_are_seen(file: str, phrases: Phrases) -> None:
    """Short and ordinary wordings of seven authors (3,600); what they missed was mended, so this keeps it."""
    messages = judge([LABELLED / file], phrases)
    assert at_least(messages, "immediate", "high") >= 0.99
    assert at_least(messages, "immediate", "immediate") >= 0.97
    assert at_least(messages, "high", "high") >= 0.98
    assert at_least(messages, "none", "high") <= 0.02
