"""What must hold for any message: harmless changes never lower a level, nothing raises, work is linear."""

import json
import re
import unicodedata
from dataclasses import replace
from itertools import product

from fanal_kernels.network import Question
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from api.safety import Phrases, load, screen
from api.safety.piece import CHUNK, LONG, OVERLAP
from api.safety.screen import matched
from api.safety.screening import RANK
from tests.api.safety.conftest import LABELLED, RESOURCES

PHRASES = load(RESOURCES, examples=True)


def plain(*names: str) -> list[str]:
    """Examples of danger of the rules that `names` begin: `alone` asks for a sentence, `message` for all."""
    return [
        example
        for rule in PHRASES.rules
        if not rule.after and rule.id.partition(".")[0] in names
        for example in rule.must
        if screen(example, phrases=PHRASES).level in ("high", "immediate")
    ]


CRIES = plain("alone")
MESSAGES = plain("message")
DANGERS = plain(*{rule.id.partition(".")[0] for rule in PHRASES.rules} - {"alone", "message"})
DEAF = replace(
    PHRASES, sense=replace(PHRASES.sense, high=Question(0.0, (0.0,) * len(PHRASES.sense.high.weights)))
)
WRITTEN = [  # by people who knew no rule: the stretches of the second opinion see most of them
    text
    for line in (LABELLED / "learn" / "second_author.jsonl").read_text(encoding="utf-8").splitlines()
    if screen(text := json.loads(line)["text"], phrases=DEAF).level in ("high", "immediate")
]
dangers = st.sampled_from(DANGERS)
HARMLESS = [
    "bonjour",
    "merci",
    "mdr",
    "ptdr",
    "ok",
    "stp",
    "j'aime les pâtes",
    "il fait beau",
    "tu vois",
    "voilà",
]
SENTENCES = [  # harmless ones of many people, with dangerous words more often than not
    message["text"].rstrip(" .!?…") + "."
    for folder in ("tune", "learn")
    for file in sorted((LABELLED / folder).glob("*.jsonl"))
    for message in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    if message["level"] == "none"
]
few = settings(max_examples=150, deadline=None)


def rank(text: str) -> int:
    return RANK[screen(text, phrases=PHRASES).level]


def ruled(text: str) -> int:
    return max((RANK[match.level] for match in matched(text, PHRASES)[1]), default=0)


@few
@given(dangers)
def test_capitals_and_missing_accents_never_lower(text: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    for changed in (text.upper(), text.title(), bare, unicodedata.normalize("NFD", text)):
        assert rank(changed) >= rank(text)


@few
@given(dangers, st.sampled_from(["  ", "\t", "\n", "\u00a0", " \u202f "]))
def test_spacing_never_lowers(text: str, space: str) -> None:
    assert rank(f" {text.replace(' ', space)} ") >= rank(text)


@few
@given(dangers, st.data())
def test_an_invisible_character_never_lowers(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    mark = data.draw(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad"))
    assert rank(text[:place] + mark + text[place:]) >= rank(text)


def announces(word: str) -> bool:
    return not PHRASES.pictures.articles.isdisjoint(PHRASES.speller.read(word).symbols[-1:])


@few
@given(dangers, st.data(), st.text("😂🤣💀😭😱🥺🙏🔪🩸💊🔒🆘👊🏽😶💸🎮😊", min_size=1, max_size=3))
def test_an_emoji_never_lowers(text: str, data: st.DataObject, emoji: str) -> None:
    """Unless it stands behind an article, where some are read as a noun."""
    words = text.split(" ")
    places = [n for n in range(len(words) + 1) if n == 0 or not announces(words[n - 1])]
    words.insert(data.draw(st.sampled_from(places)), emoji)
    assert rank(" ".join(words)) >= rank(text)


def test_a_letter_held_down_hardly_ever_lowers() -> None:
    """« enfermééé » may be « enfermé » or « enfermée », « bleeed » may be « bleed »: one in 500 may fall."""
    tried = lost = 0
    for text in DANGERS:
        words, seen = text.split(" "), rank(text)
        for which, word in enumerate(words):
            if not re.fullmatch(r"[^\W\d_]{4,}(?<!ée)", word):
                continue
            for place, times in product(range(1, len(word)), (3, 8)):
                held = word[:place] + word[place] * times + word[place + 1 :]
                tried += 1
                lost += rank(" ".join((*words[:which], held, *words[which + 1 :]))) < seen
    assert tried > 30_000
    assert lost <= tried / 500


def test_harmless_words_hardly_ever_lower() -> None:
    """What rules see; what only the second opinion hears has a rate of its own.

    Calming can be brought about by harmless words (decisions 21 and 35), and a phrase that asks for the end
    of a sentence is lost where nothing tells it. So all of them are tried, and one in a thousand may fall.
    """
    tried = lost = 0
    for text in DANGERS:
        seen = min(rank(text), ruled(text))
        for harmless, between in product(HARMLESS, (" ", ". ", " ! ", ", ")):
            tried += 2
            lost += rank(f"{text}{between}{harmless}") < seen
            lost += rank(f"{harmless}{between}{text}") < seen
    assert tried > 100_000
    assert lost <= tried / 1000


@few
@given(st.sampled_from([*CRIES, *MESSAGES]), st.sampled_from(["mdr", "ptdr", "lol"]))
def test_laughter_takes_nothing_from_a_cry(text: str, laughter: str) -> None:
    text = text.rstrip(" .!?…")
    assert rank(f"{text} {laughter}") >= ruled(text)


@few
@given(st.sampled_from(CRIES), st.sampled_from(HARMLESS), st.sampled_from([". ", " ! ", " ? "]))
def test_a_harmless_sentence_takes_nothing_from_a_cry(text: str, harmless: str, between: str) -> None:
    """« Viol », « au secours »: in one sentence with other words they may mean anything."""
    text = text.rstrip(" .!?…")
    assert rank(f"{text}{between}{harmless}") >= ruled(text)
    assert rank(f"{harmless}{between}{text}") >= ruled(text)


@settings(max_examples=500, deadline=None)
@given(st.one_of(dangers, st.sampled_from([*CRIES, *WRITTEN])), st.sampled_from(SENTENCES))
def test_no_harmless_sentence_silences_a_rule(text: str, harmless: str) -> None:
    text = text.rstrip(" .!?…") + "."
    assert ruled(f"{text} {harmless}") >= ruled(text)
    assert ruled(f"{harmless} {text}") >= ruled(text)


@settings(max_examples=300, deadline=None)
@given(dangers, st.integers(0, LONG), st.integers(LONG - CHUNK, LONG))
def test_a_danger_is_seen_wherever_it_stands_in_a_long_message(text: str, before: int, behind: int) -> None:
    """Long messages are searched in pieces; where two meet, both hold what stands there."""
    assume(len(PHRASES.speller.read(text).symbols) <= OVERLAP)
    said = f"{'mange ' * before}. {text.rstrip(' .!?…')}. {'mange ' * behind}"
    assert ruled(said) >= ruled(text)


def test_harmless_words_seldom_hide_what_only_the_second_opinion_hears() -> None:
    said = [
        (text, f"{text}{between}{harmless}")
        for text in WRITTEN
        for harmless in HARMLESS
        for between in (", ", ". ")
    ]
    hidden = sum(rank(more) < rank(text) for text, more in said)
    assert hidden <= 0.01 * len(said)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_no_input_raises(text: str) -> None:
    found = screen(text, phrases=PHRASES)
    assert all(0 <= start < end <= len(text) for start, end, _ in found.spans)


@few
@given(dangers, st.text(max_size=60))
def test_the_same_input_gives_the_same_answer(text: str, noise: str) -> None:
    again: Phrases = load(RESOURCES, examples=True) if noise == "again" else PHRASES
    assert screen(text + noise, phrases=again) == screen(text + noise, phrases=PHRASES)
