"""What `make chaos` looks for, it would find: each broken promise, written by hand."""

import pytest

from bench.chaos.ledger import PROMISED_SECONDS, Ledger
from bench.chaos.verdict import _thread
from bench.chaos.visitor import Said


def event(seq, author, **more):
    return {"seq": seq, "from": author, **more}


def own(seq, name="a", text="bonjour"):
    return event(seq, "visitor", client_id=name, text=text)


def said(seq, name="a", *, answers=1):
    return Said(name, "bonjour", seq, answers)


TAKEN, RETURNED = ({"status": status} for status in ("taken", "returned"))
KEPT = {
    "answered": ([said(1)], [own(1), event(2, "bot")]),
    "held by a person": ([said(2, answers=0)], [event(1, "service", **TAKEN), own(2)]),
    "taken before the answer": ([said(1, answers=0)], [own(1), event(2, "service", **TAKEN), own(3, "b")]),
    "the bot again, once it is given back": (
        [said(3)],
        [event(1, "service", **TAKEN), event(2, "service", **RETURNED), own(3), event(4, "bot")],
    ),
}
BROKEN = {
    "lost": ([said(1)], [event(1, "bot")]),
    "lost: a gap": ([], [event(1, "bot"), event(3, "bot")]),
    "lost: other words": ([said(1)], [own(1, text="autre chose")]),
    "doubled": ([said(1)], [own(1), own(2)]),
    "out of order": ([said(2, "b"), said(1)], [own(1), own(2, "b")]),
    "bot after a take": ([], [event(1, "service", **TAKEN), event(2, "bot")]),
    "stranded": ([said(1, answers=0)], [own(1), own(2, "b")]),
}


@pytest.mark.parametrize(("spoken", "events"), KEPT.values(), ids=KEPT)
def test_a_thread_that_is_whole_breaks_nothing(spoken, events):
    ledger = Ledger()
    _thread(spoken, events, ledger)
    assert ledger.whole, ledger.details()


@pytest.mark.parametrize(("promise", "thread"), BROKEN.items(), ids=BROKEN)
def test_a_thread_that_is_not_is_found(promise, thread):
    ledger = Ledger()
    _thread(*thread, ledger)
    assert promise.partition(":")[0] in ledger.page.broken
    assert promise.partition(":")[0] in ledger.table()


def test_an_answer_that_comes_too_late_is_a_broken_promise():
    ledger = Ledger()
    ledger.answered(PROMISED_SECONDS)
    assert ledger.whole
    ledger.answered(PROMISED_SECONDS + 0.1)
    assert not ledger.whole


def test_patience_with_a_busy_machine_is_told():
    ledger = Ledger(patience=6)
    for seconds in (1.0, 4.0, 2.0):
        ledger.answered(seconds)
    assert ledger.whole
    assert "1 of 3" in ledger.table()
