"""What touched buttons say of danger, by their meaning, kept in resources/safety/buttons.yml.

Their words are ours. Read like a visitor's, behind the question above them, one in three alarmed.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml

from api.safety.screening import LEVELS, Level
from reader import AXES


class ButtonsError(Exception):
    """The file can't be used; the words say which group of it, for whoever edits it."""


class Told(NamedTuple):
    level: Level = "none"
    axes: tuple[str, ...] = ()


Buttons = Mapping[str, Told]


def load(path: Path) -> Buttons:
    """Raise ButtonsError where a group lacks a level or an axis, or a meaning stands there twice."""
    found: dict[str, Told] = {}
    for number, group in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
        where = f"{path.name}, group {number}"
        told = _told(group, where)
        for meaning in group["meanings"]:
            if meaning in found:
                raise ButtonsError(f"{where}: {meaning} stands there twice")
            found[meaning] = told
    return found


def _told(group: Any, where: str) -> Told:
    if not isinstance(group, dict) or not isinstance(group.get("meanings"), list):
        raise ButtonsError(f"{where}: `level`, `axes` and a list of `meanings` are needed")
    level, axes = group.get("level"), tuple(group.get("axes") or ())
    if level not in LEVELS or not set(axes) <= set(AXES) or (level == "none") != (not axes):
        raise ButtonsError(f"{where}: level {level!r} or axes {list(axes)!r} are not of the taxonomy")
    return Told(cast("Level", level), axes)
