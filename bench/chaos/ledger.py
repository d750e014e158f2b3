"""What happened while something was broken, and every promise that was not kept."""

import os
from collections import Counter
from dataclasses import dataclass, field

PROMISED_SECONDS = 3.0


@dataclass
class Page:
    """One fault."""

    fault: str
    stored: int = 0
    unstored: int = 0  # answered with numbers, not kept yet
    refused: int = 0  # tries that reached no process, or an error
    erased: int = 0
    taken: int = 0
    waits: list[float] = field(default_factory=list)  # seconds from a visitor's message to an answer
    recovered_in: float = 0.0
    load: float = 0.0  # of the machine at its end: above its cores, others were at work too
    broken: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)


class Ledger:
    def __init__(self, patience: float = PROMISED_SECONDS) -> None:
        self._patience = patience
        self.pages: list[Page] = [Page("nothing broken")]

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def turn_to(self, fault: str) -> Page:
        self.page.load = os.getloadavg()[0]
        self.pages.append(Page(fault))
        return self.page

    def answered(self, seconds: float) -> None:
        """Something that helps is on the visitor's screen."""
        self.page.waits.append(seconds)
        if seconds > self._patience:
            self.broke("stranded", f"{seconds:.1f} s without words or numbers")

    def broke(self, promise: str, detail: str) -> None:
        self.page.broken[promise] += 1
        self.page.examples.setdefault(promise, detail)

    @property
    def whole(self) -> bool:
        return not any(page.broken for page in self.pages)

    def table(self) -> str:
        lines = [
            "| fault | stored | numbers only | tries lost | slowest | over 3 s | back in | load | broken |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---|",
        ]
        for page in self.pages:
            broken = ", ".join(f"{count} × {name}" for name, count in page.broken.items()) or "none"
            slowest = f"{max(page.waits):.2f} s" if page.waits else "–"
            back = f"{page.recovered_in:.1f} s" if page.recovered_in else "–"
            counts = f"{page.stored} | {page.unstored} | {page.refused}"
            late = sum(wait > PROMISED_SECONDS for wait in page.waits)  # whatever our patience
            waits = f"{slowest} | {late} of {len(page.waits)}"
            lines.append(f"| {page.fault} | {counts} | {waits} | {back} | {page.load:.1f} | {broken} |")
        return "\n".join(lines)

    def details(self) -> str:
        return "\n".join(
            f"{page.fault}: {promise}: {detail}"
            for page in self.pages
            for promise, detail in page.examples.items()
        )
