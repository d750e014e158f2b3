"""The second opinion's two models together: neither raises alone what the other finds harmless."""

from dataclasses import replace

import pytest

from api.safety import Phrases, screen
from api.safety.opinion import Head, alone, heard_in
from api.safety.sense import Hearing, Question, Sounds
from api.safety.weighing import suspicion_in

WORDS = heard_in(map(alone, ["velo", "nuit", "seule"]))


def hearing(*parts: Sounds) -> Hearing:
    return Hearing(WORDS, parts, ())


@pytest.fixture
def weighed(phrases: Phrases) -> Phrases:
    """« nuit » nearly comes up to a danger, and no more than nearly to one at once."""
    heads = {"high": Head(5.0, {"nuit": 4.5}), "immediate": Head(5.0, {"nuit": 4.0})}
    return replace(phrases, opinion=replace(phrases.opinion, **heads))


@pytest.mark.parametrize(
    ("high", "immediate", "level"),
    [(4.0, -4.0, "high"), (4.0, 4.0, "immediate"), (-1.5, 0.5, None), (-4.0, -4.0, None)],
)
def test_what_the_weights_nearly_see_counts_with_what_the_network_hears(
    high: float, immediate: float, level: str | None, weighed: Phrases
) -> None:
    found = suspicion_in(hearing(Sounds(high, immediate, 0, len(WORDS))), weighed)
    assert (found.level if found else None) == level


def test_a_sentence_that_only_the_network_hears_raises_nothing(weighed: Phrases) -> None:
    """It has to be said with words that weigh something."""
    assert suspicion_in(hearing(Sounds(3.0, 3.0, 2, 3)), weighed) is None


def test_a_stretch_raises_alone_and_what_sounds_harmless_to_both_is_a_concern(weighed: Phrases) -> None:
    sure = replace(weighed, opinion=replace(weighed.opinion, high=Head(5.0, {"nuit": 6.0})))
    heard, harmless = Sounds(0.0, -4.0, 0, 3), Sounds(-9.0, -9.0, 0, 3)
    assert (found := suspicion_in(hearing(heard), sure)) is not None
    assert found.level == "high"
    assert (found := suspicion_in(hearing(harmless), sure)) is not None
    assert found.level in {"concern", "high"}  # what the network makes of « nuit » alone decides


def test_what_only_the_network_worries_about_is_a_concern(weighed: Phrases) -> None:
    worried = Sounds(-4.0, -4.0, 0, len(WORDS), concern=4.0)
    assert (found := suspicion_in(hearing(worried), weighed)) is not None
    assert found.level == "concern"
    assert suspicion_in(hearing(worried._replace(concern=-4.0)), weighed) is None


def test_a_loud_word_in_what_sounds_harmless_is_a_concern(weighed: Phrases) -> None:
    sure = replace(weighed, opinion=replace(weighed.opinion, high=Head(5.0, {"nuit": 6.0})))
    calm = Sounds(-9.0, -9.0, 0, len(WORDS))
    never = Question(-99.0, (0.0,) * len(sure.sense.high.weights))
    deaf = replace(sure, sense=replace(sure.sense, high=never))
    assert (found := suspicion_in(hearing(calm), deaf)) is not None
    assert found.level == "concern"


CALMED = "il arrive, je me cache dans le placard"


def test_a_danger_is_not_calmed_by_what_stands_beside_it(phrases: Phrases) -> None:
    for around in ("{}", "{} et demain on a sport", "on a mangé des crêpes. {}. bisous"):
        assert screen(around.format(CALMED), phrases=phrases).level == "immediate"
