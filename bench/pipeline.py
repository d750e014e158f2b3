"""Our whole turn against Rasa's own default pipeline, same flows, same messages: `python -m bench.pipeline`.

Theirs is trained here, for one epoch, and answers over Rasa's bare REST channel, with nothing stored; ours
is the API in front of our bot, with its commits.

Needs a Rasa 3.6.21 whose TensorFlow works, which .venv-bot's does not: uv.lock names none of what TensorFlow
2.12 needs on x86_64. FANAL_BENCH_RASA is such an environment's Python.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.stack import ROOT, Process, free_port, process, stack
from bench.turns import VISITORS, Bare, Ours, quantiles, together

RASA = [os.environ.get("FANAL_BENCH_RASA", ".venv-bot/bin/python"), "-W", "ignore", "-m", "rasa"]
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


@contextmanager
def default_rasa() -> Iterator[Process]:
    environment = os.environ | QUIET | {"PYTHONPATH": str(ROOT)}  # a slot of our flows has a type of its own
    with tempfile.TemporaryDirectory() as folder:
        credentials = Path(folder) / "credentials.yml"
        credentials.write_text("rest:\n")
        training = [
            *(*RASA, "train", "--config", "bench/rasa-default.yml", "--domain", "flows"),
            *("--data", "flows/topics", "--out", folder, "--fixed-model-name", "default"),
            "--skip-validation",  # of our own flows, which `make train` has checked
        ]
        subprocess.run(training, cwd=ROOT, env=environment, check=True, capture_output=True)
        port = free_port()
        serving = [
            *(*RASA, "run", "--model", f"{folder}/default.tar.gz", "--credentials", str(credentials)),
            *("--interface", "127.0.0.1", "--port", str(port)),
        ]
        with process("rasa", serving, f"http://127.0.0.1:{port}/", environment) as running:
            yield running


def measured() -> list[tuple[str, str, str]]:
    with default_rasa() as rasa:
        their_rate, theirs = asyncio.run(together(Bare, rasa.url))
        weight = rasa.megabytes
    with stack() as (_, api):
        our_rate, ours = asyncio.run(together(Ours, api.url))
    (their_median, their_p95), (our_median, our_p95) = quantiles(theirs), quantiles(ours)
    return [
        (f"Rasa’s default pipeline, {VISITORS} visitors: turns a second", f"{their_rate:.1f}", ""),
        (f"ours, {VISITORS} visitors: turns a second", f"{our_rate:.1f}", ""),
        ("throughput: ours against Rasa’s default pipeline", f"{our_rate / their_rate:.1f} ×", "≥ 3 ×"),
        ("Rasa’s default pipeline: median (p95)", f"{their_median:.0f} ms ({their_p95:.0f})", ""),
        ("ours, at the same load: median (p95)", f"{our_median:.0f} ms ({our_p95:.0f})", ""),
        ("Rasa’s default pipeline, memory", f"{weight:.0f} MB", ""),
    ]


if __name__ == "__main__":
    for row in measured():
        sys.stdout.write(f"| {' | '.join(row)} |\n")
