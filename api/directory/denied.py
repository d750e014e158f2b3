"""Recognises the numbers that must never be shown, without knowing them: only their SHA-256 is stored."""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from unicodedata import normalize
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict, Field

NATIONAL = 10  # digits of a French number without its country code
SHORTEST = 3  # digits of any number that can be dialled
# What people and programs put between digits; \s holds the no-break spaces.
BETWEEN = r"[\s.\-–—_/()\u200b\u2060]{0,3}"
# [0-9] is all that NFKC leaves of the digits people dial, and found faster than \d.
_RUN = re.compile(rf"[0-9](?:{BETWEEN}[0-9])*")
# Ten digits are their own proof: whatever is no letter may stand between them.
_LONG_RUN = re.compile(r"[0-9](?:[\W_]{0,12}[0-9]){9,}")
_UNBROKEN = re.compile("[0-9]+")
_FRANCE = re.compile("33")


class Denied(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    reason: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


def denied_in(text: str, denied: Mapping[str, str]) -> list[str]:
    """Ids of the forbidden numbers in `text`, in any spacing, national or international form.

    `denied`: from the SHA-256 of a number to its id.
    """
    plain = _plain(text)
    return _among(chain(_short(plain), _long(plain)), denied)


def denied_in_address(text: str, denied: Mapping[str, str]) -> list[str]:
    """As `denied_in`, where four digits are an article's number or two times of a day, and no telephone's."""
    return _among(_long(_plain(text)), denied)


def _among(numbers: Iterable[str], denied: Mapping[str, str]) -> list[str]:
    found = {denied.get(sha256(number.encode()).hexdigest()) for number in numbers}
    return sorted(line_id for line_id in found if line_id)


def _plain(text: str) -> str:
    """With what addresses pack away as %20 behind it, as a browser would show it."""
    written = f"{text} {unquote(text)}" if "%" in text else text
    return written if written.isascii() else normalize("NFKC", written)


def _short(plain: str) -> Iterator[str]:
    for run in _RUN.findall(plain):
        if len(run) < SHORTEST:
            continue
        if len(run) < NATIONAL and run.isdigit():
            yield run
            continue
        parts = _UNBROKEN.findall(run)
        yield from (part for part in parts if len(part) >= SHORTEST)
        digits = "".join(parts)
        if len(digits) < NATIONAL:
            yield digits


def _long(plain: str) -> Iterator[str]:
    for run in _LONG_RUN.findall(plain):
        digits = "".join(_UNBROKEN.findall(run))
        yield from (digits[start : start + NATIONAL] for start in range(len(digits) - NATIONAL + 1))
        # The international forms lack the leading 0.
        for country in _FRANCE.finditer(digits):
            yield "0" + digits[country.end() : country.end() + NATIONAL - 1]
