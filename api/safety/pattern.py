"""The little language of the phrases, turned into what the compiled search reads.

`{class}` any member of a class of the lexicon · `a|b` either word · `(a b|c)` either expression · `x?` may
be absent · `..` up to three words of any kind, `...` up to seven · `A & B` both, anywhere in the message.
Between two elements up to two light words (`trop`, `encore`, `pas`, …) may stand. Nothing reaches over the
end of a sentence, save `&` and where `<break>` says so; `<start>`, first in a phrase, is the beginning of
one, `<first>` and `<last>` are the beginning and the end of the message. `c` before `est` or `était` is read
as « ce », as it is in messages; elsewhere it is read as « c'est » (spelling.yml).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product

from fanal_kernels.search import FIRST, LAST, START, Search, step

from api.safety.letters import EMOJI, fold
from api.safety.part import Part
from api.safety.searching import Sought
from api.safety.vocabulary import Vocabulary, spread
from api.safety.ways import Way, Ways, gathered

NEGATION = "negation"
LIGHT = "leger"  # the class of the words that may stand between two elements
_ITEM = re.compile(r"\([^)]*\)\??|[^\s']+")
_SPLIT = re.compile(r"[\s']+")
_THAT_IS = re.compile(r"\bc(?=[\s'](est|etait)\b)")  # in folded text
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_WORD = re.compile(r"[a-z]+\+er|#?\d+(-\d+)?|<(many|harmless|break)>|\w[\w-]*|\+|" + EMOJI)
_GAPS = {"..": 3, "...": 7}
_EDGES = {"<start>": START, "<first>": FIRST, "<last>": LAST}
Canonical = Callable[[str], list[str]]  # a typed word → the words that it stands for


class PatternError(ValueError):
    """A phrase that names a class that does not exist, or is empty."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a phrase: how it may be written, and what else is known of it."""

    ways: Ways
    optional: bool
    number: int  # for the compiled search
    need: str  # of each way its rarest word, so that few messages hold one
    negative: bool  # half of its ways or more hold a negation


def _as_typed(source: str) -> str:
    return _THAT_IS.sub("ce", fold(source))


def neighbours(classes: Mapping[str, list[str]], canonical: Canonical) -> list[str]:
    """The single words of the classes, those of the same classes side by side.

    The order of words is that of reasons: what says the same is found in it (`Read.standing`).
    """
    of: dict[str, list[str]] = {}
    for name, entries in classes.items():
        for entry in entries:
            if " " not in entry and "{" not in entry and "'" not in entry:
                for form in spread(fold(entry)):
                    if not _is_number(form) and len(words := canonical(form)) == 1:
                        of.setdefault(words[0], []).append(name)
    return sorted(of, key=lambda word: ([name != LIGHT for name in of[word][:1]], of[word], word))


def _is_number(form: str) -> bool:
    return form[-1:].isdecimal() and form.removeprefix("#").isdecimal()


class Lexicon:
    """The classes of words by name. A class may name others."""

    def __init__(
        self, classes: Mapping[str, list[str]], vocabulary: Vocabulary, canonical: Canonical
    ) -> None:
        self._classes = classes
        self._vocabulary = vocabulary
        self._canonical = canonical
        self._common = cache(vocabulary.common)  # the same sets are asked for again and again
        self._ways: dict[str, Ways] = {}
        self._words: dict[str, Ways] = {}
        self._parts: dict[str, Part] = {}
        self._needs: dict[Part, list[str]] = {}
        self._elements: dict[str, Element] = {}
        self.break_symbol = vocabulary["<break>"]
        self.quote_symbol = vocabulary["<quote>"]
        for name in classes:
            self.ways(name)
        self.negations = self.singles(NEGATION)
        light = self.singles(LIGHT) | {self.quote_symbol}
        self._sought = Sought(self.break_symbol, "".join(sorted(light)))

    def ways(self, name: str) -> Ways:
        if name not in self._classes:
            raise PatternError(f"no class {{{name}}} in the lexicon")
        if name not in self._ways:
            entries = map(_as_typed, self._classes[name])
            self._ways[name] = gathered(way for entry in entries for way in self._entry(entry))
        return self._ways[name]

    def singles(self, name: str) -> frozenset[str]:
        """The symbols of the members of a class that are one word long."""
        return frozenset(symbol for way in self.ways(name) if len(way) == 1 for symbol in way[0])

    def _entry(self, entry: str) -> Ways:
        """Not kept, though a third of them are met again: what is let go of leaves the memory in pieces."""
        words = _SPLIT.split(entry.strip())
        if len(words) == 1:  # most are
            return self._word(words[0])
        sequences = [tuple(chain.from_iterable(way)) for way in product(*map(self._word, words))]
        return gathered(sequences) if len(sequences) > 1 else tuple(sequences)

    def _word(self, word: str) -> Ways:
        if word.startswith("{"):
            return self.ways(word.strip("{}"))
        if word not in self._words:
            self._words[word] = self._forms(word)
        return self._words[word]

    def _forms(self, word: str) -> Ways:
        if not _WORD.fullmatch(word):
            raise PatternError(f"{word!r} is not a word, a number, a form in -er or a class in braces")
        return gathered(tuple(self._symbols(form)) for form in spread(word))

    def _symbols(self, form: str) -> list[str]:
        """Of one plain form: a number as a message has it, or the words that it stands for."""
        if _is_number(form):
            return [self._vocabulary.number(int(form.removeprefix("#")))]
        return [self._vocabulary.add(word) for word in self._canonical(form)]

    def element(self, source: str) -> Element:
        if source not in self._elements:
            names = source.removesuffix("?").strip("()").split("|")
            ways = gathered(way for name in names for way in self._entry(name))
            rarest = (way[0] if len(way) == 1 else min(way, key=self._common) for way in ways)
            negative = sum(any(not self.negations.isdisjoint(choice) for choice in way) for way in ways)
            self._elements[source] = Element(
                ways=ways,
                optional=source.endswith("?"),
                number=self._sought.element(ways),
                need="".join(sorted({symbol for choice in rarest for symbol in choice})),
                negative=2 * negative >= len(ways),
            )
        return self._elements[source]

    def sequences(self, source: str) -> list[tuple[str, ...]]:
        """Every way to write a fixed expression: `mort de {rire}`."""
        return [sequence for way in self.choices(source) for sequence in product(*way)]

    def choices(self, source: str) -> list[Way]:
        """The same, words that stand in the same place as one choice."""
        source = _as_typed(source)
        if _PLAIN.fullmatch(source):  # most are, and this is the start-up time
            return [tuple(symbol for word in _SPLIT.split(source) for symbol in self._symbols(word))]
        found: list[Way] = [()]
        for item in _ITEM.findall(source):
            element = self.element(item)
            options = element.ways + (((),) if element.optional else ())
            found = [before + option for before in found for option in options]
        return found

    def part(self, source: str) -> Part:
        source = _as_typed(source.strip())
        if source not in self._parts:
            self._parts[source] = self._compile(source)
        return self._parts[source]

    def _compile(self, source: str) -> Part:
        steps: list[int] = []
        needs: list[str] = []
        gap, negative = 0, False
        items = _ITEM.findall(source)
        for item in items:
            if item in _EDGES:
                steps.append(step(_EDGES[item]))
            elif item in _GAPS:
                gap = _GAPS[item]
            else:
                element = self.element(item)
                negative |= element.negative
                if not element.optional:
                    needs.append(element.need)
                steps.append(step(element.number, gap, element.optional))
                gap = 0
        if not needs:
            raise PatternError(f"nothing to find in {source!r}")
        bare = len(items) == 1 and any(len(way) == 1 for way in element.ways)
        part = Part(self._sought.part(steps), negative=negative, bare=bare)
        self._needs[part] = needs
        return part

    def seal(self, patterns: Iterable[Sequence[Part]]) -> Search:
        """No more phrases are to come, of which the `patterns` are looked for."""
        gated = ((self._gates(pattern), [part.number for part in pattern]) for pattern in patterns)
        return self._sought.seal(self._vocabulary.symbols(), gated)

    def _gates(self, pattern: Iterable[Part]) -> list[str]:
        """The sets of which every message that matches holds a symbol, the rarest first."""
        return sorted(dict.fromkeys(need for part in pattern for need in self._needs[part]), key=self._common)

    def pattern(self, source: str) -> tuple[Part, ...]:
        return tuple(self.part(part) for part in source.split("&"))

    def rarest(self, part: Part) -> str:
        """The symbols of which one stands wherever it does, and of all such sets the rarest."""
        return self._gates([part])[0]
