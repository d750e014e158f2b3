"""The second opinion: what it adds to the rules, and that words around a danger never hide it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from fanal_kernels.weights import HUNDREDTHS, Weights
from hypothesis import given
from hypothesis import strategies as st

from api.safety import Phrases, screen
from api.safety.ears import NOWHERE
from api.safety.features import Features
from api.safety.opinion import Head, Stretch
from tests.kernels.hearing import said

WORDS = ("pluie", "velo", "nuit", "seule", "cle", "rends")
WEIGHTS = {
    "nuit": 1.0,
    "seule": 1.5,
    "nuit seule": 1.0,
    "cle*": 0.5,
    "rends": 1.2,
    "pluie": -2.0,
    "pluie velo": 2.5,
    "!runaway.left": 2.5,
}
FEATURES = Features(WEIGHTS)
HEAD = Head(3.0, Weights(round(HUNDREDTHS * WEIGHTS.get(name, 0)) for name in FEATURES.names()))
NOTHING = Stretch(0.0, 0, 0)


def best(words: list[str], found: Mapping[int, Sequence[int]] = NOWHERE) -> Stretch:
    return Stretch(*HEAD.weights.best(said(words, FEATURES, found), HEAD.fires))


some_words = st.lists(st.sampled_from(WORDS), max_size=12)


@given(some_words, some_words, some_words)
def test_words_around_a_stretch_never_lower_it(before: list[str], told: list[str], after: list[str]) -> None:
    assert best(before + told + after).score >= best(told).score


def test_the_stretch_is_where_the_words_are() -> None:
    found = best(["velo", "pluie", "nuit", "seule", "velo", "pluie"])
    assert found == Stretch(pytest.approx(1.0 + 1.5 + 1.0), 2, 4)


@given(some_words)
def test_a_whole_message_and_a_search_agree(told: list[str]) -> None:
    assert bool(HEAD.found(said(told, FEATURES), 0, len(told)).score) == bool(best(told).score)


def test_what_is_said_twice_counts_once() -> None:
    assert best(["nuit", "velo", "nuit", "velo", "nuit"]) == NOTHING
    assert best(["nuit", "seule", "velo", "nuit", "seule"]).score == pytest.approx(1.0 + 1.5 + 1.0)


def test_a_rule_that_fired_is_weighed_with_the_words() -> None:
    assert best(["velo", "nuit"]) == NOTHING
    assert best(["velo", "nuit"], found={1: [FEATURES.of("!runaway.left")]}) == Stretch(3.5, 1, 2)


def test_words_that_say_nothing_make_no_stretch() -> None:
    assert best(["velo", "pluie"]) == NOTHING
    assert best([]) == NOTHING


UNRULED = (
    "jai mis la commode devant la porte, ca tape de lautre coté",
    "jsuis sous lescalier il fait le tour de la maison en criant, vite",
)


@pytest.mark.parametrize("text", UNRULED)
def test_it_sees_what_no_rule_was_written_for(text: str, phrases: Phrases) -> None:
    opinion = phrases.opinion
    mute = {"high": replace(opinion.high, fires=1e9), "immediate": replace(opinion.immediate, fires=1e9)}
    silent = replace(phrases, opinion=replace(opinion, **mute))
    found, without = screen(text, phrases=phrases), screen(text, phrases=silent)
    assert found.level in {"high", "immediate"}
    assert without.level in {"none", "concern"}
    start, end, name = found.spans[0]
    assert name == found.rules[0] == f"opinion.{found.level}"
    assert text[start:end].strip()
    assert found.axes
    assert found.intent is None  # the engine reads the words for itself


def test_what_the_rules_found_stays(phrases: Phrases) -> None:
    loud = replace(phrases, opinion=replace(phrases.opinion, high=replace(phrases.opinion.high, fires=0.0)))
    for text in ("il m’a enfermée dans la chambre je peux pas sortir", "je veux mourir"):
        found, ruled = screen(text, phrases=loud), screen(text, phrases=phrases)
        assert set(ruled.rules) <= set(found.rules)
        assert set(ruled.axes) <= set(found.axes)
