"""Everything that `resources/safety` knows, read once and made ready to be searched."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

from api.safety.grammar import Grammar
from api.safety.letters import fold
from api.safety.pattern import Lexicon, Part
from api.safety.rule import Rule, RuleError, read_rule
from api.safety.screening import AgeBand
from api.safety.spelling import Speller
from api.safety.vocabulary import Vocabulary

LEXICON, SPELLING, IDIOMS, WORDS, CARDS = (
    "lexicon.yml",
    "spelling.yml",
    "idioms.yml",
    "words.txt",
    "cards.yml",
)
APART = {LEXICON, SPELLING, IDIOMS, CARDS}
Pattern = tuple[Part, ...]
Posted = tuple[int, Pattern, Rule]  # what a message must hold (bits), the pattern, its rule


@dataclass(frozen=True, slots=True)
class Idioms:
    """Fixed expressions that are read as one word: `mort de rire` is harmless, `en peux plus` is despair."""

    automaton: AhoCorasick
    meanings: list[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    speller: Speller
    idioms: Idioms
    grammar: Grammar
    rules: tuple[Rule, ...]
    ages: tuple[tuple[AgeBand, Part], ...]
    bits: Mapping[str, int]  # for each symbol, which sets of symbols it is a member of
    posted: Mapping[str, tuple[Posted, ...]]  # by the rarest set of each pattern, for each of its symbols


def load(folder: Path) -> Phrases:
    spelling = _read(folder / SPELLING)
    spellings = {
        fold(str(typed)): str(meant) for group in spelling.values() for typed, meant in group.items()
    }
    known = (folder / WORDS).read_text(encoding="utf-8").split()
    vocabulary = Vocabulary(known)
    lexicon_file = _read(folder / LEXICON)
    lexicon = Lexicon(
        lexicon_file["classes"],
        vocabulary,
        lambda word: spellings[word].split() if word in spellings else [word],
    )
    files = sorted(path for path in folder.glob("*.yml") if path.name not in APART)
    rules = _rules(files, lexicon)
    ages: list[tuple[AgeBand, Part]] = [
        (band, lexicon.part(phrase)) for band, phrases in lexicon_file["ages"].items() for phrase in phrases
    ]
    idioms = _idioms(_read(folder / IDIOMS), lexicon, vocabulary)
    grammar = Grammar(lexicon)
    bits, posted = _post(rules, vocabulary)
    return Phrases(Speller(vocabulary, spellings, known), idioms, grammar, rules, tuple(ages), bits, posted)


def _read(path: Path) -> Any:
    with path.open("rb") as file:
        return yaml.load(file, Loader=yaml.CBaseLoader)  # noqa: S506 - only strings: `on` is a word here; in C, for the start-up time


def _rules(files: list[Path], lexicon: Lexicon) -> tuple[Rule, ...]:
    raw = [entry for path in files for entry in _read(path)["rules"]]
    rules = tuple(read_rule(entry, lexicon, order) for order, entry in enumerate(raw))
    names = [rule.id for rule in rules]
    if twice := {name for name in names if names.count(name) > 1}:
        raise RuleError(f"rules named twice: {sorted(twice)}")
    return rules


def _idioms(raw: Mapping[str, list[str]], lexicon: Lexicon, vocabulary: Vocabulary) -> Idioms:
    """Keys are the word that an expression is read as; `harmless` hides it from the rules."""
    meant: dict[str, str] = {}
    for word, expressions in raw.items():
        symbol = vocabulary["<harmless>"] if word == "harmless" else vocabulary.add(word)
        for expression in expressions:
            for sequence in lexicon.sequences(expression):
                meant.setdefault("".join(sequence), symbol)
    return Idioms(AhoCorasick(list(meant), matchkind=MatchKind.LeftmostLongest), list(meant.values()))


def _post(
    rules: tuple[Rule, ...], vocabulary: Vocabulary
) -> tuple[dict[str, int], dict[str, tuple[Posted, ...]]]:
    numbered: dict[frozenset[str], int] = {}
    bits: dict[str, int] = {}
    lists: dict[str, list[Posted]] = {}
    for rule in rules:
        for pattern in rule.patterns:
            needs = [need for part in pattern for need in part.needs]
            required = 0
            for need in needs:
                bit = 1 << numbered.setdefault(need, len(numbered))
                required |= bit
                for symbol in need:
                    bits[symbol] = bits.get(symbol, 0) | bit
            rarest = min(needs, key=vocabulary.common)
            for symbol in rarest:
                lists.setdefault(symbol, []).append((required, pattern, rule))
    return bits, {symbol: tuple(posted) for symbol, posted in lists.items()}
