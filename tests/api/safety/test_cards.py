"""Whatever the screen finds, a card fits it: the right voice, few lines, a way for who cannot speak."""

import json
import re

import pytest
import yaml

from api.safety import AXES, Phrases, screen
from api.safety.cards import Card, Cards, load
from tests.api.safety.conftest import RESOURCES

CARDS: Cards = load(RESOURCES / "cards.yml")
KNOWN = {line["id"] for line in yaml.safe_load((RESOURCES.parent / "helplines.yml").read_text())["lines"]}
VOUS = re.compile(r"\b(vous|votre|vos)\b|ez\b", re.IGNORECASE)
TU = re.compile(r"\b(tu|ton|ta|tes|toi)\b", re.IGNORECASE)
AUDIENCES = ("young", "parent", "professional", None)


def shown(level: str, axis: str, audience: str | None) -> Card:
    card = CARDS.choose(level, (axis,) if axis else (), audience)  # type: ignore[arg-type]
    assert card is not None
    return card


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("axis", ["", *AXES])
@pytest.mark.parametrize("level", ["immediate", "high"])
def test_every_danger_has_a_card_with_few_lines_that_exist(
    level: str, axis: str, audience: str | None
) -> None:
    card = shown(level, axis, audience)
    assert card.title
    assert card.steps
    assert 1 <= len(card.helplines) <= 3
    assert set(card.helplines) <= KNOWN
    assert "stop_criavs" not in card.helplines
    assert card.urgent == (level == "immediate")


def test_who_is_grown_and_has_nowhere_to_sleep_is_shown_the_line_for_adults() -> None:
    grown = CARDS.choose("high", ("runaway",), "young", grown=True)
    assert grown
    assert grown.helplines == ("urgence_115",)
    assert CARDS.choose("high", ("runaway",), "parent", grown=True) == shown("high", "runaway", "parent")


@pytest.mark.parametrize("text", ["ma sœur est pas rentrée depuis hier", "mon frère a disparu"])
def test_who_misses_somebody_is_not_told_to_find_a_bed(text: str, phrases: Phrases) -> None:
    found = screen(text, phrases=phrases)
    card = CARDS.choose(found.level, found.axes, "young", rules=found.rules)
    assert card
    assert set(card.helplines) >= {"police_17", "missing_116000"}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("ma fille partir hier, pas revenir", True),
        ("ma fille n'est pas rentrée depuis hier", True),
        ("mon fils s'est fait virer de chez sa mère, il dort dans la rue", False),
    ],
)
def test_an_adult_hears_of_the_missing_only_where_somebody_is(
    text: str,
    phrases: Phrases,
    *,
    missing: bool,
) -> None:
    found = screen(text, phrases=phrases)
    card = CARDS.choose(found.level, found.axes, "parent", rules=found.rules)
    assert card
    assert ("missing_116000" in card.helplines) == missing


@pytest.mark.parametrize(
    "text", ["la voiture est en bas, elle descend", "un homme attend dans le couloir et veut la reprendre"]
)
def test_an_adult_before_whom_a_girl_is_fetched_is_told_to_call_the_police(
    text: str, phrases: Phrases
) -> None:
    found = screen(text, phrases=phrases)
    card = CARDS.choose(found.level, found.axes, "parent", rules=found.rules)
    assert card
    assert card.id == "led_away"
    assert card.helplines[0] == "police_17"


@pytest.mark.parametrize("text", ["il tape à la porte", "il est devant chez moi", "il est derrière la porte"])
def test_who_has_him_before_the_door_is_not_sent_outside(text: str, phrases: Phrases) -> None:
    found = screen(text, phrases=phrases)
    card = CARDS.choose(found.level, found.axes, "young", rules=found.rules)
    assert card
    assert "n’ouvre pas" in card.steps[0]
    assert not any("sortir" in step for step in card.steps)
    assert card.helplines[0] == "sms_114"


def test_who_wants_to_die_and_misses_somebody_is_shown_the_line_for_that() -> None:
    card = CARDS.choose("high", ("suicide", "runaway"), "young", rules=("suicide.wish", "runaway.missing"))
    assert card == shown("high", "suicide", "young")


@pytest.mark.parametrize("axis", ["", *AXES])
def test_a_young_person_in_danger_now_is_first_shown_what_needs_no_voice(axis: str) -> None:
    card = shown("immediate", axis, "young")
    assert card.helplines[0] == "sms_114"
    assert card.person
    assert card.exit


@pytest.mark.parametrize("axis", ["suicide", "medical", "held", "violence"])
def test_who_is_afraid_for_somebody_is_told_to_send_help_there(axis: str) -> None:
    card = CARDS.choose("immediate", (axis,), "young", friend=True)  # type: ignore[arg-type]
    assert card
    assert {"samu_15", "police_17"} & {card.helplines[0]}
    assert "adulte" in " ".join(card.steps)
    assert card == CARDS.choose("immediate", (axis,), None, friend=True, grown=True)  # type: ignore[arg-type]
    assert CARDS.choose("immediate", (axis,), "parent", friend=True) == shown("immediate", axis, "parent")


@pytest.mark.parametrize("axis", ["", *AXES])
@pytest.mark.parametrize("level", ["immediate", "high"])
def test_young_people_are_told_tu_and_adults_vous(level: str, axis: str) -> None:
    def words(card: Card) -> str:
        return " ".join((card.title, *card.steps, card.person or "", card.exit or ""))

    assert not VOUS.search(words(shown(level, axis, "young")))
    assert not TU.search(words(shown(level, axis, "parent")))


def test_no_number_is_written_in_the_words_of_a_card() -> None:
    for cards in CARDS.by_level.values():
        for card in cards:
            words = [card[voice] for voice in ("tu", "friend", "vous") if voice in card]
            assert not re.search(r"\d", json.dumps(words, ensure_ascii=False)), card["id"]


@pytest.mark.parametrize(
    "text",
    [
        "je suis une mère, ma fille se prostitue",
        "Bonjour, mon fils de 15 ans dit qu’il veut mourir",
        "Je suis éducatrice, une jeune du foyer est forcée de voir des hommes",
        "ma fille est enfermée dans un appartement",
        "je suis chauffeur, je viens de déposer une fille de 14 ans dans un hôtel, elle pleurait",
        "je suis la voisine, j’entends un enfant crier et des coups",
        "je suis le papi de Lina, on la retient dans un hôtel",
        "je loue un studio, une gamine y est enfermée",
        "je suis retraitée, une petite est enfermée en face, elle crie au secours",
        "my daughter is selling herself",
    ],
)
def test_an_adult_is_known_by_the_first_words(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).writer == "adult"


@pytest.mark.parametrize(
    "text",
    [
        "mon copain me force à voir des hommes",
        "ma mère me frappe",
        "sa fille est dans ma classe, elle veut mourir",
        "il me frappe là, ma fille pleure",  # in danger herself: the lines for who cannot speak come first
    ],
)
def test_nobody_else_is_taken_for_one(text: str, phrases: Phrases) -> None:
    assert screen(text, phrases=phrases).writer is None
