"""How long the reader takes: a list of messages on standard input, JSON, one core.

Answers [seconds to load, median and 99th percentile of a message in seconds, megabytes of memory].
"""

import json
import sys
import time
from pathlib import Path

START = time.perf_counter()


def main() -> None:
    from reader import Reader  # noqa: PLC0415 - its import counts as loading

    reader = Reader.load()
    load = time.perf_counter() - START
    messages = json.load(sys.stdin)
    for message in messages[:20]:
        reader.read(message)
    took = []
    for message in messages:
        began = time.perf_counter()
        reader.read(message)
        took.append(time.perf_counter() - began)
    took.sort()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    # Not ru_maxrss, which a process inherits from the one that started it.
    memory = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(json.dumps([load, took[len(took) // 2], took[len(took) * 99 // 100], memory]))


if __name__ == "__main__":
    main()
