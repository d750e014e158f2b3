"""Logs for operators: what happened, how long it took, never what was said.

A log line is an event name and fields from a short list. Anything else is dropped here, whoever wrote the
call: a formatted message, an exception's text and a traceback's values can hold a visitor's words.
"""

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

OURS = f"{Path(__file__).parent}/"
LAST = 6  # frames
FIELDS = frozenset(
    {
        "status",
        "method",
        "route",
        "ms",
        "count",
        "problem",
        "engine",
        "level",
        "state",
        "error",
        "backend",
        "where",
    }
)


class WordlessFormatter(logging.Formatter):
    """One JSON object a line. Third-party records keep their name and level only."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.name.split(".", 1)[0] == "fanal":
            line["event"] = record.msg
            line |= {
                key: value for key, value in record.__dict__.items() if key in FIELDS and key not in line
            }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


def _where(trace: object) -> list[str]:
    """File, line and function of each frame: enough to find the fault, no value of any variable.

    The last ones, and of those before our own last two: a library's depths don't tell what was asked of it.
    """
    frames = list(traceback.extract_tb(trace))  # type: ignore[arg-type]
    before = [frame for frame in frames[:-LAST] if frame.filename.startswith(OURS)]
    frames = before[-2:] + frames[-LAST:]
    return [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno}:{frame.name}" for frame in frames]


@contextmanager
def failure_told(event: str) -> Iterator[None]:
    """Log what goes wrong here, and let it go on: who catches it behind us may tell it in words alone."""
    try:
        yield
    except Exception:
        log.critical(event, exc_info=True)
        raise


def set_up(level: int = logging.INFO) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WordlessFormatter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("fanal").setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "httpx", "httpcore", "alembic", "sqlalchemy"):
        logger = logging.getLogger(name)
        logger.handlers = []
        logger.propagate = True
        logger.setLevel(logging.WARNING)


log = logging.getLogger("fanal")
