"""How long the reader takes: a list of messages on standard input, JSON, one core.

Answers [seconds to load, median and 99th percentile of a message in seconds, megabytes of memory].
"""

import json
import resource
import sys
import time

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
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([load, took[len(took) // 2], took[len(took) * 99 // 100], memory]))


if __name__ == "__main__":
    main()
