"""`make bench`: what the README quotes, measured in one run on one machine.

python -m bench. With FANAL_BENCH_RASA (bench/pipeline.py) also against Rasa's default pipeline.
"""

import asyncio
import os
import platform
import re
import sys
from datetime import UTC, datetime

import httpx

from bench import crisis, directory, human, pipeline, replicas, streams
from bench.stack import ROOT, Process, stack
from bench.turns import SECONDS, SEQUENTIAL, VISITORS, Bare, Ours, one_after_the_other, quantiles, together

REPORT = ROOT / "bench" / "README.md"
README = ROOT / "README.md"
MARK = "<!-- bench -->"
PARTS = (human, streams, crisis, directory)
NOT_MEASURED = [("needs an environment of its own: see bench/pipeline.py", "not measured", "≥ 3 ×")]


def main() -> int:
    with stack() as (bot, api):
        rows = asyncio.run(measure(bot, api))
        rows.append(("widget, gzipped", f"{widget_kilobytes(api.url):.1f} KB", "≤ 20 KB"))
    for part in PARTS:
        say(f"{part.__name__} …")
        rows += part.measured()
    say("rising load …")
    loads = replicas.measured()
    say("Rasa's default pipeline …")
    theirs = pipeline.measured() if "FANAL_BENCH_RASA" in os.environ else NOT_MEASURED
    table = as_table(rows)
    REPORT.write_text(report(table, as_table(loads), as_table(theirs)), encoding="utf-8")
    head, _, tail = README.read_text(encoding="utf-8").partition(MARK)
    rest = tail.split(MARK, 1)[1] if MARK in tail else tail
    README.write_text(f"{head}{MARK}\n{table}\n{MARK}{rest}", encoding="utf-8")
    return 0


async def measure(bot: Process, api: Process) -> list[tuple[str, str, str]]:
    say("turns one after the other …")
    bare, ours = await one_after_the_other(bot.url, api.url)
    say(f"{VISITORS} visitors at once, bare Rasa …")
    bare_rate, _ = await together(Bare, bot.url)
    say(f"{VISITORS} visitors at once, ours …")
    our_rate, _ = await together(Ours, api.url)
    (bare_median, bare_p95), (our_median, our_p95) = quantiles(bare), quantiles(ours)
    return [
        ("our whole turn, median (p95)", f"{our_median:.1f} ms ({our_p95:.1f})", ""),
        ("Rasa’s bare REST webhook, median (p95)", f"{bare_median:.1f} ms ({bare_p95:.1f})", ""),
        ("ratio at the median", f"{our_median / bare_median:.2f}", "≤ 1.15"),
        (f"turns a second, {VISITORS} visitors: ours", f"{our_rate:.0f}", ""),
        (f"turns a second, {VISITORS} visitors: bare Rasa", f"{bare_rate:.0f}", ""),
        ("ratio of throughput", f"{our_rate / bare_rate:.2f}", "≥ 0.9"),
        ("bot process, start to first answer", f"{bot.started_in:.1f} s", ""),
        ("api process, start to first answer", f"{api.started_in:.1f} s", ""),
        ("bot process, memory after the run", f"{bot.megabytes:.0f} MB", "≤ 900 MB"),
        ("api process, memory after the run", f"{api.megabytes:.0f} MB", ""),
    ]


def widget_kilobytes(url: str) -> float:
    """What the chat waits for on a phone, and the tag that embeds it: scripts and styles as served.

    Not the styles of other screens (`media`), for which it doesn't wait.
    """
    with httpx.Client(base_url=url, headers={"Accept-Encoding": "gzip"}) as client:
        page = client.get("/chat").text
        parts = {*re.findall(r'(?:href|src)="(/web/[^"]+\.(?:js|css))">', page), "/web/widget/embed.js"}
        return sum(int(client.get(part).headers["Content-Length"]) for part in parts) / 1000


def as_table(rows: list[tuple[str, str, str]]) -> str:
    lines = [f"| {name} | {here} | {goal} |" for name, here, goal in rows]
    return "\n".join(["| measure | here | goal |", "|---|---|---|", *lines])


def report(table: str, loads: str, theirs: str) -> str:
    day = datetime.now(UTC).date().isoformat()
    return f"""# Measured

By `make bench` on {day}: {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()},
SQLite with `synchronous=FULL`; client, API and Rasa share the two cores. Both ways get the same messages in
the same run: {SEQUENTIAL} turns each, taken in turn, then {VISITORS} visitors who answer at once, for
{SECONDS} s each. Load average of the machine at the end: {os.getloadavg()[0]:.1f}; above 2, others were at
work on the same cores, which costs our two processes more than Rasa's one.

{table}

## At rising load
An open model: visitors write at this rate whether or not the others were answered, for {replicas.SECONDS} s
each; a row with a p95 above {replicas.ENOUGH_MS:.0f} ms is the last of its set. PostgreSQL, Redis, all APIs,
all bots and the visitors share the two cores here: replicas show that they add up to one service, not how
far they carry; for that each needs cores of its own.

{loads}

## Against Rasa’s own default pipeline
The same flows and messages; DIET and TED, as `rasa init` configures them, answer over Rasa’s bare REST
channel, which stores nothing.

{theirs}
"""


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main())
