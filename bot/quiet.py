"""Logs that cannot hold a visitor's words, whatever Rasa, Sanic or a broken component try to write.

Rasa logs the message it failed on, and slots and parsed texts at debug level. A list of what to hide
would miss one, so the rule is turned round: only our own loggers ("fanal.…") keep their sentence; a
record of anybody else is reduced, before any handler sees it, to where it was written and the class of
its exception.
"""

import asyncio
import logging
import os
import re
import sys
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any, Optional

import structlog

OURS = "fanal."
CODE_NAME = re.compile(r"^[a-z_]+(\.[a-z_]+)+$")


def quiet(level: Optional[str] = None) -> None:
    """Must run before Rasa is imported, so that nothing configures logging first."""
    logging.setLogRecordFactory(_without_words)
    warnings.simplefilter("ignore")  # Rasa warns with the words it could not place
    logging.basicConfig(
        stream=sys.stderr,
        level=(level or os.environ.get("FANAL_LOG_LEVEL", "WARNING")).upper(),
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        force=True,
    )
    logging.getLogger(OURS + "bot").setLevel(logging.INFO)
    structlog.configure(
        processors=[_event_name_only],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    sys.excepthook = _crash


def quiet_loop(loop: asyncio.AbstractEventLoop) -> None:
    """A forgotten task's exception would be printed with its message."""
    loop.set_exception_handler(
        lambda _, context: logging.getLogger(OURS + "bot").error(
            "task failed: %s", _kind(context.get("exception"))
        )
    )


def _without_words(  # noqa: PLR0917 - the order in which logging calls it
    name: str,
    level: int,
    path: str,
    line: int,
    msg: Any,
    args: Any,
    exc_info: Any,
    func: Optional[str] = None,
    _sinfo: Optional[str] = None,
    **_: Any,
) -> logging.LogRecord:
    if name.startswith(OURS):
        return logging.LogRecord(name, level, path, line, msg, args, None, func)
    where = f"{Path(path).name}:{line}"
    event = msg if isinstance(msg, str) and CODE_NAME.match(msg) else ""
    failed = _kind(exc_info[1]) if isinstance(exc_info, tuple) else ""
    return logging.LogRecord(
        name, level, path, line, " ".join(filter(None, (where, event, failed))), (), None, func
    )


def _event_name_only(_: Any, __: str, event: dict[str, Any]) -> str:
    name = str(event.get("event", ""))
    return name if CODE_NAME.match(name) else "event"


def _crash(kind: type[BaseException], _error: BaseException, trace: Optional[TracebackType]) -> None:
    places = []
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    sys.stderr.write(f"stopped by {kind.__name__} at {' > '.join(places[-4:])}\n")


def _kind(error: Optional[BaseException]) -> str:
    return type(error).__name__ if error is not None else "no exception"
