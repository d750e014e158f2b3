"""The danger screen: how worried one must be of a visitor's words, and what they are about.

Pure: nothing is kept or sent after `load`; no word of a visitor outlives a call.
"""

from api.safety.screen import Screen, load
from api.safety.screening import LEVELS, REMEMBERED, Context, Level, Screening, as_level, together
from reader import AXES
from reader.ages import AgeBand

__all__ = [
    "AXES", "LEVELS", "REMEMBERED", "AgeBand", "Context", "Level", "Screen", "Screening", "as_level", "load",
    "together",
]  # fmt: skip
