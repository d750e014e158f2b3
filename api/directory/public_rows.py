"""The rows that the open exports give: those that search may show."""

from datetime import UTC, datetime

from sqlmodel import Session, col, func, select

from api.directory.index import ANY, NOT_TOO_OLD, since
from api.models import Organization, Service, ServiceNeed

Row = tuple[Service, Organization]
SHOWN = (ServiceNeed.need == ANY, NOT_TOO_OLD)


def page_of(session: Session, page: int, per_page: int) -> tuple[int, list[Row]]:
    """How many there are, and the rows of one page in a stable order."""
    today = {"since": since(datetime.now(UTC).date())}
    total = session.exec(select(func.count()).select_from(ServiceNeed).where(*SHOWN), params=today).one()
    rows = session.exec(
        select(Service, Organization)
        .join(ServiceNeed, col(ServiceNeed.service_id) == Service.id)
        .join(Organization, col(Organization.id) == Service.organization_id)
        .where(*SHOWN)
        .order_by(Service.id)
        .offset((page - 1) * per_page)
        .limit(per_page),
        params=today,
    ).all()
    return total, list(rows)


def one_of(session: Session, service_id: str) -> Row | None:
    return session.exec(
        select(Service, Organization)
        .join(ServiceNeed, col(ServiceNeed.service_id) == Service.id)
        .join(Organization, col(Organization.id) == Service.organization_id)
        .where(*SHOWN, Service.id == service_id),
        params={"since": since(datetime.now(UTC).date())},
    ).first()
