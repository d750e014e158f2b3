"""What operators watch: how much, how long, how often it failed. No word, no id, no audience of one.

Served on its own port (FANAL_METRICS_PORT), never on the public listener. Labels come from closed lists.
"""

from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server

# Counted from zero on, so that the first "not stored" of a process is seen as a rise.
OUTCOMES = ("answered", "fallback", "engine failed", "not stored", "not begun")
ENGINE_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)


class Metrics:
    """One registry for each application, so that tests and replicas don't share counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.turns = Counter(
            "fanal_turns",
            "Visitor messages taken, by what became of them; and conversations that could not begin",
            ["outcome"],
            registry=self.registry,
        )
        for outcome in OUTCOMES:
            self.turns.labels(outcome)
        self.late = Counter(
            "fanal_turns_late", "Turns that numbers were shown for before their end", registry=self.registry
        )
        self.screened = Counter(
            "fanal_screened", "Visitor messages by the screen's level", ["level"], registry=self.registry
        )
        self.engine_seconds = Histogram(
            "fanal_engine_seconds",
            "Time the engine took to answer",
            buckets=ENGINE_SECONDS,
            registry=self.registry,
        )

    def serve(self, port: int, address: str) -> None:
        start_http_server(port, address, self.registry)
