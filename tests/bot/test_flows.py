"""The flows hold together: every meaning has examples and an answer, no example is claimed twice.

Every deed is known.
"""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

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
MEANINGS = YAML(typ="safe", pure=True).load(Path("corpus/meanings.yml").read_text(encoding="utf-8"))
FEWEST, FEWEST_NARROWER = 30, 8  # examples of an intent, and of a narrower meaning
ANNOTATION = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def _load(folder: str) -> dict[Path, dict[str, Any]]:
    return {
        path: YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        for path in sorted(Path(folder).glob("*.yml"))
    }


TOPICS, REPLIES = _load("flows/topics"), _load("flows/replies")
DOMAIN = YAML(typ="safe", pure=True).load(Path("flows/domain.yml").read_text(encoding="utf-8"))
RESPONSES = {
    name: variations for content in REPLIES.values() for name, variations in content["responses"].items()
}


def _examples() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for content in TOPICS.values():
        for block in content.get("nlu") or []:
            if "intent" not in block:
                continue
            examples = block["examples"]
            if isinstance(examples, str):
                lines = (line.strip() for line in examples.splitlines())
                told = [line[2:] for line in lines if line.startswith("- ")]
            else:
                told = [example["text"] for example in examples]
            found[block["intent"]] += [ANNOTATION.sub(r"\1", text) for text in told]
    return found


EXAMPLES = _examples()


INTENTS = {path.stem for path in TOPICS} - {"start", "names"}


def test_there_are_56_intents_a_file_each() -> None:
    assert len(INTENTS) == 56


def test_an_intent_has_examples_in_many_shapes() -> None:
    for intent in INTENTS:
        told = [text for name, texts in EXAMPLES.items() if name.split("/")[0] == intent for text in texts]
        assert len({fold(text) for text in told}) >= FEWEST, intent


def test_every_narrower_meaning_that_is_defined_has_examples_and_a_reply() -> None:
    few = {name: len(EXAMPLES[name]) for name in MEANINGS if len(EXAMPLES[name]) < FEWEST_NARROWER}
    assert few == {}
    assert {f"utter_{name}" for name in MEANINGS} <= set(RESPONSES)
    narrower = {name for name in EXAMPLES if "/" in name and not name.endswith("/general")}
    assert narrower <= set(MEANINGS)


def test_out_of_scope_is_as_wide_as_the_world() -> None:
    assert len(EXAMPLES["out_of_scope/general"]) >= 300


def test_no_example_that_stands_alone_is_claimed_by_two_intents() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for content in TOPICS.values():
        for block in content.get("nlu") or []:
            if isinstance(block.get("examples"), str) and "intent" in block:
                for line in block["examples"].splitlines():
                    owners[fold(ANNOTATION.sub(r"\1", line.strip()[2:]))].add(block["intent"].split("/")[0])
    assert {text: intents for text, intents in owners.items() if text and len(intents) > 1} == {}


def test_every_meaning_has_an_answer() -> None:
    answered = {
        step["intent"]
        for content in TOPICS.values()
        for told in [*(content.get("rules") or []), *(content.get("stories") or [])]
        for step in told["steps"]
        if "intent" in step
    }
    assert INTENTS | {"nlu_fallback", "start"} <= answered


def test_every_topic_has_its_replies_under_the_same_name() -> None:
    assert {f"{intent}.yml" for intent in INTENTS} <= {path.name for path in REPLIES}


def test_an_action_says_a_reply_that_is_written() -> None:
    written = set(RESPONSES) | {name.split("/")[0] for name in RESPONSES}
    said = {
        step["action"]
        for content in TOPICS.values()
        for told in content.get("rules") or []
        for step in told["steps"]
        if "action" in step
    }
    assert said <= written


def test_a_reply_is_written_once() -> None:
    names = Counter(name for content in REPLIES.values() for name in content["responses"])
    assert [name for name, count in names.items() if count > 1] == []


def test_every_button_leads_somewhere() -> None:
    narrower = {name.removeprefix("utter_") for name in RESPONSES if "/" in name}
    meanings = narrower | (set(INTENTS) - {name.split("/")[0] for name in narrower})
    entities = set(DOMAIN["entities"])
    for name, variations in RESPONSES.items():
        for button in (button for variation in variations for button in variation.get("buttons") or []):
            payload = read(button["payload"])
            assert payload.intent in meanings, (name, button)
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
