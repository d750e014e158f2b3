"""A typed answer that does what a button of the last turn does: its words, its number, or what it affirms or denies."""

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from rapidfuzz import fuzz

from bot.folding import fold
from bot.payload import Payload, read

# Numbers of a list, as they are typed: part of parsing numbers, which the design leaves to code.
RANKS = (
    frozenset({"1", "un", "une", "premier", "premiere", "1er", "1ere"}),
    frozenset({"2", "deux", "deuxieme", "second", "seconde", "2e", "2eme"}),
    frozenset({"3", "trois", "troisieme", "3e", "3eme"}),
)
BESIDE = frozenset({"le", "la", "numero", "choix"})  # what may stand beside a number
NEAR = 88  # of 100: one wrong letter in a short label, two in a long one
LONGEST = 60  # characters; a longer text tells something of its own
SAYS = {"affirms": "oui", "denies": "non", "unsure": "je ne sais"}  # how the label of such an answer begins


def chosen(text: str, buttons: Sequence[Mapping[str, Any]]) -> Optional[Payload]:
    """The button whose label or number was typed."""
    said = fold(text)
    if not buttons or not said or len(said) > LONGEST:
        return None
    scores = [fuzz.ratio(said, fold(button["title"])) for button in buttons]
    best = max(range(len(buttons)), key=scores.__getitem__)
    if scores[best] < NEAR:
        words = [word for word in said.split() if word not in BESIDE]
        ranks = [rank for rank, names in enumerate(RANKS) if len(words) == 1 and words[0] in names]
        if not ranks or ranks[0] >= len(buttons):
            return None
        best = ranks[0]
    return read(buttons[best]["payload"])


def by_stance(stance: str, buttons: Sequence[Mapping[str, Any]]) -> Optional[Payload]:
    """The button that says the same towards our question: « oui carrément » is « Oui, une personne »."""
    begins = SAYS.get(stance)
    if begins is None:
        return None
    fitting = [button for button in buttons if fold(button["title"]).startswith(begins)]
    return read(fitting[0]["payload"]) if len(fitting) == 1 else None
