"""What a message is about: what rules name first, and what its words and the network speak for."""

from api.safety import Phrases, screen
from api.safety.subjects import Subjects, likeliest, settled

SUBJECTS = Subjects(
    bias={"violence": -2.0, "held": -4.0, "medical": -2.0},
    weights={"sang": (("medical", 2.5),), "tape": (("violence", 2.0),), "film": (("held", -1.0),)},
)


def test_what_words_speak_for_stands_behind_what_rules_name() -> None:
    odds = SUBJECTS.odds({"tape", "sang"}, {})
    assert settled(("held", "violence"), odds | {"held": -2.0}) == ("held", "violence", "medical")


def test_the_network_is_heard_beside_the_words() -> None:
    assert settled((), SUBJECTS.odds({"tape"}, {"violence": -2.0, "medical": 3.0})) == ("medical",)


def test_what_rules_name_first_stays_unless_it_is_most_unlikely() -> None:
    assert settled(("violence",), SUBJECTS.odds({"velo"}, {})) == ("violence",)
    assert settled(("held",), SUBJECTS.odds({"film", "tape"}, {})) == ("violence",)


def test_what_no_word_speaks_for_goes_when_it_is_not_the_first() -> None:
    assert settled(("violence", "held"), SUBJECTS.odds({"tape", "film"}, {})) == ("violence",)


def test_an_axis_that_was_never_learned_stays() -> None:
    assert settled(("violence", "neglect"), SUBJECTS.odds({"tape"}, {})) == ("violence", "neglect")


def test_a_danger_is_about_something(phrases: Phrases) -> None:
    assert likeliest(SUBJECTS.odds({"sang"}, {})) == ("medical",)
    assert likeliest({}) == ()
    assert screen("il me tape et je saigne beaucoup", phrases=phrases).axes[:1] == ("violence",)
