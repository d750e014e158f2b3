"""The little language of the phrases, turned into regular expressions over symbols.

`{class}` any member of a class of the lexicon · `a|b` either word · `(a b|c)` either expression · `x?` may
be absent · `..` up to three words of any kind, `...` up to seven · `A & B` both, anywhere in the message.
Between two elements up to two light words (`trop`, `encore`, `pas`, …) may stand. Nothing reaches over the
end of a sentence, save `&` and where `<break>` says so; `<start>`, first in a phrase, is the beginning of
one, `<first>` and `<last>` are the beginning and the end of the message. `c` before `est` or `était` is read
as « ce », as it is in messages; elsewhere it is read as « c'est » (spelling.yml).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

from api.safety.bits import Bits
from api.safety.letters import EMOJI, fold
from api.safety.part import Part
from api.safety.vocabulary import Vocabulary, spread

NEGATION = "negation"
LIGHT = "leger"  # the class of the words that may stand between two elements
_ITEM = re.compile(r"\([^)]*\)\??|[^\s']+")
_SPLIT = re.compile(r"[\s']+")
_THAT_IS = re.compile(r"\bc(?=[\s'](est|etait)\b)")  # in folded text
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_WORD = re.compile(r"[a-z]+\+er|#?\d+(-\d+)?|<(many|harmless|break)>|\w[\w-]*|\+|" + EMOJI)
_GAPS = {"..": 3, "...": 7}
_START, _FIRST, _LAST = "<start>", "<first>", "<last>"
Way = tuple[str, ...]  # a sequence of choices, each between the symbols of a string, in order
Ways = tuple[Way, ...]
Canonical = Callable[[str], list[str]]  # a typed word → the words that it stands for


class PatternError(ValueError):
    """A phrase that names a class that does not exist, or is empty."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a phrase: how it may be written, as a regular expression, and what else is known of it."""

    ways: Ways
    optional: bool
    source: str
    need: str  # of each way its rarest word, so that few messages hold one
    negative: bool  # half of its ways or more hold a negation


def _source(ways: Ways) -> str:
    ordered = sorted(ways, key=len, reverse=True)
    options = ["".join(map(_one_of, way)) for way in ordered]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _one_of(symbols: str) -> str:
    """A set of characters, runs written as ranges: short sources compile fast."""
    if len(symbols) == 1:
        return symbols
    codes = sorted(map(ord, symbols))
    starts = [code for code, before in zip(codes, [0, *codes], strict=False) if code != before + 1]
    ends = [code for code, after in zip(codes, [*codes[1:], 0], strict=True) if code != after - 1]
    return (
        "["
        + "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))
        + "]"
    )


def _as_typed(source: str) -> str:
    return _THAT_IS.sub("ce", fold(source))


def neighbours(classes: Mapping[str, list[str]], canonical: Canonical) -> list[str]:
    """The single words of the classes, those of the same classes side by side: sets become short ranges."""
    of: dict[str, list[str]] = {}
    for name, entries in classes.items():
        for entry in entries:
            if " " not in entry and "{" not in entry and "'" not in entry:
                for form in spread(fold(entry)):
                    if not _is_number(form) and len(words := canonical(form)) == 1:
                        of.setdefault(words[0], []).append(name)
    return sorted(of, key=lambda word: ([name != LIGHT for name in of[word][:1]], of[word], word))


def _is_number(form: str) -> bool:
    return form.removeprefix("#").isdecimal()


def _gather(ways: Iterable[Way]) -> Ways:
    """Ways that differ in one place only become one way with a choice there; short ways first."""
    by_length: dict[int, list[Way]] = {}
    for way in dict.fromkeys(ways):
        by_length.setdefault(len(way), []).append(way)
    return tuple(way for length in sorted(by_length) for way in _merge(by_length[length], length))


def _merge(ways: Iterable[Way], length: int) -> Iterable[Way]:
    for place in reversed(range(length)):
        alike: dict[tuple[Way, Way], list[str]] = {}
        for way in ways:
            alike.setdefault((way[:place], way[place + 1 :]), []).append(way[place])
        ways = [(*before, _joined(choices), *after) for (before, after), choices in alike.items()]
    return ways


def _joined(choices: list[str]) -> str:
    return choices[0] if len(choices) == 1 else "".join(sorted(set("".join(choices))))


class Lexicon:
    """The classes of words by name. A class may name others."""

    def __init__(
        self, classes: Mapping[str, list[str]], vocabulary: Vocabulary, canonical: Canonical, bits: Bits
    ) -> None:
        self._classes = classes
        self._bits = bits
        self._vocabulary = vocabulary
        self._canonical = canonical
        self._ways: dict[str, Ways] = {}
        self._words: dict[str, Ways] = {}
        self._parts: dict[str, Part] = {}
        self._elements: dict[str, Element] = {}
        self.break_symbol, self.quote_symbol = vocabulary["<break>"], vocabulary["<quote>"]
        self.ways(LIGHT)  # first, so that its words lie in one range
        for name in classes:
            self.ways(name)
        self.negations = self.singles(NEGATION)
        self.light = f"{_one_of(''.join(self.singles(LIGHT) | {vocabulary['<quote>']}))}{{0,2}}"

    def ways(self, name: str) -> Ways:
        if name not in self._classes:
            raise PatternError(f"no class {{{name}}} in the lexicon")
        if name not in self._ways:
            self._ways[name] = _gather(way for entry in self._classes[name] for way in self._entry(entry))
        return self._ways[name]

    def singles(self, name: str) -> frozenset[str]:
        """The symbols of the members of a class that are one word long."""
        return frozenset(symbol for way in self.ways(name) if len(way) == 1 for symbol in way[0])

    def _entry(self, entry: str) -> Ways:
        sequences: list[Way] = [()]
        for word in _SPLIT.split(_as_typed(entry).strip()):
            options = self._word(word)
            sequences = [sequence + option for sequence in sequences for option in options]
        return _gather(sequences) if len(sequences) > 1 else tuple(sequences)

    def _word(self, word: str) -> Ways:
        if word.startswith("{"):
            return self.ways(word.strip("{}"))
        if word not in self._words:
            self._words[word] = self._forms(word)
        return self._words[word]

    def _forms(self, word: str) -> Ways:
        if not _WORD.fullmatch(word):
            raise PatternError(f"{word!r} is not a word, a number, a form in -er or a class in braces")
        return _gather(tuple(self._symbols(form)) for form in spread(word))

    def _symbols(self, form: str) -> list[str]:
        """Of one plain form: a number as a message has it, or the words that it stands for."""
        if _is_number(form):
            return [self._vocabulary.number(int(form.removeprefix("#")))]
        return [self._vocabulary.add(word) for word in self._canonical(form)]

    def element(self, source: str) -> Element:
        if source not in self._elements:
            names = source.removesuffix("?").strip("()").split("|")
            ways = _gather(way for name in names for way in self._entry(name))
            rarest = (way[0] if len(way) == 1 else min(way, key=self._vocabulary.common) for way in ways)
            negative = sum(any(not self.negations.isdisjoint(choice) for choice in way) for way in ways)
            self._elements[source] = Element(
                ways=ways,
                optional=source.endswith("?"),
                source=_source(ways),
                need="".join(sorted({symbol for choice in rarest for symbol in choice})),
                negative=2 * negative >= len(ways),
            )
        return self._elements[source]

    def sequences(self, source: str) -> list[tuple[str, ...]]:
        """Every way to write a fixed expression: `mort de {rire}`."""
        source = _as_typed(source)
        if _PLAIN.fullmatch(source):  # most are, and this is the start-up time
            return [tuple(symbol for word in _SPLIT.split(source) for symbol in self._symbols(word))]
        found: list[tuple[str, ...]] = [()]
        for item in _ITEM.findall(source):
            element = self.element(item)
            options = [option for way in element.ways for option in product(*way)]
            if element.optional:
                options.append(())
            found = [before + option for before in found for option in options]
        return found

    def part(self, source: str) -> Part:
        source = _as_typed(source.strip())
        if source not in self._parts:
            self._parts[source] = self._compile(source)
        return self._parts[source]

    def _compile(self, source: str) -> Part:
        pieces: list[str] = []
        needs: list[str] = []
        gap, negative = "", False
        over = self.break_symbol
        any_word = f"[^{over}]"
        edges = {_START: f"(?:(?<={over})|\\A)", _FIRST: "\\A", _LAST: f"(?={over}+\\Z)"}
        items = _ITEM.findall(source)
        for item in items:
            if item in edges:
                pieces.append(edges[item])
                continue
            if item in _GAPS:
                gap = f"{any_word}{{0,{_GAPS[item]}}}?"
                continue
            element = self.element(item)
            negative |= element.negative
            if element.optional:
                pieces += ("(?:", gap, element.source, self.light, ")?")
            else:
                pieces += (gap, element.source, self.light)  # as they are: shared by many parts
                needs.append(element.need)
            gap = ""
        if not needs:
            raise PatternError(f"nothing to find in {source!r}")
        if pieces[-1] is self.light:
            pieces.pop()
        bare = len(items) == 1 and any(len(way) == 1 for way in element.ways)
        return Part(pieces, needs, self._mask(needs), negative=negative, bare=bare)

    def _mask(self, needs: list[str]) -> int:
        mask = 0
        for need in needs:
            mask |= self._bits.present(need)
        for first, second in pairwise(needs):
            mask |= self._bits.ordered(first, second)
        return mask

    def pattern(self, source: str) -> tuple[Part, ...]:
        return tuple(self.part(part) for part in source.split("&"))
