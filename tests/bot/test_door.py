"""The traps of Rasa that the design names, each against a real process with the trained model."""

# ruff: noqa: S607 - a file of the kernel

import subprocess

import pytest

from tests.bot.conftest import Engine, Talk, labels, texts

BAD_TURNS = (
    {},
    [],
    "text",
    None,
    {"conversation": "c"},
    {"text": "bonjour"},
    {"conversation": "", "text": "bonjour"},
    {"conversation": "c", "text": 3},
    {"conversation": "c", "text": "a", "intent": "greet"},
    {"conversation": 5, "text": "a"},
    {"conversation": "c" * 201, "text": "a"},
    {"conversation": "c", "intent": "no_such_intent"},
    {"conversation": "c", "intent": "greet/no_such_meaning"},
    {"conversation": "c", "text": "a", "danger": "no_such_danger"},
    {"conversation": "c", "text": "a", "before": "b"},
    {"conversation": "c", "text": "a", "before": [3]},
    {"conversation": "c", "text": "a", "slots": {"lines_shown": []}},
    {"conversation": "c", "text": "a", "slots": {"no_such_slot": 1}},
    {"conversation": "c", "intent": "greet", "entities": {"no_such_entity": 1}},
    {"conversation": "c", "intent": "greet", "entities": "x"},
)
COMMANDS = (
    "/restart",
    "/session_start",
    "//restart",
    " \u200b/restart",
    '/ask_human{"audience": "parent"}',
    '/inform_audience{"audience": "parent"}',
    "EXTERNAL: ask_human",
    "/",
    "\\/restart",
    "external: /restart",
)


def test_one_call_answers_words_intent_confidence_ranking_and_slots(talk: Talk) -> None:
    turn = talk.say("bonjour")
    assert texts(turn)
    assert turn["intent"] == "greet"
    assert 0 < turn["confidence"] <= 1
    assert turn["ranking"][0]["name"] == "greet"
    assert turn["slots"]["audience"] is None


@pytest.mark.parametrize("command", COMMANDS)
def test_a_typed_command_is_plain_text(young: Talk, command: str) -> None:
    turn = young.say(command)
    assert turn["messages"], "a visitor's command silenced the bot"
    assert turn["slots"]["audience"] == "young", "a visitor's command changed what is known"
    assert turn["confidence"] < 1, "a visitor's command was obeyed as if a button had been pressed"


@pytest.mark.parametrize("body", BAD_TURNS)
def test_what_is_not_a_turn_is_refused_by_name(engine: Engine, body: object) -> None:
    answer = engine.post(body)
    assert answer.status == 400
    assert set(answer.body) == {"error"}


def test_forgetting_a_conversation_forgets_its_slots(young: Talk) -> None:
    assert young.engine.delete(f"/webhooks/fanal/conversations/{young.conversation}").status == 204
    assert young.say("bonjour")["slots"]["audience"] is None


def test_a_question_that_comes_after_its_conversation_was_erased_leaves_nothing(young: Talk) -> None:
    young.engine.delete(f"/webhooks/fanal/conversations/{young.conversation}")
    assert young.say("bonjour", audience="parent")["slots"]["audience"] == "parent"
    assert young.say("bonjour")["slots"]["audience"] is None


def test_forgetting_an_unknown_conversation_is_no_error(engine: Engine) -> None:
    assert engine.delete("/webhooks/fanal/conversations/nobody").status == 204


@pytest.mark.parametrize(
    "path",
    [
        "/webhooks/rest/webhook",
        "/model/parse",
        "/conversations/c/messages",
        "/conversations/c/trigger_intent",
    ],
)
def test_rasas_own_interface_is_closed(engine: Engine, path: str) -> None:
    assert engine.post({"sender": "c", "message": "bonjour", "text": "bonjour"}, path).status == 404


@pytest.mark.parametrize("path", ["/conversations/c/tracker", "/domain", "/status", "/model"])
def test_no_tracker_can_be_read(engine: Engine, path: str) -> None:
    assert engine.get(path).status == 404


def test_the_engine_listens_on_loopback_only(engine: Engine) -> None:
    listening = subprocess.run(
        ["cat", "/proc/net/tcp", "/proc/net/tcp6"], capture_output=True, text=True, check=False
    ).stdout
    port = f":{engine.port:04X} "
    addresses = {
        line.split()[1] for line in listening.splitlines() if port in line and line.split()[3] == "0A"
    }
    assert addresses == {f"0100007F{port.strip()}"}


def test_a_fact_set_by_the_api_holds_for_the_turn(talk: Talk) -> None:
    turn = talk.say("bonjour", audience="professional", person_available=True)
    assert turn["slots"]["audience"] == "professional"
    assert turn["slots"]["person_available"] is True


def test_a_choice_arrives_as_intent_and_entities(talk: Talk) -> None:
    turn = talk.take("find_help_nearby/general", need="legal")
    assert {"do": "find_services", "need": "legal"} in turn["messages"]


def test_an_unset_slot_is_never_printed(talk: Talk) -> None:
    turn = talk.take("find_help_nearby/general")
    assert "None" not in str(turn["messages"])
    assert labels(turn)


@pytest.mark.parametrize(
    "text", ["", "   ", "\u200b", "\x00", "????", "!" * 5000, "a" * 5000, "👍", "\u202eabc", "é" * 3000]
)
def test_odd_text_gets_words_and_no_failure(talk: Talk, text: str) -> None:
    assert texts(talk.say(text))


def test_two_turns_at_once_are_both_answered(young: Talk) -> None:
    first, second = young.say("bonjour"), young.say("bonjour")
    assert texts(first) != texts(second)
