"""A visitor's message as the thread hears it: what it is judged by, and what it is once it is stored."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from api.crypto import Box
from api.events import Draft, EventOut
from api.models import Conversation
from api.safety import Context

# Decides, inside the unit of work that stores a visitor's words, what must stand right behind them.
Judge = Callable[[Conversation], list[Draft]]
# What typed words mean to a button, by the choices of each event since the visitor's last message.
Chosen = Callable[[str, list[list[dict[str, Any]]]], dict[str, Any] | None]
# Told, in the unit's thread, what was heard once it is judged, while it is still to be written and committed.
# What it begins must be harmless when that fails.
Meanwhile = Callable[["Heard"], None]


class Before(NamedTuple):
    """What is known of a message before it is stored: whose it is, its words, what stands before them.

    `touched`: what a touched button means to the engine, empty if nothing; None where words were typed.
    """

    conversation: Conversation
    text: str
    context: Context
    touched: str | None = None


class Listening(NamedTuple):
    """`reading` is sealed with the words, for whoever takes over: it is forgotten with them."""

    judge: Judge
    reading: dict[str, object] | None
    meanwhile: Meanwhile
    chosen: Chosen


@dataclass(slots=True)
class Heard:
    """A visitor's message once it is safely stored."""

    conversation: Conversation
    turn: int  # its number
    text: str
    payload: dict[str, Any] | None  # what the chosen button means to the engine
    box: Box  # seals what is answered
    events: list[EventOut] = field(default_factory=list)
    repeated: bool = False  # it was sent before
    answered: bool = False  # it was sent before, and its turn is complete: `events` is the whole answer
