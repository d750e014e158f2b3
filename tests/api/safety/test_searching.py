"""The compiled search finds phrases as expressions of what it looks for would."""

import json
import random

from fanal_kernels.reading import Read
from fanal_kernels.search import MOST
from hypothesis import given
from hypothesis import strategies as st

from api.safety import Phrases
from api.safety.part import Part
from api.safety.pattern import Lexicon
from api.safety.screen import read
from api.safety.vocabulary import Vocabulary
from tests.api.safety.conftest import LABELLED
from tests.kernels.expressions import Expressions, spans

WORDS = ("tete", "a", "b", "c", "d", "e", "f", "g", "trop", "<break>", "<quote>")
CLASSES = {
    "leger": ["trop"], "negation": ["pas"],
    "choix": ["a b", "c d e", "f"], "many": ["a b", "a c", "b a", "b c", "c a", "c b", "d e", "e d", "g"],
}  # fmt: skip
PHRASES = (
    "a b", "a .. b", "a ... b", "{choix} a", "a b? c? {choix} d", "a ... {choix} ... b", "{choix} .. {choix}",
    "{many} g", "g {many}", "a .. {many} .. f", "<start> a", "<first> a .. b", "a b? <last>", "a <break> b?",
    "{choix} ... d? ... <break> .. {many} <last>", "a ..", "g <start> b",
)  # fmt: skip
VOCABULARY = Vocabulary()
LEXICON = Lexicon(CLASSES, VOCABULARY, lambda word: [word])
PARTS = [LEXICON.part(phrase) for phrase in PHRASES]
SYMBOLS = "".join(map(VOCABULARY.add, WORDS))
SEARCH = LEXICON.seal([(part,) for part in PARTS])
EXPRESSIONS = {part: Expressions(SEARCH).of(part.number) for part in PARTS}
said = st.text(SYMBOLS, max_size=14)


@given(said)
def test_what_matches_stands(symbols: str) -> None:
    standing = Read(SEARCH, symbols)
    expected = [spans(EXPRESSIONS[part], symbols) for part in PARTS]
    assert [standing.spans(part.number) for part in PARTS] == expected
    assert sorted(standing.standing()) == [number for number, found in enumerate(expected) if found]


@given(st.sampled_from(PARTS), st.data(), said, said)
def test_it_stands_wherever_it_is(part: Part, data: st.DataObject, before: str, after: str) -> None:
    """Made to match, with as many words between as may be: chance seldom does."""
    alphabet = st.characters(codec=None, whitelist_characters=SYMBOLS, categories=[])
    match = data.draw(st.from_regex(EXPRESSIONS[part], alphabet=alphabet))[:100]
    symbols = before + match + after
    assert Read(SEARCH, symbols).spans(part.number) == spans(EXPRESSIONS[part], symbols)


def test_phrases_stand_in_what_people_write_where_their_expressions_are_found(phrases: Phrases) -> None:
    chance = random.Random(1)
    sought = [part for posted in phrases.posted for part in posted.pattern]
    sought += [part for rule in phrases.rules for part in (*rule.unless, *rule.tales)]
    sought = chance.sample([*dict.fromkeys(sought)], 600)
    expressions = Expressions(phrases.search)
    compiled = {part.number: expressions.of(part.number) for part in sought}
    lines = (LABELLED / "learn" / "acute.jsonl").read_text(encoding="utf-8").splitlines()
    stood = 0
    for line in chance.sample(lines, 80):
        symbols = read(json.loads(line)["text"], phrases).symbols[: MOST - 1] + phrases.grammar.end
        standing = Read(phrases.search, symbols)
        first, behind = sorted(chance.sample(range(len(symbols) + 1), 2))
        for number, expression in compiled.items():
            found = spans(expression, symbols)
            assert standing.spans(number) == found
            assert standing.stands(number, first, behind) == bool(expression.search(symbols[first:behind]))
            stood += bool(found)
    assert stood > len(sought)
