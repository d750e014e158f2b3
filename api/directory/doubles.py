"""One door told by several sources: the freshest row is shown, the others point to it.

A door that is hidden by mistake is worse than one that is shown twice: a name and a postcode are not enough,
since many associations have their « Permanence juridique », and one source tells no door twice. Coordinates
prove nothing: where a source has none, they are the middle of the commune, or a refuge's main town.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, Text, bindparam, cast, select, update
from sqlmodel import Session

from api.directory.helplines import digits
from api.directory.store import SERVICE
from api.directory.written import fold, squeeze

_TOLD = (
    *(SERVICE.c.id, SERVICE.c.source, SERVICE.c.name, SERVICE.c.address, SERVICE.c.postcode),
    *(SERVICE.c.department, SERVICE.c.by_professionals, SERVICE.c.assured_on, SERVICE.c.same_as),
    *(cast(SERVICE.c[name], Text).label(name) for name in ("audiences", "phones")),  # few are looked into
)
Told = Row[*tuple[Any, ...]]


def mark(session: Session) -> None:
    run = session.connection().execute
    namesakes: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for row in run(select(*_TOLD).where(SERVICE.c.status == "active")):
        namesakes[squeeze(fold(row.name)), row.postcode or row.department].append(row)
    changed = [
        {"row": row.id, "door": door}
        for rows in namesakes.values()
        for row, door in _pointed(rows)
        if row.same_as != door
    ]
    if changed:
        run(
            update(SERVICE).where(SERVICE.c.id == bindparam("row")).values(same_as=bindparam("door")), changed
        )


def _pointed(namesakes: list[Told]) -> Iterator[tuple[Told, str | None]]:
    """Each row, and the id of the fresher one for the same door."""
    doors: list[list[Told]] = []  # the freshest row of each comes first
    for row in sorted(namesakes, key=lambda row: (row.assured_on or date.min, row.id), reverse=True):
        door = next((door for door in doors if _same(row, door)), None)
        yield row, door[0].id if door else None
        if door:
            door.append(row)
        else:
            doors.append([row])


def _same(row: Told, door: Iterable[Told]) -> bool:
    """Whether a row of another source may stand for this one: nobody who sees it loses a door by that."""
    shown, *_ = door
    return (
        all(row.source != other.source for other in door)
        and _for_whom(row) == _for_whom(shown)
        and (_address(row) == _address(shown) != "" or not _phones(row).isdisjoint(_phones(shown)))
    )


def _for_whom(row: Told) -> tuple[bool, set[str]]:
    return row.by_professionals, set(json.loads(row.audiences))


def _address(row: Told) -> str:
    return squeeze(fold(row.address))


def _phones(row: Told) -> set[str]:
    return {digits(phone["number"]) for phone in json.loads(row.phones)}
