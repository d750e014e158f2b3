"""What adults tell that is graver than the questions that are open: the first row that fits is taken."""

from bot.anger import ANGER
from bot.at_home import AT_HOME
from bot.at_work import AT_WORK
from bot.extorted import EXTORTED
from bot.helped import HELPED_ROWS
from bot.leaving import LEAVING_ROWS
from bot.located import LOCATED_ROWS
from bot.own_life import OWN_ROWS
from bot.unwell import UNWELL_ROWS
from bot.ward import WARD

GRAVE = (
    *OWN_ROWS,
    *ANGER,
    *UNWELL_ROWS,
    *WARD,
    *LEAVING_ROWS,
    *LOCATED_ROWS,
    *EXTORTED,
    *AT_HOME,
    *AT_WORK,
    *HELPED_ROWS,
)
