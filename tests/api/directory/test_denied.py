from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.directory.denied import denied_in
from api.directory.helplines import Helplines

ROOT = Path(__file__).parents[3]
# Backwards, so that this file does not hold it.
FORBIDDEN = "3601326080"[::-1]
TEXT = {".yml", ".yaml", ".py", ".html", ".js", ".mjs", ".css", ".svg", ".csv", ".json", ".md", ".txt", ".po"}


def spaced(number: str) -> list[str]:
    pairs = [number[n : n + 2] for n in range(0, 10, 2)]
    freephone = f"{number[0]} {number[1:4]} {number[4:7]} {number[7:]}"
    return [
        number,
        " ".join(pairs),
        ".".join(pairs),
        "-".join(pairs),
        "\u00a0".join(pairs),
        "\u202f".join(pairs),
        "\u200b".join(number),
        "/".join(pairs),
        *(separator.join(pairs) for separator in ("·", ",", ":", "*", "    ", "  -  ", "\u00ad", "\u200d")),
        "\ufe0f\u20e3".join(number),
        freephone,
        f"+33 {number[1:]}",
        f"+33 (0){number[1:]}",
        f"0033{number[1:]}",
        f"tel:+33{number[1:]}",
        f"12 {number} 34",
        "".join(chr(ord("０") + int(digit)) for digit in number),
    ]


@pytest.mark.parametrize("written", spaced(FORBIDDEN))
def test_the_forbidden_line_is_seen_in_every_spelling(lines: Helplines, written: str) -> None:
    assert denied_in(f"Appelle le {written} ce soir.", lines.never_shown) == ["stop_criavs"]


@given(st.lists(st.sampled_from(["", " ", ".", "-", "\u00a0", "\u202f", " - "]), min_size=9, max_size=9))
def test_no_separator_hides_it(lines: Helplines, gaps: list[str]) -> None:
    written = FORBIDDEN[0] + "".join(gap + digit for gap, digit in zip(gaps, FORBIDDEN[1:], strict=True))
    assert "stop_criavs" in denied_in(written, lines.never_shown)


def test_the_lines_we_show_are_not_denied(lines: Helplines) -> None:
    for line in lines:
        assert denied_in(f"{line.number} {line.sms} {line.from_abroad}", lines.never_shown) == []


def test_the_number_of_a_closed_line_is_seen_only_as_a_whole(lines: Helplines) -> None:
    closed = "0203"[::-1]
    assert denied_in(f"le {closed}, 9 h", lines.never_shown) == ["bullying_until_2023"]
    assert denied_in(f"le {closed[:2]} {closed[2:]}", lines.never_shown) == ["bullying_until_2023"]
    assert denied_in(f"1{closed}7", lines.never_shown) == []


def _sought(lines: Helplines, path: Path) -> dict[str, str]:
    """In a table of figures a number of four digits is anything; so it is in the network's list of words."""
    figures = path.suffix in {".csv", ".json"} or path.name == "sense.txt"
    spared = {"bullying_until_2023"} if figures else set()
    return {sha: line_id for sha, line_id in lines.never_shown.items() if line_id not in spared}


@pytest.mark.parametrize("folder", ["flows", "resources", "api", "bot", "docs", "tests"])
def test_no_file_of_the_house_holds_a_denied_number(lines: Helplines, folder: str) -> None:
    found = {
        str(path): hits
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix in TEXT and "models" not in path.parts
        if (hits := denied_in(path.read_text(encoding="utf-8", errors="replace"), _sought(lines, path)))
    }
    assert found == {}


@pytest.mark.parametrize("folder", ["flows/replies", "api", "resources"])
def test_no_line_is_written_twice(lines: Helplines, folder: str) -> None:
    """A long number stands in helplines.yml and nowhere else."""
    long = {"".join(line.number.split()) for line in lines if len(line.number) > 7}
    found = [
        str(path)
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix in TEXT - {".csv"} and path.name != "helplines.yml"
        if any(number in "".join(path.read_text(encoding="utf-8").split()) for number in long)
    ]
    assert found == []
