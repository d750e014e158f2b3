"""How a word sounds: by rules that read as regular expressions, and say what these say."""

import re
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.safety.rewriting import rewriter
from api.safety.sounds import RULES, sound

# What the rules ask for stands together more often than in any letters in a row.
SYLLABLES = (
    "sch ch ph ees ers ez sce c ck z qu gn ge gue eau oeu eu oiy ou il ile aye y ain un ien em on ai es"
)
PIECES = st.one_of(st.sampled_from(SYLLABLES.split()), st.sampled_from(ascii_lowercase))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_rules_are_what_they_read_as(word: str) -> None:
    plain = word
    for sought, written in RULES:
        plain = re.sub(sought, written, plain)
    assert sound(word) == plain


@pytest.mark.parametrize(
    ("heard", "written"),
    [("droi", "droit"), ("letre", "lettre"), ("niesse", "nièce"), ("tro", "trop"), ("jeté", "jeter")],
)
def test_who_writes_by_ear_is_heard(heard: str, written: str) -> None:
    assert sound(heard.replace("é", "e")) == sound(written.replace("è", "e"))


@pytest.mark.parametrize(
    "sought", ["a{2}", "(a)", "a$b", "^a", "(?<!a)b", "(?=a)", "", "a*", "a+b", "b(?!ac)", "b(?=a+)"]
)
def test_other_expressions_are_no_rules(sought: str) -> None:
    with pytest.raises(ValueError, match="kernel knows"):
        rewriter(ascii_lowercase, [(sought, "")])
