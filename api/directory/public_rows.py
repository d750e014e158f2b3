"""The rows that the open exports give: those that search may show."""

from sqlmodel import Session, col, func, select

from api.directory.index import ANY
from api.models import Organization, Service, ServiceNeed

Row = tuple[Service, Organization]


def page_of(session: Session, page: int, per_page: int) -> tuple[int, list[Row]]:
    """How many there are, and the rows of one page in a stable order."""
    shown = (ServiceNeed.need == ANY,)
    total = session.exec(select(func.count()).select_from(ServiceNeed).where(*shown)).one()
    rows = session.exec(
        select(Service, Organization)
        .join(ServiceNeed, col(ServiceNeed.service_id) == Service.id)
        .join(Organization, col(Organization.id) == Service.organization_id)
        .where(*shown)
        .order_by(Service.id)
        .offset((page - 1) * per_page)
        .limit(per_page)
    ).all()
    return total, list(rows)


def one_of(session: Session, service_id: str) -> Row | None:
    return session.exec(
        select(Service, Organization)
        .join(ServiceNeed, col(ServiceNeed.service_id) == Service.id)
        .join(Organization, col(Organization.id) == Service.organization_id)
        .where(ServiceNeed.need == ANY, Service.id == service_id)
    ).first()
