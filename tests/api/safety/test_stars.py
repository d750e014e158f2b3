"""Letters behind stars are found as a pattern would, but no pattern is made of what somebody typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.safety import Phrases, screen
from api.safety.stars import Stars

words = st.lists(st.text("abé2", min_size=1, max_size=5), unique=True, max_size=40)


@given(words, st.text("ab2*", min_size=3, max_size=5))
def test_the_first_word_that_fits_is_found(known: list[str], starred: str) -> None:
    mask = re.compile(starred.replace("*", "[a-z]"))
    seen = starred.replace("*", "")
    fitting = [word for word in known if seen and mask.fullmatch(word)]
    assert Stars(known).fitting(starred) == next(iter(fitting), None)


def test_nothing_that_was_typed_is_compiled(phrases: Phrases, monkeypatch: pytest.MonkeyPatch) -> None:
    """`re` would keep it."""
    said = "il veut me t*er dans la c*ve"
    meant = screen(said, phrases=phrases)
    monkeypatch.setattr(re, "compile", None)
    assert screen(said, phrases=phrases) == meant
    assert meant.level == "immediate"
