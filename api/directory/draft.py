"""What an importer understood of a row, before anybody checked it."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from api.models import AUDIENCES

# Ours: one source and one id make one UUID, for ever.
NAMESPACE = UUID("6f5a3e1c-7d55-4f0b-9d0a-3f0d1c0a51e5")


@dataclass(frozen=True)
class Refusal:
    """Something that was not taken over, and why. `field` is empty when the whole row was refused."""

    file: str
    line: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field or 'row'}: {self.reason}"


@dataclass
class Draft:
    """Field names are those of api.models.Service."""

    source_id: str
    name: str
    needs: list[str]
    organization_id: str = ""  # the source's id of it; empty: the service is its own organisation
    organization: str = ""
    what: str = ""
    first_visit: str = ""
    audiences: list[str] = field(default_factory=lambda: [*AUDIENCES])
    min_age: int | None = None
    max_age: int | None = None
    alone: bool | None = None
    anonymous: bool | None = None
    appointment: str = ""
    by_professionals: bool = False
    address: str = ""
    confidential: bool = False
    postcode: str = ""
    commune: str = ""
    city: str = ""
    department: str = ""
    nationwide: bool = False
    lat: str | float | None = None
    lon: str | float | None = None
    phones: list[dict[str, str]] = field(default_factory=list)
    email: str = ""
    website: str = ""
    hours: str = ""
    languages: list[str] = field(default_factory=list)
    accessibility: str = ""
    cost: str = ""
    status: str = "active"
    assured_on: str | date | None = None
    unclear: dict[str, str] = field(default_factory=dict)  # what holds words that we don't know, and these


def identity(source: str, source_id: str) -> str:
    return str(uuid5(NAMESPACE, f"{source}:{source_id}"))
