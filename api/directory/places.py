"""Which commune or département a visitor means. Two that fit are two choices: nothing is guessed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from api.directory.place import (
    A_CITY,
    CITIES_IN_PARTS,
    CODE,
    MUCH_BIGGER,
    Found,
    Place,
    arrondissement_of,
    biggest,
    most_people,
    postal_prefix,
    settled,
    without_doubles,
)
from api.directory.written import ARTICLES, Reading, Written, fold, read, sound, squeeze, without_article

BIGGER = 5  # but Clichy for Clichy-sous-Bois too: the whole name of a town twice its size is no certainty
A_TOWN = 10_000
LONGER = 5  # names that go on, in one list: the exact name has its line where six are shown
# Similarity of two spellings of one name; of one under six letters; where the département was said too.
LIKE, LIKE_SHORT, LIKE_INSIDE = 0.82, 0.75, 0.6
LIKE_SOUNDING = 0.5
CLEARLY = 0.06
LIKEST = 12
LIKE_CITY = 0.8  # a city may be spelled further off: more people write it
A_VILLAGE = 3_000


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
    cities: list[tuple[str, Place]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sorted_keys = sorted(self.names)
        self.cities = [
            (key, place)
            for key, places in self.names.items()
            for place in places
            if place.kind == "commune" and place.population > A_CITY
        ]
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
                return settled([*found, *self._city_beside(written, found)])
        for written in read(text, self.words):
            if found := self._misspelt(written):
                return settled(found, unsure=True)
        for written in read(text, self.words):
            if found := self._around(written.postcode):
                return settled(found)
        return Found()

    def suggest(self, text: str, limit: int = 8) -> list[Place]:
        """For a field that completes: the best first, whole names before beginnings, big places first."""
        found: dict[str, Place] = {}
        meant = self.resolve(text)
        begun = biggest(self._beginning(squeeze(fold(text))), limit)
        for place in (meant.place, *begun, *meant.choices):
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
        if code := self.words.departments.get(without_article(name)):  # la Creuse, l’Aveyron
            exact = [place for place in self.names.get(key, []) if fold(place.name) == name]
            return [self.by_code[code], *exact]
        today, before = self.names.get(key, []), self.old_names.get(key, [])
        if today:  # Viré is a village, and Vire the old name of a town
            before = [place for place in before if place.population > MUCH_BIGGER * most_people(today)]
            today = [*today, *before]
        found = [*today, *self.regions.get(key, [])] or before
        return [*found, *self._longer(name, found)]

    def _longer(self, name: str, found: list[Place]) -> list[Place]:
        """Towns whose name goes on after `name`: Mantes is said for Mantes-la-Jolie, Perreux for Le Perreux.

        What is much smaller than another that fits is not meant.
        """
        if any(p.kind == "department" for p in without_doubles(found)) or self.words.say_nothing(name):
            return []
        towns = [*self._going_on(name, A_TOWN)]
        if not towns:
            return []
        least = max(most_people(towns) / MUCH_BIGGER, most_people(found) / BIGGER)
        return biggest(self._going_on(name, least), LONGER)

    def _going_on(self, name: str, least: float) -> Iterator[Place]:
        for start in (name, *(f"{article} {name}" for article in ARTICLES)):
            for place in self._beginning(squeeze(start)):
                fits = place.population > least and place.kind != "arrondissement"
                if fits and fold(place.name).startswith(f"{start} "):
                    yield place

    def _beginning(self, key: str) -> Iterable[Place]:
        if not key:
            return []
        start, end = bisect_left(self.sorted_keys, key), bisect_left(self.sorted_keys, f"{key}\uffff")
        return (place for known in self.sorted_keys[start:end] for place in self.names[known])

    def _city_beside(self, written: Reading, found: list[Place]) -> list[Place]:
        """A city that sounds like a village that is written right: « Rene » may be Rennes."""
        named = written.name and not (written.postcode or written.department)
        if not named or any(p.kind != "commune" for p in found) or most_people(found) > A_VILLAGE:
            return []
        key = squeeze(written.name)
        return [
            city
            for name, city in self.cities
            if sound(name) == sound(key) and OSA.normalized_similarity(key, name) >= LIKE_INSIDE
        ]

    def _misspelt(self, written: Reading) -> list[Place]:
        """What it sounds or looks like, and what it begins, unless the first stands out and is bigger."""
        key = squeeze(written.name)
        if len(key) < 3 or self.words.say_nothing(written.name):
            return []
        near = self._narrowed(self._near(key, written.department or written.postcode[:2]), written)
        begun = biggest(self._narrowed([*self._beginning(key)], written), LONGER)
        if near and (one := settled(near, unsure=True).place):
            begun = [place for place in begun if place.population > one.population]
        return [*near, *begun]

    def _near(self, key: str, department: str) -> list[Place]:
        pool: Iterable[str] = {k for bucket in _buckets(key) for k in self.buckets.get(bucket, ())}
        cutoff = LIKE_SHORT if len(key) < 6 else LIKE
        if department:  # where it is was said, so the spelling may be further off
            pool, cutoff = self.in_department.get(department, ()), LIKE_INSIDE
        near = process.extract(
            key, pool, scorer=OSA.normalized_similarity, score_cutoff=min(cutoff, LIKE_CITY), limit=LIKEST
        )
        found = [
            place
            for place in self.sounds.get(sound(key), [])
            if OSA.normalized_similarity(key, squeeze(fold(place.name))) >= LIKE_SOUNDING
        ]
        for spelling, score, _ in near:
            places = self.names.get(spelling) or self.old_names.get(spelling, [])
            if score < max(cutoff, near[0][1] - CLEARLY):  # a village spelled so hides no city
                places = [place for place in places if place.population > A_CITY]
            found += places
        return found

    def _around(self, postcode: str) -> list[Place]:
        """The département of a postcode that no town has: that of a big receiver (« 92055 La Défense »)."""
        prefix = postal_prefix(postcode)
        return [self.by_code[code] for code in self.in_department if prefix == postal_prefix(code)]

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
            prefix = postal_prefix(written.postcode)
            inside = [place for place in found if postal_prefix(place.department) == prefix]
            found = agreeing or inside or self.postcodes.get(written.postcode, [])
            if any(place.code in CITIES_IN_PARTS for place in found):
                found = self.postcodes.get(written.postcode, found)
        if written.department:
            found = [place for place in found if place.department == written.department]
        return found


def _buckets(key: str) -> Iterable[str]:
    """A misspelling rarely changes both the first two letters and the last three."""
    return (f"^{key[:2]}", f"{key[-3:]}$", f"~{key[:1]}{key[2:4]}")
