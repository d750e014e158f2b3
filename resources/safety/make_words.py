"""Writes words.txt: ordinary words of French, and common ones of English, that are never read as a typo.

    uv run --no-project --with wordfreq python resources/safety/make_words.py

Frequencies: wordfreq (Robyn Speer), data CC BY-SA 4.0. The most common word first: the screen uses the order.
A word one letter away from a word of the phrases, and many times rarer, is left out: it is a misspelling.
"""

import re
import sys
import unicodedata
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

HERE = Path(__file__).parent
FRENCH, ENGLISH = 22_000, 1_500
RARER = 1.6  # in powers of ten


def plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.lower()).replace("œ", "oe")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def frequencies() -> dict[str, float]:
    """By plain spelling, in powers of ten, most common first; the accented forms of a word count together."""
    found: dict[str, float] = {}
    for language, size in (("fr", FRENCH), ("en", ENGLISH)):
        for word in top_n_list(language, size):
            if re.fullmatch("[a-z]{2,}", key := plain(word)):
                found[key] = max(found.get(key, 0.0), zipf_frequency(word, language))
    return found


def misspellings(found: dict[str, float], matter: set[str]) -> set[str]:
    def variants(word: str) -> set[str]:
        gaps = range(len(word))
        return {word[:i] + word[i + 1 :] for i in gaps} | {
            word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in gaps[:-1]
        }

    targets = {word for word in matter if len(word) >= 5 and word in found}
    return {
        wrong
        for word in targets
        for wrong in variants(word) & found.keys()
        if wrong not in matter and found[word] - found[wrong] >= RARER and len(wrong) >= 4
    }


def main() -> None:
    lexicon = (path.read_text(encoding="utf-8") for path in HERE.glob("*.yml"))
    matter = {plain(word) for text in lexicon for word in re.findall(r"[^\W\d_]+", text)}
    found = frequencies()
    left_out = misspellings(found, matter)
    (HERE / "words.txt").write_text("".join(f"{w}\n" for w in found if w not in left_out), encoding="utf-8")
    sys.stderr.write(f"{len(found) - len(left_out)} words, left out: {' '.join(sorted(left_out))}\n")


if __name__ == "__main__":
    main()
