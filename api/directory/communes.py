"""Reads the places of France from resources/places."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from api.directory.place import CODE, Place
from api.directory.places import Places
from api.directory.written import Written, fold, squeeze, without_article


def load(folder: Path) -> Places:
    """Reads the three files of resources/places; about half a second."""
    with (folder / "communes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "departments.csv").open(encoding="utf-8", newline="") as file:
        departments = list(csv.DictReader(file))
    postal = {postcode for row in rows for postcode in row["postcodes"].split()}
    places = {row["code"]: _commune(row, postal) for row in rows}
    towns = {row["code"]: _department(row, places) for row in departments}
    names, old, postcodes, regions = (defaultdict[str, list[Place]](list) for _ in range(4))
    for place in [*places.values(), *towns.values()]:
        names[squeeze(fold(place.name))].append(place)
    for row in rows:
        place = places[row["code"]]
        for postcode in place.postcodes:
            postcodes[postcode].append(place)
        for name in filter(None, row["old_names"].split("|")):
            old[squeeze(fold(name))].append(place)
        if bare := without_article(fold(place.name)):
            old[squeeze(bare)].append(place)
    for row in departments:
        regions[squeeze(fold(row["region"]))].append(towns[row["code"]])
    known: dict[str, Any] = yaml.safe_load((folder / "words.yml").read_text(encoding="utf-8"))
    words = Written.load(known, {place.code: fold(place.name) for place in towns.values()})
    return Places(places | towns, words, dict(names), dict(old), dict(postcodes), dict(regions))


def _commune(row: dict[str, str], postal: set[str]) -> Place:
    code = row["code"]
    return Place(
        code=code,
        kind="arrondissement" if row["name"].endswith("Arrondissement") else "commune",
        name=row["name"],
        department=row["department"],
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        population=int(row["population"] or 0),
        postcodes=tuple(row["postcodes"].split()),
        near=f"{CODE}{code}" if code in postal else code,
    )


def _department(row: dict[str, str], places: dict[str, Place]) -> Place:
    """A département lies where its main town is."""
    town = places.get(row["town"])
    lat, lon = (town.lat, town.lon) if town else (None, None)
    people = sum(place.population for place in places.values() if place.department == row["code"])
    code = row["code"]
    return Place(code, "department", row["name"], code, lat, lon, people, near=code)
