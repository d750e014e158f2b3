"""Rasa's processor without its detours, for our own channel.

Rasa schedules each component through Dask, fetches and keeps the tracker several times a turn, rebuilds it
before each action in case the action is refused, and copies what it would log. Here the same components and
actions run in the same order on one tracker, which is fetched once and kept once: a turn is kept whole or
not at all. What is answered is the same (tests/bot/test_straight.py).
"""

import logging
from typing import Any, NamedTuple, Optional

from rasa.core.actions.action import (
    Action,
    ActionExecutionRejection,
    ActionExtractSlots,
    action_for_index,
)
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.engine.graph import GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.exceptions import ActionLimitReached
from rasa.shared.core.events import (
    ActionExecutionRejected,
    DefinePrevUserUtteredFeaturization,
    Event,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.memory import ForgettingTrackers

log = logging.getLogger("fanal.bot")


class _Step(NamedTuple):
    name: str
    run: Any  # the component's bound method
    needs: list[tuple[str, str]]  # its argument, whose output


class InOrder(GraphRunner):
    """Calls the components of a loaded graph one after the other; their order is found once."""

    def __init__(self, loaded: DaskGraphRunner) -> None:
        self._schema: GraphSchema = loaded._graph_schema  # noqa: SLF001 - Rasa keeps it for itself
        self._nodes: dict[str, GraphNode] = loaded._instantiated_nodes  # noqa: SLF001 - as above
        self._steps: dict[str, list[_Step]] = {}

    @classmethod
    def create(cls, *args: Any, **kwargs: Any) -> "InOrder":
        return cls(DaskGraphRunner.create(*args, **kwargs))

    def run(
        self, inputs: Optional[dict[str, Any]] = None, targets: Optional[list[str]] = None
    ) -> dict[str, Any]:
        known = dict(inputs or {})
        wanted = targets or self._schema.target_names
        for target in wanted:
            if target not in self._steps:
                self._steps[target] = list(self._in_order(target, set()))
            for step in self._steps[target]:
                if step.name not in known:
                    known[step.name] = step.run(**{name: known[source] for name, source in step.needs})
        return {target: known[target] for target in wanted}

    def _in_order(self, name: str, seen: set[str]) -> list[_Step]:
        """What `name` needs, then itself; inputs of a run are no components."""
        node = self._nodes.get(name)
        if node is None or name in seen:
            return []
        seen.add(name)
        needs = list(self._schema.nodes[name].needs.items())
        before = [step for _, source in needs for step in self._in_order(source, seen)]
        run = getattr(node._component, self._schema.nodes[name].fn)  # noqa: SLF001 - Rasa keeps it for itself
        return [*before, _Step(name, run, needs)]


class StraightProcessor(MessageProcessor):
    loaded: MessageProcessor
    memory: ForgettingTrackers  # what `tracker_store` wraps
    extraction: ActionExtractSlots
    actions: list[Action]  # by the index that a policy names

    @classmethod
    def of(cls, loaded: MessageProcessor, memory: ForgettingTrackers) -> "StraightProcessor":
        """A second way through what is loaded already."""
        straight = cls.__new__(cls)
        vars(straight).update(vars(loaded))
        straight.loaded, straight.memory = loaded, memory
        straight.extraction = ActionExtractSlots(None)
        count = range(loaded.domain.num_actions)
        straight.actions = [action_for_index(index, loaded.domain, loaded.action_endpoint) for index in count]
        if isinstance(loaded.graph_runner, DaskGraphRunner):
            straight.graph_runner = InOrder(loaded.graph_runner)
        return straight

    async def get_tracker(self, conversation_id: str) -> DialogueStateTracker:
        live = self.memory.take_live(conversation_id)
        return live or await super().get_tracker(conversation_id)

    async def save_tracker(self, tracker: DialogueStateTracker) -> None:
        await super().save_tracker(tracker)
        self.memory.keep_live(tracker)

    async def parse_message(
        self,
        message: UserMessage,
        tracker: Optional[DialogueStateTracker] = None,
        only_output_properties: bool = True,  # noqa: FBT001, FBT002 - Rasa's signature
    ) -> dict[str, Any]:
        """Without a look whether the intent is one of the domain, of which Rasa could only warn."""
        parsed: dict[str, Any] = self._parse_message_with_graph(message, tracker, only_output_properties)  # type: ignore[arg-type]
        return parsed

    async def follow(self, message: UserMessage, tracker: DialogueStateTracker) -> None:
        """All that follows from a message that was understood; the caller keeps the tracker."""
        await self._handle_message_with_tracker(message, tracker)
        tracker = await self.run_action_extract_slots(message.output_channel, tracker)
        await self._run_prediction_loop(message.output_channel, tracker)

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        events = await self.extraction.run(output_channel, self.nlg, tracker, self.domain)
        tracker.update_with_events(events, self.domain)
        return tracker

    def predict_next_with_tracker_if_should(
        self, tracker: DialogueStateTracker
    ) -> tuple[Action, PolicyPrediction]:
        """Without making all default actions anew to find the one by its name."""
        goes_on = self.should_predict_another_action(tracker.latest_action_name)
        if self.is_action_limit_reached(tracker, goes_on):
            raise ActionLimitReached
        prediction = self._predict_next_with_tracker(tracker)
        return self.actions[prediction.max_confidence_index], prediction

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: Any,
        prediction: PolicyPrediction,
    ) -> bool:
        name = action.name()
        # Only the policy's own events have to be tried on a copy. What each message has, how it was read, no
        # action asks for.
        tried = tracker
        if any(type(event) is not DefinePrevUserUtteredFeaturization for event in prediction.events):
            tried = tracker.copy()
            tried.update_with_events(prediction.events, self.domain)
        try:
            events: list[Event] = await action.run(output_channel, nlg, tried, self.domain) or []
        except ActionExecutionRejection:
            tracker.update(ActionExecutionRejected(name, prediction.policy_name, prediction.max_confidence))
            return self.should_predict_another_action(name)
        except Exception as error:  # noqa: BLE001 - as Rasa does: the turn goes on without what it would have said
            log.error("action failed: %s", type(error).__name__)  # noqa: TRY400 - a traceback may quote the visitor
            events = []
        if not any(isinstance(event, ActionExecutionRejected) for event in events):
            tracker.update_with_events(prediction.events, self.domain)
            tracker.update(action.event_for_successful_execution(prediction))
        tracker.update_with_events(events, self.domain)
        await self.execute_side_effects(events, tracker, output_channel)
        return self.should_predict_another_action(name)
