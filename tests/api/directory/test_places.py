import csv
import math
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from api.directory import communes
from api.directory.place import Found
from api.directory.places import Places

ROOT = Path(__file__).parents[3]
WRITTEN = yaml.safe_load((Path(__file__).parent / "places_300.yml").read_text(encoding="utf-8"))
TRUTH = ROOT.parent / "shared" / "data" / "geo" / "communes_fr_2026_latlon.csv"


@pytest.fixture(scope="module")
def france() -> Places:
    return communes.load(ROOT / "resources" / "places")


def understood(france: Places, written: str) -> set[str]:
    found = france.resolve(written)
    return {place.code for place in (found.place, *found.choices) if place}


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("Monpelier", ["Montpellier (34)"]),
        ("rene", ["Rennes (35)", "René (72)"]),
        ("Chaley", ["Chaley (01)"]),
    ],
)
def test_a_village_hides_no_city_that_is_written_nearly_so(
    france: Places, written: str, labels: list[str]
) -> None:
    found = france.resolve(written)
    assert [place.label for place in (found.place, *found.choices) if place] == labels


def test_three_hundred_ways_to_write_a_place_are_understood(france: Places) -> None:
    wrong, asked = [], 0
    for codes, ways in WRITTEN.items():
        wanted = set(str(codes).split("+"))
        for way in ways:
            asked += 1
            found = understood(france, str(way))
            right = found == wanted if len(wanted) == 1 else wanted <= found
            if not right:
                wrong.append(f"{way!r}: {sorted(found)} instead of {sorted(wanted)}")
    assert asked >= 300
    assert len(wrong) / asked <= 0.02, wrong


def test_two_places_of_one_name_are_never_guessed(france: Places) -> None:
    found = france.resolve("St Denis")
    assert found.place is None
    assert [place.department for place in found.choices[:2]] == ["974", "93"]


def test_a_postcode_shared_by_villages_offers_them(france: Places) -> None:
    found = france.resolve("01350")
    assert found.place is None
    assert len(found.choices) > 1


def test_a_postcode_that_is_also_another_communes_code_is_a_postcode(france: Places) -> None:
    """People type postcodes, never codes: 69003 is Lyon 3e, though the code of Albigny-sur-Saône."""
    shared = [postcode for postcode in france.postcodes if postcode in france.by_code]
    assert len(shared) > 3000
    for postcode in shared:
        found = france.meant(postcode)
        assert found == france.resolve(postcode)
        within = [place for place in (found.place, *found.choices) if place]
        assert within
        assert all(postcode in place.postcodes for place in within)
    assert france.meant("97410").place == france.by_code["97416"]


def test_what_a_button_or_a_program_sends_back_is_the_place_itself(france: Places) -> None:
    for place in france.by_code.values():
        assert france.meant(place.near) == france.meant(f"insee:{place.code}") == Found(place=place)
        assert france.coded(place.code) == Found(place=place)


@pytest.mark.parametrize(
    "text", ["", "   ", "xyzzyqwv", "🙂", "\x00", "'; DROP TABLE service; --", "a" * 5000]
)
def test_what_is_no_place_finds_nothing_and_breaks_nothing(france: Places, text: str) -> None:
    assert france.resolve(text) == Found()
    assert france.suggest(text) == []


def test_a_beginning_is_completed_with_the_biggest_first(france: Places) -> None:
    assert france.suggest("marsei")[0].name == "Marseille"
    assert france.suggest("saint-d")[0].name.startswith("Saint-D")
    assert len(france.suggest("a", limit=5)) == 5


def test_a_label_tells_namesakes_apart(france: Places) -> None:
    labels = [place.label for place in france.resolve("Saint-Denis").choices]
    assert len(labels) == len(set(labels))


@given(st.text(max_size=60))
def test_any_text_is_answered(france: Places, text: str) -> None:
    found = france.resolve(text)
    assert found.place is None or not found.choices
    assert len(france.suggest(text, limit=3)) <= 3


@given(st.data())
def test_every_commune_is_found_by_its_own_label(france: Places, data: st.DataObject) -> None:
    codes = sorted(code for code, place in france.by_code.items() if place.kind == "commune")
    place = france.by_code[data.draw(st.sampled_from(codes))]
    assert place.code in understood(france, place.label)


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    north = first[0] - second[0]
    east = (first[1] - second[1]) * math.cos(math.radians(first[0]))
    return 111.2 * math.hypot(north, east)


def test_every_commune_of_a_departement_has_a_centre(france: Places) -> None:
    collectivities = {"975", "977", "978", "984", "986", "987", "988", "989"}
    nowhere = {place.department for place in france.by_code.values() if place.lat is None}
    assert nowhere == collectivities


def test_the_shipped_places_agree_with_the_official_ones(france: Places) -> None:
    """Every current commune is there under its name; its centre is where the official file says, or near.

    In Guyane the middle of a commune is forest, 80 km from its town, where it is placed here. Where the
    official file lacks a centre, it gives that of the postcode.
    """
    assert TRUTH.exists(), f"this check needs the official communes: {TRUTH} is absent"
    with TRUTH.open(encoding="utf-8", newline="") as file:
        official = {row["code"]: row for row in csv.DictReader(file)}
    assert set(official) <= set(france.by_code)
    assert all(france.by_code[code].name == row["nom"] for code, row in official.items())
    far = []
    measured = {
        code: (float(row["lat"]), float(row["lon"]))
        for code, row in official.items()
        if row["latlon_source"] == "commune" and row["departement"] != "973"
    }
    for code, point in measured.items():
        place = france.by_code[code]
        assert place.lat is not None
        assert place.lon is not None
        if kilometres((place.lat, place.lon), point) > 5:
            far.append(place)
    assert len(measured) > 34_000
    assert len(far) / len(measured) <= 0.002
    assert sum(place.population for place in far) <= 250_000


def test_a_towns_old_name_is_offered_beside_a_village_of_that_name(france: Places) -> None:
    offered = {place.label for place in france.resolve("Vire").choices}
    assert offered == {"Viré (71)", "Vire Normandie (14)"}
