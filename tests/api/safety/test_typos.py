"""One slip of the finger: what is found is what comparing with every word would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from api.safety.typos import SHORTEST_MEANT, SHORTEST_TYPED, Typos

letters = st.text("aplw", min_size=1, max_size=8)


def common(word: str) -> int:
    return word.count("a")


def first_swapped(word: str) -> str:
    return word[1] + word[0] + word[2:]


@given(st.lists(letters, unique=True, max_size=40), letters.filter(lambda word: len(word) >= SHORTEST_TYPED))
def test_the_nearest_word_is_found(words: list[str], typed: str) -> None:
    """Of these letters none lies beside another on the keyboard."""
    ordered = sorted(words, key=lambda word: (-common(word), word))
    near = [
        word
        for word in ordered
        if len(word) >= SHORTEST_MEANT
        and (word[0] == typed[0] or word == first_swapped(typed))
        and OSA.distance(typed, word) <= 1
    ]
    as_long, longer, shorter = (
        [word for word in near if len(word) - len(typed) == more] for more in (0, 1, -1)
    )
    cut = [word for word in longer if word.startswith(typed)]
    swapped = [word for word in as_long if sorted(word) == sorted(typed)]
    first = [word for word in as_long if word == typed] + cut + swapped + longer + as_long + shorter
    assert Typos(ordered, common).nearest(typed) == (first[0] if first else None)


@given(st.permutations("rnde"))
def test_in_a_short_word_two_letters_may_have_changed_places(letters: list[str]) -> None:
    typed = "".join(letters)
    found = Typos(["nerd"], common).nearest(typed)
    swapped = OSA.distance(typed, "nerd") == 1
    assert (found == "nerd") == swapped


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tuet", "tuer"), ("viet", "vite"), ("matn", "matin"), ("monye", "monte"), ("omurir", "mourir")],
)
def test_what_a_finger_does_is_likelier_than_another_letter(typed: str, meant: str) -> None:
    words = ["tuer", "tues", "vite", "matin", "monde", "monte", "mourir"]
    assert Typos(words, lambda word: 2 if word == "monde" else 1).nearest(typed) == meant


def test_a_short_word_with_any_other_letter_is_another_word() -> None:
    assert Typos(["mort"], common).nearest("mars") is None


def test_a_word_that_stands_for_another_is_a_slip_of_the_finger_only() -> None:
    """« mamzn » is « maman », which is read as « mère »; « momie » is no « mamie »."""
    typos = Typos(["demande"], common, ["maman", "mamie"])
    assert typos.nearest("mamzn") == "maman"
    assert typos.nearest("mmaan") == "maman"
    assert typos.nearest("momie") is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("enfermzr", "enfermer"), ("mefzcamemt", None), ("commencznr", "commencent")]
)
def test_in_a_long_word_a_finger_may_slip_twice(typed: str, meant: str | None) -> None:
    assert Typos(["enfermer", "commencent", "commerces"], common).nearest(typed) == meant


def test_two_other_letters_make_another_word() -> None:
    assert Typos(["commercent"], common).nearest("commandent") is None
