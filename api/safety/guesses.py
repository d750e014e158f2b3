"""What else may have been meant by a token that is no word: « kouz1 », « zanfan », « lq », « pzs »."""

import re
from collections.abc import Callable, Iterator

from api.safety.sounds import Ear

_SUSPECT = re.compile(r"^k|[126qz]|[lr]$")  # of all that follows
_DIGIT_INSIDE = re.compile(r"(?<=[a-z])(?:[16](?!\d)|2(?=[a-z]))|[26](?=[a-z]{3})")
_HEARD = {"1": "in", "2": "de", "6": "si"}
# « dé zome »: what is heard of « les », « des » before a vowel
_LIAISON = re.compile(r"z(?!ero)[aeiouh][a-z]{2,}")
_SHORT_Q = re.compile(r"[a-pr-z]q(?!u)[a-z]?|[a-z]{2}q")  # left of the a, or in its place
_HARD_K = re.compile(r"k[aourltn][a-z]{2,}")  # « krever », « kave »: rather a word of ours than « que rever »
_NO_END = re.compile(r"[a-z]+[bcdfgptv][lr]")  # no word ends so: « etr », « vivr », « oncl », « tapr »
_NO_VOWEL = re.compile(r"[bcdfgjklmnpqrstvwx]z[bcdfgjklmnpqrstvwx]?")
FARTHEST = 2  # letters between what is guessed and the word that sounds so


def guessed(token: str, read: Callable[[str], str | None], ear: Ear) -> str | None:
    """What is read, by `read`, of the word that a guess is, or sounds like."""
    for guess in _guesses(token):
        word, far = ear.nearest(guess, read)
        if found := read(guess) or (read(word) if far <= FARTHEST else None):
            return found
    return None


def _guesses(token: str) -> Iterator[str]:
    if not _SUSPECT.search(token):
        return
    if _HARD_K.fullmatch(token):
        yield f"c{token[1:]}"
    if _DIGIT_INSIDE.search(token):
        yield _DIGIT_INSIDE.sub(lambda digit: _HEARD[digit[0]], token.replace("i1", "ien"))
    elif _LIAISON.fullmatch(token):
        yield token[1:]
    elif _SHORT_Q.fullmatch(token):
        yield token.replace("q", "a")
    elif _NO_END.fullmatch(token):
        yield f"{token}e"
        yield f"{token[:-1]}e{token[-1]}"
    elif _NO_VOWEL.fullmatch(token):
        yield token.replace("z", "a")
