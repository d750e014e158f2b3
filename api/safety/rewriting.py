"""Rules of spelling, written as regular expressions, made ready for the kernel that applies them to a word.

Of these it knows what rules of spelling need: letters and classes of them, with `?`, or the last with `+`,
between `(?<=...)` and one of `(?=...)`, `(?!.)` and `$`; several such ways apart by `|`; and `DOUBLED` alone.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from fanal_kernels.rewriting import END, Rewriter, Way

DOUBLED = r"(.)(?=\1)"
_EACH = r"(?:\[\w+\]|\w|\.)"
_WAY = re.compile(
    rf"(?:\(\?<=(?P<before>{_EACH}+)\))?(?P<sought>(?:{_EACH}\??)*{_EACH}[?+]?)"
    rf"(?:\(\?=(?P<behind>{_EACH}+)\)|\(\?!(?P<none>{_EACH})\)|(?P<end>\$))?"
)
_LETTER = re.compile(rf"({_EACH})([?+]?)")
Rule = tuple[str, str]  # what is sought and what is written in its place


def rewriter(letters: str, rules: Iterable[Rule]) -> Rewriter:
    """One rule after the other, as `re.sub` would."""
    return Rewriter(letters, [[*_ways(letters, *rule)] for rule in rules])


def _ways(letters: str, sought: str, written: str) -> Iterator[Way]:
    for way in sought.split("|") if sought != DOUBLED else ():
        if not (found := _WAY.fullmatch(way)):
            raise ValueError(f"{way!r} is no rule that the kernel knows")
        before, behind, none = (_row(letters, found[name]) for name in ("before", "behind", "none"))
        behind += ["".join({*letters, END}.difference(excluded)) for excluded in none]
        behind += [END] if found["end"] else []
        marks = [mark for _, mark in _LETTER.findall(found["sought"])]
        each = zip(_row(letters, found["sought"]), marks, strict=True)
        for choice in product(*([letter, ""] if mark == "?" else [letter] for letter, mark in each)):
            yield Way(before, [*filter(None, choice)], behind, written, held=marks[-1] == "+")


def _row(letters: str, sought: str | None) -> list[str]:
    """The letters that each may be."""
    classes = (each for each, _ in _LETTER.findall(sought or ""))
    return [letters if each == "." else each.strip("[]") for each in classes]
