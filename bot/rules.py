"""Rasa's rule policy, which otherwise compares each of a thousand rules with the whole conversation.

A rule can only apply when its newest state names the action just done and the intent just heard: these two
leave a handful of rules to compare state by state. Once trained, rules are found by them, no state is worked
out that lies further back than the longest rule looks, and rules none of which reads words are not asked
about words. What is predicted is what Rasa's own policy predicts (tests/bot/test_straight.py).
"""

import functools
import json
from collections import defaultdict
from typing import Any, NamedTuple, Optional

from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME, PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker import QuickTracker, Replay


class _Newest(NamedTuple):
    """None where the rule does not care."""

    action: Optional[str]
    intent: Optional[str]


class _Table:
    """Rules that change no more, by what their newest states name."""

    def __init__(self, lookup: dict[str, str]) -> None:
        self.lookup = lookup
        self.longest = max((len(_states(key)) for key in lookup), default=0)
        self._by_newest: defaultdict[_Newest, dict[str, str]] = defaultdict(dict)
        for key, predicted in lookup.items():
            self._by_newest[_newest(key)][key] = predicted
        # Some rule could apply right behind a message without asking what it meant.
        self.reads_words = any(
            newest.intent is None for newest in self._by_newest if newest.action in {None, ACTION_LISTEN_NAME}
        )

    def likely(self, now: _Newest) -> dict[str, str]:
        shapes = {_Newest(action, intent) for action in (None, now.action) for intent in (None, now.intent)}
        return {key: what for shape in shapes for key, what in self._by_newest.get(shape, {}).items()}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class QuickRules(RulePolicy):
    _tables: tuple[_Table, ...] = ()  # none while it is trained: rules then come and go

    @classmethod
    def load(cls, *args: Any, **kwargs: Any) -> "QuickRules":
        policy: QuickRules = super().load(*args, **kwargs)  # type: ignore[assignment]
        tables = (policy.lookup.get(name, {}) for name in (RULES, RULES_FOR_LOOP_UNHAPPY_PATH))
        policy._tables = tuple(_Table(lookup) for lookup in tables)
        return policy

    @staticmethod
    def format_tracker_states(states: list[State]) -> str:  # noqa: ARG004 - Rasa's signature
        """What Rasa would write into a log that is never kept."""
        return ""

    @staticmethod
    def _rule_key_to_state(rule_key: str) -> list[State]:
        return _states(rule_key)

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        if not states:
            return super()._get_possible_keys(lookup, states)
        now = _named(states[-1])
        for table in self._tables:
            if table.lookup is lookup:
                return super()._get_possible_keys(table.likely(now), states)
        likely = {
            key: predicted
            for key, predicted in lookup.items()
            if (newest := _newest(key)).action in (None, now.action) and newest.intent in (None, now.intent)
        }
        return super()._get_possible_keys(likely, states)

    def _find_action_from_rules(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        use_text_for_last_user_input: bool,  # noqa: FBT001 - Rasa's signature
    ) -> tuple[Optional[str], Optional[str], bool]:
        if (
            use_text_for_last_user_input
            and self._tables
            and not any(table.reads_words for table in self._tables)
        ):
            return None, None, False
        found: tuple[Optional[str], Optional[str], bool] = super()._find_action_from_rules(
            tracker, domain, use_text_for_last_user_input
        )
        return found

    def _prediction_states(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        use_text_for_last_user_input: bool = False,  # noqa: FBT001, FBT002 - Rasa's signature
        rule_only_data: Optional[dict[str, Any]] = None,
    ) -> list[State]:
        if not self._tables:
            return super()._prediction_states(tracker, domain, use_text_for_last_user_input, rule_only_data)
        # One more than the longest, so that a beginning cut off is never taken for the conversation's.
        wanted = 1 + max(table.longest for table in self._tables)
        if isinstance(tracker, QuickTracker):
            states = tracker.latest_states(domain, wanted)
        else:
            states = Replay(tracker, wanted).to(tracker.applied_events(), domain)
        self.featurizer._choose_last_user_input([states], use_text_for_last_user_input)  # noqa: SLF001 - Rasa's step
        return states


@functools.cache
def _states(rule_key: str) -> list[State]:
    """Kept for good: Rasa's own cache holds a thousand, fewer than our rules, and so never hits."""
    return list(json.loads(rule_key))


@functools.cache
def _newest(rule_key: str) -> _Newest:
    named = _named(_states(rule_key)[-1])
    return _Newest(*(value if value and value != SHOULD_NOT_BE_SET else None for value in named))


def _named(state: State) -> _Newest:
    return _Newest(state.get(PREVIOUS_ACTION, {}).get("action_name"), state.get(USER, {}).get("intent"))
