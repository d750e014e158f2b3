"""Which commune or département a visitor means. Two that fit are two choices: nothing is guessed."""

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from api.directory.written import Reading, Written, fold, read, sound, squeeze

MUCH_BIGGER = 10  # people say Clermont for Clermont-Ferrand though a village Clermont exists
CODE = "insee:"  # before a code that would be read as a postcode: 69003 is Lyon 3e, insee:69003 is Albigny
CITIES_IN_PARTS = {"75056": 75100, "69123": 69380, "13055": 13200}  # the arrondissement n is coded base + n
A_CITY = 50_000
A_TOWN = 10_000
# Similarity of two spellings of one name; of one under six letters; where the département was said too.
LIKE, LIKE_SHORT, LIKE_INSIDE = 0.82, 0.75, 0.6
LIKE_SOUNDING = 0.5
CLEARLY = 0.06


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


@dataclass
class Places:
    by_code: dict[str, Place]
    words: Written
    names: dict[str, list[Place]]
    old_names: dict[str, list[Place]]
    postcodes: dict[str, list[Place]]
    regions: dict[str, list[Place]]
    sounds: dict[str, list[Place]] = field(default_factory=dict)
    sorted_keys: list[str] = field(default_factory=list)
    buckets: dict[str, list[str]] = field(default_factory=dict)
    in_department: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sorted_keys = sorted(self.names)
        for key, places in self.names.items():
            self.sounds.setdefault(sound(key), []).extend(places)
            for department in {place.department for place in places}:
                self.in_department.setdefault(department, []).append(key)
        buckets: dict[str, set[str]] = defaultdict(set)
        for key in [*self.names, *self.old_names]:
            for bucket in _buckets(key):
                buckets[bucket].add(key)
        self.buckets = {bucket: sorted(keys) for bucket, keys in buckets.items()}

    def get(self, code: str) -> Place | None:
        return self.by_code.get(code)

    def meant(self, near: str) -> Found:
        """What a button sends back (`Place.near`), or what a person wrote.

        People write postcodes and never codes, so five digits that are both are a postcode.
        """
        code = near.removeprefix(CODE)
        if (place := self.by_code.get(code)) and (code != near or near not in self.postcodes):
            return Found(place=place)
        return self.resolve(near)

    def coded(self, near: str) -> Found:
        """What a program sends back, the code of a place, or what a person wrote and it passed on."""
        place = self.by_code.get(near)
        return Found(place=place) if place else self.meant(near)

    def resolve(self, text: str) -> Found:
        """What a person wrote, a sentence or a number included, as one place or as choices."""
        for written in read(text, self.words):
            if found := self._lookup(written):
                return _settled(found)
        for written in read(text, self.words):
            if found := self._misspelt(written):
                return _settled(found, unsure=True)
        return Found()

    def suggest(self, text: str, limit: int = 8) -> list[Place]:
        """For a field that completes: the best first, whole names before beginnings, big places first."""
        found: dict[str, Place] = {}
        meant = self.resolve(text)
        for place in (meant.place, *self._beginning(squeeze(fold(text)), limit), *meant.choices):
            if place:
                found.setdefault(place.code, place)
        return list(found.values())[:limit]

    def _lookup(self, written: Reading) -> list[Place]:
        if written.code:
            known = self.by_code.get(written.code)
            return [known] if known else []
        if not written.name:
            return self.postcodes.get(written.postcode or "", [])
        return self._narrowed(self._named(written.name), written)

    def _named(self, name: str) -> list[Place]:
        key = squeeze(name)
        if nickname := self.words.names.get(name):
            return [self.by_code[nickname]]
        if found := self.names.get(key):
            biggest = max(place.population for place in found)
            return [*found, *self._longer(name, max(A_CITY, MUCH_BIGGER * biggest), found)]
        if found := self.regions.get(key):
            return found
        if found := self.old_names.get(
            key
        ):  # Boulogne was a village; who writes it means one of today's towns
            return [*found, *self._longer(name, A_TOWN, found)]
        return []

    def _longer(self, name: str, population: int, found: list[Place]) -> list[Place]:
        """Places whose name goes on after `name` and that are bigger than `population`."""
        if any(place.kind == "department" for place in found):
            return []
        return [
            place
            for place in self._beginning(squeeze(name), 5)
            if place not in found
            and fold(place.name).startswith(f"{name} ")
            and place.population > population
        ]

    def _beginning(self, key: str, limit: int) -> list[Place]:
        if not key:
            return []
        start, end = bisect_left(self.sorted_keys, key), bisect_left(self.sorted_keys, f"{key}\uffff")
        keys = self.sorted_keys[start:end]
        return heapq.nlargest(limit, (p for k in keys for p in self.names[k]), key=lambda p: p.population)

    def _misspelt(self, written: Reading) -> list[Place]:
        """What it sounds or looks like; then what it begins, unless a city stands out."""
        key = squeeze(written.name)
        if len(key) < 3:
            return []
        near = self._narrowed(self._near(key, written.department or written.postcode[:2]), written)
        if near and _settled(near, unsure=True).place:
            return near
        return [*near, *self._narrowed(self._beginning(key, 5), written)]

    def _near(self, key: str, department: str) -> list[Place]:
        pool: Iterable[str] = {k for bucket in _buckets(key) for k in self.buckets.get(bucket, ())}
        cutoff = LIKE_SHORT if len(key) < 6 else LIKE
        if department:  # where it is was said, so the spelling may be further off
            pool, cutoff = self.in_department.get(department, ()), LIKE_INSIDE
        near = process.extract(key, pool, scorer=OSA.normalized_similarity, score_cutoff=cutoff, limit=5)
        found = [
            place
            for place in self.sounds.get(sound(key), [])
            if OSA.normalized_similarity(key, squeeze(fold(place.name))) >= LIKE_SOUNDING
        ]
        for spelling, score, _ in near:
            if score < near[0][1] - CLEARLY:
                break
            found += self.names.get(spelling) or self.old_names.get(spelling, [])
        return found

    def _narrowed(self, found: list[Place], written: Reading) -> list[Place]:
        """Keeps what agrees with the postcode, département or arrondissement named beside the name."""
        if written.arrondissement:
            found = [
                self.by_code[code]
                for place in found
                if (code := arrondissement_of(place.code, written.arrondissement)) in self.by_code
            ] or found
        if written.postcode:
            agreeing = [place for place in found if written.postcode in place.postcodes]
            prefix = _postal_prefix(written.postcode)
            inside = [place for place in found if _postal_prefix(place.department) == prefix]
            found = agreeing or inside or self.postcodes.get(written.postcode, [])
            if any(place.code in CITIES_IN_PARTS for place in found):
                found = self.postcodes.get(written.postcode, found)
        if written.department:
            found = [place for place in found if place.department == written.department]
        return found


def _settled(found: list[Place], *, unsure: bool = False) -> Found:
    unique = _without_doubles(list({place.code: place for place in found}.values()))
    if len(unique) == 1:
        return Found(place=unique[0])
    ranked = sorted(unique, key=lambda place: place.population, reverse=True)
    if unsure and ranked[0].population > max(A_CITY, MUCH_BIGGER * ranked[1].population):
        return Found(place=ranked[0])  # a misspelt city, and villages that happen to be spelled alike
    return Found(choices=tuple(ranked[:8]))


def _without_doubles(found: list[Place]) -> list[Place]:
    """Paris is a commune and a département; its postcodes name an arrondissement too, «par» names 20."""
    communes = {(place.name, place.department) for place in found if place.kind == "commune"}
    found = [p for p in found if not (p.kind == "department" and (p.name, p.code) in communes)]
    parts = [place for place in found if place.kind == "arrondissement"]
    cities = [place for place in found if place.code in CITIES_IN_PARTS]
    dropped = cities if len(parts) == 1 else parts if cities else []
    return [place for place in found if place not in dropped]


def arrondissement_of(city: str, number: int) -> str:
    return str(CITIES_IN_PARTS[city] + number) if city in CITIES_IN_PARTS else ""


def _postal_prefix(code: str) -> str:
    """Of a postcode or a département: 93, 974, and 20 for both of Corsica."""
    if code in {"2A", "2B"}:
        return "20"
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def _buckets(key: str) -> Iterable[str]:
    """A misspelling rarely changes both the first two letters and the last three."""
    return (f"^{key[:2]}", f"{key[-3:]}$", f"~{key[:1]}{key[2:4]}")
