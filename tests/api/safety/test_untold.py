"""What rules saw is a concern where both models, not told of it, find all harmless (decision 35)."""

import pytest

from api.safety import Phrases, screen, weighing

JESTS = (
    "le prof de techno nous a séquestrés 5 min après la sonnerie pour finir la soudure haha",
    "ma mere va metrangler qd elle verra ma chambre ptdr",
    "au jjb il ma étranglé propre jai tapé direct, belle technique",
    "mdr le chauffeur de bus nous a kidnappés il a raté l'arret",
)
DANGERS = (
    "le prof de techno nous a séquestrés dans la cave, on est trois, personne sait où on est",
    "ma mere va metrangler qd elle rentre, elle est deja dans lescalier",
    "au salon il ma étranglé devant ma soeur, jai pas pu crier",
    "mdr le chauffeur nous a kidnappés il veut pas nous laisser descendre",
)


def seen(text: str, phrases: Phrases) -> tuple[str, bool]:
    found = screen(text, phrases=phrases)
    return found.level, found.rules[:1] == ("opinion.calm",)


@pytest.mark.parametrize("text", JESTS)
def test_a_jest_in_words_of_danger_is_a_concern(text: str, phrases: Phrases) -> None:
    assert seen(text, phrases) == ("concern", True)


@pytest.mark.parametrize("text", DANGERS)
def test_the_same_words_told_as_a_danger_are_one(text: str, phrases: Phrases) -> None:
    assert seen(text, phrases)[0] in {"high", "immediate"}


@pytest.mark.parametrize(
    ("bound", "value"),
    [
        ("UNTOLD", {"high": -99.0, "immediate": -99.0}),
        ("TOLD", -99.0),
        ("LITTLE", -99.0),
        ("FEW", 21),
        ("MANY", 8),
    ],
)
def test_each_bound_keeps_a_danger(
    bound: str, value: object, phrases: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighing, bound, value)
    assert seen(JESTS[0], phrases) == ("immediate", False)


def test_who_speaks_without_endings_is_not_asked_about(
    phrases: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The models never learned such words: that they see no danger says nothing."""
    text = "famille France faire moi bonne, pas école, dormir cuisine"
    assert seen(text, phrases)[0] == "high"
    monkeypatch.setattr(weighing, "UNLEARNED", "nobody.")
    assert seen(text, phrases)[0] == "concern"
