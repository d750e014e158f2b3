"""Names cut short, départements with their article, postcodes in pieces: what is offered for each."""

from pathlib import Path

import pytest

from api.directory import communes
from api.directory.places import Places

PLACES = Path(__file__).parents[3] / "resources" / "places"


@pytest.fixture(scope="module")
def france() -> Places:
    return communes.load(PLACES)


def offered(france: Places, written: str) -> list[str]:
    """One label: that place is taken. Several: the visitor chooses."""
    found = france.meant(written)
    return [place.label for place in (found.place, *found.choices) if place]


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("rueil", "Rueil-Malmaison (92)"),
        ("levallois", "Levallois-Perret (92)"),
        ("conflans", "Conflans-Sainte-Honorine (78)"),
        ("thonon", "Thonon-les-Bains (74)"),
        ("vandoeuvre", "Vandœuvre-lès-Nancy (54)"),
        ("caluire", "Caluire-et-Cuire (69)"),
        ("je suis à vélizy", "Vélizy-Villacoublay (78)"),
        ("cagnes", "Cagnes-sur-Mer (06)"),
        ("kremlin", "Le Kremlin-Bicêtre (94)"),
        ("wallis", "Wallis et Futuna (986)"),
        ("saint-barth", "Saint-Barthélemy (977)"),
        ("Saint-Étienne", "Saint-Étienne (42)"),
        ("conflans 54", "Conflans-en-Jarnisy (54)"),
    ],
)
def test_the_beginning_of_one_town_is_that_town(france: Places, written: str, town: str) -> None:
    assert offered(france, written) == [town]


@pytest.mark.parametrize(
    ("written", "among"),
    [
        ("je suis vers mantes", ["Mantes-la-Jolie (78)", "Mantes-la-Ville (78)"]),
        ("la roche", ["La Roche-sur-Yon (85)", "La Roche-sur-Foron (74)"]),
        ("chalon", ["Chalon-sur-Saône (71)", "Chalon (38)"]),
        ("charleville", ["Charleville-Mézières (08)", "Charleville (51)"]),
        ("romans", ["Romans-sur-Isère (26)", "Romans (79)"]),
        ("salon", ["Salon-de-Provence (13)", "Salon (24)"]),
        ("bourg", ["Bourg-en-Bresse (01)", "Bourg-la-Reine (92)", "Bourg (33)"]),
        ("savigny", ["Savigny-sur-Orge (91)", "Savigny-le-Temple (77)", "Savigny (69)"]),
        ("villiers", ["Villiers-sur-Marne (94)", "Villiers-le-Bel (95)", "Villiers (86)"]),
        ("ris", ["Ris-Orangis (91)", "Ris (63)"]),
        ("viry", ["Viry-Châtillon (91)", "Viry (74)"]),
        ("saint germain", ["Saint-Germain-en-Laye (78)", "Saint-Germain (10)"]),
        ("saint martin", ["Saint-Martin-d'Hères (38)", "Saint-Martin (978)"]),
        ("clichy", ["Clichy (92)", "Clichy-sous-Bois (93)"]),
        ("toulou", ["Toulouse (31)", "Toulon (83)"]),
        ("bretagne", ["Finistère (29)", "Bretagne (90)"]),
    ],
)
def test_towns_stand_before_the_villages_whose_name_is_written(
    france: Places, written: str, among: list[str]
) -> None:
    choices = offered(france, written)
    assert [label for label in choices if label in among] == among
    assert len(choices) > 1


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("la Creuse", ["Creuse (23)", "La Creuse (70)"]),
        ("dans la Creuse", ["Creuse (23)", "La Creuse (70)"]),
        ("la Marne", ["Marne (51)", "La Marne (44)"]),
        ("dans l’Aveyron", ["Aveyron (12)"]),
        ("l'Ain", ["Ain (01)"]),
        ("Laveyron", ["Laveyron (26)"]),
    ],
)
def test_a_departement_is_heard_with_its_article(france: Places, written: str, found: list[str]) -> None:
    assert offered(france, written) == found


@pytest.mark.parametrize("written", ["chez moi", "moi", "au centre"])
def test_words_around_a_place_are_no_place(france: Places, written: str) -> None:
    assert offered(france, written) == []


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("93 200", "Saint-Denis (93)"),
        ("97 400", "Saint-Denis (974)"),
        ("59\u00a0000", "Lille (59)"),
        ("75 011", "Paris 11e Arrondissement (75)"),
        ("75 011 paris", "Paris 11e Arrondissement (75)"),
        ("75011paris", "Paris 11e Arrondissement (75)"),
        ("paris75011", "Paris 11e Arrondissement (75)"),
        ("06 000 nice", "Nice (06)"),
        ("bât. 12 140 rue de l’Exemple 93200", "Saint-Denis (93)"),
        ("13 13001 marseille", "Marseille 1er Arrondissement (13)"),
    ],
)
def test_a_postcode_is_read_in_two_pieces_and_glued_to_a_word(
    france: Places, written: str, place: str
) -> None:
    assert offered(france, written) == [place]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("69431 Lyon Cedex 03", "Lyon 3e Arrondissement (69)"),
        ("13233 Marseille Cedex 20", "Marseille (13)"),
        ("06206 Nice Cedex 3", "Nice (06)"),
        ("Bordeaux Cedex 9", "Bordeaux (33)"),
        ("92055 La Défense Cedex", "Hauts-de-Seine (92)"),
        ("97491 Sainte-Clotilde Cedex", "La Réunion (974)"),
    ],
)
def test_a_cedex_is_its_town_or_at_least_its_departement(france: Places, written: str, place: str) -> None:
    assert offered(france, written) == [place]


def test_a_postcode_of_nowhere_is_no_place(france: Places) -> None:
    assert offered(france, "99999") == []
