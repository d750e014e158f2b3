"""Rasa's rule policy, which otherwise parses every rule anew at each prediction once there are a thousand.

A rule can only apply when its newest state names the action just done and the intent just heard; looking at
those two first leaves a handful of rules to compare state by state, and a turn takes half the time.
"""

import functools
import json
from typing import Any, NamedTuple, Optional

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER


class _Newest(NamedTuple):
    """None where the rule does not care."""

    action: Optional[str]
    intent: Optional[str]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class QuickRules(RulePolicy):
    @staticmethod
    @functools.cache
    def _rule_key_to_state(rule_key: str) -> list[dict[str, Any]]:
        """Kept for good: Rasa's cache of a thousand is smaller than our rules and so never hits."""
        return list(json.loads(rule_key))

    def _get_possible_keys(self, lookup: dict[str, str], states: list[dict[str, Any]]) -> set[str]:
        if not states:
            return super()._get_possible_keys(lookup, states)
        now = states[-1]
        action = now.get(PREVIOUS_ACTION, {}).get("action_name")
        intent = now.get(USER, {}).get("intent")
        likely = {
            key: predicted
            for key, predicted in lookup.items()
            if (newest := _newest(key)).action in (None, action) and newest.intent in (None, intent)
        }
        return super()._get_possible_keys(likely, states)


@functools.cache
def _newest(rule_key: str) -> _Newest:
    state = QuickRules._rule_key_to_state(rule_key)[-1]  # noqa: SLF001 - our own override
    return _Newest(
        _cared(state.get(PREVIOUS_ACTION, {}).get("action_name")), _cared(state.get(USER, {}).get("intent"))
    )


def _cared(value: Any) -> Optional[str]:
    return value if value and value != SHOULD_NOT_BE_SET else None
