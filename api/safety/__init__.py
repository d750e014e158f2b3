"""The danger screen: finds danger in a visitor's own words and says which rules saw it.

Pure: nothing is read, kept or sent after `load`; no word of a visitor outlives a call.
"""

from api.safety.phrases import Phrases, load
from api.safety.screen import screen
from api.safety.screening import AXES, LEVELS, REMEMBERED, AgeBand, Context, Level, Screening, together

__all__ = [
    "AXES", "LEVELS", "REMEMBERED", "AgeBand", "Context", "Level", "Phrases", "Screening", "load", "screen",
    "together",
]  # fmt: skip
