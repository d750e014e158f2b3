"""Messages as they might also have been typed, and dangers amid harmless talk. The label stays the same."""

import random
import unicodedata
from dataclasses import replace

from reader.reading import Context
from training.data import Example

# What a phone and haste make of common words: a spelling is taught by example, here, never matched in production.
SHORTER = {
    "je suis": ["jsuis", "chui", "jsui"], "je": ["j"], "c'est": ["c", "cest", "ces"], "que": ["ke", "q"],
    "qui": ["ki"], "quoi": ["koi"], "pas": ["pa", "ps"], "pour": ["pr"], "dans": ["ds"], "avec": ["avc", "ac"],
    "tout": ["tt"], "toujours": ["tjr", "tjrs"], "beaucoup": ["bcp"], "maintenant": ["mtn", "mnt"],
    "j'ai": ["jai", "g"], "plus": ["+", "plu"], "les": ["lé"], "des": ["dé"], "est": ["é", "e"],
    "parce que": ["pck", "psk"], "quand": ["qd", "kan"], "mais": ["mé", "ms"], "vous": ["vs"], "nous": ["ns"],
    "jamais": ["jms"], "rien": ["ri1"], "bien": ["b1"], "demain": ["2main", "dem1"],
    "aujourd'hui": ["ajd", "auj"], "quelqu'un": ["qqn", "kelk1"], "il y a": ["ya", "y a"], "chez": ["ché"],
    "fait": ["fé"], "mon": ["mn"], "mère": ["mere", "daronne"], "père": ["pere", "daron"],
}  # fmt: skip
BESIDE = {key: row for row in ("azertyuiop", "qsdfghjklm", "wxcvbn") for key in row}


def noisy(text: str, chance: random.Random) -> str:
    """Some of: no accents, no apostrophes or marks, text-speak, slips of the finger, capitals, doubled letters."""
    if chance.random() < 0.45:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    if chance.random() < 0.35:
        text = text.replace("’", "'").replace("'", chance.choice(["", " "]))
    if chance.random() < 0.35:
        text = "".join(c for c in text if c not in ",.;:!?…")
    if chance.random() < 0.4:
        for word, others in SHORTER.items():
            if f" {word} " in f" {text} " and chance.random() < 0.6:
                text = f" {text} ".replace(f" {word} ", f" {chance.choice(others)} ").strip()
    if chance.random() < 0.4:
        text = _slips(text, chance)
    if chance.random() < 0.06:
        text = text.upper()
    return text


def _slips(text: str, chance: random.Random) -> str:
    signs = list(text)
    for _ in range(1 + len(signs) // 40):
        if len(signs) < 4:
            break
        at = chance.randrange(len(signs) - 1)
        kind = chance.randrange(4)
        if kind == 0:
            del signs[at]
        elif kind == 1:
            signs[at], signs[at + 1] = signs[at + 1], signs[at]
        elif kind == 2:
            signs.insert(at, signs[at])
        elif row := BESIDE.get(signs[at].lower()):
            signs[at] = row[min(len(row) - 1, max(0, row.index(signs[at].lower()) + chance.choice([-1, 1])))]
    return "".join(signs)


def joined(parts: list[str], chance: random.Random) -> str:
    """Some sentences as one message: with a full stop, a line, a comma, « et » or nothing between them."""
    text = parts[0]
    for part in parts[1:]:
        between = chance.choice([". ", " ", "\n", ", ", " et ", " mdr ", "... ", "! ", " sinon "])
        text = text.rstrip(" .") + between + part
    return text


def buried(one: Example, harmless: list[Example], chance: random.Random) -> Example:
    """A message amid one to six harmless ones: as grave as it was."""
    around = [other.text for other in chance.sample(harmless, chance.choice([1, 1, 2, 2, 3, 4, 5, 6]))]
    around.insert(chance.randint(0, len(around)), one.text)
    return replace(one, text=joined(around, chance), meanings=())


def beside(one: Example, questions: list[Context], chance: random.Random) -> Example:
    """A message that stands on its own, behind a question or words that it does not answer: it means the same."""
    return replace(one, context=chance.choice(questions))
