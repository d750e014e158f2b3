"""The directory of public offices (DILA): JSON, with lists or with text of JSON, and the CSV of 2019."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.directory import opened
from api.directory.draft import Draft
from api.directory.importers import fields
from api.directory.needs import Kind, Needs

DAYS = {"lundi": "Mo", "mardi": "Tu", "mercredi": "We", "jeudi": "Th", "vendredi": "Fr", "samedi": "Sa",
        "dimanche": "Su"}  # fmt: skip
WEEK, WHOLE_DAY = list(DAYS.values()), "00:00-24:00"
FILE_OF_2019 = "2019-10-01"  # the old CSV has no date of its own


def read(path: Path, needs: Needs) -> Iterator[tuple[int, Draft]]:
    """Offices whose type is none of ours are left out without a word."""
    if ".csv" in path.name:
        for line, row in opened.rows(path, needed={"id", "nom"}):
            if kind := needs.offices.get(row.get("type", "")):
                yield line, _old(row, kind)
            elif kind := _kind(row, needs):
                yield line, _draft(row, kind)
        return
    for line, record in enumerate(opened.records(path, "service", "results"), start=1):
        if kind := _kind(record, needs):
            yield line, _draft(record, kind)


def _kind(record: dict[str, Any], needs: Needs) -> Kind | None:
    types = [str(pivot.get("type_service_local")) for pivot in fields.objects(record.get("pivot"))]
    return next((needs.offices[name] for name in types if name in needs.offices), None)


def _draft(record: dict[str, Any], kind: Kind) -> Draft:
    places = fields.objects(record.get("adresse"))
    place = next((p for p in places if p.get("type_adresse") == "Adresse"), places[0] if places else {})
    sites = fields.listed(record.get("site_internet"))
    site = sites[0].get("valeur", "") if sites and isinstance(sites[0], dict) else next(iter(sites), "")
    return Draft(
        source_id=fields.text(record, "id"),
        name=fields.text(record, "nom"),
        needs=list(kind.needs),
        what=fields.text(record, "mission"),
        min_age=kind.ages[0] if kind.ages else None,
        max_age=kind.ages[1] if kind.ages else None,
        alone=kind.alone,
        by_professionals=kind.by_professionals,
        address=" ".join(
            filter(None, (fields.text(place, "complement1"), fields.text(place, "numero_voie")))
        ),
        confidential=kind.confidential,
        postcode=_five(fields.text(place, "code_postal")),
        commune=fields.text(record, "code_insee_commune"),
        city=fields.text(place, "nom_commune"),
        lat=fields.text(place, "latitude"),
        lon=fields.text(place, "longitude"),
        phones=_phones(record.get("telephone")),
        email=fields.first_mail(record.get("adresse_courriel")),
        website=str(site),
        hours=_hours(record.get("plage_ouverture"), on_holidays=kind.on_holidays),
        accessibility=fields.text(place, "note_accessibilite"),
        assured_on=fields.text(record, "date_modification_datetime", "date_modification"),
    )


def _old(row: dict[str, str], kind: Kind) -> Draft:
    return Draft(
        source_id=row["id"],
        name=row["nom"],
        needs=list(kind.needs),
        by_professionals=kind.by_professionals,
        address=row.get("adresse", ""),
        postcode=_five(row.get("code_postal", "")),
        commune=row.get("insee", ""),
        city=row.get("commune", ""),
        phones=fields.phones(row.get("telephone")),
        email=fields.first_mail(row.get("courriel")),
        website=row.get("site", ""),
        assured_on=FILE_OF_2019,
    )


def _five(postcode: str) -> str:
    """Six digits are met: 170000 for 17000."""
    return postcode[:5] if len(postcode) == 6 and postcode.isdigit() and postcode.endswith("0") else postcode


def _phones(value: Any) -> list[dict[str, str]]:
    told = fields.objects(value)
    if not told:
        return fields.phones(value if isinstance(value, str) else None)
    return [
        {"number": str(p.get("valeur") or ""), "about": str(p.get("description") or "")}
        for p in told
        if p.get("valeur")
    ]


def _hours(value: Any, *, on_holidays: bool) -> str:
    """«Lundi» to «Jeudi», 09:00:00 to 12:00:00 → Mo-Th 09:00-12:00, as OSM writes it.

    The source is silent about public holidays. Most offices are closed then, and a closed door must not be
    offered; but not those that the kind says are open, and not what never closes.
    """
    rules, never_closed = [], set[str]()
    for span in fields.objects(value):
        first, last = (
            DAYS.get(str(span.get(f"nom_jour_{end}", "")).strip().lower()) for end in ("debut", "fin")
        )
        times = [_times(span, half) for half in ("1", "2")]
        if first and any(times):
            days = first if last in {None, first} else f"{first}-{last}"
            rules.append(f"{days} {','.join(filter(None, times))}")
            never_closed |= _between(first, last or first) if WHOLE_DAY in times else set()
    if never_closed == set(WEEK):
        return "24/7"
    return "; ".join(rules if on_holidays or not rules else [*rules, "PH off"])


def _times(span: dict[str, Any], half: str) -> str:
    start, end = (str(span.get(f"valeur_heure_{edge}_{half}") or "")[:5] for edge in ("debut", "fin"))
    if end in {"23:59", "00:00"}:  # how the source writes midnight
        end = "24:00"
    return f"{start}-{end}" if start and end else ""


def _between(first: str, last: str) -> set[str]:
    from_first = WEEK[WEEK.index(first) :] + WEEK[: WEEK.index(first)]
    return set(from_first[: from_first.index(last) + 1])
