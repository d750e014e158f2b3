"""The flows hold together: every meaning has examples and an answer, no example is claimed twice.

Every deed is known.
"""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.audience import ABOUT_YOUNG
from bot.folding import fold
from bot.payload import read

DEEDS = {
    "show_helplines": {"ids", "title"},
    "find_services": {"need"},
    "ask_place": {"need"},
    "hand_off": {"reason"},
    "show_exercise": {"id"},
    "signs_summary": {"title", "labels", "words"},
    "show_crisis": {"axis"},
    "erase": set(),
    "quick_exit": set(),
    "tell_retention": set(),
}
NEEDS = {
    "exploitation",
    "violence",
    "shelter",
    "health",
    "listening",
    "legal",
    "images",
    "school",
    "parents",
    "{need}",
}
FREQUENT = {
    "greet",
    "affirm",
    "deny",
    "unsure",
    "ask_confidentiality",
    "ask_how_it_works",
    "ask_human",
    "find_help_nearby",
    "inform_place",
    "inform_audience",
    "out_of_scope",
}
GENERAL = FREQUENT | {
    "goodbye",
    "thank",
    "bot_challenge",
    "ask_emergency_number",
    "erase_conversation",
    "not_understood",
    "not_helpful",
    "insult",
}
ADULT = {
    "parent_signs",
    "parent_discovered",
    "parent_missing_child",
    "parent_how_to_talk",
    "parent_refuses_help",
    "parent_legal",
    "parent_threats",
    "parent_care_placement",
    "parent_distress",
    "parent_prevention",
    "pro_signs",
    "pro_report",
    "pro_secrecy",
    "pro_hotel",
    "pro_training",
}
TAXONOMY = GENERAL | ABOUT_YOUNG | ADULT
ANNOTATION = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def _load(folder: str) -> dict[Path, dict[str, Any]]:
    return {
        path: YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        for path in sorted(Path(folder).glob("*.yml"))
    }


TOPICS, REPLIES = _load("flows/topics"), _load("flows/replies")
RESPONSES = {
    name: variations for content in REPLIES.values() for name, variations in content["responses"].items()
}


def _examples() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for content in TOPICS.values():
        for block in content.get("nlu") or []:
            if "intent" in block:
                lines = (line.strip() for line in block["examples"].splitlines())
                found[block["intent"]] += [
                    ANNOTATION.sub(r"\1", line[2:]) for line in lines if line.startswith("- ")
                ]
    return found


EXAMPLES = _examples()


def test_there_are_56_meanings() -> None:
    assert len(TAXONOMY) == 56


@pytest.mark.parametrize("intent", sorted(TAXONOMY))
def test_a_meaning_has_examples_in_many_shapes(intent: str) -> None:
    distinct = {fold(example) for example in EXAMPLES[intent]}
    assert len(distinct) >= (55 if intent in FREQUENT else 30)


def test_out_of_scope_is_as_wide_as_the_world() -> None:
    assert len(EXAMPLES["out_of_scope"]) >= 300


def test_no_example_is_claimed_by_two_meanings() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for intent, examples in EXAMPLES.items():
        for example in examples:
            owners[fold(example)].add(intent)
    assert {example: intents for example, intents in owners.items() if example and len(intents) > 1} == {}


def test_every_meaning_has_an_answer() -> None:
    answered = {
        step["intent"]
        for content in TOPICS.values()
        for told in [*(content.get("rules") or []), *(content.get("stories") or [])]
        for step in told["steps"]
        if "intent" in step
    }
    assert TAXONOMY | {"nlu_fallback", "start"} <= answered


def test_every_topic_has_its_replies_under_the_same_name() -> None:
    assert {path.name for path in TOPICS} <= {path.name for path in REPLIES}


def test_a_reply_is_written_once() -> None:
    names = Counter(name for content in REPLIES.values() for name in content["responses"])
    assert [name for name, count in names.items() if count > 1] == []


def test_every_button_leads_somewhere() -> None:
    intents = {name for content in TOPICS.values() for name in content.get("intents") or []}
    intents = {next(iter(name)) if isinstance(name, dict) else name for name in intents}
    entities = {name for content in TOPICS.values() for name in content.get("entities") or []}
    for name, variations in RESPONSES.items():
        for button in (button for variation in variations for button in variation.get("buttons") or []):
            payload = read(button["payload"])
            assert payload.intent in intents, (name, button)
            assert set(payload.entities) <= entities, (name, button)


def test_every_deed_need_and_helpline_is_known() -> None:
    lines = YAML(typ="safe", pure=True).load(Path("resources/helplines.yml").read_text(encoding="utf-8"))
    known = set(re.findall(r"\b[a-z]+_[a-z0-9_]+\b|\bcfcv\b|\bpharos\b|\bpaej\b|\bcrip\b", str(lines)))
    for name, variations in RESPONSES.items():
        for deed in (dict(variation["custom"]) for variation in variations if "custom" in variation):
            kind = deed.pop("do")
            assert set(deed) <= DEEDS[kind], (name, kind, deed)
            assert deed.get("need", "listening") in NEEDS, name
            assert set(deed.get("ids", [])) <= known - {"stop_criavs"} | {"{line}"}, name


def test_places_that_the_extractor_reads_are_there() -> None:
    with Path("resources/places/communes.csv").open(encoding="utf-8") as rows:
        assert {"name", "population", "postcodes"} <= set(next(csv.reader(rows)))
