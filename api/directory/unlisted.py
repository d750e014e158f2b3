"""Numbers that a text would have somebody dial, and that no line of helplines.yml bears."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from api.directory.denied import BETWEEN, SHORTEST
from api.directory.line import Helpline

# Nine digits and more are a telephone number. Fewer are one where the French plan has short numbers: an age,
# a year and a price are none.
_DIALLED = re.compile(
    rf"[0-9](?:{BETWEEN}[0-9]){{8,}}|(?<![0-9])(?:11[0-9]|19[0-9]|3[0-9]{{3}}|11[68][0-9]{{3}})(?![0-9])"
)


def unlisted_in(text: str, lines: Iterable[Helpline]) -> list[str]:
    """As they stand in the text."""
    plain = normalize("NFKC", text)
    for number in sorted({known for line in lines for known in _numbers(line)}, key=len, reverse=True):
        plain = re.sub(rf"(?<![0-9]){BETWEEN.join(number)}(?![0-9])", "…", plain)
    return _DIALLED.findall(plain)


def _numbers(line: Helpline) -> Iterable[str]:
    """But 15, 17 and 18, which stand in other numbers as well."""
    said = ("".join(filter(str.isdigit, each)) for each in (line.number, line.sms, line.from_abroad))
    return (number for number in said if len(number) >= SHORTEST)
