"""The second opinion's two models together: neither raises alone what the other finds harmless."""

from dataclasses import replace

import pytest
from fanal_kernels.network import Question
from fanal_kernels.weights import HUNDREDTHS, Weights

from api.safety import Phrases, screen, weighing
from api.safety.matching import Match
from api.safety.opinion import Head, Suspicion
from api.safety.sense import Sounds
from api.safety.weighing import Surroundings, suspicion_in
from tests.kernels.hearing import said

WORDS = ("velo", "nuit", "seule")


def suspected(sounds: Sounds, phrases: Phrases) -> Suspicion | None:
    """Where the network makes this of the three words."""
    heard = said(WORDS, phrases.ears.features)
    return suspicion_in(replace(phrases.sense.listen(heard), parts=(sounds,)), phrases)


def night(weight: float, phrases: Phrases) -> Head:
    """To which « nuit » alone weighs anything."""
    weights = [0] * len(phrases.opinion.high.weights)
    number = phrases.ears.features.of("nuit")
    assert number
    weights[number] = round(weight * HUNDREDTHS)
    return Head(5.0, Weights(weights))


@pytest.fixture
def weighed(phrases: Phrases) -> Phrases:
    """« nuit » nearly comes up to a danger, and no more than nearly to one at once."""
    heads = {"high": night(4.5, phrases), "immediate": night(4.0, phrases)}
    return replace(phrases, opinion=replace(phrases.opinion, **heads))


@pytest.mark.parametrize(
    ("high", "immediate", "level"),
    [(4.0, -4.0, "high"), (4.0, 4.0, "immediate"), (-1.5, 0.5, None), (-4.0, -4.0, None)],
)
def test_what_the_weights_nearly_see_counts_with_what_the_network_hears(
    high: float, immediate: float, level: str | None, weighed: Phrases
) -> None:
    found = suspected(Sounds(high, immediate, 0, len(WORDS)), weighed)
    assert (found.level if found else None) == level


def test_a_sentence_that_only_the_network_hears_raises_nothing(weighed: Phrases) -> None:
    """It has to be said with words that weigh something."""
    assert suspected(Sounds(3.0, 3.0, 2, 3), weighed) is None


def test_a_stretch_raises_alone_and_what_sounds_harmless_to_both_is_a_concern(weighed: Phrases) -> None:
    sure = replace(weighed, opinion=replace(weighed.opinion, high=night(6.0, weighed)))
    heard, harmless = Sounds(0.0, -4.0, 0, 3), Sounds(-9.0, -9.0, 0, 3)
    assert (found := suspected(heard, sure)) is not None
    assert found.level == "high"
    assert (found := suspected(harmless, sure)) is not None
    assert found.level == "concern"


def test_what_only_the_network_worries_about_is_a_concern(weighed: Phrases) -> None:
    worried = Sounds(-4.0, -4.0, 0, len(WORDS), concern=4.0)
    assert (found := suspected(worried, weighed)) is not None
    assert found.level == "concern"
    assert suspected(worried._replace(concern=-4.0), weighed) is None


def test_a_loud_word_in_what_sounds_harmless_is_a_concern(weighed: Phrases) -> None:
    sure = replace(weighed, opinion=replace(weighed.opinion, high=night(6.0, weighed)))
    calm = Sounds(-9.0, -9.0, 0, len(WORDS))
    never = Question(-99.0, (0.0,) * len(sure.sense.high.weights))
    deaf = replace(sure, sense=replace(sure.sense, high=never))
    assert (found := suspected(calm, deaf)) is not None
    assert found.level == "concern"


CALMED = "il arrive, je me cache dans le placard"


def test_a_danger_is_not_calmed_by_what_stands_beside_it(phrases: Phrases) -> None:
    for around in ("{}", "{} et demain on a sport", "on a mangé des crêpes. {}. bisous"):
        assert screen(around.format(CALMED), phrases=phrases).level == "immediate"


CLEAR, UNCLEAR, GRAVE = (
    Surroundings(gravest, harmless=harmless) for gravest, harmless in ((0.0, True), (0.0, False), (9.0, True))
)


@pytest.mark.parametrize(
    ("first", "second", "means"),
    [
        ([CLEAR], [UNCLEAR], "nothing"),
        ([UNCLEAR], [CLEAR], "nothing"),
        ([UNCLEAR], [UNCLEAR], "danger"),
        ([UNCLEAR], [CLEAR, UNCLEAR], "danger"),  # the second part stands elsewhere, too
        ([CLEAR, UNCLEAR], [UNCLEAR], "danger"),
        ([UNCLEAR], [GRAVE], "danger"),
    ],
)
def test_a_pattern_means_nothing_when_one_of_its_parts_doesnt_wherever_it_stands(
    first: list[Surroundings],
    second: list[Surroundings],
    means: str,
    phrases: Phrases,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    around = {(n, n + 1): what for n, what in enumerate([*first, *second])}
    monkeypatch.setattr(weighing, "_surroundings", lambda place, _told, _phrases: around[place])
    places, rule = [*around], phrases.rules[0]
    pattern, there, *elsewhere = rule.patterns[0], *places[len(first) :]
    matches = [
        Match(rule, "high", start, end, "loose", None, pattern, 0, ()) for start, end in places[: len(first)]
    ]
    matches.append(Match(rule, "high", *there, "loose", None, pattern, 1, tuple(elsewhere)))
    assert weighing._dissolved(matches, WORDS, phrases) is (means == "nothing")


def test_a_look_alike_in_two_parts_is_calmed_by_one_of_them(phrases: Phrases) -> None:
    text = "Ma nièce a des bleus plein les tibias, c'est sa première année de football, elle est ravie"
    assert screen(text, phrases=phrases).rules[:1] == ("opinion.calm",)


BESIDE_A_GAME = "elle a avalé toute la pharmacie je joue à la switch"


def test_a_game_beside_a_danger_makes_no_tale_of_it(
    phrases: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the network finds all the rest harmless, it is a concern, not nothing."""
    assert screen(BESIDE_A_GAME, phrases=phrases).level == "immediate"
    monkeypatch.setitem(weighing.EXCUSED, "tale", 99.0)
    assert screen(BESIDE_A_GAME, phrases=phrases).level == "concern"


def test_what_is_certain_and_what_a_film_tells_need_no_network(
    phrases: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bound in (-99.0, 99.0):
        monkeypatch.setitem(weighing.EXCUSED, "tale", bound)
        assert screen("elle s'est pendue, je regarde une série", phrases=phrases).level == "high"
        assert screen("dans le film elle a essayé de se pendre", phrases=phrases).level == "none"


def test_a_milder_place_does_not_stand_for_a_graver_one_that_may_be_a_tale(
    phrases: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(weighing.EXCUSED, "tale", -99.0)
    text = "elle va pas se suicider. je joue à la switch elle va se suicider"
    assert screen(text, phrases=phrases).level == "immediate"


@pytest.mark.parametrize(
    "text",
    ["il joue à la switch quand son père la frappe", "son père la frappe je joue à la switch avec mon frère"],
)
def test_a_pastime_tells_of_nobody_unless_it_goes_on(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).level != "none"
