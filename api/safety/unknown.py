"""What was meant by a token that is in no list: starred, leet, held, glued, written by ear or in haste."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from api.safety.guesses import guessed
from api.safety.letters import unleet
from api.safety.skeletons import skeletons
from api.safety.sounds import FAR, SHORTEST_HEARD, Ear
from api.safety.spacing import parted
from api.safety.stars import Stars
from api.safety.typos import Typos
from api.safety.vocabulary import Vocabulary

_DIGITS_THEN_LETTERS = re.compile(r"(\d+)([a-z]+)")
_REPEATED = re.compile(r"(.)\1+")
_LONG_RUN = re.compile(r"(.)\1{2,}")
_PRONOUNS = frozenset("jmtsdlnckq")  # how one begins that may stick to a word
_GLUED_PRONOUN = re.compile(r"(j|m|t|s|d|l|n|c|k|qu?)([a-z]{2,})")
_THAT = ("k", "q", "qu")
_ELIDED = re.compile(r"j.+|(?:[mtsdlnck]|qu)[aeiouyh].+")
_SUBJECTS = ("il", "ils", "je")
_GLUED = (*_SUBJECTS, "tu", "on", "me", "te", "se")
_UNHEARD = re.compile(r"[aeiou]h[mn]")  # nobody hears « saihne » so, and the g is beside it
SHORTEST_GLUED = 3  # letters behind a pronoun


class Unknown:
    def __init__(
        self, table: Mapping[str, str], vocabulary: Vocabulary, matter: Sequence[str], known: Sequence[str],
        spellings: Mapping[str, str],
    ) -> None:  # fmt: skip
        """`table`: the symbols of all words; of these `matter` are ours, `known` ordinary ones."""
        self._table = table
        self._vocabulary = vocabulary
        self._other = vocabulary["<other>"]
        self._spelt = frozenset(typed for typed, meant in spellings.items() if typed != meant)
        # « Maman », « seule », « photos » are words, too, though they stand for others here.
        others = frozenset(known).intersection(spellings).difference(vocabulary.words())
        self._typos = Typos(matter, self._common, others)
        self._ear = Ear(matter, known)
        self._stars = Stars(matter)
        self._skeletons = skeletons(matter, known)
        self._of_letters = (
            self._guessed, self._shorter, self._of_consonants, self._meant, self._behind_pronoun,
            self._glued_words, self._singular,
        )  # fmt: skip
        self._of_signs = self._starred, self._with_unit, self._guessed, self._leet, *self._of_letters[1:]

    def read(self, token: str) -> str:
        """The symbols of what was meant: the first step that knows."""
        if token.isdecimal():
            return self._vocabulary.number(int(token[:6]))
        for step in self._of_letters if token.isalpha() else self._of_signs:
            if found := step(token):
                return found
        return self._other

    def mattering(self, word: str) -> str | None:
        """The symbols of a word of ours."""
        symbols = self._table.get(word, self._other)
        return symbols if symbols != self._other else None

    def _common(self, word: str) -> int:
        return self._vocabulary.common(self._table[word])

    def _starred(self, token: str) -> str | None:
        """`m*rt`: each star is one letter of a word that matters, or decoration when nothing fits."""
        if "*" not in token:
            return None
        if not (bare := token.replace("*", "")):
            return self._other
        word = (self._stars.fitting(token) if len(bare) > 1 else None) or bare
        return self._table.get(word) or self.read(word)

    def _with_unit(self, token: str) -> str | None:
        """`13ans`, `200e`: a number and its unit written together."""
        if (found := _DIGITS_THEN_LETTERS.fullmatch(token)) and (unit := self._table.get(found[2])):
            return self._vocabulary.number(int(found[1][:6])) + unit
        return None

    def _guessed(self, token: str) -> str | None:
        return guessed(token, self.mattering, self._ear)

    def _leet(self, token: str) -> str | None:
        plain = unleet(token)
        return (self._table.get(plain) or self.read(plain)) if plain != token and plain.isalpha() else None

    def _shorter(self, token: str) -> str | None:
        """`aiiide`, `mourirrr`: a letter held down; at the end of a word it was there once."""
        if not _REPEATED.search(token):
            return None
        once, doubled = _LONG_RUN.sub(r"\1", token), _LONG_RUN.sub(r"\1\1", token)
        held_at_end = token[-3:] == token[-1] * 3 and once not in self._spelt
        if held_at_end and self._table.get(once, self._other) != self._other:
            return self._table[once]
        least = _REPEATED.sub(r"\1", token)
        read = [word for word in (doubled, once, least) if word in self._table]
        return self._table[max(read, key=partial(self._plausible, {doubled, once}))] if read else None

    def _plausible(self, kept: set[str], word: str) -> tuple[bool, bool, bool, int]:
        """A word that matters first; then one so written, one with its doubled letters, the more common.

        « caaasse » is « casse », not « case »: only the letter that was held down is shortened.
        """
        symbols = self._table[word]
        matters = symbols != self._other and word not in self._spelt
        written = self._vocabulary.get(word) is not None
        return matters, written, word in kept, self._vocabulary.common(symbols)

    def _of_consonants(self, token: str) -> str | None:
        """`enfrm`, `mfrpp`: a word without its vowels, alone or behind a pronoun."""
        if meant := self._skeletons.get(token):
            return self._table[meant]
        behind = self._skeletons.get(token[1:]) if token[0] in _PRONOUNS else None
        return self._table[token[0]] + self._table[behind] if behind else None

    def _meant(self, token: str) -> str | None:
        """What sounds so (`droi`), a word behind an elision, a slip of the finger: the nearest of them.

        « l'être » is farther from `letre` than a word that sounds so and has a letter more.
        """
        word, far = self._ear.nearest(token, self.mattering)
        symbols = self.mattering(word) if word and not _UNHEARD.search(token) else None
        if far == 1 and len(word) > len(token) and symbols:
            return symbols
        near, alike = symbols if far <= 1 else None, symbols if far <= (len(token) - 1) // 2 else None
        return self._elided(token) or near or self._with_subject(token) or self._typo(token) or alike

    def _elided(self, token: str) -> str | None:
        """`jarrive`, `lhotel`, `jveux`; before a consonant only a whole word: `dmain` is none."""
        if token[0] not in _PRONOUNS:
            return None
        found = _GLUED_PRONOUN.fullmatch(token)
        if found and (swallowed := self.mattering(f"{found[1]}e{found[2]}")):
            return swallowed
        if _ELIDED.fullmatch(token):
            return self._glued_pronoun(token, found)
        rest = self._table.get(found[2]) if found and len(found[2]) >= SHORTEST_HEARD else None
        return self._table[found[1]] + rest if found and rest else None

    def _behind_pronoun(self, token: str) -> str | None:
        """`mfrappe`, `kjecris`: one pronoun, or two; `lanonce`, `mafiche`: before a misspelt word."""
        if token[0] not in _PRONOUNS:
            return self._glued_word(token)
        found = _GLUED_PRONOUN.fullmatch(token)
        looked = _ELIDED.fullmatch(token)  # by `_meant`
        if not looked and (glued := self._glued_pronoun(token, found)):
            return glued
        word, far = self._ear.nearest(found[2], self.mattering) if found else ("", FAR)
        rest = self.mattering(word) if far <= len(token) // 3 else None
        return self._table[found[1]] + rest if found and rest else None

    def _glued_pronoun(self, token: str, found: re.Match[str] | None) -> str | None:
        rest = found and (self._table.get(found[2]) or self._shorter(found[2]) or self._second_pronoun(found))
        return self._table[found[1]] + rest if found and rest else self._glued_word(token)

    def _second_pronoun(self, found: re.Match[str]) -> str | None:
        second = _GLUED_PRONOUN.fullmatch(found[2]) if found[1] in _THAT else None
        rest = second and (self._table.get(second[2]) or self._meant(second[2]))
        return self._table[second[1]] + rest if second and rest else None

    def _with_subject(self, token: str) -> str | None:
        """`ilsait` is no slip for « lisait »."""
        return self._glued_word(token, _SUBJECTS)

    def _glued_word(self, token: str, words: tuple[str, ...] = _GLUED) -> str | None:
        """`metuer`, `ilvient`: a short word before one that matters."""
        if not token.startswith(words):
            return None
        for word in words:
            rest = token.removeprefix(word)
            if SHORTEST_GLUED <= len(rest) < len(token) and (symbols := self.mattering(rest)):
                return self._table[word] + symbols
        return None

    def _typo(self, token: str) -> str | None:
        meant = self._typos.nearest(_LONG_RUN.sub(r"\1", token))
        return self._table.get(meant) if meant else None

    def _glued_words(self, token: str) -> str | None:
        return parted(token, self._table.get, self._other)

    def _singular(self, token: str) -> str | None:
        return self._table.get(token[:-1]) if token[-1] in "sxe" and len(token) > 4 else None
