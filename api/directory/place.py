"""One place, and which is meant of several that fit."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MUCH_BIGGER = 10  # people say Clermont for Clermont-Ferrand though a village Clermont exists
CODE = "insee:"  # before a code that would be read as a postcode: 69003 is Lyon 3e, insee:69003 is Albigny
CITIES_IN_PARTS = {"75056": 75100, "69123": 69380, "13055": 13200}  # the arrondissement n is coded base + n
A_CITY = 50_000


@dataclass(frozen=True, slots=True)
class Place:
    """A commune, an arrondissement of Paris, Lyon or Marseille, or a département; its INSEE code names it.

    `near` says this place and no other where a person may write, too: half of the postcodes are the code of
    another.
    """

    code: str
    kind: Literal["commune", "arrondissement", "department"]
    name: str
    department: str
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    postcodes: tuple[str, ...] = ()
    near: str = ""

    @property
    def label(self) -> str:
        return f"{self.name} ({self.department})"


@dataclass(frozen=True)
class Found:
    """One place, or the choices to offer, or nothing at all."""

    place: Place | None = None
    choices: tuple[Place, ...] = ()


def biggest(places: Iterable[Place], limit: int) -> list[Place]:
    return heapq.nlargest(limit, places, key=lambda place: place.population)


def most_people(places: list[Place]) -> int:
    return max((place.population for place in places if place.kind == "commune"), default=0)


def settled(found: list[Place], *, unsure: bool = False) -> Found:
    unique = without_doubles(list({place.code: place for place in found}.values()))
    if len(unique) == 1:
        return Found(place=unique[0])
    ranked = sorted(unique, key=lambda place: place.population, reverse=True)
    if unsure and ranked[0].population > max(A_CITY, MUCH_BIGGER * ranked[1].population):
        return Found(place=ranked[0])  # a misspelt city, and villages that happen to be spelled alike
    return Found(choices=tuple(ranked[:8]))


def without_doubles(found: list[Place]) -> list[Place]:
    """Paris is a commune and a département; its postcodes name an arrondissement too, «par» names 20."""
    communes = {(place.name, place.department) for place in found if place.kind == "commune"}
    found = [p for p in found if not (p.kind == "department" and (p.name, p.code) in communes)]
    parts = [place for place in found if place.kind == "arrondissement"]
    cities = [place for place in found if place.code in CITIES_IN_PARTS]
    dropped = cities if len(parts) == 1 else parts if cities else []
    return [place for place in found if place not in dropped]


def arrondissement_of(city: str, number: int) -> str:
    return str(CITIES_IN_PARTS[city] + number) if city in CITIES_IN_PARTS else ""


def postal_prefix(code: str) -> str:
    """Of a postcode or a département: 93, 974, and 20 for both of Corsica."""
    if code in {"2A", "2B"}:
        return "20"
    return code[:3] if code.startswith(("97", "98")) else code[:2]
