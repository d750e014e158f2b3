"""What the young say in the middle of a danger, or right behind it, that a form must not answer.

«là maintenant» is no yes to «are you safe», a child who bleeds is not told to stay behind her door, who asks
«tu as appelé la police ?» must know that nobody was called, and «tu me crois ?» is no question about robots.
Rows are read in their order, before all other tables of what continues a talk; the first that fits is taken.
They stand by subject in bot/rescue.py, escape.py, body.py, goes_on.py, goes_further.py, called.py, stakes.py,
afterwards.py and meeting.py.
"""

from collections.abc import Iterable
from typing import Optional

from bot.afterwards import AFTERWARDS_ROWS
from bot.body import BODY_ROWS
from bot.called import CALLED_ROWS
from bot.dying import WISH
from bot.escape import DOOR_ROWS, ESCAPE_ROWS, JUMP
from bot.folding import fold
from bot.goes_further import GOES_FURTHER_ROWS
from bot.goes_on import GOES_ON_ROWS
from bot.lines_asked import line_asked
from bot.meeting import MEETING_ROWS
from bot.pressed import PRESSED_ROWS
from bot.rescue import BLEEDS, FRIEND_DIES, HELP_CALLED, RESCUE_ROWS
from bot.scene import LEAVING, LONGEST, Scene, Urgent
from bot.stakes import STAKES_ROWS
from bot.told_whom import TOLD_ROWS
from bot.typed import typed

ROWS = (
    *BODY_ROWS,
    *PRESSED_ROWS,
    *TOLD_ROWS,
    *GOES_ON_ROWS,
    *GOES_FURTHER_ROWS,
    *CALLED_ROWS,
    *STAKES_ROWS,
    *AFTERWARDS_ROWS,
    *MEETING_ROWS,
)
SAVING = (*RESCUE_ROWS, *ESCAPE_ROWS)  # read as spelt out, before the others
# What is nearer than «a danger», or «a wish to die», to words that open one.
OPENS = tuple(
    row for row in (*SAVING, *DOOR_ROWS) if not row.means.startswith(("choose_friend_", "choose_sexual_"))
)
OPENS_DYING = tuple(row for row in SAVING if row.means in {JUMP, *HELP_CALLED, BLEEDS, FRIEND_DIES})


def urgent(text: str, scene: Scene) -> Optional[str]:
    """The choice that these words mean here."""
    if len(text) > LONGEST:
        return None
    saving = line_asked(text) or _first(SAVING, typed(text), scene, text)
    return saving or _first(ROWS, fold(text), scene, text)


def opening(text: str, scene: Scene, danger: str) -> Optional[str]:
    """The same of words that mean a danger by themselves, or in which the screen saw one."""
    if len(text) > LONGEST:
        return None
    if danger == WISH:
        return _first(OPENS_DYING, typed(text), scene, text)
    return _first(OPENS, typed(text), scene._replace(told=frozenset({*scene.told, danger})), text)


def _first(rows: Iterable[Urgent], said: str, scene: Scene, text: str) -> Optional[str]:
    asking = text.rstrip().endswith("?")
    fitting = (row.means for row in rows if (asking or not row.asking) and _fits(row, said, scene))
    return next(fitting, None)


def farewell(text: str) -> bool:
    return any(row.means == LEAVING and row.said.fullmatch(fold(text)) for row in ROWS)


def _fits(row: Urgent, said: str, scene: Scene) -> bool:
    here = scene.audience in row.by and scene.form in row.during and not (row.not_told & scene.told)
    if not here or (row.told and not row.told & scene.told) or (row.last and scene.last not in row.last):
        return False
    heard = row.said.fullmatch(said) if row.whole else row.said.search(said)
    return bool(heard) and not row.unless.search(said)
