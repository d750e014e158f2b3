"""The rows that the open exports give: those that search may show."""

from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from api.directory.index import ANY, NOT_TOO_OLD, since
from api.models import Organization, Service, ServiceNeed

Row = tuple[Service, Organization]
SHOWN = (ServiceNeed.need == ANY, NOT_TOO_OLD)


def page_of(session: Session, page: int, per_page: int) -> tuple[int, list[Row]]:
    """How many there are, and the rows of one page in a stable order."""
    total = session.exec(select(func.count()).select_from(ServiceNeed).where(*SHOWN), params=_today()).one()
    rows = session.exec(
        select(Service, Organization)
        .join(ServiceNeed, col(ServiceNeed.service_id) == Service.id)
        .join(Organization, col(Organization.id) == Service.organization_id)
        .where(*SHOWN)
        .order_by(Service.id)
        .offset((page - 1) * per_page)
        .limit(per_page),
        params=_today(),
    ).all()
    return total, list(rows)


def organizations_of(session: Session, page: int, per_page: int) -> tuple[int, list[Organization]]:
    """As `page_of`, of the organisations that have a service to show: each once."""
    counted = select(func.count()).select_from(Organization).where(_has_services())
    wanted = select(Organization).where(_has_services()).order_by(Organization.id)
    on_page = wanted.offset((page - 1) * per_page).limit(per_page)
    return session.exec(counted, params=_today()).one(), list(session.exec(on_page, params=_today()))


def organization_of(session: Session, organization_id: str) -> Organization | None:
    wanted = select(Organization).where(_has_services(), Organization.id == organization_id)
    return session.exec(wanted, params=_today()).first()


def one_of(session: Session, service_id: str) -> Row | None:
    return session.exec(
        select(Service, Organization)
        .join(ServiceNeed, col(ServiceNeed.service_id) == Service.id)
        .join(Organization, col(Organization.id) == Service.organization_id)
        .where(*SHOWN, Service.id == service_id),
        params=_today(),
    ).first()


def _has_services() -> ColumnElement[bool]:
    shown = select(Service.organization_id).join(ServiceNeed, col(ServiceNeed.service_id) == Service.id)
    return col(Organization.id).in_(shown.where(*SHOWN))


def _today() -> dict[str, date]:
    return {"since": since(datetime.now(UTC).date())}
