import json
import logging

from api.logs import WordlessFormatter

WORDS = "canari-4711"


def line_of(record):
    return WordlessFormatter().format(record)


def record(name, message, *arguments, **extra):
    made = logging.LogRecord(
        name, logging.ERROR, __file__, 1, message, arguments, extra.pop("exc_info", None)
    )
    made.__dict__.update(extra)
    return made


def test_our_lines_hold_their_event_and_known_fields():
    line = json.loads(line_of(record("fanal", "engine-failed", status=503, ms=12)))
    assert line["event"] == "engine-failed"
    assert (line["status"], line["ms"]) == (503, 12)


def test_an_unknown_field_is_dropped():
    assert WORDS not in line_of(record("fanal", "x", text=WORDS))


def test_arguments_of_a_message_are_dropped():
    assert WORDS not in line_of(record("fanal", "said %s", WORDS))


def test_lines_of_libraries_keep_no_words():
    line = line_of(record("httpx", f"request {WORDS}"))
    assert WORDS not in line
    assert json.loads(line)["logger"] == "httpx"


def test_an_exception_says_where_but_not_what():
    def fail(text):
        raise ValueError(text)

    try:
        fail(WORDS)
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    line = line_of(record("fanal", "unexpected", exc_info=info))
    assert WORDS not in line
    assert json.loads(line)["error"] == "ValueError"
    assert "test_logs.py" in line
