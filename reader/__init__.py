"""One reading for both processes: how worried one must be of a message, of what, and what it means.

Pure: nothing is read, kept or sent after `Reader.load`; no word of a visitor outlives a call.
"""

from reader.reader import ModelError, Reader, Talk
from reader.reading import ABOUT, AUDIENCES, AXES, LEVELS, STANCES, Context, Reading

__all__ = [
    "ABOUT",
    "AUDIENCES",
    "AXES",
    "LEVELS",
    "STANCES",
    "Context",
    "ModelError",
    "Reader",
    "Reading",
    "Talk",
]
