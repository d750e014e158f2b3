"""Cries that no model can lower: exact words, one a line, kept by counsellors in resources/safety/always.yml."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from api.safety.screening import LEVELS, Level
from reader import AXES
from reader.text import LONGEST, sentences

MOST = 400
_MARK = re.compile(r"[\W_]+")


class AlwaysError(Exception):
    """The file can't be used; the words say which line of it, for whoever edits it."""


@dataclass(frozen=True, slots=True)
class Cry:
    level: Level
    axes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Always:
    cries: Mapping[str, Cry]

    def find(self, text: str) -> tuple[Cry, tuple[int, int]] | None:
        """The gravest cry that is the whole message or one of its sentences, and where it stands."""
        text = text[:LONGEST]
        whole = (0, len(text))
        found = [
            (cry, (start, end))
            for start, end in (whole, *sentences(text))
            if (cry := self.cries.get(plain(text[start:end])))
        ]
        return max(found, key=lambda one: LEVELS.index(one[0].level), default=None)


def plain(text: str) -> str:
    """Small letters without accents; anything else is one space."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'")).lower()
    return _MARK.sub(" ", "".join(sign for sign in folded if not unicodedata.combining(sign))).strip()


def load(path: Path) -> Always:
    """Raise AlwaysError where a group lacks a level or an axis, or a cry stands there twice."""
    cries: dict[str, Cry] = {}
    for number, group in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
        cry = _cry(group, f"{path.name}, group {number}")
        for words in group["cries"]:
            key = plain(str(words))
            if not key:
                raise AlwaysError(f"{path.name}, group {number}: « {words} » has no word")
            if key in cries:
                raise AlwaysError(f"{path.name}, group {number}: « {words} » stands there twice")
            cries[key] = cry
    if len(cries) > MOST:
        raise AlwaysError(f"{path.name} holds {len(cries)} cries, at most {MOST}: examples belong in corpus/")
    return Always(cries)


def _cry(group: Any, where: str) -> Cry:
    if not isinstance(group, dict) or not isinstance(group.get("cries"), list):
        raise AlwaysError(f"{where}: `level`, `axes` and a list of `cries` are needed")
    level, axes = group.get("level"), tuple(group.get("axes") or ())
    if level not in LEVELS or not axes or not set(axes) <= set(AXES):
        raise AlwaysError(f"{where}: level {level!r} or axes {list(axes)!r} are not of the taxonomy")
    return Cry(cast("Level", level), axes)
