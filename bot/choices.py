"""A typed answer that does what a button of the last bot turn does.

«oui», «le premier», «2», the label's words, another word for the time that it names.
"""

import re
from typing import Any, Optional

from rapidfuzz import fuzz

from bot.folding import fold
from bot.payload import Payload, read
from bot.times import when

YES = {
    "oui",
    "ouais",
    "ouai",
    "oe",
    "ui",
    "yes",
    "yep",
    "ok",
    "oki",
    "okay",
    "d accord",
    "dac",
    "vas y",
    "vasy",
    "volontiers",
    "je veux bien",
    "oui stp",
    "oui svp",
    "oui s il te plait",
    "oui s il vous plait",
    "oui je veux bien",
    "pourquoi pas",
    "carrement",
    "grave",
    "bien sur",
    "c est ca",
    "oui c est ca",
    "oui merci",
    "si",
    "exact",
    "exactement",
    "tout a fait",
}
NO = {
    "non",
    "nan",
    "n",
    "nn",
    "no",
    "nope",
    "non merci",
    "pas maintenant",
    "pas du tout",
    "jamais",
    "non pas",
    "nan merci",
    "rien",
    "rien pour l instant",
    "laisse",
    "pas envie",
    "pas vraiment",
    "non ca va",
    "aucun",
    "aucune",
    "ni l un ni l autre",
}
ORDINALS = (
    {"1", "un", "une", "premier", "premiere", "1er", "1ere", "prems"},
    {"2", "deux", "deuxieme", "second", "seconde", "2e", "2eme"},
    {"3", "trois", "troisieme", "3e", "3eme"},
)
LAST = {"dernier", "derniere"}
SMALL_WORDS = {
    "le",
    "la",
    "les",
    "l",
    "de",
    "du",
    "des",
    "d",
    "un",
    "une",
    "je",
    "j",
    "m",
    "me",
    "mon",
    "ma",
    "mes",
    "a",
    "au",
    "y",
    "numero",
    "choix",
    "option",
    "reponse",
    "plutot",
    "c",
    "est",
    "et",
    "ou",
    "en",
    "dans",
    "ds",
    "suis",
    "jsuis",
    "jsui",
    "chui",
    "pour",
    "oui",
    "stp",
    "svp",
    "on",
    "tu",
}
# «au 2eme», «en seconde»: a floor, a class at school; «le 2eme» is a choice.
FLOOR_OR_CLASS = re.compile(
    r"\b(?:au|en|dans|ds) (?:le |la )?(?:"
    + "|".join(sorted(word for words in ORDINALS for word in words if word not in {"un", "une"}))
    + r")\b"
)
NEAR = 88  # of 100: one wrong letter in a short label, two in a long one
LONGEST = 60  # characters; a longer text tells something of its own


def chosen(text: str, buttons: list[dict[str, Any]]) -> Optional[Payload]:
    said = fold(text)
    if not buttons or not said or len(said) > LONGEST:
        return None
    labels = [fold(button["title"]) for button in buttons]
    index = _by_label(said, labels)
    if index is None:
        index = _by_rank(said, len(labels))
    if index is None:
        index = _by_yes_or_no(said, labels)
    if index is None:
        index = _by_own_words(said, labels)
    if index is None:
        index = _by_time(said, labels)
    return None if index is None else read(buttons[index]["payload"])


def _by_label(said: str, labels: list[str]) -> Optional[int]:
    scores = [fuzz.ratio(said, label) for label in labels]
    best = max(range(len(labels)), key=scores.__getitem__)
    return best if scores[best] >= NEAR else None


def _by_rank(said: str, count: int) -> Optional[int]:
    if FLOOR_OR_CLASS.search(said):
        return None
    words = [word for word in said.split() if word not in SMALL_WORDS or word in {"un", "une"}]
    if len(words) > 1:
        words = [word for word in words if word not in {"un", "une"}]
    if len(words) != 1:
        return None
    if words[0] in LAST:
        return count - 1
    return next((rank for rank in range(count) if rank < len(ORDINALS) and words[0] in ORDINALS[rank]), None)


def _by_yes_or_no(said: str, labels: list[str]) -> Optional[int]:
    yes = [rank for rank, label in enumerate(labels) if label.split()[0] == "oui"]
    no = [rank for rank, label in enumerate(labels) if label.split()[0] in {"non", "rien", "pas"}]
    plain = re.sub(r"(.)\1{2,}", r"\1", said)
    if plain in YES:
        if yes:
            return yes[0]
        return 0 if len(labels) == 2 and no == [1] else None
    return no[0] if plain in NO and no else None


def _by_own_words(said: str, labels: list[str]) -> Optional[int]:
    """Every telling word must be in one label and in no other, or nearly: «un endroit ou dormir»."""
    words = {word for word in said.split() if word not in SMALL_WORDS}
    if not words:
        return None
    fitting = [
        rank for rank, label in enumerate(labels) if all(_among(word, label.split()) for word in words)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _by_time(said: str, labels: list[str]) -> Optional[int]:
    """«hier» is «Ces derniers jours» where the choice is between times."""
    said_when, times = when(said), [when(label) for label in labels]
    between = len({*times} - {None}) > 1
    return times.index(said_when) if said_when and between and times.count(said_when) == 1 else None


def _among(word: str, label: list[str]) -> bool:
    return any(word == other or (len(word) > 4 and fuzz.ratio(word, other) >= NEAR - 5) for other in label)
