"""What the young say in the middle of a danger, or right behind it, that a form must not answer.

«là maintenant» is no yes to «are you safe», a child who bleeds is not told to stay behind her door, who asks
«tu as appelé la police ?» must know that nobody was called, and «tu me crois ?» is no question about robots.
Rows are read in their order, before all other tables of what continues a talk; the first that fits is taken.
They stand by subject in bot/body.py, goes_on.py, goes_further.py, called.py, stakes.py, afterwards.py and
meeting.py.
"""

from typing import Optional

from bot.afterwards import AFTERWARDS_ROWS
from bot.body import BODY_ROWS
from bot.called import CALLED_ROWS
from bot.folding import fold
from bot.goes_further import GOES_FURTHER_ROWS
from bot.goes_on import GOES_ON_ROWS
from bot.lines_asked import line_asked
from bot.meeting import MEETING_ROWS
from bot.scene import LEAVING, LONGEST, Scene, Urgent
from bot.stakes import STAKES_ROWS

ROWS = (
    *BODY_ROWS,
    *GOES_ON_ROWS,
    *GOES_FURTHER_ROWS,
    *CALLED_ROWS,
    *STAKES_ROWS,
    *AFTERWARDS_ROWS,
    *MEETING_ROWS,
)


def urgent(text: str, scene: Scene) -> Optional[str]:
    """The choice that these words mean here."""
    if len(text) > LONGEST:
        return None
    said = fold(text)
    return line_asked(text) or next((row.means for row in ROWS if _fits(row, said, scene)), None)


def farewell(text: str) -> bool:
    return any(row.means == LEAVING and row.said.fullmatch(fold(text)) for row in ROWS)


def _fits(row: Urgent, said: str, scene: Scene) -> bool:
    here = scene.audience in row.by and scene.form in row.during and not (row.not_told & scene.told)
    if not here or (row.told and not row.told & scene.told) or (row.last and scene.last not in row.last):
        return False
    heard = row.said.fullmatch(said) if row.whole else row.said.search(said)
    return bool(heard) and not row.unless.search(said)
