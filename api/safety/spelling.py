"""From letters to words: text-speak, verlan, leet, stars, held letters, glued words, typos: read as meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from api.safety.endings import Endings
from api.safety.homophones import Homophones
from api.safety.keyboard import relaid
from api.safety.letters import EMOJI, INVISIBLE, fold, strip_marks
from api.safety.sounds import written_alike
from api.safety.spacing import LONGEST_TOKEN, closed_up, is_spaced_out, mended, reaching
from api.safety.unknown import Unknown
from api.safety.vocabulary import HIGHEST_NUMBER, Vocabulary

_INSIDE = rf"a-z\w*@$€'\u0300-\u036f{INVISIBLE}"
_ENDS, _QUOTES = ".!?;", '«»"“”'
_SIGNS = f"{_ENDS}…"
# What is met most often comes first: letters, and that no token begins with a space.
_TOKEN = re.compile(rf"(?! )(?:[{_INSIDE}]+|[{_SIGNS}]+|[{_QUOTES}]|{EMOJI}|(?<=\s)\+(?=\s))")
_PICTURE = re.compile(EMOJI)
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

    def place(self, start: int, end: int) -> Span:
        """Of a run of symbols in the original text, and in the folded one."""
        (first, _), (_, behind) = self.origins[start], self.origins[end - 1]
        return self._spans[first][0], self._spans[behind - 1][1]

    def start(self, symbol: int) -> int:
        return self._spans[self.origins[symbol][0]][0]

    @cached_property
    def _spans(self) -> list[Span]:
        """Of each token. They are only looked for here: of most messages nobody asks."""
        return [*map(re.Match.span, _TOKEN.finditer(self.folded))]


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
        self._unknown = Unknown(table, vocabulary, matter, known, spellings)
        self._homophones = Homophones(vocabulary)
        self._endings = Endings(vocabulary)

    def read(self, text: str) -> Words:
        get = self._table.get
        folded = fold(text)
        tokens = _TOKEN.findall(folded)
        if is_spaced_out(tokens):
            tokens = _TOKEN.findall(folded := closed_up(folded))
        parts = [*map(get, tokens, repeat(""))]
        if "" in parts or ";" in folded:
            read = {token: self._clear(token) for token, part in zip(tokens, parts, strict=True) if not part}
            if None in read.values() or ";" in folded:
                if (meant := relaid(folded, self._table)) is not folded:
                    tokens = _TOKEN.findall(folded := meant)
                tokens = mended(tokens, self._table, self._other)
                read = {token: self._meant(token) for token in {*tokens}.difference(self._table, ("",))}
            parts = [get(token) or read.get(token) or "" for token in tokens]
        symbols, origins = "".join(parts), reaching(tokens)
        if len(symbols) != len(tokens) or "" in parts:
            origins = [each for each, part in zip(origins, parts, strict=True) for _ in part]
        symbols = self._endings.heard(self._homophones.heard(symbols))
        return Words(symbols, origins, tokens, folded)

    def _common(self, word: str) -> int:
        return self.vocabulary.common(self._table[word])

    def _number_or_other(self, word: str) -> str:
        return self.vocabulary.number(int(word)) if word.isdigit() else self._other

    def _clear(self, token: str) -> str | None:
        """The symbols of what is in no list and needs no guess: signs in a row, a picture, `t'es`."""
        if token.isalnum():
            return None
        if token[0] in _SIGNS:
            # Two dots or more are a hesitation, not the end of a sentence.
            hesitates = "…" in token or (len(token) > 1 and set(token) == {"."})
            return "" if hesitates else self._break
        if "'" in token and token.isascii():
            parts = [self._table.get(part, "") for part in token.split("'") if part]
            return "".join(parts) if all(parts) else None
        # Of no class: laughter, too, says nothing and cancels nothing.
        return "" if _PICTURE.fullmatch(token) else None

    def _meant(self, token: str) -> str:
        if (clear := self._clear(token)) is not None:
            return clear
        if token.isalpha() and token.isascii():  # most are: there is nothing to take off
            return self._unknown.read(token[:LONGEST_TOKEN])
        plain = strip_marks(token[:LONGEST_TOKEN]).strip("_")
        return "".join(
            self._table.get(part) or self._unknown.read(part)
            for part in ([plain] if plain in self._table else plain.split("'"))
            if part
        )
