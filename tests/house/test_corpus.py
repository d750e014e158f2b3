"""The labelled messages: what was learned from is not what measures."""

import json
import re
from collections import Counter

import pytest
import yaml

from reader import ABOUT, AUDIENCES, AXES, LEVELS, STANCES
from reader.reader import FOLDER, verify
from tests.house.tree import ROOT

SPLITS = ("train", "valid", "test")
ROWS = {
    split: [
        json.loads(line)
        for path in sorted((ROOT / "corpus").glob(f"*/{split}*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for split in SPLITS
}
SHARED = {"88milSMS"}  # one collection of many people's messages, parted by text
NUMBER = re.compile(r"(?<!\d)0[1-9](?:[ .-]?\d\d){4}(?!\d)|\+33")


def key(row):
    context = row.get("context") or {}
    text = " ".join(row["text"].lower().replace("’", "'").split())
    return text, context.get("question", ""), tuple(context.get("before", ()))


@pytest.mark.parametrize(("one", "other"), [("train", "valid"), ("train", "test"), ("valid", "test")])
def test_no_text_and_no_author_is_in_two_splits(one, other):
    assert {key(row) for row in ROWS[one]}.isdisjoint(key(row) for row in ROWS[other])
    sources = [{row["source"] for row in ROWS[split]} - SHARED for split in (one, other)]
    assert sources[0].isdisjoint(sources[1])


def test_no_text_is_there_twice():
    twice = [text for split in SPLITS for text, count in Counter(map(key, ROWS[split])).items() if count > 1]
    assert twice == []


def test_every_message_is_labelled_in_the_terms_of_the_taxonomy():
    for split in SPLITS:
        for row in ROWS[split]:
            assert row["level"] in LEVELS, row
            assert set(row["axes"]) <= set(AXES), row
            assert row.get("audience") in {None, *AUDIENCES}, row
            assert row.get("stance") in {None, *STANCES}, row
            assert row.get("about") in {None, *ABOUT}, row
            assert row["lang"], row
            assert row["source"], row
            assert row["slice"], row


def test_no_telephone_number_stands_in_a_message():
    assert [row["text"] for split in SPLITS for row in ROWS[split] if NUMBER.search(row["text"])] == []


def test_the_data_sheet_tells_how_many_there_are():
    sheet = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    for split in SPLITS:
        assert f"| {split} | {len(ROWS[split]):,} |" in sheet


def test_model_thresholds_and_card_belong_together():
    checksum = verify(FOLDER)[:16]
    levels = yaml.safe_load((ROOT / "resources" / "safety" / "levels.yml").read_text(encoding="utf-8"))
    assert levels["model"] == checksum
    assert f"Model `{checksum}`" in (ROOT / "docs" / "reader.md").read_text(encoding="utf-8")
