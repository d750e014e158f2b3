"""What a grave message is about: what rules name first, and what its words speak for."""

from api.safety import Phrases, screen
from api.safety.subjects import Subjects

SUBJECTS = Subjects(
    bias={"violence": -1.0, "held": -3.0, "medical": -1.0},
    weights={"sang": (("medical", 2.5),), "tape": (("violence", 2.0),), "film": (("held", -1.0),)},
)


def test_what_words_speak_for_stands_behind_what_rules_name() -> None:
    assert SUBJECTS.settled(("violence",), {"tape", "sang"}) == ("violence", "medical")


def test_what_rules_name_first_stays_whatever_the_words() -> None:
    assert SUBJECTS.settled(("held",), {"film"}) == ("held",)


def test_what_no_word_speaks_for_goes_when_it_is_not_the_first() -> None:
    assert SUBJECTS.settled(("violence", "held"), {"tape", "film"}) == ("violence",)


def test_an_axis_that_was_never_learned_stays() -> None:
    assert SUBJECTS.settled(("violence", "neglect"), {"tape"}) == ("violence", "neglect")


def test_there_is_always_one(phrases: Phrases) -> None:
    assert SUBJECTS.of({"velo"}) == ("violence",)
    assert screen("il me tape et je saigne beaucoup", phrases=phrases).axes[:1] == ("violence",)
