"""How many services each département has, for the map."""

from datetime import date

from sqlmodel import Session, col, func, select

from api.directory.index import ANY, NOT_TOO_OLD, since
from api.models import ServiceNeed


def by_department(session: Session, today: date, need: str | None = None) -> dict[str, int]:
    """Services that a visitor may call on; refuges count, they are reached through their phone."""
    counted = (
        select(ServiceNeed.department, func.count())
        .where(ServiceNeed.need == (need or ANY), col(ServiceNeed.by_professionals).is_(False), NOT_TOO_OLD)
        .group_by(ServiceNeed.department)
    )
    return dict(session.exec(counted, params={"since": since(today)}).all())
