"""From letters to words: text-speak, verlan, leet, stars, held letters, glued words, typos: read as meant."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import repeat

from api.safety.endings import Endings
from api.safety.guesses import guessed
from api.safety.homophones import Homophones
from api.safety.keyboard import relaid
from api.safety.letters import EMOJI, INVISIBLE, fold, strip_marks, unleet
from api.safety.sounds import FAR, SHORTEST_HEARD, Ear, written_alike
from api.safety.spacing import closed_up, is_spaced_out, joined, moved, parted, reaching
from api.safety.typos import Typos
from api.safety.vocabulary import HIGHEST_NUMBER, Vocabulary

_INSIDE = rf"\w*@$€'\u0300-\u036f{INVISIBLE}"
_ENDS, _QUOTES = ".!?;", '«»"“”'
_TOKEN = re.compile(rf"[{_INSIDE}]+|[{_ENDS}…]+|[{_QUOTES}]|{EMOJI}|(?<=\s)\+(?=\s)")
_PICTURE = re.compile(EMOJI)
_DIGITS_THEN_LETTERS = re.compile(r"(\d+)([a-z]+)")
_REPEATED = re.compile(r"(.)\1+")
_LONG_RUN = re.compile(r"(.)\1{2,}")
_GLUED_PRONOUN = re.compile(r"(j|m|t|s|d|l|n|c|k|qu?)([a-z]{2,})")
_THAT = ("k", "q", "qu")
_ELIDED = re.compile(r"j.+|(?:[mtsdlnck]|qu)[aeiouyh].+")
_SUBJECTS = ("il", "ils", "je")
_GLUED = (*_SUBJECTS, "tu", "on", "me", "te", "se")
_UNHEARD = re.compile(r"[aeiou]h[mn]")  # nobody hears « saihne » so, and the g is beside it
_STARS = re.compile(r"\*+")
SHORTEST_GLUED = 3  # letters behind a pronoun
LONGEST_TOKEN = 60  # longer than any word: only its first letters are read, which keeps the work linear
Span = tuple[int, int]


@dataclass(frozen=True)
class Words:
    """A message as symbols.

    `origins`: of each symbol the first token that it stands for, and the one behind the last, of all `tokens`
    of the `folded` text. `drawn`: the emoji that stand beside the words, each with where it starts.
    """

    symbols: str
    origins: Sequence[Span]
    tokens: Sequence[str]
    folded: str
    drawn: tuple[tuple[int, str], ...] = ()

    @cached_property
    def places(self) -> list[Span]:
        """The start and end of each symbol in the original text and in the folded one.

        Where the tokens stand is only looked for here: of most messages nobody asks.
        """
        spans = [token.span() for token in _TOKEN.finditer(self.folded)]
        return [(spans[first][0], spans[behind - 1][1]) for first, behind in self.origins]


class Speller:
    def __init__(self, vocabulary: Vocabulary, spellings: Mapping[str, str], known: Sequence[str]) -> None:
        self.vocabulary = vocabulary
        self._other = vocabulary["<other>"]
        self._break = vocabulary["<break>"]
        self._quote = vocabulary["<quote>"]

        matter = sorted(vocabulary.words(), key=lambda word: (-vocabulary.common(vocabulary[word]), word))
        table: dict[str, str] = dict.fromkeys(known, self._other)
        table.update((sound, vocabulary[word]) for word in matter for sound in written_alike(word))
        table.update((word, vocabulary[word]) for word in matter)
        table.update(dict.fromkeys(_ENDS, self._break) | dict.fromkeys(_QUOTES, self._quote))
        table.update((str(number), vocabulary.number(number)) for number in range(HIGHEST_NUMBER + 1))
        for typed, meant in spellings.items():
            table[typed] = "".join(
                vocabulary.get(word) or self._number_or_other(word) for word in meant.split()
            )
        self._table = table
        self._spelt = frozenset(typed for typed, meant in spellings.items() if typed != meant)
        # « Maman », « seule », « photos » are words, too, though they stand for others here.
        others = frozenset(known).intersection(spellings).difference(vocabulary.words())
        self._typos = Typos(matter, lambda word: vocabulary.common(table[word]), others)
        self._ear = Ear(matter, known)
        self._homophones = Homophones(vocabulary)
        self._endings = Endings(vocabulary)
        self._by_length: dict[int, list[str]] = {}
        for word in matter:
            self._by_length.setdefault(len(word), []).append(word)

    def read(self, text: str) -> Words:
        get = self._table.get
        folded = fold(text)
        tokens = _TOKEN.findall(folded)
        if is_spaced_out(tokens):
            tokens = _TOKEN.findall(folded := closed_up(folded))
        parts = [*map(get, tokens, repeat(""))]
        if not all(parts) or ";" in folded:
            if (meant := relaid(folded, self._table)) is not folded:
                tokens = _TOKEN.findall(folded := meant)
            tokens = joined(moved(tokens, self._table, self._mattering), self._table, self._other)
            parts = [get(token) or (self._resolve(token) if token else "") for token in tokens]
        symbols, origins = "".join(parts), reaching(tokens)
        if len(symbols) != len(tokens) or "" in parts:
            origins = [each for each, part in zip(origins, parts, strict=True) for _ in part]
        symbols = self._endings.heard(self._homophones.heard(symbols))
        return Words(symbols, origins, tokens, folded)

    def _number_or_other(self, word: str) -> str:
        return self.vocabulary.number(int(word)) if word.isdigit() else self._other

    def _resolve(self, token: str) -> str:
        if token[0] in f"{_ENDS}…":
            # Two dots or more are a hesitation, not the end of a sentence.
            hesitates = "…" in token or (len(token) > 1 and set(token) == {"."})
            return "" if hesitates else self._break
        if _PICTURE.fullmatch(token):  # of no class: laughter, too, says nothing and cancels nothing
            return ""
        token = strip_marks(token[:LONGEST_TOKEN]).strip("_")
        if found := self._table.get(token):
            return found
        if "'" in token:
            return "".join(self._table.get(part) or self._word(part) for part in token.split("'") if part)
        return self._word(token) if token else ""

    def _word(self, token: str) -> str:
        if token.isdecimal():
            return self.vocabulary.number(int(token[:6]))
        steps = (
            self._starred, self._with_unit, self._guessed, self._leet, self._shorter, self._meant,
            self._glued_pronoun, self._misspelt_behind_pronoun, self._glued_words, self._singular,
        )  # fmt: skip
        for step in steps:
            if found := step(token):
                return found
        return self._other

    def _starred(self, token: str) -> str | None:
        """`m*rt`: each star is one letter of a word that matters, or decoration when nothing fits."""
        if "*" not in token:
            return None
        if not (bare := _STARS.sub("", token)):
            return self._other
        mask = re.compile(re.escape(token).replace(r"\*", "[a-z]"))
        fitting = (word for word in self._by_length.get(len(token), ()) if mask.fullmatch(word))
        word = next(fitting, bare) if len(bare) > 1 else bare
        return self._table.get(word) or self._word(word)

    def _with_unit(self, token: str) -> str | None:
        """`13ans`, `200e`: a number and its unit written together."""
        if (found := _DIGITS_THEN_LETTERS.fullmatch(token)) and (unit := self._table.get(found[2])):
            return self.vocabulary.number(int(found[1][:6])) + unit
        return None

    def _guessed(self, token: str) -> str | None:
        return guessed(token, self._mattering, self._ear)

    def _leet(self, token: str) -> str | None:
        plain = unleet(token)
        if plain == token or token.isdecimal() or not plain.isalpha():
            return None
        return self._table.get(plain) or self._word(plain)

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
        written = self.vocabulary.get(word) is not None
        return matters, written, word in kept, self.vocabulary.common(symbols)

    def _meant(self, token: str) -> str | None:
        """What sounds so (`droi`), a word behind an elision, a slip of the finger: the nearest of them.

        « l'être » is farther from `letre` than a word that sounds so and has a letter more.
        """
        word, far = self._ear.nearest(token, self._mattering)
        symbols = self._mattering(word) if word and not _UNHEARD.search(token) else None
        if far == 1 and len(word) > len(token) and symbols:
            return symbols
        near, alike = symbols if far <= 1 else None, symbols if far <= (len(token) - 1) // 2 else None
        return self._elided(token) or near or self._with_subject(token) or self._typo(token) or alike

    def _mattering(self, word: str) -> str | None:
        symbols = self._table.get(word, self._other)
        return symbols if symbols != self._other else None

    def _elided(self, token: str) -> str | None:
        """`jarrive`, `lhotel`, `jveux`; before a consonant only a whole word: `dmain` is none."""
        found = _GLUED_PRONOUN.fullmatch(token)
        if found and (swallowed := self._mattering(f"{found[1]}e{found[2]}")):
            return swallowed
        if _ELIDED.fullmatch(token):
            return self._glued_pronoun(token)
        rest = self._table.get(found[2]) if found and len(found[2]) >= SHORTEST_HEARD else None
        return self._table[found[1]] + rest if found and rest else None

    def _glued_pronoun(self, token: str) -> str | None:
        """`mfrappe`, `kjecris`: one pronoun, or two."""
        found = _GLUED_PRONOUN.fullmatch(token)
        rest = found and (self._table.get(found[2]) or self._shorter(found[2]) or self._second_pronoun(found))
        return self._table[found[1]] + rest if found and rest else self._glued_word(token)

    def _misspelt_behind_pronoun(self, token: str) -> str | None:
        """`lanonce`, `mafiche`."""
        found = _GLUED_PRONOUN.fullmatch(token)
        word, far = self._ear.nearest(found[2], self._mattering) if found else ("", FAR)
        rest = self._mattering(word) if far <= len(token) // 3 else None
        return self._table[found[1]] + rest if found and rest else None

    def _second_pronoun(self, found: re.Match[str]) -> str | None:
        second = _GLUED_PRONOUN.fullmatch(found[2]) if found[1] in _THAT else None
        rest = second and (self._table.get(second[2]) or self._meant(second[2]))
        return self._table[second[1]] + rest if second and rest else None

    def _with_subject(self, token: str) -> str | None:
        """`ilsait` is no slip for « lisait »."""
        return self._glued_word(token, _SUBJECTS)

    def _glued_word(self, token: str, words: Iterable[str] = _GLUED) -> str | None:
        """`metuer`, `ilvient`: a short word before one that matters."""
        for word in words:
            rest = token.removeprefix(word)
            if SHORTEST_GLUED <= len(rest) < len(token) and (symbols := self._mattering(rest)):
                return self._table[word] + symbols
        return None

    def _typo(self, token: str) -> str | None:
        meant = self._typos.nearest(_LONG_RUN.sub(r"\1", token))
        return self._table.get(meant) if meant else None

    def _glued_words(self, token: str) -> str | None:
        return parted(token, self._table.get, self._other)

    def _singular(self, token: str) -> str | None:
        return self._table.get(token[:-1]) if token[-1] in "sxe" and len(token) > 4 else None
