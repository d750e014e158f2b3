"""python -m bot            serve on 127.0.0.1:5005
python -m bot parse      JSONL {"text"} in, {"intent", "confidence", "ranking"} out
python -m bot train      train when config.yml, flows/ or what reads them changed
python -m bot rasa …     Rasa's own commands (data validate, test, shell) without TensorFlow.
"""

# ruff: noqa: D205, PLC0415 - the docstring is the help; logs go quiet before Rasa is imported

import argparse
import os
import sys
from pathlib import Path

from bot.quiet import quiet

MODEL = Path("bot/models/fanal.tar.gz")


def main() -> int:
    if sys.argv[1:2] == ["rasa"]:
        return _rasa(sys.argv[2:])
    arguments = _arguments()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    # One sentence's vectors are so short that waking a second thread costs more than it computes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    quiet()
    from bot.without_tensorflow import absent

    absent()  # before anything imports Rasa: hence the imports below
    from bot.yaml_in_time import mended

    mended()
    if arguments.verb == "train":
        from bot.training import train

        return train(arguments.model, force=arguments.force)
    if not arguments.model.exists():
        print(f"no model at {arguments.model}: run `python -m bot train`", file=sys.stderr)
        return 2
    if arguments.verb == "parse":
        from bot.parse import parse_lines

        answers = sys.stdout
        sys.stdout = sys.stderr  # whatever a library prints is not an answer
        parse_lines(arguments.model, sys.stdin, answers)
        return 0
    from bot.serve import serve

    serve(arguments.model, arguments.port, with_rest=arguments.with_rest)
    return 0


def _rasa(arguments: list[str]) -> int:
    """Rasa's command line as it is, its words included: for the people who develop, never for visitors."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    from bot.without_tensorflow import absent

    absent()
    from bot.yaml_in_time import mended

    mended()
    from rasa.__main__ import main as rasa

    sys.argv = ["rasa", *arguments]
    rasa()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("verb", nargs="?", choices=["serve", "parse", "train"], default="serve")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument("--force", action="store_true", help="train even if nothing changed")
    parser.add_argument(
        "--with-rest", action="store_true", help="also open Rasa's bare REST webhook, to compare with"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
