"""What a message is about: what rules name first, and what its words and the network speak for."""

import pytest
from fanal_kernels.weights import Leanings

from api.safety import AXES, Phrases, screen
from api.safety.features import BREAK
from api.safety.subjects import Odds, Subjects, leaning, likeliest, settled
from tests.kernels.hearing import hear

BLOOD, HITS, FILM, BIKE = range(BREAK + 1, BREAK + 5)  # features
LEANINGS = Leanings(len(AXES))
for feature, speaks in ((BLOOD, "medical:2.5"), (HITS, "violence:2.0"), (FILM, "held:-1.0")):
    LEANINGS.add(feature, [leaning(speaks)])
SUBJECTS = Subjects({"violence": -2.0, "held": -4.0, "medical": -2.0}, LEANINGS)


def odds(*words: int, network: Odds | None = None) -> Odds:
    return SUBJECTS.odds(hear([(word,) for word in words]), network or {})


def test_what_words_speak_for_stands_behind_what_rules_name() -> None:
    assert settled(("held", "violence"), {**odds(HITS, BLOOD)} | {"held": -2.0}) == (
        "held",
        "violence",
        "medical",
    )


def test_the_network_is_heard_beside_the_words() -> None:
    assert settled((), odds(HITS, network={"violence": -2.0, "medical": 3.0})) == ("medical",)


def test_what_rules_name_first_stays_unless_it_is_most_unlikely() -> None:
    assert settled(("violence",), odds(BIKE)) == ("violence",)
    assert settled(("held",), odds(FILM, HITS)) == ("violence",)


def test_what_no_word_speaks_for_goes_when_it_is_not_the_first() -> None:
    assert settled(("violence", "held"), odds(HITS, FILM)) == ("violence",)


def test_an_axis_that_was_never_learned_stays() -> None:
    assert settled(("violence", "neglect"), odds(HITS)) == ("violence", "neglect")


def test_a_danger_is_about_something(phrases: Phrases) -> None:
    assert likeliest(odds(BLOOD)) == ("medical",)
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
