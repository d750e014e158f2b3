"""Which variation is said: in the right register, not the one just said, without a hole; misses escalate."""

import asyncio
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.words import Words
from tests.bot.conftest import Talk, labels, texts

YOUNG = [{"type": "slot", "name": "audience", "value": "young"}]
UNKNOWN = [{"type": "slot", "name": "audience", "value": None}]
DOMAIN = Domain.from_dict(
    {
        "intents": ["greet", "nlu_fallback"],
        "slots": {name: {"type": "text", "mappings": [{"type": "custom"}]} for name in ("audience", "place")},
        "responses": {
            "utter_a": [
                {"text": "tu un", "condition": YOUNG},
                {"text": "tu deux", "condition": YOUNG},
                {"text": "vous un"},
                {"text": "vous deux"},
            ],
            "utter_who": [
                {"text": "tu veux quoi", "condition": YOUNG},
                {"text": "qui écrit", "condition": UNKNOWN},
            ],
            "utter_near": [{"text": "près de {place}"}, {"text": "près de chez vous"}],
            "utter_once": [{"text": "une fois", "custom": {"do": "erase"}}],
            "utter_repeat": [{"text": "encore"}, {"text": "toujours"}],
        },
    }
)


def _say(tracker: DialogueStateTracker, action: str) -> dict[str, Any] | None:
    tracker.update(UserUttered("", {"name": "greet"}), DOMAIN)
    said = asyncio.run(Words(domain=DOMAIN).generate(action, tracker, "collector"))
    if said:
        tracker.update(BotUttered(said["text"], metadata={"utter_action": action}), DOMAIN)
    return said


def _tracker(**slots: Any) -> DialogueStateTracker:
    tracker = DialogueStateTracker("c", DOMAIN.slots)
    for name, value in slots.items():
        tracker.slots[name].value = value
    return tracker


def test_a_young_person_hears_tu_like_somebody_unknown_and_adults_vous() -> None:
    assert "tu" in _say(_tracker(audience="young"), "utter_a")["text"]
    assert "tu" in _say(_tracker(), "utter_a")["text"]
    assert "vous" in _say(_tracker(audience="parent"), "utter_a")["text"]


def test_somebody_unknown_hears_what_is_written_for_them() -> None:
    assert _say(_tracker(), "utter_who")["text"] == "qui écrit"
    assert _say(_tracker(audience="young"), "utter_who")["text"] == "tu veux quoi"


def test_variations_take_turns() -> None:
    tracker = _tracker(audience="parent")
    assert [_say(tracker, "utter_a")["text"] for _ in range(4)] == [
        "vous un",
        "vous deux",
        "vous un",
        "vous deux",
    ]


def test_an_unset_slot_chooses_the_variation_without_it() -> None:
    assert _say(_tracker(), "utter_near")["text"] == "près de chez vous"
    assert _say(_tracker(place="Ici-les-Bains"), "utter_near")["text"] == "près de Ici-les-Bains"


def test_the_only_variation_is_not_said_twice_but_done_twice() -> None:
    tracker = _tracker()
    assert _say(tracker, "utter_once")["text"] == "une fois"
    again = _say(tracker, "utter_once")
    assert again["text"] == "encore"
    assert again["custom"] == {"do": "erase"}


def test_an_unknown_reply_is_nothing() -> None:
    assert _say(_tracker(), "utter_missing") is None


def test_misses_lead_to_guesses_then_others_then_a_person(young: Talk) -> None:
    first, second, third = (young.take("nlu_fallback") for _ in range(3))
    assert 2 <= len(labels(first)) <= 3
    assert not set(labels(first)) & set(labels(second))
    assert "Oui, une personne" in labels(third)
    assert len({text for turn in (first, second, third) for text in texts(turn)}) == 3


def test_a_guess_taken_is_a_subject_taken_up(young: Talk) -> None:
    young.say("blorp zint grumf")
    young.take("nlu_fallback")
    turn = young.say("1")
    assert turn["confidence"] == 1


@pytest.mark.parametrize(
    "intent",
    [
        "greet",
        "thank",
        "bot_challenge",
        "ask_confidentiality",
        "ask_human",
        "out_of_scope",
        "insult",
        "not_helpful",
    ],
)
def test_the_same_sentence_never_comes_twice_in_a_row(young: Talk, intent: str) -> None:
    before: list[str] = []
    for _ in range(5):
        said = texts(young.take(intent))
        assert said
        assert not set(said) & set(before)
        before = said
