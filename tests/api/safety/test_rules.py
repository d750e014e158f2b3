"""The examples that counsellors write beside each phrase are its tests."""

import pytest

from api.safety import Context, Phrases, load, screen
from api.safety.rule import Rule
from api.safety.screening import RANK
from tests.api.safety.conftest import RESOURCES

RULES = load(RESOURCES).rules
SAID_BEFORE = {
    "suicide": "j'ai envie de mourir", "violence": "il me tape", "held": "il m'a enfermée",
    "coercion": "il m'oblige à voir des hommes", "sexual_violence": "j'ai été violée",
}  # fmt: skip


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


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_phrase_of_a_rule_can_be_reached(rule: Rule) -> None:
    assert rule.patterns
    assert all(part.needs for pattern in rule.patterns for part in pattern)
