"""A message typed on another keyboard is read as meant, and one that was meant so stays as it is."""

from hypothesis import given
from hypothesis import strategies as st

from api.safety.keyboard import relaid

WORDS = [
    "maman",
    "me",
    "frappe",
    "avec",
    "une",
    "lampe",
    "azur",
    "douze",
    "wagon",
    "quand",
    "il",
    "rentre",
    "ici",
]
KNOWN = frozenset(WORDS)
azerty_on_qwerty = str.maketrans("aqzwm", "qawz;")
qwerty_on_azerty = str.maketrans("aqzwm", "qawz,")

sentences = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join)
telling = sentences.filter(lambda said: sum(map(said.count, ("maman", "frappe", "lampe"))) > 1)


@given(telling)
def test_both_ways_are_read(said: str) -> None:
    assert relaid(said.translate(azerty_on_qwerty), KNOWN) == said
    assert relaid(said.translate(qwerty_on_azerty), KNOWN) == said


@given(sentences)
def test_what_is_meant_so_stays(said: str) -> None:
    assert relaid(said, KNOWN) == said


@given(sentences, st.text("qwzj", min_size=3, max_size=6))
def test_a_scrap_changes_nothing_else(said: str, scrap: str) -> None:
    """« qsd » may be turned into what is no word either; nothing else may."""
    assert relaid(f"{said} {scrap}", KNOWN).startswith(said)


def test_a_telephone_may_have_mended_some_words() -> None:
    assert relaid(";q;qn rentre avec une lq;pe", KNOWN) == "maman rentre avec une lampe"


@given(st.text("aqzwm;,.' 02479e", max_size=40))
def test_each_letter_keeps_its_place(typed: str) -> None:
    assert len(relaid(typed, KNOWN)) == len(typed)
