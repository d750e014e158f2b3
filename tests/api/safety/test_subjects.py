"""What a message is about: what rules name first, and what its words and the network speak for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.safety import AXES, Phrases, screen
from api.safety.subjects import Subjects, likeliest, packed, settled

BLOOD, HITS, FILM, BIKE = range(4)  # features
SUBJECTS = Subjects(
    bias={"violence": -2.0, "held": -4.0, "medical": -2.0},
    weights=[packed({"medical": 2.5}), packed({"violence": 2.0}), packed({"held": -1.0}), 0],
)

some_weights = st.dictionaries(st.sampled_from(AXES), st.integers(-2000, 2000), max_size=4)


@given(st.lists(some_weights, max_size=30))
def test_lanes_add_what_plain_sums_add(told: list[dict[str, int]]) -> None:
    """Weights for and against: no lane takes from the next."""
    subjects = Subjects(
        dict.fromkeys(AXES, 0.5), [packed({a: w / 100 for a, w in each.items()}) for each in told]
    )
    plain = {axis: 0.5 + sum(each.get(axis, 0) for each in told) / 100 for axis in AXES}
    assert subjects.odds(range(len(told)), {}) == pytest.approx(plain)


def test_what_words_speak_for_stands_behind_what_rules_name() -> None:
    odds = SUBJECTS.odds({HITS, BLOOD}, {})
    assert settled(("held", "violence"), odds | {"held": -2.0}) == ("held", "violence", "medical")


def test_the_network_is_heard_beside_the_words() -> None:
    assert settled((), SUBJECTS.odds({HITS}, {"violence": -2.0, "medical": 3.0})) == ("medical",)


def test_what_rules_name_first_stays_unless_it_is_most_unlikely() -> None:
    assert settled(("violence",), SUBJECTS.odds({BIKE}, {})) == ("violence",)
    assert settled(("held",), SUBJECTS.odds({FILM, HITS}, {})) == ("violence",)


def test_what_no_word_speaks_for_goes_when_it_is_not_the_first() -> None:
    assert settled(("violence", "held"), SUBJECTS.odds({HITS, FILM}, {})) == ("violence",)


def test_an_axis_that_was_never_learned_stays() -> None:
    assert settled(("violence", "neglect"), SUBJECTS.odds({HITS}, {})) == ("violence", "neglect")


def test_a_danger_is_about_something(phrases: Phrases) -> None:
    assert likeliest(SUBJECTS.odds({BLOOD}, {})) == ("medical",)
    assert likeliest({}) == ()
    assert screen("il me tape et je saigne beaucoup", phrases=phrases).axes[:1] == ("violence",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("mon copain prend mes sous et me fait peur", ("coercion",)),
        ("ma mère garde ma paye pour elle et j’ai peur d’elle", ()),
    ],
)
def test_what_rules_name_is_told_from_what_is_likely(
    phrases: Phrases, text: str, named: tuple[str, ...]
) -> None:
    seen = screen(text, phrases=phrases)
    assert set(seen.named) == set(named) < set(seen.axes)
