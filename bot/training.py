"""Trains when something that the model depends on changed, and says in a few lines what happens."""

import contextlib
import hashlib
import io
import logging
import sys
import time
import warnings
from pathlib import Path

from rasa.engine.exceptions import GraphComponentException
from rasa.model_training import train as rasa_train
from rasa.shared.exceptions import RasaException

from bot.flowcheck import problems

SOURCES = (
    "config.yml",
    "flows/**/*.yml",
    "bot/components/*.py",
    "reader/model/SHA256SUMS",
    "corpus/meanings.yml",
    "bot/folding.py",
    "resources/places/*.csv",
    "resources/places/*.yml",
)

NOT_ABOUT_FLOWS = (
    "Slot auto-fill", "deprecated", "defined training data consisting of", "action_restart", "duplicated intents",
    "ResponseSelector",
)  # fmt: skip


def train(model: Path, *, force: bool = False) -> int:
    """The exit status: 0 trained or nothing to do, 1 a file is broken (said on standard error)."""
    sources = sorted(path for pattern in SOURCES for path in Path().glob(pattern))
    fingerprint = _fingerprint(sources)
    kept = model.with_suffix(".fingerprint")
    if not force and model.exists() and kept.exists() and kept.read_text() == fingerprint:
        _say("the model is up to date")
        return 0
    broken = problems(Path("flows"))
    for message in broken:
        _say(message)
    if broken:
        return 1
    return _train(model, kept, fingerprint)


def _train(model: Path, kept: Path, fingerprint: str) -> int:
    began = time.monotonic()
    _say("training: about half a minute …")
    logging.disable(logging.WARNING)
    kept.unlink(missing_ok=True)
    chatter = io.StringIO()  # progress bars by the hundred; shown only when they end in a refusal
    try:
        with (
            warnings.catch_warnings(record=True) as seen,
            contextlib.redirect_stdout(chatter),
            contextlib.redirect_stderr(chatter),
        ):
            warnings.simplefilter("default", UserWarning)
            result = rasa_train(
                domain="flows",
                config="config.yml",
                training_files=["flows/topics"],
                output=str(model.parent / "training"),
                fixed_model_name=model.name,
            )
    except (RasaException, GraphComponentException) as error:
        reason = error.__cause__ or error  # a contradicting rule comes wrapped
        _say(f"flows/ or config.yml: {reason}")
        return 1
    except SystemExit:  # Rasa has said which slot or domain file is wrong
        _say(chatter.getvalue()[-800:])
        return 1
    finally:
        logging.disable(logging.NOTSET)
    for line in sorted({" ".join(str(warning.message).split())[:400] for warning in seen if _ours(warning)}):
        _say(line)
    if result.model is None:
        _say(chatter.getvalue()[-800:])
        return 1
    Path(result.model).replace(model)  # whole or not at all: a server may start meanwhile
    kept.write_text(fingerprint)
    _say(f"trained in {time.monotonic() - began:.0f} s: {model}")
    return 0


def _ours(warning: warnings.WarningMessage) -> bool:
    """Rasa warns about the flows with UserWarning; what is left out tells of Rasa itself."""
    told = str(warning.message)
    return issubclass(warning.category, UserWarning) and not any(word in told for word in NOT_ABOUT_FLOWS)


def _fingerprint(sources: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sources:
        digest.update(path.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
