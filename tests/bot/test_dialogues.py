"""The dialogues of tests/dialogues with the trained model alone: cards of numbers and levels need the API."""

from typing import Any

import pytest

from tests.bot.conftest import Engine, Talk, labels, texts
from tests.dialogues.expect import Dialogue, Seen, expected, misses, never_met, read

OF_THE_API = {"level_at_least", "card", "helplines_any"}


@pytest.mark.parametrize("dialogue", read(), ids=lambda dialogue: dialogue.name)
def test_the_engine_holds_the_conversation(engine: Engine, dialogue: Dialogue) -> None:
    talk = Talk(engine)
    if dialogue.audience:
        talk.take("inform_audience", audience=dialogue.audience)
    seen: list[Seen] = []
    offered: list[dict[str, Any]] = []
    wrong: list[str] = []
    for number, turn in enumerate(dialogue.turns):
        said = turn.get("say") or f"[{turn['choose']}]"
        answer = _take(talk, turn, offered)
        offered = [choice for item in answer["messages"] for choice in item.get("choices", [])]
        seen.append(_seen(answer))
        expect = {key: value for key, value in expected(dialogue, number).items() if key not in OF_THE_API}
        wrong += [f"{said} → {miss}" for miss in misses(expect, seen[-1], seen[-2] if number else None)]
    wrong += never_met(dialogue, seen, {"do"})
    assert not wrong, "\n".join(wrong)


def _take(talk: Talk, turn: dict[str, Any], offered: list[dict[str, Any]]) -> dict[str, Any]:
    if "say" in turn:
        return talk.say(turn["say"])
    payload = next(c["payload"] for c in offered if turn["choose"] in (c["label"], c["payload"]["intent"]))
    return talk.take(payload["intent"], **payload["entities"])


def _seen(answer: dict[str, Any]) -> Seen:
    deeds = [item["do"] for item in answer["messages"] if "do" in item]
    offered = {
        choice["payload"]["intent"] for item in answer["messages"] for choice in item.get("choices", [])
    }
    return Seen(answer["intent"], texts(answer), labels(answer), offered, deeds)
