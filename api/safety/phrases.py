"""Everything that `resources/safety` knows, read once and made ready to be searched."""

import ctypes
import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from fanal_kernels.search import Search
from fanal_kernels.symbols import OneOf

from api.safety.ears import Ears, listening
from api.safety.features import Features
from api.safety.grammar import Grammar
from api.safety.homophones import TYPED
from api.safety.idioms import Idioms, read_idioms
from api.safety.letters import fold
from api.safety.opinion import Opinion, load_opinion
from api.safety.part import Part
from api.safety.pattern import Canonical, Lexicon, neighbours
from api.safety.pictures import Pictures
from api.safety.piece import Pieces, Sayings
from api.safety.rule import Rule, RuleError, Strength, read_rule
from api.safety.screening import AgeBand
from api.safety.sense import Sense, load_sense
from api.safety.signs import read_signs
from api.safety.spelling import Speller
from api.safety.store import kept
from api.safety.vocabulary import Vocabulary

LEXICON, SPELLING, IDIOMS, WORDS = "lexicon.yml", "spelling.yml", "idioms.yml", "words.txt"
OPINION, SIGNS = "opinion.txt", "signs.yml"
APART = {LEXICON, SPELLING, IDIOMS, SIGNS, "cards.yml"}  # the other files hold rules
Pattern = tuple[Part, ...]


class Posted(NamedTuple):
    """A pattern of a rule."""

    pattern: Pattern
    rule: Rule
    strength: Strength


@dataclass(frozen=True, slots=True)
class Phrases:
    speller: Speller
    pictures: Pictures
    idioms: Idioms
    grammar: Grammar
    rules: tuple[Rule, ...]
    ages: tuple[tuple[AgeBand, Sayings], ...]
    adults: Sayings
    another: Sayings  # somebody else is in danger
    oneself: Sayings  # and, or, oneself is
    undergone: OneOf  # the words of whom something is done to: « me », « nous »
    ears: Ears
    opinion: Opinion
    sense: Sense
    posted: tuple[Posted, ...]
    search: Search  # which calls them by their places there

    def cut(self, symbols: str) -> Pieces:
        """The end of a message is the end of a sentence."""
        return Pieces(symbols + self.grammar.end, self.search)


def load(folder: Path, *, examples: bool = False) -> Phrases:
    """Read the phrases. Raise RuleError or PatternError where a counsellor has something to mend.

    `examples`: with what the rules must see and must not, for tests: a megabyte, and made anew each time.
    """
    with _uncollected():
        phrases = _made(folder, examples=True) if examples else kept(folder, partial(_made, folder))
    # What only loading needed goes back to the system: 2.4 MB of 61 with glibc; another library keeps it.
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    return phrases


@contextmanager
def _uncollected() -> Iterator[None]:
    """All that is made stays: to look for what may go, again and again, takes a thirtieth of a load."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _made(folder: Path, *, examples: bool = False) -> Phrases:
    groups = _read(folder / SPELLING).values()
    spellings = {fold(typed): meant for group in groups for typed, meant in group.items()}

    def canonical(word: str) -> list[str]:
        return spellings[word].split() if word in spellings else [word]

    known = (folder / WORDS).read_text(encoding="utf-8").split()
    words = _read(folder / LEXICON)
    vocabulary = Vocabulary(known)
    for word in neighbours(words["classes"], canonical):
        vocabulary.add(word)
    for word in TYPED:
        vocabulary.add(word)
    searched = _searched(folder, words, vocabulary, canonical, examples=examples)
    speller = Speller(vocabulary, spellings, known)
    vocabulary.seal()
    features = Features()
    sense = load_sense(folder, features)  # first: the features that it knows have the numbers of its rows
    opinion = load_opinion(folder / OPINION, features)
    ears = listening(features, searched.pop("signs"), vocabulary)
    return Phrases(speller=speller, ears=ears, opinion=opinion, sense=sense, **searched)


def _searched(
    folder: Path, words: Mapping[str, Any], vocabulary: Vocabulary, canonical: Canonical, *, examples: bool
) -> dict[str, Any]:
    """All but the speller, which comes last: it knows every word that these add. The lexicon is let go."""
    lexicon = Lexicon(words["classes"], vocabulary, canonical)
    rules = _rules(
        sorted(path for path in folder.glob("*.yml") if path.name not in APART), lexicon, examples=examples
    )
    searched = {
        "pictures": Pictures(
            OneOf(lexicon.singles("emoji")), lexicon.singles("emoji_nom"), lexicon.singles("devant_emoji")
        ),
        "idioms": read_idioms(_read(folder / IDIOMS), lexicon, vocabulary),
        "grammar": Grammar(lexicon, words["pastimes"]),
        "rules": rules,
        "ages": tuple((band, _sayings(ways, lexicon)) for band, ways in words["ages"].items()),
        **{whose: _sayings(words[whose], lexicon) for whose in ("adults", "another", "oneself")},
        "undergone": OneOf(lexicon.singles("moi_nous")),
        "signs": read_signs(_read(folder / SIGNS)["signs"], lexicon),
    }
    posted = tuple(Posted(pattern, rule, strength) for rule in rules for strength, pattern in rule.strengths)
    return {**searched, "posted": posted, "search": lexicon.seal(each.pattern for each in posted)}


def _sayings(sources: Iterable[str], lexicon: Lexicon) -> Sayings:
    parts = tuple(map(lexicon.part, sources))
    return Sayings(parts, OneOf(symbol for part in parts for symbol in lexicon.rarest(part)))


class _Strings(yaml.CBaseLoader):
    """Strings only, since `on` is a word here: of no node it is asked what else it may be.

    In C, for the start-up time, but for `_plain`: the library's own way from nodes to strings takes longest.
    """

    def resolve(self, *_: object) -> str:
        return ""


def _read(path: Path) -> Any:
    with path.open("rb") as file:
        return _plain(_Strings(file).get_single_node())


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [*map(_plain, node.value)]
    if isinstance(node, yaml.MappingNode):
        return {_plain(key): _plain(value) for key, value in node.value}
    return node and node.value


def _rules(files: list[Path], lexicon: Lexicon, *, examples: bool) -> tuple[Rule, ...]:
    # One file at a time: all of them at once would leave the memory in pieces.
    raw = (entry for path in files for entry in _read(path)["rules"])
    rules = tuple(read_rule(entry, lexicon, order, examples=examples) for order, entry in enumerate(raw))
    names = [rule.id for rule in rules]
    if twice := {name for name in names if names.count(name) > 1}:
        raise RuleError(f"rules named twice: {sorted(twice)}")
    return rules
