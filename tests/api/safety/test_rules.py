"""The examples that counsellors write beside each phrase are its tests."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.safety import Context, Phrases, load, screen
from api.safety.letters import fold
from api.safety.part import Part
from api.safety.pattern import Lexicon
from api.safety.piece import Piece
from api.safety.rule import Rule, RuleError, read_rule
from api.safety.screening import RANK
from api.safety.vocabulary import Vocabulary
from tests.api.safety.conftest import RESOURCES

RULES = load(RESOURCES, examples=True).rules
SAID_BEFORE = {
    "suicide": "j'ai envie de mourir", "violence": "il me tape", "held": "il m'a enfermée",
    "coercion": "il m'oblige à voir des hommes", "sexual_violence": "j'ai été violée",
    "runaway": "ma fille a disparu depuis hier",
}  # fmt: skip

ALTERNATIVES = re.compile(r"\([^)]*\)|[^\s']+")


def read(path: Path) -> Any:
    return yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506 (strings only: `on` is a word here)


WRITTEN = {
    rule["id"]: rule for path in sorted(RESOURCES.glob("*.yml")) for rule in read(path).get("rules", ())
}


def after(rule: Rule) -> Context:
    return Context(recent=tuple(SAID_BEFORE[axis] for axis in sorted(rule.after)[:1]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_sees_the_examples_that_it_must_see(rule: Rule, phrases: Phrases) -> None:
    assert rule.must, "a rule has an example at least"
    for example in rule.must:
        found = screen(example, after(rule), phrases=phrases)
        assert rule.id in found.rules, example
        assert RANK[found.level] >= RANK["concern"], example


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.must_not], ids=lambda rule: rule.id)
def test_a_rule_leaves_alone_the_examples_that_it_must_not_see(rule: Rule, phrases: Phrases) -> None:
    for example in rule.must_not:
        assert rule.id not in screen(example, phrases=phrases).rules, example


def test_every_phrase_of_a_rule_can_be_reached(phrases: Phrases) -> None:
    reached = {id(posted.pattern) for posted in phrases.posted}
    for rule in phrases.rules:
        patterns = [id(pattern) for _, pattern in rule.strengths]
        assert patterns, rule.id
        assert reached.issuperset(patterns), rule.id


def test_a_bare_word_beside_a_danger_seldom_excuses_it(phrases: Phrases) -> None:
    """« Camping », « lycée »: an exception of one word counts where the network finds all harmless, too.

    Of the rules' own examples with each such word before or behind, one in ten may be excused.
    """
    lost = tried = 0
    alone = first_words(tuple({part for rule in RULES for part in bare_words(rule)}), phrases)
    for rule in RULES:
        words = bare_words(rule) if rule.grave and not rule.excusable else ()
        dangers = [text for text in rule.must if RANK[screen(text, phrases=phrases).level] >= RANK["high"]]
        for part, danger in product(words, dangers):
            word = alone[part]
            for text in (f"{danger} {word}", f"{word} {danger}"):
                tried += 1
                lost += RANK[screen(text, phrases=phrases).level] < RANK["high"]
    assert tried > 500
    assert lost <= tried / 10


def bare_words(rule: Rule) -> tuple[Part, ...]:
    return tuple(part for part in rule.unless if part.bare)


def first_words(parts: tuple[Part, ...], phrases: Phrases) -> dict[Part, str]:
    """Of each part the first word that fits."""
    vocabulary = phrases.speller.vocabulary
    found: dict[Part, str] = {}
    for word in vocabulary.words():
        for part in Piece(vocabulary[word], phrases.search).those(parts):
            found.setdefault(part, word)
    return found


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    spellings = read(RESOURCES / "spelling.yml").values()
    meant = {fold(typed): words.split() for group in spellings for typed, words in group.items()}
    classes = read(RESOURCES / "lexicon.yml")["classes"]
    return Lexicon(classes, Vocabulary(), lambda word: meant.get(word, [word]))


def ways(word: str, lexicon: Lexicon) -> list[str]:
    return ["".join(one) for way in lexicon.element(f"({word})").ways for one in product(*way)]


def words_of(written: dict[str, Any]) -> set[str]:
    """What stands in the phrases of a rule."""
    return {
        word
        for strength in ("phrases", "firm", "certain")
        for phrase in written.get(strength, ())
        for item in ALTERNATIVES.findall(phrase)
        for word in item.removesuffix("?").strip("()").split("|")
        if word.strip(".&") and word not in {"<start>", "<first>", "<last>"}
    }


def test_no_word_of_a_phrase_is_an_exception_of_its_own_rule(lexicon: Lexicon) -> None:
    """« Joue au docteur » with « docteur » under `unless` could never be seen."""
    rules = [
        (
            name,
            {lexicon.part(source): source for source in written["unless"]},
            {word: ways(word, lexicon) for word in words_of(written)},
        )
        for name, written in WRITTEN.items()
        if "unless" in written
    ]
    search = lexicon.seal([])  # knows all that was asked above
    never = {}
    for name, exceptions, words in rules:
        for word, all_ways in words.items():
            left = tuple(exceptions)
            for way in all_ways:
                left = tuple(Piece(way, search).those(left)) if left else left
            if left:
                never[name, word] = exceptions[left[0]]
    assert rules
    assert not never


def raw(**more: object) -> dict[str, object]:
    phrases = {"phrases": ["peur", "<start> nuit"], "firm": ["noir"], "certain": ["cri"]}
    return {"id": "test.words", "level": "high", **phrases, **more}


def test_each_phrase_has_its_strength(lexicon: Lexicon) -> None:
    rule = read_rule(raw(), lexicon, 0)
    assert [*rule.strengths] == [
        ("certain", lexicon.pattern("<start> nuit")),
        ("certain", lexicon.pattern("cri")),
        ("firm", lexicon.pattern("noir")),
        ("loose", lexicon.pattern("peur")),
    ]


def test_what_a_conversation_has_shown_is_certain(lexicon: Lexicon) -> None:
    rule = read_rule(raw(after=["violence"]), lexicon, 0)
    assert not rule.patterns
    assert lexicon.pattern("peur") in rule.certain


def test_a_rule_that_says_what_no_rule_can_say_is_named(lexicon: Lexicon) -> None:
    with pytest.raises(RuleError, match=r"test\.words"):
        read_rule(raw(level="grave"), lexicon, 0)
