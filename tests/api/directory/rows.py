"""Small files of the real formats, all invented, for the tests of the importers."""

import csv
import json
from pathlib import Path
from typing import Any

TEMPLATE = {
    "identifiant": "1",
    "nom": "Maison Inventée",
    "besoins": "health|listening",
    "code_insee": "69123",
    "adresse": "1 rue de l’Exemple",
    "horaires": "Mo-Fr 09:00-17:00",
    "verifie_le": "2026-10-01",
}


def write_csv(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8", delimiter: str = ";") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        table.writeheader()
        table.writerows(rows)
    return path


def template(path: Path, *changes: dict[str, str]) -> Path:
    return write_csv(path, [TEMPLATE | change for change in changes])


def write_json(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def di_service(**changes: Any) -> dict[str, Any]:
    return {
        "source": "exemple",
        "structure_id": "exemple--s1",
        "id": "exemple--1",
        "nom": "Aide aux familles inventée",
        "description": "Un lieu qui n’existe pas.",
        "date_maj": "2026-09-01",
        "thematiques": ["famille--surmonter-conflits-separation-violence"],
        "publics": ["jeunes"],
        "mobilisable_par": ["usagers", "professionnels"],
        "frais": "gratuit",
        "code_insee": "13055",
        "adresse": "2 rue de l’Exemple",
        "latitude": 43.3,
        "longitude": 5.4,
        "horaires_accueil": "Mo-Fr 09:00-12:00",
    } | changes


def office(**changes: Any) -> dict[str, Any]:
    return {
        "id": "b7c5ef55-0000-4e16-90c3-000000000001",
        "nom": "Maison de justice inventée",
        "pivot": [{"type_service_local": "mjd", "code_insee_commune": ["59350"]}],
        "code_insee_commune": "59350",
        "adresse": [
            {"type_adresse": "Adresse postale", "numero_voie": "BP 1", "code_postal": "59000"},
            {
                "type_adresse": "Adresse",
                "complement1": "",
                "numero_voie": "3 rue de l’Exemple",
                "code_postal": "590000",
                "nom_commune": "Lille",
                "longitude": "3.06",
                "latitude": "50.63",
            },
        ],
        "adresse_courriel": "a@exemple.fr; b@exemple.fr",
        "site_internet": [{"libelle": "", "valeur": "https://exemple.invalid"}],
        "plage_ouverture": [
            {
                "nom_jour_debut": "Lundi",
                "nom_jour_fin": "Jeudi",
                "valeur_heure_debut_1": "09:00:00",
                "valeur_heure_fin_1": "12:00:00",
                "valeur_heure_debut_2": "13:30:00",
                "valeur_heure_fin_2": "16:30:00",
            }
        ],
        "date_modification": "01/09/2026 10:00:00",
        "affectation_personne": [{"nom": "PERSONNE", "prenom": "Inventée"}],
    } | changes


def as_text(record: dict[str, Any]) -> dict[str, Any]:
    """The other distribution: the same record with its parts as text of JSON."""
    parts = ("pivot", "adresse", "site_internet", "plage_ouverture")
    return record | {name: json.dumps(record[name]) for name in parts}


def finess_line(
    category: str = "701", department: str = "69", commune: str = "123", number: str = "690000001"
) -> str:
    cells = [""] * 32
    cells[:5] = ["structureet", number, "690000000", "MDA INVENTEE", "MAISON DES ADOLESCENTS INVENTEE"]
    cells[7:10] = ["4", "R", "DE L EXEMPLE"]
    cells[12:16] = [commune, department, "", "69003 LYON CEDEX 03"]
    cells[18] = category
    cells[30] = "2026-05-05"
    return ";".join(cells)


def finess(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    header = "finess;etalab;103;2026-05-05"
    path.write_text("\n".join([header, *lines]) + "\n", encoding=encoding)
    return path


def finess_plus(category_key: str = "categorieentiteGeographiqueExercice", **changes: Any) -> dict[str, Any]:
    place = {
        "informationsGeneralesEGE": {"numFinessEge": "690000002", "nomEgeLong": "POINT ECOUTE INVENTE"},
        category_key: {"code": "702"},
        "adresse": [
            {
                "numeroVoie": "5",
                "typeVoie": "RUE",
                "libelleVoie": "DE L EXEMPLE",
                "codePostal": "69003",
                "cogCommune": "69383",
            }
        ],
        "contact": [{"telecom": {"courriel": "c@exemple.fr"}}],
        "etatObjet": "A",
    }
    owner = {"informationsGeneralesPMEJ": {"numFinessPm": "1", "denominationPm": "ASSOCIATION INVENTEE"}}
    return {
        "schemaVersion": "v1.0.0",
        "generatedAt": "2026-10-01T00:00:00Z",
        "pmej": [owner | {"ege": [place | changes]}],
    }
