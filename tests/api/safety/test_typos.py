"""One slip of the finger: what the sorted lists find is what comparing with every word would find."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from api.safety.typos import SHORTEST_MEANT, SHORTEST_TYPED, Typos

letters = st.text("abcd", min_size=1, max_size=8)


def common(word: str) -> int:
    return word.count("a")


@given(st.lists(letters, unique=True, max_size=40), letters.filter(lambda word: len(word) >= SHORTEST_TYPED))
def test_the_nearest_word_is_found(words: list[str], typed: str) -> None:
    ordered = sorted(words, key=lambda word: (-common(word), word))
    near = [
        word
        for word in ordered
        if len(word) >= SHORTEST_MEANT and word[0] == typed[0] and OSA.distance(typed, word) <= 1
    ]
    as_long, longer, shorter = (
        [word for word in near if len(word) - len(typed) == more] for more in (0, 1, -1)
    )
    cut = [word for word in longer if word.startswith(typed)]
    first = [word for word in as_long if word == typed] + cut + as_long + longer + shorter
    assert Typos(ordered, common).nearest(typed) == (first[0] if first else None)


@given(st.permutations("rnde"))
def test_in_a_short_word_two_letters_may_have_changed_places(letters: list[str]) -> None:
    typed = "".join(letters)
    found = Typos(["nerd"], common).nearest(typed)
    assert found == ("nerd" if OSA.distance(typed, "nerd") == 1 else None)
